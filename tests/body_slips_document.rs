//! `docs/body-slips.md` is the list that the page shows. `UPDATE=1 cargo test --test body_slips_document` writes it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::fmt::Write;
use std::fs;
use std::path::Path;
use tim_tester::state::Lang;
use tim_tester::state::slip::examples::examples;
use tim_tester::text::{body_slip, reference};

fn document() -> String {
    let mut text =
        "<!-- Written by tests/body_slips_document.rs from src/state/slip/examples.rs. -->\n".to_owned();
    for lang in Lang::ALL {
        let _ = write!(text, "\n# {}\n\n{}\n", reference::body_slips(lang), reference::body_slips_hint(lang));
        for example in examples() {
            let _ =
                write!(text, "\n```json\n{}\n```\n{}", example.body, body_slip::what(lang, &example.slip));
            let mend = body_slip::mend(lang, &example.slip);
            let _ = writeln!(text, "{}", mend.map(|mend| format!("  \n→ {mend}")).unwrap_or_default());
        }
    }
    text
}

#[test]
fn the_document_lists_the_slips_that_the_page_names() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/body-slips.md");
    let document = document();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &document).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), document, "write it anew with UPDATE=1");
}
