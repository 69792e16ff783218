//! `docs/usersig-slips.md` is the list that the page shows. `UPDATE=1 cargo test --test usersig_slips_document` writes it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::fmt::Write;
use std::fs;
use std::path::Path;
use tim_tester::api::usersig::{Slip, Step};
use tim_tester::state::Lang;
use tim_tester::text::slip;

fn document() -> String {
    let mut text = "<!-- Written by tests/usersig_slips_document.rs from src/text/slip.rs. -->\n".to_owned();
    for lang in Lang::ALL {
        let _ = write!(text, "\n# {}\n\n{}\n", slip::slips(lang), slip::slips_hint(lang));
        let (what, mend) = (lang.pick("哪里错", "What is wrong"), lang.pick("怎么改", "How to mend it"));
        for step in Step::ALL {
            let _ = write!(text, "\n## {}\n\n| {what} | {mend} |\n|---|---|\n", slip::step(lang, step));
            for slip in Slip::ALL.into_iter().filter(|slip| slip.step() == step) {
                let _ =
                    writeln!(text, "| {} | {} |", cell(slip::what(lang, slip)), cell(slip::mend(lang, slip)));
            }
        }
        let _ = write!(text, "\n{}\n", slip::jsons_tried(lang));
    }
    text
}

/// Text that Markdown shows as it is in a table's cell.
fn cell(text: &str) -> String {
    ['\\', '|', '*', '_', '<', '`']
        .iter()
        .fold(text.to_owned(), |text, c| text.replace(*c, &format!("\\{c}")))
}

#[test]
fn the_document_lists_the_slips_that_the_page_names() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/usersig-slips.md");
    let document = document();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &document).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), document, "write it anew with UPDATE=1");
    assert_eq!(document.matches("\n| ").count(), 2 * (Slip::ALL.len() + Step::ALL.len()));
}
