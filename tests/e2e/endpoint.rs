//! Where to: a base URL that is none is named, and the service's own hosts never see the demonstration.

use crate::support::{Echo, World, eventually, open};
use fantoccini::key::Key;

#[tokio::test]
async fn a_bad_base_url_is_named_and_nothing_can_be_sent() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.choose("endpoint", "custom").await;
    page.expect_enabled("send", false).await;
    page.expect_part("url", "Give a base URL").await;
    let port = server.port;
    let bad = [
        ("nowhere".to_owned(), "http:// or https://"),
        ("ftp://127.0.0.1".to_owned(), "http:// or https://"),
        ("http://".to_owned(), "host name"),
        ("http://127.0.0.1:99999".to_owned(), "port"),
        (format!("http://me:secret@127.0.0.1:{port}"), "user name"),
        (format!("http://127.0.0.1:{port}/?x=1"), "?"),
        (format!("http://127.0.0.1 :{port}"), "space"),
    ];
    for (typed, problem) in bad {
        page.type_into("endpoint-custom", &typed).await;
        page.expect_part("url", problem).await;
        page.expect_enabled("send", false).await;
        page.expect_attribute("endpoint-custom", "aria-invalid", "true").await;
    }
    page.chord(&[Key::Control, Key::Enter]).await;
    page.choose("lang", "zh").await;
    page.expect_part("url", "空格").await;
    page.type_into("endpoint-custom", &(server.url() + "/")).await;
    page.send().await;
    page.expect_text("error-code", "0").await;
    let arrived = server.arrived();
    assert_eq!(arrived.len(), 1);
    assert!(arrived[0].target.starts_with("/v4/profile/portrait_set?"), "no double slash");
    page.console_is_quiet().await;
}

#[tokio::test]
async fn the_services_own_hosts_never_get_the_demonstration_credentials() {
    let world = World::start().await;
    let page = open(&world).await;
    let fields = ["sdkappid", "identifier", "usersig"];
    let mut demonstration = Vec::new();
    for field in fields {
        let filled = eventually(async || match page.value(field).await {
            empty if empty.is_empty() => Err(format!("{field} is empty")),
            filled => Ok(filled),
        });
        demonstration.push(filled.await.expect("the sandbox has them filled in"));
    }
    page.choose("endpoint", "console.tim.qq.com").await;
    for field in fields {
        page.expect_value(field, "").await;
    }
    page.click("reveal").await;
    page.expect_part("url", "https://console.tim.qq.com/v4/profile/portrait_set?").await;
    let url = page.content("url").await;
    assert!(!url.contains(&demonstration[2]), "{url}");

    page.choose("endpoint", "sandbox").await;
    for (field, text) in fields.iter().zip(&demonstration) {
        page.expect_value(field, text).await;
    }
    page.send().await;
    page.expect_text("action-status", "OK").await;

    // What the user typed stays.
    page.type_into("usersig", "of-my-own").await;
    page.type_into("identifier", "boss").await;
    page.choose("endpoint", "console.tim.qq.com").await;
    page.expect_value("usersig", "of-my-own").await;
    page.expect_value("identifier", "boss").await;
    page.console_is_quiet().await;
    assert_eq!(page.requested_origins().await, [world.site.origin()]);
}
