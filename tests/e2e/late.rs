//! What the first screen does not need comes late, as a chunk of the program.

use crate::support::{World, open};
use serde_json::json;

#[tokio::test]
async fn a_chunk_that_could_not_be_had_is_told_and_asked_for_once_more() {
    let world = World::start().await;
    let chunk = world.site.chunk_path();
    world.site.put(&chunk, "not what was built");
    let page = open(&world).await;
    page.expect_count("late-failed", 1).await;
    page.expect_count("env-name", 0).await;
    page.expect_in_console("integrity").await;
    // The panels are in it, too.
    page.click("errors").await;
    page.expect_count("late-failed", 2).await;
    world.site.restore(&chunk);
    page.click("late-again").await;
    page.expect_count("late-failed", 0).await;
    page.expect_count("env-name", 1).await;
    page.expect_count("error-search", 1).await;
}

#[tokio::test]
async fn what_a_send_needs_is_there_once_the_page_has_come_up_and_no_file_is_fetched_for_it() {
    let world = World::start().await;
    let page = open(&world).await;
    page.expect_count("env-name", 1).await;
    // What a refusal would show comes by itself.
    let advice = "return performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.includes('error-advice') && responseEnd > 0)";
    page.expect_script(advice, vec![], true).await;
    let before = page.requested_urls().await;
    page.send().await;
    page.expect_text("error-code", "0").await;
    let files =
        |urls: &[String]| urls.iter().filter(|url| url.starts_with("http")).cloned().collect::<Vec<_>>();
    assert_eq!(files(&page.requested_urls().await), files(&before));
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_send_before_the_chunk_is_there_waits_for_it_and_says_so() {
    let world = World::start().await;
    let chunk = world.site.chunk_path();
    world.site.put(&chunk, "not what was built");
    let page = open(&world).await;
    page.expect_count("late-failed", 1).await;
    page.click("send").await;
    // In the reply's card, too; and it can be called off.
    page.expect_count("late-failed", 2).await;
    page.expect_count("cancel", 1).await;
    world.site.restore(&chunk);
    page.click("late-again").await;
    page.expect_text("error-code", "0").await;
    page.expect_count("late-failed", 0).await;
}

#[tokio::test]
async fn a_page_that_was_left_draws_nothing_until_what_was_typed_is_there_again() {
    let world = World::start().await;
    // Neither the worker nor the browser has kept the chunk.
    world.site.put("/sw.js", "throw 'no worker'");
    let page = open(&world).await;
    page.expect_count("env-name", 1).await;
    page.type_into("identifier", "typed before").await;
    page.expect_stored("typed before").await;
    page.devtools("Network.clearBrowserCache", json!({})).await;
    let chunk = world.site.chunk_path();
    world.site.put(&chunk, "not what was built");
    page.reload().await;
    page.expect_count("late-failed", 1).await;
    page.expect_count("identifier", 0).await;
    world.site.restore(&chunk);
    page.click("late-again").await;
    page.expect_value("identifier", "typed before").await;
    page.expect_count("late-failed", 0).await;
}
