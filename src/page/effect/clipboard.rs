//! The clipboard.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Copies a text; whether the browser let it.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    // Outside a secure context the browser has no clipboard at all.
    if !window.is_secure_context() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

#[wasm_bindgen]
extern "C" {
    type Pasting;

    #[wasm_bindgen(method, getter, js_name = clipboardData)]
    fn clipboard_data(this: &Pasting) -> Option<Pasted>;

    type Pasted;

    #[wasm_bindgen(method, js_name = getData)]
    fn get_data(this: &Pasted, kind: &str) -> String;
}

/// The text that a `paste` event brings.
pub fn pasted(event: &web_sys::Event) -> Option<String> {
    Some(event.unchecked_ref::<Pasting>().clipboard_data()?.get_data("text"))
}
