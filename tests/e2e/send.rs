//! The main job: a request goes out as it stands on screen, and its reply is read back.

use crate::sandbox_process::Server;
use crate::support::{Answer, Echo, World, open};

#[tokio::test]
async fn the_first_send_works_with_no_account_and_no_network() {
    let world = World::start().await;
    let page = open(&world).await;
    page.click("send").await;
    page.expect_text("action-status", "OK").await;
    page.expect_text("error-code", "0").await;
    assert_eq!(page.outcome().await, "ok");
    page.type_into("from-account", "nobody-imported-this").await;
    page.send().await;
    page.expect_text("error-code", "40003").await;
    page.expect_part("error-meaning", "The account is illegal").await;
    page.expect_part("error-fix", "account_import").await;
    assert_eq!(page.outcome().await, "fail");
    page.console_is_quiet().await;
    assert_eq!(page.requested_origins().await, [world.site.url("")]);
}

#[tokio::test]
async fn what_is_on_screen_is_what_arrives_in_one_simple_request() {
    let world = World::start().await;
    let echo = Echo::start().await;
    echo.answers([Answer::body(r#"{"ActionStatus":"FAIL","ErrorInfo":"","ErrorCode":70001}"#)]);
    let page = open(&world).await;
    page.choose("endpoint", "custom").await;
    page.type_into("endpoint-custom", &echo.url()).await;
    page.click("send").await;
    page.expect_text("error-code", "70001").await;
    page.click("reveal").await;
    let url = page.text("url").await;
    let arrived = echo.wait_for(1).await;
    assert_eq!(arrived.len(), 1, "no preflight, no second try");
    assert_eq!(arrived[0].method, "POST");
    assert_eq!(echo.url() + &arrived[0].target, url);
    assert!(arrived[0].message.header("content-type").unwrap().starts_with("text/plain"));
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_server_of_ones_own_answers_the_page() {
    let world = World::start().await;
    let server = Server::start(&["--log", "json"]);
    let page = open(&world).await;
    page.choose("endpoint", "custom").await;
    page.type_into("endpoint-custom", &format!("http://{}", server.address)).await;
    page.click("send").await;
    page.expect_text("action-status", "OK").await;
    let log = server.log(1).await;
    assert!(log[0].contains(r#""method":"POST""#), "{}", log[0]);
    assert_eq!(page.requested_origins().await, [world.site.url(""), format!("http://{}", server.address)]);
}
