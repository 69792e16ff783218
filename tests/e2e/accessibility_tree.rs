//! What a screen reader would say: Chromium's accessibility tree of the first screen and of a refused call, as text, beside
//! the one that is kept in `golden/`. Where a change of it is meant, `GOLDEN=write` keeps the new one, to be read in the diff.

use crate::support::{Page, World, ax_tree, open};
use serde_json::json;
use std::path::PathBuf;

/// Compares the page with the tree of a name.
async fn expect_tree(page: &Page, name: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/golden").join(format!("{name}.txt"));
    let found = ax_tree::text(page).await;
    if std::env::var("GOLDEN").is_ok_and(|value| value == "write") {
        std::fs::write(path, found).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differences = ax_tree::differences(&kept, &found);
    assert!(
        differences.is_empty(),
        "a screen reader says something else than tests/e2e/golden/{name}.txt (GOLDEN=write keeps it):\n{differences}"
    );
}

/// Waits until what comes after the first screen is there, too, and fixes what differs from machine to machine: the time zone
/// and `random`.
async fn settle(page: &Page) {
    page.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": "UTC" })).await;
    page.reload().await;
    page.expect_count("env-name", 1).await;
    page.type_into("random", "7").await;
}

#[tokio::test]
async fn the_first_screen_is_told_as_it_was() {
    let world = World::start().await;
    let page = open(&world).await;
    settle(&page).await;
    expect_tree(&page, "first").await;
}

#[tokio::test]
async fn a_refused_call_is_told_as_it_was() {
    let world = World::start().await;
    let page = open(&world).await;
    settle(&page).await;
    page.row("item", 0).type_into("item-value", &"中".repeat(167)).await;
    page.expect_count("finding", 1).await;
    // What is told to those who hear the page is told once the text rests.
    let told = "return [...document.querySelectorAll('[role=status]')].some(told => told.textContent.startsWith('What the service'))";
    page.expect_script(told, vec![], true).await;
    page.send().await;
    page.expect_text("error-code", "40601").await;
    page.expect_count("error-fix", 1).await;
    expect_tree(&page, "refused").await;
}
