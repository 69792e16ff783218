//! No number, escape or key changes on its way: neither in what is sent nor in what is shown.

use crate::support::{Answer, Echo, World, open};

const LARGEST: &str = "18446744073709551615";

#[tokio::test]
async fn the_largest_integer_is_sent_with_the_digits_that_were_typed() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    let row = page.row("item", 0);
    row.type_into("item-tag", "Tag_Profile_IM_Level").await;
    row.type_into("item-value", LARGEST).await;
    page.send().await;
    page.expect_text("error-code", "0").await;
    let arrived = server.arrived();
    let expected = format!(
        r#"{{"From_Account":"alice","ProfileItem":[{{"Tag":"Tag_Profile_IM_Level","Value":{LARGEST}}}]}}"#
    );
    assert_eq!(String::from_utf8_lossy(&arrived[0].message.body), expected);
    page.click("tab-sent").await;
    page.expect_content("sent-body", &expected).await;
    // There and back through the other view.
    page.click("view-json").await;
    page.expect_value("body-json", &expected).await;
    page.click("view-form").await;
    page.row("item", 0).expect_value("item-value", LARGEST).await;
    page.send().await;
    assert_eq!(server.wait_for(2).await[1].message.body, expected.as_bytes());
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_long_reply_whose_length_nobody_announced_is_there_whole() {
    let world = World::start().await;
    let server = Echo::start().await;
    let record = |n| format!(r#"{{"To_Account":"mark_{n}","Value":"{}"}}"#, "名".repeat(3000));
    let records: Vec<_> = (0..700).map(record).collect();
    let reply = format!(r#"{{"ErrorCode":0,"ErrorInfo":"","List":[{}]}}"#, records.join(","));
    assert!(reply.len() > 6_000_000, "more than three of the blocks that it is read in: {}", reply.len());
    server.answers([Answer::body(reply.clone()).unannounced()]);
    let page = open(&world).await;
    page.use_server(&server).await;
    page.send().await;
    page.expect_text("error-code", "0").await;
    page.expect_text("reply-size", "6.3 MB").await;
    page.type_into("reply-search", "\"mark_").await;
    page.expect_text("reply-hits", "1 / 700").await;
    page.type_into("reply-search", "mark_699").await;
    page.expect_text("reply-hits", "1 / 1").await;
    page.expect_text("reply-path", "$.List[699].To_Account").await;
    page.expect_count("reply-cut", 0).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_reply_is_shown_token_by_token_as_it_came() {
    let world = World::start().await;
    let server = Echo::start().await;
    let reply = concat!(
        "{\"ActionStatus\":\"OK\", \"ErrorCode\":0,\"ErrorInfo\":\"\",\t\"twice\":18446744073709551615,",
        "\"twice\":-9007199254740993,\"price\":1.10,\"tiny\":1E-400,\"zero\":-0.0,",
        "\"text\":\"\\u4e2d\\/\\ud83d\\ude00 中\\n<b>&amp;\",\"\":[],\"nest\":[{},[1 , 2]]}\r\n",
    );
    let pretty = r#"{
  "ActionStatus": "OK",
  "ErrorCode": 0,
  "ErrorInfo": "",
  "twice": 18446744073709551615,
  "twice": -9007199254740993,
  "price": 1.10,
  "tiny": 1E-400,
  "zero": -0.0,
  "text": "\u4e2d\/\ud83d\ude00 中\n<b>&amp;",
  "": [],
  "nest": [
    {},
    [
      1,
      2
    ]
  ]
}"#;
    server.answers([Answer::body(reply).header("Content-Type", "application/json;charset=utf-8")]);
    let page = open(&world).await;
    page.use_server(&server).await;
    page.send().await;
    page.expect_text("error-code", "0").await;
    let lines = "return document.querySelector('[data-testid=reply-pretty]').innerText.trimEnd()";
    page.expect_script(lines, vec![], pretty).await;
    page.type_into("reply-search", "844674").await;
    page.expect_text("reply-hits", "1 / 1").await;
    page.expect_text("reply-path", "$.twice").await;
    page.expect_part("reply-detail", "2^53").await;
    page.expect_part("reply-size", &reply.len().to_string()).await;
    page.click("tab-raw").await;
    page.expect_content("reply-raw", reply).await;
    page.click("tab-headers").await;
    page.expect_part("reply-headers", "application/json;charset=utf-8").await;
    page.console_is_quiet().await;
}
