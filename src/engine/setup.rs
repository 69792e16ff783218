//! The engine's functions for the card of environments, and the page's ear for what the engine says.

use tim_tester::api::endpoint::Endpoint;
use tim_tester::page::{say, setup};
use tim_tester::text::Lang;
use tim_tester::workbench::setup::Fields;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Keeps the page's function `say(field, text)`, by which the engine fills in fields and shows notices.
#[wasm_bindgen]
pub fn attach(page: js_sys::Function) {
    say::attach(page);
}

/// Draws the card of environments inside an element. `state` is the language, the endpoint's name, the custom base URL,
/// the SDKAppID, the identifier and the command's path, as the page has them now. Never a secret.
#[wasm_bindgen]
pub fn show_setup(root: Element, state: Vec<String>) {
    let Ok([lang, endpoint, base, sdkappid, identifier, _command]) = <[String; 6]>::try_from(state) else {
        return;
    };
    let endpoint = match Endpoint::named(&endpoint) {
        Some(Endpoint::Custom(_)) => Endpoint::Custom(base),
        Some(named) => named,
        None => return,
    };
    setup::show(root, Lang::named(&lang), Fields { endpoint, sdkappid, identifier });
}
