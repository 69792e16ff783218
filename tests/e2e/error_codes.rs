//! What an error code means and what to do about it, in the chosen language.

use crate::support::{Answer, Echo, Page, World, open};

/// The codes of portrait_set's own table.
const PRIVATE: [u32; 15] =
    [40001, 40002, 40003, 40004, 40005, 40601, 40602, 40603, 40604, 40605, 40606, 40607, 40608, 40609, 40610];

/// What `data/` says of a code: its meaning, and what to do.
struct Row {
    zh: [&'static str; 2],
    en: [&'static str; 2],
}

/// The first row of a code in a table of `data/`; of the private codes those of the command itself stand first.
fn cells(table: &'static str, code: u32) -> Vec<&'static str> {
    let line = table.lines().find(|line| line.split('\t').next() == Some(&code.to_string())).unwrap();
    let cells: Vec<_> = line.split('\t').collect();
    assert!(!PRIVATE.contains(&code) || cells[1] == "portrait_set", "{line}");
    cells
}

fn row(code: u32) -> Row {
    let meaning = cells(include_str!("../../data/error-codes.tsv"), code);
    let advice = cells(include_str!("../../data/error-advice.tsv"), code);
    Row { zh: [meaning[2], advice[2]], en: [meaning[3], advice[3]] }
}

/// The service's refusal as it comes: by HTTP 200.
fn refusal(code: u32) -> Answer {
    let body = format!(r#"{{"ActionStatus":"FAIL","ErrorCode":{code},"ErrorInfo":"info of {code}"}}"#);
    Answer::body(body).header("Content-Type", "application/json")
}

async fn expect_words(page: &Page, [meaning, fix]: [&str; 2]) {
    page.expect_text("error-meaning", meaning).await;
    page.expect_text("error-fix", fix).await;
}

/// Sends once for each code, and reads its explanation in both languages.
async fn each_is_explained(page: &Page, server: &Echo, codes: &[u32]) {
    server.answers(codes.iter().map(|code| refusal(*code)));
    for (i, code) in codes.iter().enumerate() {
        page.send().await;
        page.expect_text("error-code", &code.to_string()).await;
        page.expect_text("http-status", "200").await;
        page.expect_text("action-status", "FAIL").await;
        page.expect_outcome("fail").await;
        let Row { zh, en } = row(*code);
        // The language stays as it was left, so that each switch tells of two codes.
        let (first, other, words) = if i % 2 == 0 { (en, "zh", zh) } else { (zh, "en", en) };
        expect_words(page, first).await;
        page.choose("lang", other).await;
        expect_words(page, words).await;
    }
}

#[tokio::test]
async fn each_private_code_is_explained_in_both_languages() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    each_is_explained(&page, &server, &PRIVATE).await;
    assert_eq!(server.arrived().len(), PRIVATE.len());
    page.console_is_quiet().await;
    assert_eq!(page.requested_origins().await, [world.site.origin(), server.url()]);
}

#[tokio::test]
async fn public_codes_are_explained_and_unknown_ones_shown_as_they_are() {
    let world = World::start().await;
    let server = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&server).await;
    page.send().await;
    page.expect_text("error-code", "0").await;
    page.expect_outcome("ok").await;
    page.expect_count("error-meaning", 0).await;
    let colour = "return getComputedStyle(document.querySelector('[data-testid=error-code]')).color";
    let colour_of_ok = page.script(colour, vec![]).await;

    each_is_explained(&page, &server, &[60003, 70001]).await;
    assert_ne!(page.script(colour, vec![]).await, colour_of_ok, "a failure looks like one");

    server.answers([refusal(99999)]);
    page.send().await;
    page.expect_text("error-code", "99999").await;
    for lang in ["zh", "en"] {
        page.choose("lang", lang).await;
        page.expect_part("error-meaning", "99999").await;
        page.expect_part("error-meaning", "info of 99999").await;
        page.text("error-fix").await;
    }
    page.expect_outcome("fail").await;
    page.console_is_quiet().await;
    assert_eq!(page.requested_origins().await, [world.site.origin(), server.url()]);
}
