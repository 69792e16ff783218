//! What the engine says to the page: a field and a text, as if a user had typed it there. Secrets can't be said.

use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// Who listens, and what was said before anybody did.
#[derive(Default)]
struct Page {
    listener: Option<js_sys::Function>,
    waiting: Vec<(String, String)>,
}

thread_local! {
    static PAGE: RefCell<Page> = RefCell::default();
}

/// The page listens from now on; it hears what was said before.
pub fn attach(listener: js_sys::Function) {
    let waiting = PAGE.with_borrow_mut(|page| {
        page.listener = Some(listener);
        std::mem::take(&mut page.waiting)
    });
    for (field, text) in waiting {
        say(&field, &text);
    }
}

/// Says a text for a field (`workbench::Action::of_field` has their names).
pub fn say(field: &str, text: &str) {
    let listener = PAGE.with_borrow_mut(|page| {
        if page.listener.is_none() {
            page.waiting.push((field.to_owned(), text.to_owned()));
        }
        page.listener.clone()
    });
    if let Some(listener) = listener {
        // The page's listener throws nothing.
        let _ = listener.call2(&JsValue::NULL, &field.into(), &text.into());
    }
}
