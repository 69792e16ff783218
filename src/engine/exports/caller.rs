//! Help in the card of who calls.

use tim_tester::page::caller;
use wasm_bindgen::prelude::*;

/// Makes a UserSig from what stands in the fields and puts it into its own, or says why it can't be made.
#[wasm_bindgen]
pub fn make_usersig() {
    caller::make();
}
