//! Learning: every lesson in one click and a Send, the own draft that waits meanwhile, and what is kept of it.

use crate::support::{Page, Visit, World, open};
use serde_json::{Value, json};

/// The lessons: name, and the code that its data says.
fn lessons() -> Vec<(String, u64)> {
    let file: Value = serde_json::from_str(include_str!("../../data/lessons.json")).unwrap();
    let lesson =
        |lesson: &Value| (lesson["id"].as_str().unwrap().to_owned(), lesson["code"].as_u64().unwrap());
    file["lessons"].as_array().unwrap().iter().map(lesson).collect()
}

/// The index of a lesson among all.
fn index(id: &str) -> usize {
    lessons().iter().position(|(name, _)| name == id).unwrap()
}

/// Loads a lesson into the form.
async fn run(page: &Page, id: &str) {
    let lesson = page.row("lesson", index(id));
    lesson.click("lesson-run").await;
    expect_state(page, id, "loaded").await;
}

async fn expect_state(page: &Page, id: &str, state: &str) {
    let script = "return document.querySelector(`[data-testid=lesson][data-lesson='${arguments[0]}']`)?.dataset.state ?? null";
    page.expect_script(script, vec![id.into()], state).await;
}

#[tokio::test]
async fn every_lesson_ends_in_its_code_with_one_click_and_a_send() {
    let world = World::start().await;
    let page = open(&world).await;
    page.click("lessons").await;
    page.expect_count("lesson", lessons().len()).await;
    for (id, code) in lessons() {
        run(&page, &id).await;
        page.send().await;
        expect_state(&page, &id, "reached").await;
        page.expect_text("error-code", &code.to_string()).await;
        page.expect_value("endpoint", "sandbox").await;
    }
    page.expect_text("lessons-done", &format!("{0} of {0} lessons done", lessons().len())).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn the_own_draft_waits_until_the_lesson_is_left_also_over_a_reload() {
    let world = World::start().await;
    let page = open(&world).await;
    page.type_into("from-account", "bob").await;
    page.type_into("identifier", "administrator").await;
    page.click("lessons").await;
    run(&page, "p40601").await;
    page.expect_value("from-account", "alice").await;
    page.expect_value("identifier", "admin").await;
    page.reload().await;
    page.expect_value("from-account", "alice").await;
    page.click("lessons").await;
    expect_state(&page, "p40601", "new").await;
    page.click("lesson-leave").await;
    page.expect_value("from-account", "bob").await;
    page.expect_value("identifier", "administrator").await;
    page.expect_count("lesson-leave", 0).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_lesson_tells_its_story_is_put_right_and_stays_done() {
    let world = World::start().await;
    let page = Visit::default().languages("zh-CN,zh").open(&world).await;
    page.click("lessons").await;
    run(&page, "bytes-are-not-characters").await;
    page.send().await;
    expect_state(&page, "bytes-are-not-characters", "reached").await;
    page.expect_text("error-code", "40601").await;
    page.click("lesson-fix").await;
    page.send().await;
    page.expect_text("error-code", "0").await;
    expect_state(&page, "bytes-are-not-characters", "reached").await;
    page.click("lesson-leave").await;
    page.reload().await;
    page.click("lessons").await;
    expect_state(&page, "bytes-are-not-characters", "reached").await;
    page.expect_text("lessons-done", &format!("已完成 1 / {} 课", lessons().len())).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn lessons_that_could_not_be_loaded_are_asked_for_again() {
    let world = World::start().await;
    let page = open(&world).await;
    page.devtools("Network.enable", json!({})).await;
    page.devtools("Network.setBlockedURLs", json!({ "urls": ["*lessons*"] })).await;
    page.click("lessons").await;
    page.expect_part("panel-failed", "could not be loaded").await;
    page.devtools("Network.setBlockedURLs", json!({ "urls": [] })).await;
    page.click("panel-again").await;
    page.expect_count("lesson", lessons().len()).await;
}
