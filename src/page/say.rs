//! How the engine tells the page something: one function, which the page gives it (`src/engine/setup.rs`). Texts for
//! fields that a user could fill in as well, and notices; never a secret.

use js_sys::Function;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

thread_local! {
    static SAY: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Keeps the page's function, `say(field, text)`.
pub fn attach(say: Function) {
    SAY.set(Some(say));
}

/// Tells the page a text for a field, or a `notice`.
pub fn say(field: &str, text: &str) {
    let say = SAY.with_borrow(Clone::clone);
    if let Some(say) = say {
        // The page's function throws nothing.
        let _ = say.call2(&JsValue::UNDEFINED, &field.into(), &text.into());
    }
}
