//! Waiting: the time runs, there is one call at a time, and both the user and the time-out can end it.

use crate::support::{Answer, Echo, Gate, Page, World, eventually, open};
use fantoccini::key::Key;
use serde_json::{Value, json};

fn refusal(code: u32) -> Answer {
    Answer::body(format!(r#"{{"ActionStatus":"FAIL","ErrorCode":{code},"ErrorInfo":""}}"#))
}

/// The running time as it stands on screen.
async fn clock(page: &Page) -> Result<String, String> {
    let timer = "return document.querySelector('[role=timer]')?.textContent ?? ''";
    match page.script(timer, vec![]).await {
        Value::String(time) if time.ends_with(" s") => Ok(time),
        other => Err(format!("the clock says {other}")),
    }
}

#[tokio::test]
async fn a_call_that_waits_shows_it_and_can_be_cancelled() {
    let world = World::start().await;
    let server = Echo::start().await;
    server.answers([Answer::never()]);
    let page = open(&world).await;
    page.use_server(&server).await;
    // Twice before the page could draw anything: that is one call all the same.
    let twice = "const send = document.querySelector('[data-testid=send]'); send.click(); send.click()";
    page.script(twice, vec![]).await;
    page.expect_enabled("send", false).await;
    let first = eventually(async || clock(&page).await).await.unwrap();
    let later = eventually(async || {
        clock(&page).await.and_then(|time| if time != first { Ok(time) } else { Err(time) })
    });
    later.await.unwrap();
    server.wait_for(1).await;

    // A second Send is impossible, by keyboard too.
    page.click("identifier").await;
    page.chord(&[Key::Control, Key::Enter]).await;
    page.expect_enabled("send", false).await;

    page.click("cancel").await;
    page.expect_attribute("diagnosis", "data-kind", "cancelled").await;
    page.expect_count("cancel", 0).await;
    page.expect_outcome("fail").await;
    assert_eq!(server.arrived().len(), 1, "no second call, no probe");

    server.answers([Answer::ok()]);
    page.send().await;
    page.expect_text("error-code", "0").await;
    page.expect_count("diagnosis", 0).await;
    assert_eq!(server.arrived().len(), 2);
    page.console_is_quiet().await;
}

#[tokio::test]
async fn the_late_answer_of_a_cancelled_call_is_never_shown() {
    let world = World::start().await;
    let server = Echo::start().await;
    let [late, later] = [Gate::shut(), Gate::shut()];
    server.answers([refusal(40001).behind(&late), refusal(70001).behind(&later)]);
    let page = open(&world).await;
    page.use_server(&server).await;
    let record = "window.shown = [];
        new MutationObserver(() => {
            const code = document.querySelector('[data-testid=error-code]')?.textContent;
            if (code !== undefined && code !== window.shown.at(-1)) window.shown.push(code);
        }).observe(document.body, { subtree: true, childList: true, characterData: true })";
    page.script(record, vec![]).await;
    page.click("send").await;
    server.wait_for(1).await;
    page.click("cancel").await;
    page.expect_attribute("diagnosis", "data-kind", "cancelled").await;
    // The first one's answer comes while the second call waits for its own.
    page.click("send").await;
    server.wait_for(2).await;
    late.open().await;
    later.open().await;
    page.expect_text("error-code", "70001").await;
    assert_eq!(page.script("return window.shown", vec![]).await, json!(["70001"]));
    assert_eq!(server.arrived().len(), 2);
}

#[tokio::test]
async fn the_time_out_ends_a_call_that_never_answers_or_stops_half_way() {
    let world = World::start().await;
    let server = Echo::start().await;
    server.answers([Answer::never(), Answer::ok(), Answer::ok().stuck_after(10), Answer::ok()]);
    let page = open(&world).await;
    page.use_server(&server).await;
    page.type_into("timeout", "1").await;
    for silence in ["no answer", "half an answer"] {
        page.send().await;
        page.expect_attribute("diagnosis", "data-kind", "timeout").await;
        page.expect_part("diagnosis", "1 s").await;
        let elapsed = page.text("elapsed").await;
        let took: u32 = elapsed.trim_end_matches(" ms").parse().unwrap();
        assert!(took >= 1000, "{silence}: {elapsed}");
        page.expect_outcome("fail").await;
        page.send().await;
        page.expect_text("error-code", "0").await;
    }
    assert_eq!(server.arrived().len(), 4, "a time-out is followed by nothing");
}

#[tokio::test]
async fn of_a_reply_that_takes_its_time_it_is_told_how_much_is_there() {
    let world = World::start().await;
    let server = Echo::start().await;
    server.answers([Answer::body(vec![b' '; 3_000_000]).stuck_after(1_000_000), Answer::ok()]);
    let page = open(&world).await;
    page.use_server(&server).await;
    page.click("send").await;
    page.expect_part("arriving", "1.0 MB of 3.0 MB received").await;
    page.click("cancel").await;
    page.expect_attribute("diagnosis", "data-kind", "cancelled").await;
    page.send().await;
    page.expect_outcome("ok").await;
    page.expect_count("arriving", 0).await;
    page.console_is_quiet().await;
}
