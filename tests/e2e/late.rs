//! What the first screen does not need comes late, as a chunk of the program.

use crate::support::{World, open};

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
