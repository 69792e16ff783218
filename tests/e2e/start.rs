//! The page comes up, keeps to itself, and says so where it can't.

use crate::support::{Visit, World, eventually, open};
use serde_json::{Value, json};

#[tokio::test]
async fn the_page_comes_up_quietly_and_asks_nobody_else() {
    let world = World::start().await;
    let page = open(&world).await;
    assert_eq!(page.title().await, "Tencent Cloud IM REST API Tester");
    eventually(async || match page.script("return document.getElementById('boot') === null", vec![]).await {
        Value::Bool(true) => Ok(()),
        _ => Err("the first paint is still there".to_owned()),
    })
    .await
    .unwrap();
    page.console_is_quiet().await;
    assert_eq!(page.requested_origins().await, [world.site.url("")]);
}

#[tokio::test]
async fn a_wasm_file_that_was_tampered_with_is_refused_and_explained() {
    let world = World::start().await;
    world.site.put(&world.site.wasm_path(), "not what was built");
    let page = open(&world).await;
    let heading = eventually(async || {
        let heading = page.script("return document.querySelector('h1').textContent", vec![]).await;
        let heading = heading.as_str().unwrap_or_default().to_owned();
        if heading.contains("could not start") { Ok(heading) } else { Err(heading) }
    });
    heading.await.unwrap();
    let reason = page.script("return document.getElementById('boot-error').innerText", vec![]).await;
    assert_ne!(reason, "", "the reason is shown");
}

#[tokio::test]
async fn the_page_can_talk_to_no_other_host_and_run_no_inline_script() {
    let world = World::start().await;
    let page = open(&world).await;
    let fetch = "return fetch(arguments[0]).then(() => 'sent', error => String(error))";
    let outcome = page.script(fetch, vec![json!("https://example.com/")]).await;
    assert_eq!(outcome, "TypeError: Failed to fetch");
    let inline = "const script = document.createElement('script');
        try { script.textContent = 'window.ran = true'; document.body.append(script); } catch (error) { return error.name; }
        return window.ran ?? 'not run'";
    assert_eq!(page.script(inline, vec![]).await, "TypeError", "trusted types refuse the text");
    let console = page.console().await.join("\n");
    assert!(console.contains("connect-src"), "the CSP is named as the reason: {console}");
}

#[tokio::test]
async fn the_first_paint_fits_a_narrow_dark_window() {
    let world = World::start().await;
    world.site.put(&world.site.wasm_path(), "never starts");
    let page = Visit::default().size(390, 844).dark().open(&world).await;
    let overflow = "return document.documentElement.scrollWidth > innerWidth";
    assert_eq!(page.script(overflow, vec![]).await, false);
    let dark = "return getComputedStyle(document.documentElement).colorScheme";
    assert_eq!(page.script(dark, vec![]).await, "light dark");
}
