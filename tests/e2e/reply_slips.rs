//! What really comes back: each reply is read for what it is, and what support asks for is at hand.

use crate::support::{Answer, Echo, Page, World, open};

/// 资料解包失败 in GBK.
const GBK: &[u8] = b"\xd7\xca\xc1\xcf\xbd\xe2\xb0\xfc\xca\xa7\xb0\xdc";

/// A page that has the JSON of this reply, decoded, in both views.
async fn expect_body(page: &Page, pretty: &str, raw: &str) {
    page.click("tab-pretty").await;
    page.expect_part("reply-pretty", pretty).await;
    page.click("tab-raw").await;
    page.expect_part("reply-raw", raw).await;
    page.click("tab-pretty").await;
}

async fn send(page: &Page, server: &Echo, answer: Answer) {
    server.answers([answer]);
    page.send().await;
}

#[tokio::test]
async fn replies_of_other_shapes_are_read_for_what_they_say() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    send(&page, &server, Answer::body(r#"{"ErrorCode":0,"ErrorInfo":""}"#)).await;
    page.expect_outcome("ok").await;
    page.expect_attribute("action-status", "data-state", "ok").await;
    page.expect_part("succeeded", "the reply has no ActionStatus").await;

    send(&page, &server, Answer::body(r#"{"ActionStatus":"OK","ErrorCode":"0"}"#)).await;
    page.expect_outcome("fail").await;
    page.expect_part("error-meaning", "the text \"0\" and not the number 0").await;
    send(&page, &server, Answer::body(r#"{"ActionStatus":"FAIL","ErrorCode":"40003"}"#)).await;
    page.expect_text("error-code", "\"40003\"").await;
    page.expect_part("quoted-code", "explained by the number in the quotes").await;
    page.expect_part("error-cause", "From_Account is “").await;

    let marked = "\u{feff}{\"ActionStatus\":\"OK\",\"ErrorCode\":0}";
    send(&page, &server, Answer::body(marked)).await;
    page.expect_text("error-code", "0").await;
    page.expect_outcome("ok").await;
    page.expect_part("reply-marked", "begins with a byte order mark").await;
    expect_body(&page, "\"ErrorCode\": 0", "ErrorCode").await;
    page.click("tab-raw").await;
    page.expect_content("reply-raw", marked).await;

    let other = r#"{"Response":{"Error":{"Code":"AuthFailure","Message":"no such key"},"RequestId":"7f-1"}}"#;
    send(&page, &server, Answer::body(other)).await;
    page.expect_attribute("diagnosis", "data-kind", "not-json").await;
    page.expect_part("diagnosis", "code AuthFailure: no such key").await;
    page.unfold_all().await;
    page.expect_part("support-text", "RequestId: 7f-1").await;

    let login =
        "<!DOCTYPE html><html><head><title>Sign in to the network</title></head><input type=password></html>";
    send(&page, &server, Answer::body(login)).await;
    page.expect_attribute("diagnosis", "data-kind", "not-json").await;
    page.expect_part("diagnosis", "a log-in page, titled “Sign in to the network”").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_reply_in_gbk_is_read_and_its_code_explained() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    let body = [&br#"{"ActionStatus":"FAIL","ErrorCode":40003,"ErrorInfo":""#[..], GBK, b"\"}"].concat();
    let declared = Answer::body(body.clone()).header("Content-Type", "application/json; charset=GBK");
    for (answer, how) in [(Answer::body(body), "which is a guess"), (declared, "its Content-Type declares")] {
        send(&page, &server, answer).await;
        page.expect_attribute("diagnosis", "data-kind", "not-utf8").await;
        page.expect_part("diagnosis", "read as GBK").await;
        page.expect_part("diagnosis", how).await;
        page.expect_text("error-code", "40003").await;
        page.expect_text("error-info", "资料解包失败").await;
        page.expect_part("error-cause", "From_Account is “").await;
        expect_body(&page, "\"ErrorInfo\": \"资料解包失败\"", "资料解包失败").await;
        page.click("tab-raw").await;
        page.expect_part("reply-hex", "[d7] ca  c1  cf").await;
    }
    // 错误 in a gateway's page that declares its encoding itself.
    let html =
        [&b"<html><head><meta charset=gb2312><title>"[..], b"\xb4\xed\xce\xf3", b"</title></head>"].concat();
    send(&page, &server, Answer::body(html).status(502).header("Content-Type", "text/html")).await;
    page.expect_attribute("diagnosis", "data-kind", "gateway").await;
    page.expect_part("diagnosis", "titled “错误”").await;
    page.expect_part("reply-raw", "<title>错误</title>").await;
    // An encoding that no browser knows leaves what can be read without.
    let unknown =
        Answer::body(b"{\"ErrorCode\":70001,\"x\":\"\xff\"}").header("Content-Type", "a/b;charset=x-none");
    send(&page, &server, unknown).await;
    page.expect_attribute("diagnosis", "data-kind", "not-utf8").await;
    page.expect_text("error-code", "70001").await;
}

#[tokio::test]
async fn what_support_asks_for_is_copied_in_one_piece() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    page.type_into("random", "12345").await;
    let reply = r#"{"ActionStatus":"FAIL","ErrorCode":60008,"ErrorInfo":"","RequestId":"a-1","MsgSeq":18446744073709551615}"#;
    send(&page, &server, Answer::body(reply)).await;
    page.expect_part("support", "For support: random, time, RequestId, MsgSeq").await;
    page.unfold_all().await;
    for line in
        ["random: 12345", "time: 2", "RequestId: a-1", "MsgSeq: 18446744073709551615", "ErrorCode: 60008"]
    {
        page.expect_part("support-text", line).await;
    }
    page.click("support-copy").await;
    page.expect_text("support-copy", "Copied").await;
    page.console_is_quiet().await;
}
