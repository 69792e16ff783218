//! The reply: shown lossless at any size, explained whatever it is, and where there is none, why.

use crate::support::{Answer, Echo, Page, Visit, World, eventually, open};
use serde_json::{Value, json};
use std::time::Duration;

/// A page that sends to a server of the story's own.
async fn aimed(world: &World, base: &str) -> Page {
    let page = open(world).await;
    page.choose("endpoint", "custom").await;
    page.type_into("endpoint-custom", base).await;
    page
}

async fn sent(world: &World, answer: Answer) -> (Page, Echo) {
    let echo = Echo::start().await;
    echo.answers([answer]);
    let page = aimed(world, &echo.url()).await;
    page.click("send").await;
    (page, echo)
}

/// Waits for the causes to be of a value.
async fn caused_by_a_value(page: &Page) {
    eventually(async || {
        let told = page.text("error-cause").await;
        if told.contains(".Value") { Ok(()) } else { Err(told) }
    })
    .await
    .unwrap();
}

/// The failure that a server's conduct is told as.
async fn diagnosed(answer: Answer, kind: &str) -> (World, Page, Echo) {
    let world = World::start().await;
    let (page, echo) = sent(&world, answer).await;
    page.expect_attribute("diagnosis", "data-kind", kind).await;
    (world, page, echo)
}

