//! 中文 and English, light and dark: as the browser has it, or as chosen.

use crate::support::{Page, Visit, World, open};
use serde_json::{Value, json};

async fn is(page: &Page, expression: &str, expected: &str) {
    page.expect_script(&format!("return {expression}"), vec![], expected).await;
}

const HEADING: &str = "document.querySelector('h1').textContent";
const LANG: &str = "document.documentElement.lang";

/// The title, but for what it says of a call before.
async fn is_named(page: &Page, expected: &str) {
    let ends = "return document.title.endsWith(arguments[0])";
    page.expect_script(ends, vec![json!(expected)], true).await;
}

async fn is_chinese(page: &Page) {
    page.expect_part("send", "发送到沙箱").await;
    page.expect_text("add-item", "添加资料项").await;
    page.expect_text("view-form", "表单").await;
    page.expect_part("item-hint", "昵称").await;
    is_named(page, "portrait_set · 腾讯云 IM REST API 调试台").await;
    is(page, HEADING, "腾讯云 IM REST API 调试台").await;
    is(page, LANG, "zh-CN").await;
}

async fn is_english(page: &Page) {
    page.expect_part("send", "Send to sandbox").await;
    page.expect_text("add-item", "Add item").await;
    page.expect_text("view-form", "Form").await;
    page.expect_part("item-hint", "Nickname").await;
    is_named(page, "portrait_set · Tencent Cloud IM REST API Tester").await;
    is(page, HEADING, "Tencent Cloud IM REST API Tester").await;
    is(page, LANG, "en").await;
}

#[tokio::test]
async fn a_chinese_browser_gets_a_chinese_page_and_can_switch_at_once() {
    let world = World::start().await;
    let page = Visit::default().languages("zh-CN,zh,en").open(&world).await;
    is_chinese(&page).await;
    page.expect_value("lang", "zh").await;
    page.type_into("from-account", "bob").await;
    page.send().await;
    page.expect_text("action-status", "OK").await;
    page.expect_text("tab-raw", "原文").await;
    let sent = page.content("url").await;

    page.choose("lang", "en").await;
    is_english(&page).await;
    page.expect_text("tab-raw", "Raw").await;
    page.expect_text("action-status", "OK").await;
    page.expect_value("from-account", "bob").await;
    page.expect_content("url", &sent).await; // The request is the same in every language.

    page.choose("lang", "zh").await;
    is_chinese(&page).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn any_other_browser_gets_an_english_page() {
    let world = World::start().await;
    let page = Visit::default().languages("fr-FR,fr").open(&world).await;
    is_english(&page).await;
    page.expect_value("lang", "en").await;
}

/// The colour of the ground and the scheme that native controls follow.
async fn colours(page: &Page, scheme: &str) -> Value {
    is(page, "getComputedStyle(document.documentElement).colorScheme", scheme).await;
    page.script("return getComputedStyle(document.body).backgroundColor", vec![]).await
}

#[tokio::test]
async fn the_colours_are_the_systems_until_others_are_chosen() {
    let world = World::start().await;
    let page = open(&world).await;
    page.expect_value("theme", "system").await;
    let light = colours(&page, "light dark").await;
    page.choose("theme", "dark").await;
    let dark = colours(&page, "dark").await;
    assert_ne!(dark, light);
    page.choose("theme", "light").await;
    assert_eq!(colours(&page, "light").await, light);
    let page = Visit::default().dark().open(&world).await;
    page.expect_value("theme", "system").await;
    assert_eq!(colours(&page, "light dark").await, dark);
    page.choose("theme", "light").await;
    assert_eq!(colours(&page, "light").await, light);
}
