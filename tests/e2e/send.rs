//! The main job: a request goes out as it stands on screen, in one CORS simple request and with nothing besides, and its
//! reply is read back.

use crate::sandbox_process::Server;
use crate::support::{Echo, World, open};

#[tokio::test]
async fn the_first_send_works_with_no_account_and_no_network() {
    let world = World::start().await;
    let page = open(&world).await;
    page.click("send").await;
    page.expect_text("action-status", "OK").await;
    page.expect_text("error-code", "0").await;
    page.expect_outcome("ok").await;
    page.type_into("from-account", "nobody-imported-this").await;
    page.send().await;
    page.expect_text("error-code", "40003").await;
    page.expect_part("error-meaning", "The account is illegal").await;
    page.expect_part("error-fix", "account_import").await;
    page.expect_outcome("fail").await;
    page.console_is_quiet().await;
    assert_eq!(page.requested_origins().await, [world.site.origin()]);
}

#[tokio::test]
async fn one_post_leaves_with_the_bytes_that_are_shown_and_nothing_else() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.script("document.cookie = 'taste=sweet'", vec![]).await;
    page.use_server(&server).await;
    page.type_into("sdkappid", "1400000000").await;
    page.paste_into("identifier", "管 理&员=+%😀").await;
    page.type_into("usersig", "eJx*a-b_c").await;
    let body = "{ \"From_Account\" : \"名字😀\", \"x\":1.0, \"x\":2,\n\t\"ProfileItem\":[{\"Tag\":\"\\u0054\",\"Value\":\"<&>\\/\"}]}\n";
    page.write_body(body).await;
    assert!(!page.content("url").await.contains("eJx*a-b_c"), "the UserSig is masked");
    page.click("reveal").await;
    page.expect_part("url", "usersig=eJx*a-b_c").await;
    let url = page.content("url").await;
    page.send().await;
    page.expect_text("action-status", "OK").await;

    let arrived = server.arrived();
    let methods: Vec<_> = arrived.iter().map(|request| request.method.as_str()).collect();
    assert_eq!(methods, ["POST"], "no preflight, no second try");
    let request = &arrived[0];
    assert_eq!(url, server.url() + &request.target);
    assert!(url.contains("identifier=%E7%AE%A1%20%E7%90%86%26%E5%91%98%3D%2B%25%F0%9F%98%80&"), "{url}");
    assert!(url.contains("/v4/profile/portrait_set?sdkappid=1400000000&"), "{url}");
    assert!(url.ends_with("&contenttype=json"), "{url}");

    page.click("tab-sent").await;
    assert_eq!(String::from_utf8_lossy(&request.message.body), body);
    page.expect_content("sent-body", body).await;
    assert!(!page.content("sent-request").await.contains("eJx*a-b_c"), "the UserSig is masked here too");
    page.click("sent-reveal").await;
    page.expect_part("sent-request", &format!("POST {url}")).await;
    assert_eq!(request.message.header("content-type"), Some("text/plain;charset=UTF-8"));
    for unwanted in ["cookie", "referer", "authorization", "x-requested-with"] {
        assert_eq!(request.message.header(unwanted), None, "{unwanted}");
    }
    page.console_is_quiet().await;
    assert_eq!(page.requested_origins().await, [world.site.origin(), server.url()]);
}

#[tokio::test]
async fn a_server_of_ones_own_answers_the_page() {
    let world = World::start().await;
    let server = Server::start(&["--log", "json"]);
    let page = open(&world).await;
    page.use_base(&format!("http://{}", server.address)).await;
    page.click("send").await;
    page.expect_text("action-status", "OK").await;
    let log = server.log(1).await;
    assert!(log[0].contains(r#""method":"POST""#), "{}", log[0]);
    assert_eq!(page.requested_origins().await, [world.site.origin(), format!("http://{}", server.address)]);
}
