//! The form that fits any command: the body's text edited value by value, and what the documents say of it.

use crate::support::{Echo, Page, Scope, Visit, World};

const SENDMSG: &str = "/#v4/openim/sendmsg";

/// The page on a command with a body, in the form.
async fn form(world: &World, path: &str, body: &str) -> Page {
    let page = Visit::default().path(path).open(world).await;
    page.expect_part("command-title", "").await;
    page.write_body(body).await;
    page.click("view-form").await;
    page
}

/// The line of the value at a path.
async fn line(page: &Page, path: &str) -> Scope {
    let at = "return [...document.querySelectorAll('[data-testid=field]')]
        .findIndex((line) => line.dataset.path === arguments[0])";
    let index = page.script(at, vec![path.into()]).await.as_i64().unwrap();
    page.row("field", usize::try_from(index).unwrap_or_else(|_| panic!("no line for {path}")))
}

async fn expect_body(page: &Page, expected: &str) {
    page.click("view-json").await;
    page.expect_value("body-json", expected).await;
    page.click("view-form").await;
}

#[tokio::test]
async fn an_edit_touches_its_value_alone_and_is_sent_to_the_digit() {
    let world = World::start().await;
    let server = Echo::start().await;
    let body = "{ \"To_Account\" : \"b\\u006fb\",\n\t\"MsgRandom\":1e2, \"x\": [true , null, {\"k\":1.10}], \"x\":\"twice\" }";
    let page = form(&world, SENDMSG, body).await;
    page.use_server(&server).await;
    line(&page, "MsgRandom").await.type_into("field-value", "18446744073709551616").await;
    line(&page, "x[0]").await.choose("field-value", "false").await;
    line(&page, "x[2].k").await.type_into("field-value", "-0.50").await;
    line(&page, "x[1]").await.choose("field-kind", "string").await;
    line(&page, "x[1]").await.type_into("field-value", "中\"").await;
    let expected = body
        .replace("1e2", "18446744073709551616")
        .replace("true", "false")
        .replace("1.10", "-0.50")
        .replace("null", "\"中\\\"\"");
    expect_body(&page, &expected).await;
    page.send().await;
    assert_eq!(String::from_utf8_lossy(&server.arrived()[0].message.body), expected);
    line(&page, "x[2].k").await.click("field-remove").await;
    page.expect_part_of_content("field-more", "Another field").await;
    expect_body(&page, &expected.replace("{\"k\":-0.50}", "{}")).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn what_is_no_number_yet_waits_in_its_field() {
    let world = World::start().await;
    let page = form(&world, SENDMSG, "{\"MsgRandom\":7}").await;
    let random = line(&page, "MsgRandom").await;
    random.type_into("field-value", "-").await;
    random.expect_value("field-value", "-").await;
    random.expect_part("field-hint", "Not a number yet").await;
    expect_body(&page, "{\"MsgRandom\":7}").await;
    let random = line(&page, "MsgRandom").await;
    random.expect_value("field-value", "-").await;
    random.type_into("field-value", "-12").await;
    expect_body(&page, "{\"MsgRandom\":-12}").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn fields_and_items_are_added_from_what_is_documented() {
    let world = World::start().await;
    let page = form(&world, "/#v4/im_open_login_svc/account_delete", "{}").await;
    page.expect_part("field-more", "Required and missing:").await;
    page.expect_part("findings", "DeleteItem it is missing").await;
    page.click("finding").await;
    page.click("field-add").await;
    expect_body(&page, r#"{"DeleteItem":[{"UserID":"alice"},{"UserID":"bob"}]}"#).await;
    page.expect_count("findings", 0).await;
    let more = "const more = document.querySelector('[data-testid=field-more][data-path=DeleteItem] button'); more.click()";
    page.script(more, vec![]).await;
    page.expect_focus("field-value").await;
    line(&page, "DeleteItem[2].UserID").await.type_into("field-value", "n").await;
    expect_body(&page, r#"{"DeleteItem":[{"UserID":"alice"},{"UserID":"bob"},{"UserID":"n"}]}"#).await;
    line(&page, "DeleteItem[0]").await.click("field-remove").await;
    line(&page, "DeleteItem[0]").await.click("field-double").await;
    expect_body(&page, r#"{"DeleteItem":[{"UserID":"bob"},{"UserID":"bob"},{"UserID":"n"}]}"#).await;
    // A field of one's own: its name is typed first.
    let other = "const all = [...document.querySelectorAll('[data-testid=field-other]')]; all.at(-1).click()";
    page.script(other, vec![]).await;
    page.expect_focus("field-key").await;
    page.row("field", 7).type_into("field-key", "Mine").await;
    page.expect_focus("field-key").await;
    expect_body(&page, r#"{"DeleteItem":[{"UserID":"bob"},{"UserID":"bob"},{"UserID":"n"}],"Mine":""}"#)
        .await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn what_the_documents_would_not_have_is_told_and_still_sent() {
    let world = World::start().await;
    let body = r#"{"SyncOtherMachine":9,"To_Account":["bob"],"MsgRandom":1,"MsgBody":[{"MsgType":"TIMTextElem","MsgContent":{}}]}"#;
    let page = form(&world, SENDMSG, body).await;
    page.expect_count("finding", 2).await;
    line(&page, "SyncOtherMachine").await.expect_part("field-hint", "it should be one of 1, 2").await;
    line(&page, "To_Account").await.expect_part("field-hint", "it should be a string").await;
    page.send().await;
    page.expect_outcome("fail").await;
    line(&page, "SyncOtherMachine").await.choose("field-value", "2").await;
    line(&page, "To_Account").await.choose("field-kind", "string").await;
    line(&page, "To_Account").await.type_into("field-value", "bob").await;
    page.expect_count("finding", 0).await;
    page.choose("lang", "zh").await;
    line(&page, "To_Account").await.expect_part("field-hint", "必填").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn profiles_are_asked_for_by_account_and_tag_and_come_back_as_cards() {
    let world = World::start().await;
    let page = Visit::default().path("/#v4/profile/portrait_get").open(&world).await;
    page.expect_text("command-title", "Read profile fields of users").await;
    page.expect_count("account", 2).await;
    let offer = "document.querySelector('[data-testid=account-offer][data-account=xiaoming]').click()";
    page.script(offer, vec![]).await;
    page.expect_count("account", 3).await;
    page.click("account-add").await;
    page.expect_focus("account").await;
    page.expect_count("account", 4).await;
    let last = "const last = [...document.querySelectorAll('[data-testid=account]')].at(-1);
        last.value = 'eve'; last.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    page.script(last, vec![]).await;
    let tick = "document.querySelector(`[data-testid=tag][data-tag=${arguments[0]}]`).click()";
    page.script(tick, vec!["Tag_Profile_IM_BirthDay".into()]).await;
    page.script(tick, vec!["Tag_Profile_IM_Nick".into()]).await;
    expect_body(
        &page,
        r#"{"To_Account":["alice","bob","xiaoming","eve"],"TagList":["Tag_Profile_IM_Gender","Tag_Profile_IM_BirthDay"]}"#,
    )
    .await;
    page.send().await;
    page.expect_text("error-code", "0").await;
    page.expect_count("profile", 4).await;
    let card = "return [...document.querySelectorAll('[data-testid=profile]')].map((card) => card.innerText.replace(/\\s+/g, ' '))";
    let cards = page.script(card, vec![]).await;
    assert_eq!(cards[0], "alice Gender Gender_Type_Female female Birthday 19980704");
    assert!(cards[3].as_str().unwrap().starts_with("eve 40003 "), "{cards}");
    page.expect_part("reply-pretty", "UserProfileItem").await;
    page.click("tags-all").await;
    page.click("tags-none").await;
    page.click("asking-switch").await;
    page.expect_count("field", 6).await;
    page.expect_count("finding", 0).await;
    page.console_is_quiet().await;
}
