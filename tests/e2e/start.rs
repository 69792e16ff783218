//! The page comes up, keeps to itself, and says so where it can't.

use crate::support::{Visit, World, open};

#[tokio::test]
async fn the_page_comes_up_quietly_and_asks_nobody_else() {
    let world = World::start().await;
    let page = open(&world).await;
    page.expect_title("portrait_set · Tencent Cloud IM REST API Tester").await;
    // The first paint has given way.
    page.expect_script("return document.getElementById('boot') === null", vec![], true).await;
    page.console_is_quiet().await;
    assert_eq!(page.requested_origins().await, [world.site.origin()]);
}

#[tokio::test]
async fn a_wasm_file_that_was_tampered_with_is_refused_and_explained() {
    let world = World::start().await;
    world.site.put(&world.site.wasm_path(), "not what was built");
    let page = open(&world).await;
    let heading = "return document.querySelector('h1').textContent.includes('could not start')";
    page.expect_script(heading, vec![], true).await;
    let reason = "return document.getElementById('boot-error').innerText !== ''";
    page.expect_script(reason, vec![], true).await;
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

/// Their names stay: people and browsers know them.
const WITHOUT_HASH: [&str; 3] = ["index.html", "sw.js", "team.json"];

#[tokio::test]
async fn every_file_that_can_change_has_its_hash_in_its_name() {
    let world = World::start().await;
    let names = world.site.names();
    // Such as `app-7a5693f216535976.css` and `tim-tester-f275e49386a53062_bg.wasm`.
    let has_hash = |name: &str| {
        let stem = name.split('.').next().unwrap_or_default().trim_end_matches("_bg");
        let hash = stem.rsplit('-').next().unwrap_or_default();
        hash.len() >= 8 && hash.chars().all(|c| c.is_ascii_hexdigit())
    };
    let plain: Vec<_> =
        names.iter().filter(|name| !has_hash(name) && !WITHOUT_HASH.contains(&name.as_str())).collect();
    assert!(plain.is_empty(), "an open page would fetch a later build's {plain:?}");
    let wasm: Vec<_> =
        names.iter().filter(|name| name.ends_with(".wasm")).map(|name| format!("/{name}")).collect();
    assert_eq!(wasm, [world.site.chunk_path(), world.site.wasm_path()], "one program and its chunk");
}
