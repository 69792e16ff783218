//! Where no usable reply came: what probably happened, told apart as far as a browser lets a page.

use crate::support::{Answer, Echo, Page, World, open};

/// A page whose calls go to this server.
async fn page_at(world: &World, server: &Echo) -> Page {
    let page = open(world).await;
    page.use_server(server).await;
    page
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
    let page = page_at(&world, &server).await;
    expect_diagnosis(&page, &server, Answer::hang_up(), "unreachable", &server.url()).await;
    expect_diagnosis(&page, &server, Answer::ok().without_cors(), "cors", "Access-Control-Allow-Origin")
        .await;
    expect_diagnosis(&page, &server, Answer::redirect(&elsewhere.url()), "redirect", "").await;
    assert_eq!(elsewhere.arrived().len(), 0, "a redirect is not followed");
    let half = Answer::ok().cut_after(10);
    expect_diagnosis(&page, &server, half, "unreachable", "").await;
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
    let page = page_at(&world, &server).await;
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
