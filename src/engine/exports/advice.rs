//! Help while the draft is written: advice on a body, rows of a pasted text, and all that `page::assist` and `page::caller` do.

use tim_tester::api::rules::Rules;
use tim_tester::page::{self, assist, caller, service};
use tim_tester::text::Lang;
use tim_tester::workbench::advice;
use tim_tester::workbench::body::paste;
use tim_tester::workbench::findings::Facts;
use wasm_bindgen::prelude::*;

/// Helps while a draft is written, from now on.
#[wasm_bindgen(start)]
pub fn start() {
    page::on_panic();
    caller::start();
    assist::start();
}

/// What there is to know about a `portrait_set` body before it is sent, as `workbench::advice::to_text` writes it. Of a
/// body that does not go to the sandbox, neither the accounts nor all custom fields are known.
#[wasm_bindgen]
pub fn advice(lang: &str, to_sandbox: bool, sdkappid: &str, body: &str) -> String {
    let (documents, custom) = assist::fields::judged_by(to_sandbox);
    service::with_sandbox(|sandbox| {
        let has_account: &dyn Fn(&str) -> bool = &|account| sandbox.accounts().any(|known| known == account);
        let rules = Rules { documents, sdkappid, custom: &custom };
        let has_account = to_sandbox.then_some(has_account);
        advice::to_text(Lang::named(lang), body, &Facts { rules, custom_complete: to_sandbox, has_account })
    })
}

/// The JSON texts, with commas between, of the rows that a text becomes, pasted into the Value of a row with this tag or,
/// without one, into a Tag.
#[wasm_bindgen]
pub fn rows(text: &str, tag: Option<String>) -> String {
    paste::rows(text, tag.as_deref()).join(",")
}