#[tokio::test]
async fn a_dropped_connection_is_unreachable() {
    let (_world, page, echo) = diagnosed(Answer::hang_up(), "unreachable").await;
    let probes = echo.arrived().into_iter().skip(1);
    for probe in probes.filter(|probe| probe.method == "GET") {
        assert_eq!(probe.target, "/", "the probe carries nothing");
    }
    let curl = page.script("return document.querySelector('[data-testid=curl]').textContent", vec![]).await;
    let curl = curl.as_str().unwrap();
    assert!(curl.starts_with("curl -X POST") && curl.contains("usersig='\"$USERSIG\"'"), "{curl}");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_unreachable() {
    let world = World::start().await;
    let page = aimed(&world, "http://127.0.0.1:9").await;
    page.click("send").await;
    page.expect_attribute("diagnosis", "data-kind", "unreachable").await;
}

#[tokio::test]
async fn a_reply_without_cors_headers_is_cors() {
    diagnosed(Answer::ok().without_cors(), "cors").await;
}

#[tokio::test]
async fn a_redirect_is_told_and_not_followed() {
    let (_world, _page, echo) = diagnosed(Answer::redirect("/elsewhere"), "redirect").await;
    assert_eq!(echo.arrived().len(), 1);
}

#[tokio::test]
async fn a_server_that_never_answers_times_out_or_is_cancelled() {
    let world = World::start().await;
    let echo = Echo::start().await;
    echo.answers([Answer::never()]);
    let page = aimed(&world, &echo.url()).await;
    page.click("send").await;
    page.click("cancel").await;
    page.expect_attribute("diagnosis", "data-kind", "cancelled").await;
    page.type_into("timeout", "1").await;
    page.click("send").await;
    page.expect_attribute("diagnosis", "data-kind", "timeout").await;
}

#[tokio::test]
async fn a_host_that_the_policy_forbids_is_blocked_by_the_page() {
    let world = World::start().await;
    let page = aimed(&world, "http://127.0.0.2:8080").await;
    page.click("send").await;
    page.expect_attribute("diagnosis", "data-kind", "blocked-by-page").await;
    // The browser would put the URL it refuses into its console, and with it the UserSig.
    page.console_is_quiet().await;
}

#[tokio::test]
async fn from_https_a_host_without_it_is_mixed_content_and_this_machine_is_not() {
    let world = World::start_https().await;
    let echo = Echo::start().await;
    let page = aimed(&world, "http://192.0.2.1:8080").await;
    page.click("send").await;
    page.expect_attribute("diagnosis", "data-kind", "mixed-content").await;
    page.console_is_quiet().await;
    // The browser judges the same: without a policy in the way it is the mixed content that it refuses.
    world.site.put("/fixture.html", include_str!("support/fixture.html"));
    let bare = Visit::default().path("/fixture.html").open(&world).await;
    let call = "return fetch(arguments[0], { method: 'POST', body: '' }).then(reply => reply.status, error => error.name)";
    assert_eq!(bare.script(call, vec![json!("http://192.0.2.1:8080/")]).await, "TypeError");
    let console = bare.console().await.join("\n");
    assert!(console.contains("Mixed Content"), "{console}");
    assert_eq!(bare.script(call, vec![json!(echo.url())]).await, 200);
    page.type_into("endpoint-custom", &echo.url()).await;
    page.send().await;
    page.expect_text("error-code", "0").await;
}

#[tokio::test]
async fn without_a_network_nothing_is_sent() {
    let world = World::start().await;
    let page = open(&world).await;
    // The engine is there before the network goes.
    page.click("send").await;
    page.expect_text("error-code", "0").await;
    page.choose("endpoint", "console.tim.qq.com").await;
    let offline = json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    page.devtools("Network.emulateNetworkConditions", offline).await;
    page.click("send").await;
    page.expect_attribute("diagnosis", "data-kind", "offline").await;
}

#[tokio::test]
async fn a_gateways_page_is_quoted_and_runs_nothing() {
    let html = "<html><head><title>502 Bad Gateway</title></head><script>window.ran = 1</script></html>";
    let (_world, page, _echo) = diagnosed(Answer::body(html).status(502), "gateway").await;
    let told = page.text("diagnosis").await;
    assert!(told.contains("502 Bad Gateway"), "{told}");
    assert_eq!(page.text("reply-pretty").await, html);
    assert_eq!(page.script("return window.ran ?? null", vec![]).await, Value::Null);
}

#[tokio::test]
async fn an_empty_body_is_empty() {
    diagnosed(Answer::body(""), "empty").await;
}

#[tokio::test]
async fn a_body_that_breaks_off_keeps_what_came() {
    let body = r#"{"ActionStatus":"OK","ErrorCode":0,"ErrorInfo":"and so"#;
    let (_world, page, _echo) = diagnosed(Answer::body(body), "not-json").await;
    let shown = page.text("reply-pretty").await;
    assert!(shown.contains("\"ActionStatus\": \"OK\",") && shown.contains("\"and so"), "{shown}");
    let told = page.text("diagnosis").await;
    assert!(told.contains("breaks off"), "{told}");
}

#[tokio::test]
async fn a_connection_that_breaks_in_the_body_keeps_what_came() {
    let body = format!(r#"{{"ActionStatus":"OK","ErrorCode":0,"x":[{}0]}}"#, "12345,".repeat(1_000_000));
    let (_world, page, _echo) = diagnosed(Answer::body(body).cut_after(5_000_000), "not-json").await;
    let told = page.text("diagnosis").await;
    assert!(told.contains("the server announced 6000"), "{told}");
}

#[tokio::test]
async fn a_reply_that_is_too_large_is_refused_politely_and_can_be_downloaded() {
    let block = format!("{{\"ErrorCode\":0,\"s\":\"{}\"}}\n", "x".repeat((1 << 20) - 23));
    assert_eq!(block.len(), 1 << 20);
    let (_world, page, echo) = diagnosed(Answer::body(block.clone()).repeated(101), "too-large").await;
    let told = page.text("diagnosis").await;
    assert!(told.contains("HTTP 200") && told.contains("all 105.9 MB of it came"), "{told}");
    let saved = "const create = URL.createObjectURL;
        URL.createObjectURL = blob => (window.saved = blob, create(blob));
        document.querySelector('[data-testid=reply-download]').click();
        return (async () => {
            while (!window.saved) await new Promise(next => setTimeout(next, 20));
            const at = offset => window.saved.slice(offset, offset + 1048576).text();
            const same = new Set([await at(0), await at(1048576 * 50), await at(1048576 * 100)]);
            return [window.saved.size, same.size, [...same][0].slice(0, 24)];
        })()";
    assert_eq!(page.script(saved, vec![]).await, json!([101 << 20, 1, &block[..24]]));
    // The next reply is laid out as ever.
    echo.answers([Answer::ok()]);
    page.send().await;
    page.expect_text("error-code", "0").await;
    page.expect_count("diagnosis", 0).await;
}

#[tokio::test]
async fn text_in_gbk_is_shown_with_its_bytes() {
    let body = b"{\"ActionStatus\":\"FAIL\",\"ErrorInfo\":\"\xd7\xca\xc1\xcf\"}";
    let (_world, page, _echo) = diagnosed(Answer::body(&body[..]), "not-utf8").await;
    assert!(page.text("diagnosis").await.contains("offset 36"));
    page.click("tab-raw").await;
    assert!(page.text("reply-hex").await.contains("[d7] ca "));
    assert!(page.text("reply-raw").await.contains('\u{FFFD}'));
}

#[tokio::test]
async fn json_of_another_shape_is_said_to_be_so() {
    let (_world, page, _echo) = diagnosed(Answer::body(r#"{"hello":1}"#), "not-json").await;
    assert!(page.text("reply-pretty").await.contains("\"hello\": 1"));
}

#[tokio::test]
async fn a_code_that_is_no_integer_is_shown_as_it_came() {
    let world = World::start().await;
    let (page, _echo) = sent(&world, Answer::body(r#"{"ActionStatus":"OK","ErrorCode":"0"}"#)).await;
    page.expect_text("error-code", "\"0\"").await;
    page.expect_part("error-meaning", "not the documented shape").await;
    assert_eq!(page.outcome().await, "fail");
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
    let page = aimed(&world, &echo.url()).await;
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

/// Notes every task that blocks the page from now on for more than 50 ms.
const WATCH: &str = "window.long = [];
    new PerformanceObserver(list => list.getEntries().forEach(entry => window.long.push(Math.round(entry.duration))))
        .observe({ type: 'longtask' });";

#[tokio::test]
async fn a_hostile_reply_runs_nothing_and_hides_nothing() {
    let world = World::start().await;
    let deep = "[".repeat(10_000) + &"]".repeat(10_000);
    let body = format!(
        r#"{{"ErrorCode":0,"a":"<img src=x onerror=window.ran=1>","b":"</script><script>window.ran=1</script>",
        "c":"user{}gpj.exe","d":{deep}}}"#,
        '\u{202e}'
    );
    let (page, _echo) = sent(&world, Answer::body(body)).await;
    page.expect_text("error-code", "0").await;
    let shown = page.text("reply-pretty").await;
    assert!(shown.contains("<img src=x onerror=window.ran=1>"), "{shown}");
    let mark = "return document.querySelector('[data-testid=reply-pretty] .unseen').dataset.text";
    assert_eq!(page.script(mark, vec![]).await, "U+202E");
    assert_eq!(page.script("return window.ran ?? null", vec![]).await, Value::Null);
    page.console_is_quiet().await;
}

#[tokio::test]
async fn large_replies_leave_the_page_responsive() {
    let world = World::start().await;
    let keys: Vec<String> = (0..1_000_000).map(|at| format!("\"k{at}\":{at}")).collect();
    let bodies = [
        (format!(r#"{{"ErrorCode":0,"s":"{}"}}"#, "x".repeat(5_000_000)), "k"),
        (format!(r#"{{"ErrorCode":0,{}}}"#, keys.join(",")), "k999999\""),
    ];
    for (body, needle) in bodies {
        let echo = Echo::start().await;
        echo.answers([Answer::body(body)]);
        let page = aimed(&world, &echo.url()).await;
        page.script(WATCH, vec![]).await;
        page.click("send").await;
        page.expect_text("error-code", "0").await;
        page.type_into("reply-search", needle).await;
        eventually(async || {
            let hits = page.text("reply-hits").await;
            if hits.ends_with('…') || hits.is_empty() { Err(hits) } else { Ok(()) }
        })
        .await
        .unwrap();
        tokio::time::sleep(Duration::from_millis(200)).await;
        let nodes = page.script("return document.querySelectorAll('*').length", vec![]).await;
        assert!(nodes.as_u64().unwrap() < 3_000, "{nodes} elements");
        let long = page.script("return window.long", vec![]).await;
        // A busy machine stretches tasks; what freezes a page is of another order.
        let longest = long.as_array().unwrap().iter().filter_map(Value::as_u64).max().unwrap_or(0);
        assert!(longest < 500, "tasks of {long} ms");
    }
}
