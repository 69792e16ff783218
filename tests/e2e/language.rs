//! 中文 and English, light and dark: as the browser has it, or as chosen.

use crate::support::{Page, Visit, World, open};

async fn root(page: &Page, script: &str) -> String {
    let script = format!("return {script}");
    page.script(&script, vec![]).await.as_str().unwrap_or_default().to_owned()
}

async fn is_chinese(page: &Page) {
    page.expect_part("send", "发送到沙箱").await;
    page.expect_text("add-item", "添加资料项").await;
    page.expect_text("view-form", "表单").await;
    page.expect_part("item-hint", "昵称").await;
    assert_eq!(page.title().await, "腾讯云 IM REST API 调试台");
    assert_eq!(root(page, "document.querySelector('h1').textContent").await, "腾讯云 IM REST API 调试台");
    assert_eq!(root(page, "document.documentElement.lang").await, "zh-CN");
}

async fn is_english(page: &Page) {
    page.expect_part("send", "Send to sandbox").await;
    page.expect_text("add-item", "Add item").await;
    page.expect_text("view-form", "Form").await;
    page.expect_part("item-hint", "Nickname").await;
    assert_eq!(page.title().await, "Tencent Cloud IM REST API Tester");
    assert_eq!(
        root(page, "document.querySelector('h1').textContent").await,
        "Tencent Cloud IM REST API Tester"
    );
    assert_eq!(root(page, "document.documentElement.lang").await, "en");
}

#[tokio::test]
async fn a_chinese_browser_gets_a_chinese_page_and_can_switch_at_once() {
    let world = World::start().await;
    let page = Visit::default().languages("zh-CN,zh,en").open(&world).await;
    is_chinese(&page).await;
    assert_eq!(page.value("lang").await, "zh");
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
    assert_eq!(page.content("url").await, sent, "the request is the same in every language");

    page.choose("lang", "zh").await;
    is_chinese(&page).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn any_other_browser_gets_an_english_page() {
    let world = World::start().await;
    let page = Visit::default().languages("fr-FR,fr").open(&world).await;
    is_english(&page).await;
    assert_eq!(page.value("lang").await, "en");
}

#[tokio::test]
async fn the_colours_are_the_systems_until_others_are_chosen() {
    let world = World::start().await;
    let page = open(&world).await;
    let ground = "getComputedStyle(document.body).backgroundColor";
    page.expect_value("theme", "system").await;
    let light = root(&page, ground).await;
    page.choose("theme", "dark").await;
    page.expect_value("theme", "dark").await;
    let dark = root(&page, ground).await;
    assert_ne!(dark, light);
    assert_eq!(root(&page, "getComputedStyle(document.documentElement).colorScheme").await, "dark");
    page.choose("theme", "light").await;
    assert_eq!(root(&page, ground).await, light);
    let page = Visit::default().dark().open(&world).await;
    page.expect_value("theme", "system").await;
    assert_eq!(root(&page, ground).await, dark);
    page.choose("theme", "light").await;
    assert_eq!(root(&page, ground).await, light);
}
