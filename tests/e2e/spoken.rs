//! What the page says to those who hear it, and where the Tab key begins.

use crate::support::{Page, World, open};
use fantoccini::key::Key;
use serde_json::Value;

/// From now on writes down what a screen reader is told: each text that comes into a live region.
async fn listen(page: &Page) {
    let listen = "window.heard = [];
        const live = '[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]';
        new MutationObserver(changes => {
            const regions = new Set(changes.map(({ target }) => (target.closest ? target : target.parentElement)?.closest(live)));
            for (const region of regions) {
                const text = region?.textContent.trim();
                if (text) heard.push(text);
            }
        }).observe(document.body, { subtree: true, childList: true, characterData: true });";
    page.script(listen, vec![]).await;
}

async fn heard(page: &Page) -> Vec<String> {
    let Value::Array(heard) = page.script("return heard", vec![]).await else { unreachable!() };
    heard.iter().map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
}

/// Waits until something was told.
async fn expect_heard(page: &Page, part: &str) {
    let script = "return heard.some(text => text.includes(arguments[0]))";
    page.expect_script(script, vec![part.into()], true).await;
}

#[tokio::test]
async fn the_first_tab_stop_leads_past_the_head_to_the_body() {
    let world = World::start().await;
    let page = open(&world).await;
    page.expect_count("send", 1).await;
    page.press(Key::Tab).await;
    page.expect_focus("skip").await;
    page.press(Key::Enter).await;
    page.expect_script("return document.activeElement.id", vec![], "body").await;
    page.expect_script("return location.hash", vec![], "").await;
    page.press(Key::Tab).await;
    page.expect_script("return document.activeElement.closest('#body') !== null", vec![], true).await;
}

#[tokio::test]
async fn each_call_is_told_once_the_same_outcome_twice_too() {
    let world = World::start().await;
    let page = open(&world).await;
    page.expect_count("env-name", 1).await;
    listen(&page).await;
    page.send().await;
    expect_heard(&page, "Success").await;
    page.send().await;
    page.expect_script("return heard.filter(text => text.includes('Success')).length", vec![], 2).await;
    page.row("item", 0).type_into("item-value", &"中".repeat(167)).await;
    page.send().await;
    expect_heard(&page, "Refused: ErrorCode 40601. ").await;
    let refusals = heard(&page).await.iter().filter(|text| text.contains("40601")).count();
    assert_eq!(refusals, 1, "{:?}", heard(&page).await);
}

#[tokio::test]
async fn what_is_wrong_with_a_text_is_told_once_it_rests_and_not_at_each_key() {
    let world = World::start().await;
    let page = open(&world).await;
    page.expect_count("env-name", 1).await;
    page.click("view-json").await;
    listen(&page).await;
    page.type_into("body-json", r#"{"From_Account":"alice","ProfileItem":[{"Tag" "Value"}]}"#).await;
    page.expect_part("body-error", "Line 1").await;
    let error = page.text("body-error").await;
    expect_heard(&page, &error).await;
    let told = heard(&page).await;
    let errors = told.iter().filter(|text| text.contains("Line 1")).count();
    assert_eq!(errors, 1, "{told:?}");
    assert!(told.len() <= 3, "a key tells nothing: {told:?}");
}
