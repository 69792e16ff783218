//! Where no usable reply came: what probably happened, told apart as far as a browser lets a page.

use crate::support::{Answer, Echo, Page, Visit, World, open, sent};
use serde_json::{Value, json};

/// What a server's conduct is told as, on a page of its own.
async fn diagnosed(answer: Answer, kind: &str) -> (World, Page, Echo) {
    let world = World::start().await;
    let (page, echo) = sent(&world, answer).await;
    page.expect_attribute("diagnosis", "data-kind", kind).await;
    (world, page, echo)
}

/// Sends, and waits for a diagnosis of this kind with these words, in both languages.
async fn expect_diagnosis(page: &Page, server: &Echo, answer: Answer, kind: &str, words: &str) {
    server.answers([answer]);
    page.send().await;
    page.expect_attribute("diagnosis", "data-kind", kind).await;
    page.expect_part("diagnosis", words).await;
    assert_eq!(page.outcome().await, "fail", "{kind}");
    page.expect_count("error-meaning", 0).await;
    let english = page.text("diagnosis").await;
    page.choose("lang", "zh").await;
    page.expect_attribute("diagnosis", "data-kind", kind).await;
    page.expect_part("diagnosis", "。").await;
    assert_ne!(page.text("diagnosis").await, english);
    page.choose("lang", "en").await;
    page.expect_text("diagnosis", &english).await;
}

#[tokio::test]
async fn a_call_without_a_reply_is_explained() {
    let world = World::start().await;
    let server = Echo::start().await;
    let elsewhere = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    expect_diagnosis(&page, &server, Answer::hang_up(), "unreachable", &server.url()).await;
    expect_diagnosis(&page, &server, Answer::ok().without_cors(), "cors", "Access-Control-Allow-Origin")
        .await;
    expect_diagnosis(&page, &server, Answer::redirect(&elsewhere.url()), "redirect", "").await;
    assert_eq!(elsewhere.arrived().len(), 0, "a redirect is not followed");
    let half = Answer::ok().cut_after(10);
    expect_diagnosis(&page, &server, half, "not-json", "the server announced 50 bytes and").await;
    // Only the first call of each kind carried the request; a probe of the host carries none of it.
    for request in server.arrived().iter().filter(|request| request.method != "POST") {
        assert_eq!((request.method.as_str(), request.target.as_str()), ("GET", "/"));
        assert_eq!(request.message.header("referer"), None);
    }
    server.answers([Answer::ok()]);
    page.send().await;
    page.expect_text("error-code", "0").await;
    page.expect_count("diagnosis", 0).await;
    assert_eq!(elsewhere.arrived().len(), 0);
}

#[tokio::test]
async fn a_body_that_is_no_reply_of_the_service_is_explained_and_shown() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    let gateway = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";
    expect_diagnosis(&page, &server, Answer::body(gateway).status(502), "gateway", "502 Bad Gateway").await;
    page.click("tab-raw").await;
    assert_eq!(page.content("reply-raw").await, gateway);
    page.expect_text("http-status", "502").await;
    expect_diagnosis(&page, &server, Answer::body(""), "empty", "").await;
    let html = "<!DOCTYPE html><p>Welcome";
    expect_diagnosis(&page, &server, Answer::body(html), "not-json", "offset 0").await;
    assert_eq!(page.content("reply-raw").await, html);
    page.expect_text("http-status", "200").await;
    let gbk = [&b"{\"ErrorInfo\":\""[..], &[0xC4, 0xE3, 0xBA, 0xC3], b"\"}"].concat();
    expect_diagnosis(&page, &server, Answer::body(gbk), "not-utf8", "offset 14").await;
    page.expect_part("reply-raw", "\u{fffd}").await;
    let cut = r#"{"ActionStatus":"OK","ErrorIn"#;
    expect_diagnosis(&page, &server, Answer::body(cut), "not-json", "29 bytes").await;
    assert_eq!(page.content("reply-raw").await, cut);
    assert_eq!(server.arrived().len(), 5);
    assert_eq!(page.requested_origins().await, [world.site.url(""), server.url()]);
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
    let page = open(&world).await;
    page.use_base("http://127.0.0.1:9").await;
    page.click("send").await;
    page.expect_attribute("diagnosis", "data-kind", "unreachable").await;
}

#[tokio::test]
async fn a_server_that_never_answers_times_out_or_is_cancelled() {
    let world = World::start().await;
    let echo = Echo::start().await;
    echo.answers([Answer::never()]);
    let page = open(&world).await;
    page.use_server(&echo).await;
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
    let page = open(&world).await;
    page.use_base("http://127.0.0.2:8080").await;
    page.click("send").await;
    page.expect_attribute("diagnosis", "data-kind", "blocked-by-page").await;
    // The browser would put the URL it refuses into its console, and with it the UserSig.
    page.console_is_quiet().await;
}

#[tokio::test]
async fn from_https_a_host_without_it_is_mixed_content_and_this_machine_is_not() {
    let world = World::start_https().await;
    let echo = Echo::start().await;
    let page = open(&world).await;
    page.use_base("http://192.0.2.1:8080").await;
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
