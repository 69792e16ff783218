//! The page by the keyboard alone: no step of these stories has a pointer, and each place is reached by Tab.

use crate::support::{Echo, Page, World, eventually, open, open_whole};
use fantoccini::key::Key;

/// What is typed over all that stands in a field.
fn over(text: &str) -> String {
    format!("{}a{}{text}", Key::Control, Key::Null)
}

async fn send(page: &Page) {
    page.keys(&format!("{}{}", Key::Control, Key::Enter)).await;
}

/// The `data-code` of each entry of the history, the newest first.
async fn expect_codes(page: &Page, expected: &[&str]) {
    let codes = "return [...document.querySelectorAll('[data-testid=history-entry]')].map((entry) => entry.dataset.code)";
    page.expect_script(codes, vec![], expected.to_vec()).await;
}

#[tokio::test]
async fn a_profile_is_filled_in_sent_and_the_reply_is_read() {
    let world = World::start().await;
    let page = open(&world).await;
    page.tab_to("from-account").await;
    page.keys(&over("bob")).await;
    page.tab_to("item-tag").await;
    page.keys(&over("gender")).await;
    page.press(Key::Down).await;
    page.press(Key::Enter).await;
    page.expect_value("item-tag", "Tag_Profile_IM_Gender").await;
    page.tab_to("item-value").await;
    page.keys("Gender_Type_F").await;
    page.expect_value("item-value", "Gender_Type_Female").await;
    // Another item, and it above the first.
    page.tab_to("item-tag").await;
    page.press(Key::Enter).await;
    page.expect_count("item", 2).await;
    page.keys("Tag_Profile_IM_Nick").await;
    page.press(Key::Escape).await;
    page.tab_to("item-value").await;
    page.keys("罗伯特").await;
    page.chord(&[Key::Alt, Key::Up]).await;
    page.row("item", 0).expect_value("item-tag", "Tag_Profile_IM_Nick").await;
    send(&page).await;
    page.expect_text("error-code", "0").await;
    // The reply: its tabs by arrows, its lines too.
    page.tab_to("tab-pretty").await;
    page.press(Key::Right).await;
    page.expect_focus("tab-raw").await;
    page.expect_part("reply-raw", "\"ActionStatus\":\"OK\"").await;
    page.press(Key::Left).await;
    page.expect_focus("tab-pretty").await;
    page.tab_to("reply-pretty").await;
    page.press(Key::Down).await;
    page.expect_part_of_content("reply-pretty", "ActionStatus").await;
    // A slip is told at its row, and mended from there on.
    page.tab_to("view-form").await;
    page.press(Key::Right).await;
    page.expect_focus("view-json").await;
    page.tab_to("body-json").await;
    page.keys(&over("{}")).await;
    send(&page).await;
    page.expect_outcome("fail").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn what_goes_leaves_the_focus_to_what_is_next() {
    let world = World::start().await;
    let page = open_whole(&world).await;
    // Send can't be pressed while it sends, and is ready to be pressed again.
    page.tab_to("send").await;
    page.press(Key::Enter).await;
    page.expect_text("error-code", "0").await;
    page.expect_focus("send").await;
    page.press(Key::Enter).await;
    page.expect_part("reply-of", "Request 2").await;
    page.expect_focus("send").await;
    // Rows are removed one after the other.
    page.tab_to("item-duplicate").await;
    page.press(Key::Enter).await;
    page.expect_count("item", 2).await;
    page.tab_to("item-tag").await;
    page.tab_to("item-tag").await;
    page.keys(&over("Tag_Profile_IM_Role")).await;
    page.tab_to("item-remove").await;
    page.tab_to("item-remove").await;
    for left in [1, 0] {
        page.press(Key::Enter).await;
        page.expect_count("item", left).await;
        page.expect_focus(if left > 0 { "item-remove" } else { "add-item" }).await;
    }
    // A panel that is closed leaves it to its button.
    for panel in ["errors", "history"] {
        page.tab_to(panel).await;
        page.press(Key::Enter).await;
        page.tab_to("side-close").await;
        page.press(Key::Enter).await;
        page.expect_count("side-close", 0).await;
        page.expect_focus(panel).await;
    }
    page.console_is_quiet().await;
}

#[tokio::test]
async fn the_account_keeps_the_focus_while_what_there_is_to_know_of_the_items_comes_and_goes() {
    let world = World::start().await;
    let page = open_whole(&world).await;
    send(&page).await;
    page.expect_text("error-code", "0").await;
    page.tab_to("view-form").await;
    page.press(Key::Right).await;
    page.tab_to("body-json").await;
    page.keys(&over("{\"From_Account\":\"carol\"}")).await;
    page.tab_to("view-json").await;
    page.press(Key::Left).await;
    page.expect_count("findings", 1).await;
    page.keys(&format!("{}k", Key::Control)).await;
    page.expect_focus("palette-search").await;
    page.keys("history portrait_set").await;
    page.press(Key::Enter).await;
    page.expect_value("from-account", "alice").await;
    page.expect_count("findings", 0).await;
    page.expect_focus("from-account").await;
    page.keys("2").await;
    page.expect_value("from-account", "alice2").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_lesson_is_chosen_sent_put_right_and_left() {
    let world = World::start().await;
    let page = open(&world).await;
    page.tab_to("lessons").await;
    page.press(Key::Enter).await;
    page.expect_part("lessons-done", "0 of").await;
    let on = "return document.activeElement.closest('[data-lesson]')?.dataset.lesson ?? null";
    while page.script(on, vec![]).await != "bytes-are-not-characters" {
        page.tab_to("lesson-run").await;
    }
    page.press(Key::Enter).await;
    let state = "return document.querySelector('[data-lesson=bytes-are-not-characters]').dataset.state";
    page.expect_script(state, vec![], "loaded").await;
    send(&page).await;
    page.expect_text("error-code", "40601").await;
    page.expect_script(state, vec![], "reached").await;
    page.tab_to("lesson-leave").await;
    page.press(Key::Enter).await;
    page.expect_count("lesson-leave", 0).await;
    page.expect_value("from-account", "alice").await;
    page.tab_to("side-close").await;
    page.press(Key::Enter).await;
    page.expect_count("lesson", 0).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_line_of_curl_is_imported() {
    let world = World::start().await;
    let page = open(&world).await;
    page.tab_to("import").await;
    page.press(Key::Enter).await;
    page.tab_to("import-text").await;
    let curl = "curl 'https://console.tim.qq.com/v4/profile/portrait_set?sdkappid=1400000001&identifier=boss&random=1&contenttype=json' -d '{\"From_Account\":\"carol\"}'";
    page.keys(curl).await;
    page.expect_attribute("import-kind", "data-kind", "curl").await;
    page.tab_to("import-apply").await;
    page.press(Key::Enter).await;
    page.expect_value("from-account", "carol").await;
    page.expect_value("identifier", "boss").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn what_was_sent_is_sent_again_from_the_history() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.tab_to("endpoint").await;
    page.keys("Custom").await;
    page.expect_value("endpoint", "custom").await;
    page.tab_to("endpoint-custom").await;
    page.keys(&server.url()).await;
    send(&page).await;
    page.expect_text("error-code", "0").await;
    page.tab_to("history").await;
    page.press(Key::Enter).await;
    expect_codes(&page, &["0"]).await;
    page.tab_to("history-replay").await;
    page.press(Key::Enter).await;
    expect_codes(&page, &["0", "0"]).await;
    let sent = eventually(async || match server.arrived() {
        sent if sent.len() == 2 => Ok(sent),
        sent => Err(format!("{} arrived", sent.len())),
    });
    let sent = sent.await.unwrap();
    assert_eq!(sent[0].message.body, sent[1].message.body);
    page.console_is_quiet().await;
}
