//! What people really put into a body: the slip is named where it is, and a button mends it, nothing else.

use crate::support::{Page, World, eventually, open};
use serde_json::json;

/// Puts a body in and waits for a finding with these words.
async fn with_body(page: &Page, body: &str, told: &str) {
    page.click("view-json").await;
    page.paste_into("body-json", body).await;
    page.expect_part("findings", told).await;
}

/// Waits until this is the body's text.
async fn expect_body(page: &Page, expected: &str) {
    page.click("view-json").await;
    page.expect_value("body-json", expected).await;
}

const ITEM: &str = r#"{"From_Account":"alice", "ProfileItem" : [{"Tag":"TAG","Value" : VALUE,"x":[1.10]}]}"#;

fn body(tag: &str, value: &str) -> String {
    ITEM.replace("TAG", tag).replace("VALUE", value)
}

#[tokio::test]
async fn each_slip_of_a_row_is_named_and_mended_at_the_row() {
    let world = World::start().await;
    let page = open(&world).await;
    let family = "👨‍👩‍👧‍👦";
    let long = format!("\"{}{family}\"", "a".repeat(480));
    let cases = [
        (body("nick", "\"a\""), "it is spelt Tag_Profile_IM_Nick", body("Tag_Profile_IM_Nick", "\"a\"")),
        (body("Tag_Profile_Im_Nick", "\"a\""), "case and all", body("Tag_Profile_IM_Nick", "\"a\"")),
        (
            body("Tag_Profile_IM_BirthDay", "\"20190419\""),
            "without quotes",
            body("Tag_Profile_IM_BirthDay", "20190419"),
        ),
        (
            body("Tag_Profile_IM_BirthDay", "788889600"),
            "a Unix time",
            body("Tag_Profile_IM_BirthDay", "19950101"),
        ),
        (
            body("Tag_Profile_IM_Gender", "1"),
            "the nearest is Gender_Type_Male",
            body("Tag_Profile_IM_Gender", "\"Gender_Type_Male\""),
        ),
        (
            body("Tag_Profile_IM_Gender", "\"male\""),
            "the nearest is Gender_Type_Male",
            body("Tag_Profile_IM_Gender", "\"Gender_Type_Male\""),
        ),
        (
            body("Tag_Profile_IM_Location", "\"北京市海淀区\""),
            "18 bytes, the limit is 16: 6 characters, of which the first 5 fit",
            body("Tag_Profile_IM_Location", "\"北京市海淀\""),
        ),
        (
            body("Tag_Profile_IM_Nick", r#""hi\ud83d""#),
            "half a character",
            body("Tag_Profile_IM_Nick", "\"hi\""),
        ),
        (
            body("Tag_Profile_IM_Nick", &long),
            "487 characters, of which the first 480 fit",
            body("Tag_Profile_IM_Nick", &format!("\"{}\"", "a".repeat(480))),
        ),
        (
            body("Tag_Profile_IM_Nick", "\"a\"")
                .replace("\"Tag\"", "\"tag\"")
                .replace("\"Value\"", "\"value\""),
            "“tag” should be “Tag”, “value” should be “Value”",
            body("Tag_Profile_IM_Nick", "\"a\""),
        ),
    ];
    for (wrong, told, right) in cases {
        with_body(&page, &wrong, told).await;
        page.click("view-form").await;
        // Neither the form nor the help beside a Value that has the focus rewrites anything.
        page.row("item", 0).click("item-value").await;
        expect_body(&page, &wrong).await;
        page.click("view-form").await;
        page.row("item", 0).expect_part("item-hint", told).await;
        page.row("item", 0).click("item-mend").await;
        page.expect_count("item-mend", 0).await;
        expect_body(&page, &right).await;
        page.click_labelled("Undo").await;
        expect_body(&page, &wrong).await;
        // By Send as well, in either view.
        page.click("finding-mend").await;
        expect_body(&page, &right).await;
    }
    page.console_is_quiet().await;
}

#[tokio::test]
async fn what_only_a_person_can_tell_is_named_without_a_button() {
    let world = World::start().await;
    let page = open(&world).await;
    for (tag, value, told) in [
        ("Tag_Profile_IM_BirthDay", "25", "it looks like an age"),
        ("Tag_Profile_IM_BirthDay", "20190230", "month 2 of 2019 has 28 days"),
        ("Tag_Profile_IM_MsgSettings", "1", "it may be refused: the documents had this field until 2019"),
        ("Tag_Profile_IM_Nick", "\"hi\u{fffd}\"", "a character was lost on the way"),
    ] {
        with_body(&page, &body(tag, value), told).await;
        page.expect_count("finding-mend", 0).await;
    }
    page.click("view-form").await;
    page.expect_count("item-mend", 0).await;
    page.choose("lang", "zh").await;
    page.row("item", 0).expect_part("item-hint", "有字符在途中丢失").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_frame_of_another_shape_is_named_and_mended() {
    let world = World::start().await;
    let page = open(&world).await;
    let right = r#"{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"a"},{"Tag":"Tag_Profile_IM_Level","Value":1}]}"#;
    let php = right.replace("[{", r#"{"0":{"#).replace(",{", r#","2":{"#).replace("}]", "}}");
    for (wrong, told) in [
        (right.replace("From_Account", "Identifier"), "“Identifier” should be “From_Account”"),
        (right.replace("From_Account", "UserID"), "“UserID” should be “From_Account”"),
        (php, "in PHP wrap it in array_values"),
        (
            right.replace(r#"{"Tag":"Tag_Profile_IM_Nick","Value":"a"}"#, r#"{"nick":"a"}"#),
            "“nick” is how the client SDKs put it",
        ),
    ] {
        with_body(&page, &wrong, told).await;
        page.click("finding-mend").await;
        page.expect_count("findings", 0).await;
        expect_body(&page, right).await;
        page.click("send").await;
        page.expect_text("error-code", "0").await;
    }
    // At the list itself, in the form.
    with_body(
        &page,
        &right.replace('[', r#"{"7":"#).replace(r#"},{"#, r#"},"8":{"#).replace(']', "}"),
        "array_values",
    )
    .await;
    page.click("view-form").await;
    page.click("items-mend").await;
    page.expect_count("item", 2).await;
    expect_body(&page, right).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn one_click_straightens_quotes_and_marks_outside_of_strings() {
    let world = World::start().await;
    let page = open(&world).await;
    let right =
        r#"{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"她说：“好，的”"}]}"#;
    let wrong = "{“From_Account”：\"alice\"，“ProfileItem”：[{\"Tag\":“Tag_Profile_IM_Nick”，\"Value\":\"她说：“好，的”\"}]}";
    page.click("view-json").await;
    page.paste_into("body-json", wrong).await;
    page.expect_part("body-error", "Line 1, column 2: ““” should be the plain “\"”").await;
    page.expect_part("body-mend", "Straighten 10 curly or full-width characters").await;
    page.expect_part("body-mend", "line 1, column 2").await;
    page.click("body-mend").await;
    page.expect_value("body-json", right).await;
    page.expect_text("body-error", "").await;
    page.expect_count("body-mend", 0).await;
    page.click_labelled("Undo").await;
    page.expect_value("body-json", wrong).await;
    // As it comes by a paste of the browser, too.
    let paste = "const area = document.querySelector('[data-testid=body-json]'); area.focus(); area.select();
        return document.execCommand('insertText', false, arguments[0])";
    assert_eq!(page.script(paste, vec![json!(right.replace(':', "："))]).await, true);
    let mended = eventually(async || match page.value("body-json").await {
        text if text.contains('：') => Ok(()),
        text => Err(text),
    });
    mended.await.unwrap();
    page.choose("lang", "zh").await;
    page.expect_part("body-mend", "第一处：第 1 行").await;
    page.click("body-mend").await;
    page.expect_text("body-error", "").await;
    page.console_is_quiet().await;
}
