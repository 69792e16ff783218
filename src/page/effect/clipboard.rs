//! The clipboard.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Copies a text; whether the browser let it.
pub async fn copy(text: &str) -> bool {
    let Some(clipboard) = clipboard() else { return false };
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Copies a blob of UTF-8 as text, which the browser reads outside of the page's own tasks; whether it let it.
pub async fn copy_blob(blob: &web_sys::Blob) -> bool {
    let Some(clipboard) = clipboard() else { return false };
    let parts = js_sys::Object::new();
    // A fresh object takes any property.
    let _ = js_sys::Reflect::set(&parts, &JsValue::from_str("text/plain"), blob);
    let Ok(item) = ClipboardItem::new(&parts) else { return false };
    let clipboard: &Writing = clipboard.unchecked_ref();
    match clipboard.write(&js_sys::Array::of1(&item)) {
        Ok(written) => JsFuture::from(written).await.is_ok(),
        Err(_) => false,
    }
}

/// Copies the selected text to the letter. By itself a browser puts line breaks between blocks.
pub fn copy_selection(event: web_sys::Event) {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok()?);
    let range = selection.and_then(|selection| selection.get_range_at(0).ok());
    let text = range.and_then(|range| range.clone_contents().ok()?.text_content());
    if let (Some(text), Some(data)) = (text, event.unchecked_ref::<Pasting>().clipboard_data()) {
        data.set_data("text", &text);
        event.prevent_default();
    }
}

/// Outside a secure context the browser has no clipboard at all.
fn clipboard() -> Option<web_sys::Clipboard> {
    let window = web_sys::window().filter(web_sys::Window::is_secure_context)?;
    Some(window.navigator().clipboard())
}

#[wasm_bindgen]
extern "C" {
    type ClipboardItem;

    #[wasm_bindgen(constructor, catch)]
    fn new(parts: &js_sys::Object) -> Result<ClipboardItem, JsValue>;

    type Writing;

    #[wasm_bindgen(method, catch)]
    fn write(this: &Writing, items: &js_sys::Array) -> Result<js_sys::Promise, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    type Pasting;

    #[wasm_bindgen(method, getter, js_name = clipboardData)]
    fn clipboard_data(this: &Pasting) -> Option<Pasted>;

    type Pasted;

    #[wasm_bindgen(method, js_name = getData)]
    fn get_data(this: &Pasted, kind: &str) -> String;

    #[wasm_bindgen(method, js_name = setData)]
    fn set_data(this: &Pasted, kind: &str, data: &str);
}

/// The text that a `paste` event brings.
pub fn pasted(event: &web_sys::Event) -> Option<String> {
    Some(event.unchecked_ref::<Pasting>().clipboard_data()?.get_data("text"))
}
