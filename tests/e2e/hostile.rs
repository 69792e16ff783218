//! Replies made to break the page: they run nothing and hide nothing, and the page goes on. How quick it stays meanwhile is
//! measured in `benches/`.

use crate::support::{Answer, Page, World, sent};
use serde_json::{Value, json};

/// Notes each violation of the page's policy.
const WATCH: &str = "window.violations = [];
    document.addEventListener('securitypolicyviolation', event => violations.push(event.effectiveDirective))";

/// Nothing of a reply ran, or even tried to.
async fn nothing_ran(page: &Page) {
    let made = "return document.querySelectorAll(
        '[data-outcome] img, [data-outcome] script, [data-outcome] a[href^=javascript]').length";
    assert_eq!(page.script(made, vec![]).await, 0, "markup became elements");
    assert_eq!(page.script("return window.ran ?? null", vec![]).await, Value::Null);
    assert_eq!(page.script("return violations", vec![]).await, json!([]));
}

/// Shows a reply; what is searched must be found, the page must hear what is typed, and all of it can be copied to the
/// letter.
async fn show(body: String, needle: &str) -> (World, Page) {
    let world = World::start().await;
    let (page, echo) = sent(&world, Answer::ok()).await;
    page.expect_text("error-code", "0").await;
    echo.answers([Answer::body(body.clone())]);
    page.script(WATCH, vec![]).await;
    page.keep_copies().await;
    page.send().await;
    page.expect_text("error-code", "7").await;
    page.paste_into("reply-search", needle).await;
    page.expect_text("reply-hits", "1 / 1").await;
    page.type_into("identifier", "typed").await;
    page.expect_part("url", "identifier=typed&").await;
    page.click("reply-copy").await;
    // What is copied is what came.
    page.expect_copied(&body).await;
    let nodes = page.script("return document.querySelectorAll('*').length", vec![]).await;
    assert!(nodes.as_u64().unwrap() < 3_000, "{nodes} elements");
    nothing_ran(&page).await;
    page.console_is_quiet().await;
    (world, page)
}

#[tokio::test]
async fn markup_runs_nothing_and_what_turns_text_round_is_seen() {
    let (image, script) = ("<img src=x onerror=window.ran=1>", "</script><script>window.ran=1</script>");
    let body = format!(
        r#"{{"ErrorCode":7,"ErrorInfo":"{image}{script}","{image}":"{script}","url":"javascript:window.ran=1",
        "link":"https://example.com/\"onmouseover=window.ran=1","file":"user{}gpj.exe"}}"#,
        '\u{202e}'
    );
    let (_world, page) = show(body, "gpj.exe").await;
    // Once as a key, once as a value.
    let twice = "const shown = document.querySelector('[data-testid=reply-pretty]').textContent;
        return shown.split(arguments[0]).length - 1";
    page.expect_script(twice, vec![json!(image)], 2).await;
    page.expect_text("error-info", &format!("{image}{script}")).await;
    let mark = "return document.querySelector('[data-testid=reply-pretty] .unseen')?.dataset.text ?? null";
    page.expect_script(mark, vec![], "U+202E").await;
    for view in ["tab-headers", "tab-sent", "tab-raw"] {
        page.click(view).await;
    }
    page.expect_part_of_content("reply-raw", "user\u{202e}gpj.exe").await;
    nothing_ran(&page).await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_gateways_page_of_markup_is_text() {
    let world = World::start().await;
    let html =
        "<html><title>\u{202e}502<img src=x onerror=window.ran=1></title><script>window.ran=1</script>";
    let (page, echo) = sent(&world, Answer::ok()).await;
    page.expect_text("error-code", "0").await;
    page.script(WATCH, vec![]).await;
    page.keep_copies().await;
    echo.answers([Answer::body(html).status(502)]);
    page.send().await;
    page.expect_attribute("diagnosis", "data-kind", "gateway").await;
    page.expect_part_of_content("diagnosis", "<img src=x onerror=window.ran=1>").await;
    page.expect_content("reply-pretty", html).await;
    let mark = "return document.querySelector('[data-testid=diagnosis] .unseen')?.dataset.text ?? null";
    page.expect_script(mark, vec![], "U+202E").await;
    nothing_ran(&page).await;
}

#[tokio::test]
async fn ten_thousand_levels() {
    let body = format!(r#"{{"ErrorCode":7,"d":{}"deep-down"{}}}"#, "[".repeat(10_000), "]".repeat(10_000));
    let (_world, page) = show(body, "deep-down").await;
    page.expect_part_of_content("reply-path", "$.d[0][0]").await;
}

#[tokio::test]
async fn a_string_of_five_million_characters() {
    let body = format!(r#"{{"ErrorCode":7,"s":"{}the-end"}}"#, "x".repeat(5_000_000));
    show(body, "the-end").await;
}

#[tokio::test]
async fn an_error_info_of_five_million_characters() {
    let body = format!(r#"{{"ErrorCode":7,"ErrorInfo":"{}the-end"}}"#, "错".repeat(1_700_000));
    let (_world, page) = show(body, "the-end").await;
    assert!(page.content("error-info").await.chars().count() < 2_000);
}

#[tokio::test]
async fn a_million_keys() {
    let keys: Vec<String> = (0..1_000_000).map(|at| format!("\"k{at}\":{at}")).collect();
    show(format!(r#"{{"ErrorCode":7,{}}}"#, keys.join(",")), "k999999\"").await;
}
