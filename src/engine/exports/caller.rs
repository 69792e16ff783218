//! Help in the card of who calls, and what the engine says to the page of its own accord.

use tim_tester::page::{caller, say};
use wasm_bindgen::prelude::*;

/// From now on the engine says what it has to say through this function of a field and a text.
#[wasm_bindgen]
pub fn attach(page: js_sys::Function) {
    say::attach(page);
    caller::look_again();
}

/// Makes a UserSig from what stands in the fields and puts it into its own, or says why it can't be made.
#[wasm_bindgen]
pub fn make_usersig() {
    caller::make();
}
