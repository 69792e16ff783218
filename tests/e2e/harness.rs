//! The harness itself, so that a green story means something: what was typed arrives, what was sent is seen.

use crate::support::{Answer, Echo, Page, Visit, World, ask, open};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Sends a text as the page does: a simple request. Gives the reply's text or the error's name.
const SEND: &str = "return fetch(arguments[0], { method: 'POST', body: arguments[1] })
    .then(reply => reply.text()).catch(error => error.name)";

async fn send(page: &Page, url: &str, body: &str) -> Value {
    page.script(SEND, vec![json!(url), json!(body)]).await
}

async fn fixture(world: &World) -> Page {
    world.site.put("/fixture.html", include_str!("support/fixture.html"));
    world.site.put("/fixture.js", include_str!("support/fixture.js"));
    Visit::default().path("/fixture.html").open(world).await
}

#[tokio::test]
async fn a_simple_request_arrives_as_one_post_byte_for_byte() {
    let world = World::start().await;
    let echo = Echo::start().await;
    let page = open(&world).await;
    let body = r#"{"From_Account":"名字😀","Value":18446744073709551615}"#;
    let reply = send(&page, &(echo.url() + "/v4/profile/portrait_set?usersig=a%2Bb*-&random=1"), body).await;
    assert_eq!(reply, r#"{"ActionStatus":"OK","ErrorInfo":"","ErrorCode":0}"#);
    let arrived = echo.wait_for(1).await;
    assert_eq!(arrived.len(), 1, "no preflight: {arrived:?}");
    assert_eq!(arrived[0].method, "POST");
    assert_eq!(arrived[0].target, "/v4/profile/portrait_set?usersig=a%2Bb*-&random=1");
    assert_eq!(arrived[0].message.header("content-type"), Some("text/plain;charset=UTF-8"));
    assert_eq!(arrived[0].message.body, body.as_bytes());
    page.console_is_quiet().await;
    assert_eq!(page.requested_origins().await, [world.site.origin(), echo.url()]);
}

#[tokio::test]
async fn a_preflight_is_seen_and_refused_as_the_service_does() {
    let world = World::start().await;
    let echo = Echo::start().await;
    let page = open(&world).await;
    let json = "return fetch(arguments[0], { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } })
        .then(() => 'answered').catch(error => error.name)";
    assert_eq!(page.script(json, vec![json!(echo.url())]).await, "TypeError");
    let methods: Vec<_> = echo.arrived().into_iter().map(|request| request.method).collect();
    assert_eq!(methods, ["OPTIONS"]);
    page.expect_in_console("preflight").await;
}

#[tokio::test]
async fn the_echo_answers_as_told() {
    let world = World::start().await;
    let echo = Echo::start().await;
    let page = open(&world).await;
    echo.answers([
        Answer::body("bad gateway").status(502).header("X-Note", "1"),
        Answer::body([0xff, 0xfe]),
        Answer::ok().without_cors(),
        Answer::body("only a part").cut_after(4),
        Answer::hang_up(),
        Answer::redirect(&(echo.url() + "/elsewhere")),
        Answer::body("late").after(Duration::from_millis(300)),
    ]);
    assert_eq!(send(&page, &echo.url(), "").await, "bad gateway");
    assert_eq!(send(&page, &echo.url(), "").await, "\u{fffd}\u{fffd}");
    for hidden in ["no CORS", "cut", "hung up"] {
        assert_eq!(send(&page, &echo.url(), "").await, "TypeError", "{hidden}");
    }
    let began = Instant::now();
    assert_eq!(send(&page, &echo.url(), "").await, "late", "after a redirect");
    assert!(began.elapsed() >= Duration::from_millis(300));
    assert_eq!(echo.arrived().last().unwrap().target, "/elsewhere");
    assert_eq!(send(&page, &echo.url(), "").await, "late", "the last answer is repeated");
    echo.answers([Answer::never()]);
    let abort = "return fetch(arguments[0], { signal: AbortSignal.timeout(200) }).catch(error => error.name)";
    assert_eq!(page.script(abort, vec![json!(echo.url())]).await, "TimeoutError");
}

#[tokio::test]
async fn the_echo_can_be_asked_without_a_browser() {
    let echo = Echo::start().await;
    let reply = ask(echo.port, "POST", "/x?y=%20", b"\xff\0").await.unwrap();
    assert_eq!(reply.header("access-control-allow-headers"), Some("X-Requested-With"));
    assert_eq!(echo.arrived()[0].target, "/x?y=%20");
    assert_eq!(echo.arrived()[0].message.body, b"\xff\0");
}

#[tokio::test]
async fn steps_wait_and_reach_the_right_element() {
    let world = World::start().await;
    let page = fixture(&world).await;
    page.choose("endpoint", "custom").await;
    page.expect_text("heard", "endpoint custom").await;
    // chromedriver tells a page of a choice by `change` alone.
    page.expect_attribute("heard", "data-events", "change ").await;
    page.click("add-item").await;
    page.click("add-item").await;
    page.expect_count("item", 2).await;
    let second = page.row("item", 1);
    second.type_into("item-value", "typed 名字").await;
    page.expect_text("heard", "item-value typed 名字").await;
    page.row("item", 0).expect_value("item-value", "old").await;
    second.paste_into("item-value", "pasted 😀").await;
    second.expect_value("item-value", "pasted 😀").await;
    page.expect_text("heard", "item-value pasted 😀").await;
    page.expect_no_attribute("send", "disabled").await;
    page.press(Key::Tab).await;
    page.expect_focus("add-item").await;
    page.click("send").await;
    page.expect_text("heard", "sent").await;
    page.reload().await;
    page.expect_count("item", 0).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_visit_has_its_language_size_and_colours() {
    let world = World::start().await;
    let page = Visit::default().languages("zh-CN,zh").size(390, 844).dark().open(&world).await;
    let seen = "return [navigator.languages, innerWidth, innerHeight, matchMedia('(prefers-color-scheme: dark)').matches]";
    assert_eq!(page.script(seen, vec![]).await, json!([["zh-CN", "zh"], 390, 844, true]));
    let picture = std::fs::read(page.screenshot("harness-narrow").await).unwrap();
    assert!(picture.starts_with(b"\x89PNG"));
}

#[tokio::test]
async fn a_browser_can_be_taken_offline() {
    let world = World::start().await;
    let page = open(&world).await;
    let offline = json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    page.devtools("Network.enable", json!({})).await;
    page.devtools("Network.emulateNetworkConditions", offline).await;
    assert_eq!(page.script("return navigator.onLine", vec![]).await, false);
}

#[tokio::test]
#[should_panic(expected = "the console says")]
async fn a_noise_in_the_console_is_noticed() {
    let world = World::start().await;
    let page = open(&world).await;
    page.script("console.warn('noise')", vec![]).await;
    page.console_is_quiet().await;
}
