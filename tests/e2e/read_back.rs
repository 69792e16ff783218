//! What portrait_set stored is read back at a click: a real call, beside the reply on screen.

use crate::support::{Answer, Echo, Page, World, open};
use serde_json::json;

const NICK: &str = "Tag_Profile_IM_Nick";
const LEVEL: &str = "Tag_Profile_IM_Level";
const CUSTOM: &str = "Tag_Profile_Custom_Test";

/// Waits until a field compares like this.
async fn expect_row(page: &Page, tag: &str, state: &str) {
    let found = "return document.querySelector(`[data-testid=read-back-row][data-tag='${arguments[0]}']`)
        ?.dataset.state ?? 'none'";
    page.expect_script(found, vec![json!(tag)], state).await;
}

#[tokio::test]
async fn in_the_sandbox_what_was_set_is_there() {
    let world = World::start().await;
    let page = open(&world).await;
    page.write_body(&format!(
        r#"{{"From_Account":"alice","ProfileItem":[{{"Tag":"{NICK}","Value":"小艾"}},{{"Tag":"{LEVEL}","Value":7}}]}}"#
    ))
    .await;
    page.send().await;
    page.expect_text("error-code", "0").await;
    page.click("read-back").await;
    page.expect_part("read-back-result", "all 2 came back").await;
    expect_row(&page, NICK, "same").await;
    expect_row(&page, LEVEL, "same").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn each_field_is_compared_to_the_letter_and_nothing_on_the_page_changes() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    let body = format!(
        r#"{{"From_Account":"名","ProfileItem":[{{"Tag":"{NICK}","Value":"a\u540d"}},{{"Tag":"{LEVEL}","Value":18446744073709551615}},{{"Tag":"{CUSTOM}","Value":"x"}}]}}"#
    );
    page.write_body(&body).await;
    let profile = format!(
        r#"{{"ActionStatus":"OK","ErrorCode":0,"UserProfileItem":[{{"To_Account":"名","ResultCode":0,"ProfileItem":[{{"Tag":"{LEVEL}","Value":18446744073709551616}},{{"Tag":"{NICK}","Value":"a名"}}]}}]}}"#
    );
    server.answers([Answer::ok(), Answer::body(profile)]);
    page.send().await;
    page.click("read-back").await;
    expect_row(&page, NICK, "same").await;
    expect_row(&page, LEVEL, "different").await;
    expect_row(&page, CUSTOM, "missing").await;
    page.expect_count("read-back-row", 3).await;
    page.expect_part("read-back-result", "Of 3, 1 came back different and 1 did not come back").await;
    let arrived = server.arrived();
    assert_eq!(arrived.len(), 2);
    let (set, get) = (&arrived[0], &arrived[1]);
    assert!(get.target.starts_with("/v4/profile/portrait_get?"), "{}", get.target);
    let of = |target: &str, name: &str| {
        let query = target.split_once('?').unwrap().1.to_owned();
        query.split('&').find_map(|part| part.strip_prefix(&format!("{name}="))).unwrap().to_owned()
    };
    for name in ["sdkappid", "identifier", "usersig"] {
        assert_eq!(of(&set.target, name), of(&get.target, name));
    }
    assert_ne!(of(&set.target, "random"), of(&get.target, "random"));
    let asked = format!(r#"{{"To_Account":["名"],"TagList":["{NICK}","{LEVEL}","{CUSTOM}"]}}"#);
    assert_eq!(String::from_utf8_lossy(&get.message.body), asked);
    // The draft and the reply are those of portrait_set.
    page.expect_value("body-json", &body).await;
    page.expect_value("command", "v4/profile/portrait_set").await;
    page.click("history").await;
    page.expect_count("history-entry", 1).await;
    page.click("tab-raw").await;
    page.expect_text("reply-raw", r#"{"ActionStatus":"OK","ErrorInfo":"","ErrorCode":0}"#).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_reading_back_that_fails_is_explained() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    page.send().await;
    for (answer, words) in [
        (
            Answer::body(r#"{"ActionStatus":"FAIL","ErrorCode":60007,"ErrorInfo":"slow"}"#),
            "ErrorCode 60007: ",
        ),
        (Answer::hang_up(), "Could not reach"),
        (Answer::body("<html><title>502</title>").status(502), "not the IM service answered"),
        (Answer::ok(), "nothing of this account"),
    ] {
        server.answers([answer]);
        page.click("read-back").await;
        page.expect_part("read-back-failed", words).await;
        page.expect_count("diagnosis", 0).await;
        page.expect_outcome("ok").await;
    }
    // Only what was set can be read back.
    server.answers([Answer::body(r#"{"ActionStatus":"FAIL","ErrorCode":40003}"#)]);
    page.send().await;
    page.expect_count("read-back", 0).await;
}
