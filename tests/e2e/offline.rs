//! The page after the first visit: it opens without a network, fetches nothing anew, and keeps no call.

use crate::support::{Echo, Page, World, open};
use serde_json::{Value, json};

/// Waits until the page's files are all kept and the worker that keeps them answers for this page.
pub async fn expect_kept(page: &Page) {
    let kept = "return navigator.serviceWorker.controller?.state ?? 'none'";
    page.expect_script(kept, vec![], "activated").await;
}

/// Opens the lessons and waits until they are there.
pub async fn expect_lessons(page: &Page) {
    page.click("lessons").await;
    page.expect_script("return document.querySelectorAll('[data-testid=lesson]').length > 50", vec![], true)
        .await;
}

/// The addresses that are kept, below the page's own.
async fn kept(page: &Page) -> Vec<String> {
    let script = "const base = new URL('./', location.href).href, all = [];
        for (const name of await caches.keys())
            for (const { url } of await (await caches.open(name)).keys()) all.push(url.replace(base, './'));
        return all.sort()";
    let Value::Array(all) = page.script(script, vec![]).await else { panic!("no list") };
    all.iter().map(|url| url.as_str().expect("a text").to_owned()).collect()
}

#[tokio::test]
async fn a_second_visit_fetches_nothing_but_what_tells_of_news() {
    let world = World::start_online().await;
    let page = open(&world).await;
    expect_kept(&page).await;
    let before = world.site.asked().len();
    page.reload().await;
    page.expect_count("env-name", 1).await;
    expect_lessons(&page).await;
    let is_asked = crate::support::eventually(async || {
        let asked = world.site.asked().split_off(before);
        if asked.contains(&"/sw.js".to_owned()) { Ok(asked) } else { Err(format!("{asked:?}")) }
    });
    let asked = is_asked.await.unwrap();
    assert!(asked.iter().all(|path| ["/sw.js", "/team.json"].contains(&path.as_str())), "{asked:?}");
    page.console_is_quiet().await;
}

#[tokio::test]
async fn without_a_network_the_sandbox_the_lessons_and_the_draft_are_there() {
    let world = World::start_online().await;
    let page = open(&world).await;
    expect_kept(&page).await;
    page.send().await;
    page.expect_text("error-code", "0").await;
    page.paste_into("item-value", "typed before the network went").await;
    page.expect_stored("typed before the network went").await;
    world.site.cut();
    page.reload().await;
    page.expect_value("item-value", "typed before the network went").await;
    page.send().await;
    page.expect_text("error-code", "0").await;
    page.click("history").await;
    page.expect_count("history-entry", 2).await;
    expect_lessons(&page).await;
    page.click("reference-open").await;
    page.expect_script(
        "return document.querySelectorAll('[data-testid=reference-field]').length > 3",
        vec![],
        true,
    )
    .await;
    page.click("errors").await;
    page.type_into("error-search", "20001").await;
    page.expect_script(
        "return document.querySelector('[data-testid=error-row]')?.dataset.code",
        vec![],
        "20001",
    )
    .await;
    page.click("commands").await;
    page.type_into("command-search", "sendmsg").await;
    page.expect_script(
        "return document.querySelectorAll('[data-testid=command-option]').length > 0",
        vec![],
        true,
    )
    .await;
}

#[tokio::test]
async fn no_call_and_no_usersig_is_ever_kept() {
    let world = World::start_online().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    expect_kept(&page).await;
    let build = kept(&page).await;
    assert_eq!(build.len(), world.site.names().len() - 1, "all files but the worker's own: {build:?}");
    // The page's own origin, where somebody may have put a proxy.
    let own = "const calls = ['v4/profile/portrait_set?usersig=eJx', 'index.html?usersig=eJx', 'team.json?usersig=eJx'];
        for (const call of calls) for (const method of ['GET', 'POST']) await fetch(call, { method });";
    page.script(own, vec![]).await;
    page.use_server(&server).await;
    page.send().await;
    page.expect_text("error-code", "0").await;
    assert_eq!(kept(&page).await, build);
    assert!(world.site.asked().contains(&"/v4/profile/portrait_set".to_owned()));
    assert_eq!(server.arrived().len(), 1);
}

#[tokio::test]
async fn the_page_can_be_installed() {
    let world = World::start_online().await;
    let page = open(&world).await;
    expect_kept(&page).await;
    let found = page.devtools("Page.getInstallabilityErrors", json!({})).await;
    let errors: Vec<_> =
        found["installabilityErrors"].as_array().unwrap().iter().map(|error| &error["errorId"]).collect();
    // A window of the tests is a private one for Chromium, where nothing is installed.
    assert!(errors.iter().all(|error| **error == json!("in-incognito")), "{errors:?}");
    let manifest = page.devtools("Page.getAppManifest", json!({})).await;
    assert_eq!(manifest["errors"], json!([]));
    let manifest: Value = serde_json::from_str(manifest["data"].as_str().unwrap()).unwrap();
    for icon in manifest["icons"].as_array().unwrap() {
        let name = icon["src"].as_str().unwrap();
        assert!(world.site.names().iter().any(|file| file == name), "{name}");
    }
}
