//! The reply: shown lossless, its code explained with the cause in this request, and compared with others.

use crate::support::{Answer, Echo, Page, World, eventually, open, sent};
use std::time::Duration;

/// Waits for the causes to be of a value.
async fn caused_by_a_value(page: &Page) {
    eventually(async || {
        let told = page.text("error-cause").await;
        if told.contains(".Value") { Ok(()) } else { Err(told) }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn numbers_and_escapes_are_shown_as_sent() {
    let world = World::start().await;
    let body =
        r#"{"ActionStatus":"OK","ErrorCode":0,"n":18446744073709551615,"f":1.10,"s":"\u4e2d\n","n":1e400}"#;
    let (page, _echo) = sent(&world, Answer::body(body)).await;
    page.expect_text("error-code", "0").await;
    let shown = page.text("reply-pretty").await;
    for token in ["\"n\": 18446744073709551615,", "\"f\": 1.10,", r#""s": "\u4e2d\n","#, "\"n\": 1e400"] {
        assert!(shown.contains(token), "{token} in {shown}");
    }
    page.type_into("reply-search", "844674").await;
    page.expect_text("reply-hits", "1 / 1").await;
    page.expect_text("reply-path", "$.n").await;
    assert!(page.text("reply-detail").await.contains("2^53"));
}

#[tokio::test]
async fn the_cause_in_this_request_is_named() {
    let world = World::start().await;
    let reply = r#"{"ActionStatus":"FAIL","ErrorInfo":"","ErrorCode":40003}"#;
    let (page, _echo) = sent(&world, Answer::body(reply)).await;
    page.expect_text("error-code", "40003").await;
    let cause = page.text("error-cause").await;
    assert!(cause.contains("From_Account is “"), "{cause}");
}

#[tokio::test]
async fn a_value_that_is_too_long_is_shortened_by_a_button() {
    let world = World::start().await;
    let reply = r#"{"ActionStatus":"FAIL","ErrorInfo":"","ErrorCode":40601}"#;
    let (page, _echo) = sent(&world, Answer::body(reply)).await;
    page.expect_text("error-code", "40601").await;
    page.paste_into("item-value", &"中".repeat(204)).await;
    page.click("send").await;
    caused_by_a_value(&page).await;
    assert!(page.text("error-cause").await.contains("612 bytes, the limit is 500"));
    let press = "[...document.querySelectorAll('.causes button')].find(one => one.textContent == 'Shorten it').click()";
    page.script(press, vec![]).await;
    assert_eq!(page.value("item-value").await, "中".repeat(166));
    page.script("document.querySelector('.causes button').click()", vec![]).await;
    assert_eq!(page.focused().await.as_deref(), Some("item-value"));
}

#[tokio::test]
async fn two_replies_are_compared_by_path() {
    let world = World::start().await;
    let echo = Echo::start().await;
    let reply = |n: &str| Answer::body(format!(r#"{{"ErrorCode":0,"n":[{n}],"x":1}}"#));
    echo.answers([reply("18446744073709551615"), reply("18446744073709551616")]);
    let page = open(&world).await;
    page.use_server(&echo).await;
    for count in 1..=2 {
        page.click("send").await;
        page.expect_count("history-entry", count).await;
    }
    let tick = "document.querySelector('.history').open = true;
        document.querySelectorAll('.history input').forEach(one => one.click())";
    page.script(tick, vec![]).await;
    let told = page.text("compare").await;
    assert!(told.contains("1 difference") && told.contains("$.n[0]"), "{told}");
    assert!(told.contains("18446744073709551615") && told.contains("18446744073709551616"), "{told}");
    assert!(page.text("measure-times").await.starts_with("Last 2 calls: median "));
    page.click("history-clear").await;
    page.expect_count("history-entry", 0).await;
}

#[tokio::test]
async fn times_and_sizes_are_told_however_many_calls_there_were() {
    let body = format!(r#"{{"ErrorCode":0,"x":"{}"}}"#, "x".repeat(20_000 - 22));
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(body.as_bytes(), 6);
    let size = packed.len();
    let answer =
        Answer::body(packed).header("Content-Encoding", "deflate").header("Timing-Allow-Origin", "*");
    let world = World::start().await;
    let (page, _echo) = sent(&world, answer.after(Duration::from_millis(120))).await;
    page.expect_text("reply-size", "20.0 kB").await;
    // A browser notes the times of so many requests only.
    page.script("performance.setResourceTimingBufferSize(1)", vec![]).await;
    for _ in 0..3 {
        page.send().await;
        page.expect_part("measure", &format!("body {size} B, unpacked 20.0 kB")).await;
        page.expect_part("measure", "waiting for headers 1").await;
    }
    let widths = "return [...document.querySelectorAll('.measure__phase')].map(bar => Number(bar.getAttribute('width')))";
    let widths: Vec<f64> = serde_json::from_value(page.script(widths, vec![]).await).unwrap();
    assert_eq!(widths.len(), 3);
    assert!(widths[1] > 50.0 && (99.0..=100.0).contains(&widths.iter().sum::<f64>()), "{widths:?}");
    page.expect_part("measure-times", "Last 4 calls: median 1").await;
}
