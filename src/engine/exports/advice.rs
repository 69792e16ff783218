//! Help while the draft is written: advice on a body, rows of a pasted text, editors in the row that has the focus.

use tim_tester::api::rules::Rules;
use tim_tester::page::{assist, caller, service};
use tim_tester::text::Lang;
use tim_tester::workbench::advice;
use tim_tester::workbench::body::paste;
use tim_tester::workbench::findings::Facts;
use wasm_bindgen::prelude::*;

/// Helps in the row that has the focus and in the card of who calls, from now on.
#[wasm_bindgen(start)]
pub fn start() {
    caller::start();
    assist::start(|| service::with_sandbox(|sandbox| sandbox.settings().clone()));
}

/// What there is to know about a `portrait_set` body before it is sent, as `workbench::advice::to_texts` writes it. Of a
/// body that does not go to the sandbox, neither its accounts nor its custom fields are known.
#[wasm_bindgen]
pub fn advice(lang: &str, to_sandbox: bool, sdkappid: &str, body: &str) -> Vec<String> {
    service::with_sandbox(|sandbox| {
        let settings = sandbox.settings();
        let has_account: &dyn Fn(&str) -> bool = &|account| sandbox.accounts().any(|known| known == account);
        let custom = if to_sandbox { &settings.custom[..] } else { &[] };
        let rules = Rules { documents: settings.documents, sdkappid, custom };
        let has_account = to_sandbox.then_some(has_account);
        advice::to_texts(Lang::named(lang), body, &Facts { rules, custom_complete: to_sandbox, has_account })
    })
}

/// The JSON texts, with commas between, of the rows that a text becomes, pasted into the Value of a row with this tag or,
/// without one, into a Tag.
#[wasm_bindgen]
pub fn rows(text: &str, tag: Option<String>) -> String {
    paste::rows(text, tag.as_deref()).join(",")
}
