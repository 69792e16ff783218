//! The reference: a command's documentation beside the form.

use crate::support::{World, open};

/// Whether the field of a name is the one that is marked.
const MARKED: &str =
    "return [...document.querySelectorAll('[data-testid=reference-field][aria-current=true]')]
    .map((field) => field.dataset.field).join(' ')";

#[tokio::test]
async fn the_field_that_has_the_focus_is_the_one_shown() {
    let world = World::start().await;
    let page = open(&world).await;
    page.click("reference-open").await;
    page.expect_part("reference", "v4/profile/portrait_set").await;
    for (field, name) in [
        ("from-account", "From_Account"),
        ("item-value", "Tag_Profile_IM_Nick"),
        ("identifier", "identifier"),
        ("secret-key", "usersig"),
        ("item-tag", "ProfileItem[].Tag"),
    ] {
        page.click(field).await;
        page.expect_script(MARKED, vec![], name).await;
    }
    page.choose("command", "v4/profile/portrait_get").await;
    page.expect_part("reference", "TagList").await;
    page.expect_part("reference", "array of strings").await;
    page.choose("lang", "zh").await;
    page.expect_part("reference", "请求包体的字段").await;
    page.expect_part("reference", "字符串数组").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn the_vendors_page_in_the_readers_language_comes_first_and_codes_lead_to_their_rows() {
    let world = World::start().await;
    let page = open(&world).await;
    page.click("reference-open").await;
    let first = "return document.querySelector('[data-testid=reference] a')?.host ?? null";
    page.expect_script(first, vec![], "www.tencentcloud.com").await;
    page.choose("lang", "zh").await;
    page.expect_script(first, vec![], "cloud.tencent.com").await;
    page.script("document.querySelector('[data-testid=reference] a[href=\"#error/40601\"]').click()", vec![])
        .await;
    page.expect_attribute("error-row", "data-code", "40601").await;
    page.console_is_quiet().await;
}
