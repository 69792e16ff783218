//! What a panic tells: where in the source it happened, and nothing else, as a panic's message can quote what was typed.
//! `static/boot.js` shows the card.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Set by `static/boot.js`.
    fn panicked(at: &str);
}

/// From now on a panic tells its place.
pub fn tell_the_place() {
    yew::set_custom_panic_hook(Box::new(|panic| {
        panicked(&panic.location().map(ToString::to_string).unwrap_or_default());
    }));
}
