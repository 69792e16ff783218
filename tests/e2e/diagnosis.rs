//! Where no usable reply came: what probably happened, told apart as far as a browser lets a page.

use crate::support::{Answer, Echo, Page, Visit, World, open, sent};
use serde_json::json;

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
    page.expect_outcome("fail").await;
    page.expect_count("error-meaning", 0).await;
    let english = page.text("diagnosis").await;
    page.choose("lang", "zh").await;
    page.expect_part("diagnosis", "。").await;
    page.expect_attribute("diagnosis", "data-kind", kind).await;
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
    let curl = page.content("curl").await;
    assert!(curl.starts_with("curl -X POST") && curl.contains("usersig='\"$TIM_USERSIG\"'"), "{curl}");
    expect_diagnosis(&page, &server, Answer::ok().without_cors(), "cors", "Access-Control-Allow-Origin")
        .await;
    // The probe is answered, the request was not: from within a page that looks the same.
    server.answers([Answer::hang_up(), Answer::ok()]);
    page.send().await;
    page.expect_attribute("diagnosis", "data-kind", "cors").await;
    page.expect_part("diagnosis", "or the server hung up after the request").await;
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
    page.expect_content("reply-raw", gateway).await;
    page.expect_text("http-status", "502").await;
    expect_diagnosis(&page, &server, Answer::body(""), "empty", "").await;
    let html = "<!DOCTYPE html><p>Welcome";
    expect_diagnosis(&page, &server, Answer::body(html), "not-json", "a web page").await;
    page.expect_content("reply-raw", html).await;
    page.expect_text("http-status", "200").await;
    let gbk = [&b"{\"ErrorInfo\":\""[..], &[0xC4, 0xE3, 0xBA, 0xC3], b"\"}"].concat();
    expect_diagnosis(&page, &server, Answer::body(gbk), "not-utf8", "offset 14").await;
    page.expect_part("reply-raw", "你好").await;
    page.expect_part("reply-hex", "[c4] e3 ").await;
    let neither = Answer::body(&b"{\"a\":\"\xff\xfd\"}"[..]);
    expect_diagnosis(&page, &server, neither, "not-utf8", "can't be told").await;
    page.expect_part("reply-raw", "\u{fffd}").await;
    let cut = r#"{"ActionStatus":"OK","ErrorCode":0,"ErrorInfo":"and so"#;
    expect_diagnosis(&page, &server, Answer::body(cut), "not-json", "54 bytes").await;
    page.expect_part("diagnosis", "breaks off").await;
    page.expect_content("reply-raw", cut).await;
    page.click("tab-pretty").await;
    page.expect_part("reply-pretty", "\"ActionStatus\": \"OK\",").await;
    page.expect_part("reply-pretty", "\"and so").await;
    expect_diagnosis(&page, &server, Answer::body(r#"{"hello":1}"#), "not-json", "").await;
    page.expect_part("reply-pretty", "\"hello\": 1").await;
    assert_eq!(server.arrived().len(), 7);
    assert_eq!(page.requested_origins().await, [world.site.origin(), server.url()]);
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
    bare.expect_in_console("Mixed Content").await;
    assert_eq!(bare.script(call, vec![json!(echo.url())]).await, 200);
    page.type_into("endpoint-custom", &echo.url()).await;
    page.send().await;
    page.expect_text("error-code", "0").await;
}

#[tokio::test]
async fn without_a_network_that_is_what_is_told() {
    let world = World::start().await;
    let page = open(&world).await;
    // All of the page is there before the network goes.
    page.click("send").await;
    page.expect_text("error-code", "0").await;
    page.choose("endpoint", "console.tim.qq.com").await;
    let offline = json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    page.devtools("Network.emulateNetworkConditions", offline).await;
    page.expect_part("seems-offline", "send anyway").await;
    page.click("send").await;
    page.expect_attribute("diagnosis", "data-kind", "offline").await;
    page.choose("endpoint", "sandbox").await;
    page.expect_count("seems-offline", 0).await;
}

#[tokio::test]
async fn a_browser_that_wrongly_says_it_is_offline_stops_no_send() {
    let world = World::start().await;
    let page = open(&world).await;
    page.choose("endpoint", "console.tim.qq.com").await;
    page.expect_count("seems-offline", 0).await;
    // As behind some VPNs: the browser denies the network, and the host answers.
    let vpn = "Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
        window.dispatchEvent(new Event('offline'));
        window.fetch = async () => new Response('{\"ActionStatus\":\"OK\",\"ErrorCode\":0,\"ErrorInfo\":\"\"}')";
    page.script(vpn, vec![]).await;
    page.expect_part("seems-offline", "With some VPNs that is wrong").await;
    page.expect_enabled("send", true).await;
    page.click("send").await;
    page.expect_text("error-code", "0").await;
    page.script("delete navigator.onLine; window.dispatchEvent(new Event('online'))", vec![]).await;
    page.expect_count("seems-offline", 0).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_connection_that_breaks_in_the_body_keeps_what_came() {
    let body = format!(r#"{{"ActionStatus":"OK","ErrorCode":0,"x":[{}0]}}"#, "12345,".repeat(1_000_000));
    let (_world, page, _echo) = diagnosed(Answer::body(body).cut_after(5_000_000), "not-json").await;
    page.expect_part("diagnosis", "the server announced 6000").await;
}

#[tokio::test]
async fn a_reply_that_is_too_large_is_refused_politely_and_can_be_downloaded() {
    let block = format!("{{\"ErrorCode\":0,\"s\":\"{}\"}}\n", "x".repeat((1 << 20) - 23));
    assert_eq!(block.len(), 1 << 20);
    let world = World::start().await;
    let echo = Echo::start().await;
    echo.answers([Answer::body(block.clone()).repeated(101)]);
    let page = open(&world).await;
    page.use_server(&echo).await;
    page.keep_saves().await;
    page.send().await;
    page.expect_attribute("diagnosis", "data-kind", "too-large").await;
    page.expect_part("diagnosis", "HTTP 200").await;
    page.expect_part("diagnosis", "all 105.9 MB of it came").await;
    page.click("reply-download").await;
    let saved = "const at = offset => window.saved.slice(offset, offset + 1048576).text();
        return (async () => {
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
async fn a_code_that_is_no_integer_is_shown_as_it_came() {
    let world = World::start().await;
    let (page, _echo) = sent(&world, Answer::body(r#"{"ActionStatus":"OK","ErrorCode":"0"}"#)).await;
    page.expect_text("error-code", "\"0\"").await;
    page.expect_part("error-meaning", "not the documented shape").await;
    page.expect_outcome("fail").await;
}

#[tokio::test]
async fn what_came_before_a_time_out_can_be_downloaded() {
    let world = World::start().await;
    let echo = Echo::start().await;
    let body = format!(r#"{{"ErrorCode":0,"s":"{}"}}"#, "x".repeat(200_000));
    echo.answers([Answer::body(body).stuck_after(100_000)]);
    let page = open(&world).await;
    page.use_server(&echo).await;
    page.type_into("timeout", "1").await;
    page.keep_saves().await;
    page.send().await;
    page.expect_attribute("diagnosis", "data-kind", "timeout").await;
    page.click("reply-download").await;
    let saved = "return window.saved.slice(0, 14).text()";
    assert_eq!(page.script(saved, vec![]).await, json!(r#"{"ErrorCode":0"#));
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_reply_that_is_cut_off_after_whole_json_is_told() {
    let world = World::start().await;
    let body = format!(r#"{{"ActionStatus":"OK","ErrorCode":0}}{}"#, " ".repeat(65));
    let (page, _echo) = sent(&world, Answer::body(body).cut_in_time_after(40)).await;
    page.expect_part("reply-cut", "The server announced 100 bytes and 40 came").await;
    page.expect_text("error-code", "0").await;
}
