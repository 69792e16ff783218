//! The table of error codes: looking codes up, and links to them.

use crate::support::{Visit, World, open};

/// A code with its meaning: Chinese, English.
struct Row {
    code: &'static str,
    zh: &'static str,
    en: &'static str,
}

/// All codes, from the two tables of `data/`.
fn rows() -> Vec<Row> {
    let tables =
        [include_str!("../../data/error-codes.tsv"), include_str!("../../data/error-codes-more.tsv")];
    let row = |line: &'static str| {
        let cells: Vec<_> = line.split('\t').collect();
        Row { code: cells[0], zh: cells[2], en: cells[3] }
    };
    tables.into_iter().flat_map(|table| table.lines().skip(1)).map(row).collect()
}

#[tokio::test]
async fn every_code_is_found_by_its_number_and_by_a_word_of_its_meaning_in_either_language() {
    let world = World::start().await;
    let page = open(&world).await;
    page.click("errors").await;
    page.expect_count("error-row", rows().len()).await;
    // What the search shows for a query, as the codes of its rows: typed by hand it would take minutes for all of them.
    let look_up = "const [query] = arguments;
        const input = document.querySelector('[data-testid=error-search]');
        input.value = query;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        const drawn = () => document.querySelector('[data-testid=error-count]').dataset.query === query;
        return (async () => {
            while (!drawn()) await new Promise((next) => setTimeout(next));
            return [...document.querySelectorAll('[data-testid=error-row]')].map((row) => row.dataset.code).join(' ');
        })();";
    for Row { code, zh, en } in rows() {
        let is_han = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
        let han: String = zh.chars().skip_while(|c| !is_han(c)).take_while(is_han).take(2).collect();
        let word = en.split(|c: char| !c.is_alphanumeric()).max_by_key(|word| word.len()).unwrap();
        for query in [code, &han, word] {
            let found = page.script(look_up, vec![query.into()]).await;
            let found = found.as_str().unwrap_or_default();
            assert!(found.split(' ').any(|found| found == code), "{code} by {query:?} among {found}");
            if query == code {
                assert!(found.starts_with(code), "{code} comes first of {found}");
            }
        }
    }
    page.type_into("error-search", "40601 nonsense").await;
    page.expect_text("error-count", "0 found").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_link_opens_the_table_on_its_code_a_lesson_shows_it_and_the_draft_stays() {
    let world = World::start().await;
    let page = Visit::default().path("/#error/40601").open(&world).await;
    page.expect_attribute("errors", "aria-expanded", "true").await;
    page.expect_value("error-search", "40601").await;
    page.expect_attribute("error-row", "data-code", "40601").await;
    page.expect_attribute("error-row", "aria-current", "true").await;
    page.click("error-see").await;
    page.expect_attribute("lessons", "aria-expanded", "true").await;
    let open =
        "return document.querySelector('[data-testid=lesson]:has(.lesson__story)')?.dataset.lesson ?? null";
    page.expect_script(open, vec![], "bytes-are-not-characters").await;
    page.choose("lang", "zh").await;
    page.click("side-close").await;
    page.expect_count("error-row", 0).await;
    page.expect_value("from-account", "alice").await;
    page.console_is_quiet().await;
}
