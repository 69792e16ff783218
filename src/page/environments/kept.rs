//! Where one's own environments are kept, and which one was used last; and the team's file, which came with the page.

use crate::page::effect::storage::{Storage, read_either, write_both};
use crate::workbench::setup::Key;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The environments in the export's format. No secret is among them.
const ENVIRONMENTS: &str = "tim-tester.environments";
/// The one used last.
const USED: &str = "tim-tester.environment";

/// One's own environments as they are kept.
pub fn environments() -> Option<String> {
    Storage::Local.read(ENVIRONMENTS)
}

/// Keeps one's own environments; whether the browser did.
pub fn keep_environments(text: &str) -> bool {
    Storage::Local.write(ENVIRONMENTS, text)
}

/// The environment used last in this tab, or else in any.
pub fn used() -> Option<Key> {
    Key::from_text(&read_either(USED)?)
}

/// Keeps which environment was used last. Where it can't be kept, it is found again by its app.
pub fn keep_used(key: &Key) {
    write_both(USED, &key.to_text());
}

/// Calls `changed` whenever another tab changed what is kept, for as long as the page is open.
pub fn on_change(changed: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(changed);
    if let Some(window) = web_sys::window() {
        // Adding a listener to the window can't fail.
        let _ = window.add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}

/// The text of the team's file, which `static/boot.js` asks for; empty where there is none.
pub async fn team() -> String {
    let promise = js_sys::Reflect::get(&js_sys::global(), &"team".into()).unwrap_or_default();
    let text = JsFuture::from(js_sys::Promise::resolve(&promise)).await;
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}
