//! The reply: shown lossless, its code explained with the cause in this request, and compared with others.

use crate::support::{Answer, Echo, World, eventually, open, sent};
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn the_cause_in_this_request_is_named() {
    let world = World::start().await;
    let reply = r#"{"ActionStatus":"FAIL","ErrorInfo":"","ErrorCode":40003}"#;
    let (page, _echo) = sent(&world, Answer::body(reply)).await;
    page.expect_text("error-code", "40003").await;
    page.expect_part("error-cause", "From_Account is “").await;
}

#[tokio::test]
async fn a_value_that_is_too_long_is_shortened_by_a_button() {
    let world = World::start().await;
    let reply = r#"{"ActionStatus":"FAIL","ErrorInfo":"","ErrorCode":40601}"#;
    let (page, _echo) = sent(&world, Answer::body(reply)).await;
    page.expect_text("error-code", "40601").await;
    page.paste_into("item-value", &"中".repeat(204)).await;
    page.click("send").await;
    page.expect_part("error-cause", ".Value").await;
    page.expect_part("error-cause", "612 bytes, the limit is 500").await;
    let press = "[...document.querySelectorAll('[data-testid=error-cause] button')]
        .find((button) => button.textContent === arguments[0]).click()";
    page.script(press, vec![json!("Shorten it")]).await;
    page.expect_value("item-value", &"中".repeat(166)).await;
    page.script(press, vec![json!("Go to it")]).await;
    page.expect_focus("item-value").await;
}

#[tokio::test]
async fn two_replies_are_compared_by_path() {
    let world = World::start().await;
    let echo = Echo::start().await;
    let reply = |n: &str| Answer::body(format!(r#"{{"ErrorCode":0,"n":[{n}],"x":1}}"#));
    echo.answers([reply("18446744073709551615"), reply("18446744073709551616")]);
    let page = open(&world).await;
    page.use_server(&echo).await;
    page.send().await;
    page.send().await;
    page.click("history").await;
    page.expect_count("history-entry", 2).await;
    page.row("history-entry", 0).click("history-compare").await;
    page.row("history-entry", 1).click("history-compare").await;
    for part in ["1 difference", "$.n[0]", "18446744073709551615", "18446744073709551616"] {
        page.expect_part("compare", part).await;
    }
    page.expect_part("measure-times", "Last 2 calls: median ").await;
    let chart = "return document.querySelectorAll('[data-testid=measure] polyline').length";
    page.expect_script(chart, vec![], 0).await;
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
    let answer = answer.after(Duration::from_millis(120)).paused_after(10, Duration::from_millis(60));
    let (page, _echo) = sent(&world, answer).await;
    page.expect_text("reply-size", "20.0 kB").await;
    // A browser notes the times of so many requests only.
    page.script("performance.setResourceTimingBufferSize(1)", vec![]).await;
    for _ in 0..3 {
        page.send().await;
        page.expect_part("measure", &format!("body {size} B, unpacked 20.0 kB")).await;
    }
    // The server took 120 ms and then 60 ms; a busy machine adds to it.
    let phases = "return [...document.querySelectorAll('[data-testid=measure] [data-phase]')]
        .map((bar) => [bar.textContent.match(/(\\d+) ms/)[1], bar.getAttribute('width')].map(Number))";
    let phases: Vec<[f64; 2]> = serde_json::from_value(page.script(phases, vec![]).await).unwrap();
    let [waiting, total] = [phases[1][0], phases.iter().map(|[ms, _]| ms).sum()];
    assert!(waiting >= 120.0, "{phases:?}");
    assert!(phases.iter().all(|[ms, width]| (width - ms * 100.0 / total).abs() <= 1.0), "{phases:?}");
    page.expect_part("measure-times", "Last 4 calls: median ").await;
    let pictures = "return document.querySelectorAll('[data-testid=measure] svg').length";
    page.expect_script(pictures, vec![], 2).await;
    let told = page.text("measure-times").await;
    let median: u32 =
        told.split_once("Last 4 calls: median ").unwrap().1.split(' ').next().unwrap().parse().unwrap();
    assert!(median >= 120, "{told}");
}

#[tokio::test]
async fn a_status_and_a_code_that_contradict_each_other_are_no_success() {
    let world = World::start().await;
    let (page, echo) = sent(&world, Answer::body(r#"{"ActionStatus":"FAIL","ErrorCode":0}"#)).await;
    page.expect_attribute("action-status", "data-state", "contradiction").await;
    page.expect_outcome("fail").await;
    page.expect_part("error-meaning", "ActionStatus is FAIL, and yet ErrorCode is 0").await;
    echo.answers([Answer::body(r#"{"ActionStatus":"OK","ErrorCode":40003}"#)]);
    page.send().await;
    page.expect_attribute("action-status", "data-state", "contradiction").await;
    page.expect_part("contradiction", "ActionStatus is OK, and yet ErrorCode is 40003").await;
    page.expect_part("error-cause", "From_Account is “").await;
    echo.answers([Answer::ok()]);
    page.send().await;
    page.expect_attribute("action-status", "data-state", "ok").await;
}

#[tokio::test]
async fn each_reply_is_looked_at_from_its_beginning() {
    let world = World::start().await;
    let records = vec![r#"{"To_Account":"user_0123456789","ResultCode":0}"#; 20_000].join(",");
    let long = format!(r#"{{"ErrorCode":0,"Items":[{records}]}}"#);
    let (page, echo) = sent(&world, Answer::body(long)).await;
    page.expect_text("error-code", "0").await;
    let end = "document.querySelector('[data-testid=reply-pretty]').scrollTop = 1e9";
    page.script(end, vec![]).await;
    let first = "return document.querySelector('[data-testid=reply-pretty] .row')?.dataset.n";
    let scrolled = eventually(async || match page.script(first, vec![]).await {
        first if first == "1" => Err("it is not scrolled yet".to_owned()),
        _ => Ok(()),
    });
    scrolled.await.unwrap();
    page.send().await;
    let again = eventually(async || match page.script(first, vec![]).await {
        first if first == "1" => Ok(()),
        first => Err(first.to_string()),
    });
    again.await.unwrap();
    page.click("tab-raw").await;
    page.click("raw-next").await;
    page.expect_part("raw-part", "Part 2 of").await;
    let short = r#"{"ErrorCode":0,"short":true}"#;
    echo.answers([Answer::body(short)]);
    page.send().await;
    page.expect_text("reply-raw", short).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn the_first_reply_is_waited_for() {
    let world = World::start().await;
    let echo = Echo::start().await;
    echo.answers([Answer::never()]);
    let page = open(&world).await;
    page.use_server(&echo).await;
    page.expect_part("no-reply", "Nothing sent yet").await;
    page.click("send").await;
    page.expect_part("no-reply", "waiting for the reply").await;
    page.click("cancel").await;
    page.expect_attribute("diagnosis", "data-kind", "cancelled").await;
    page.expect_count("no-reply", 0).await;
}
