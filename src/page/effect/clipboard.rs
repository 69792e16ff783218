//! The clipboard.

use super::download::blob_of;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ClipboardEvent, ClipboardItem};

/// What is more than so many bytes is copied as a blob, which the browser reads outside of the page's own tasks.
const LARGE: usize = 64 * 1024;

/// Copies bytes as text; what of them is no UTF-8 becomes U+FFFD. Whether the browser let it.
pub async fn copy_bytes(bytes: &[u8]) -> bool {
    let Some(clipboard) = clipboard() else { return false };
    if bytes.len() > LARGE
        && let Some(blob) = blob_of(bytes).await
        && copy_blob(&clipboard, &blob).await
    {
        return true;
    }
    JsFuture::from(clipboard.write_text(&String::from_utf8_lossy(bytes))).await.is_ok()
}

async fn copy_blob(clipboard: &web_sys::Clipboard, blob: &Blob) -> bool {
    let parts = js_sys::Object::new();
    // A fresh object takes any property.
    let _ = js_sys::Reflect::set(&parts, &JsValue::from_str("text/plain"), &js_sys::Promise::resolve(blob));
    match ClipboardItem::new_with_record_from_str_to_blob_promise(&parts) {
        Ok(item) => JsFuture::from(clipboard.write(&js_sys::Array::of1(&item))).await.is_ok(),
        Err(_) => false,
    }
}

/// Copies the selected text to the letter. By itself a browser puts line breaks between blocks.
pub fn copy_selection(event: web_sys::Event) {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok()?);
    let range = selection.and_then(|selection| selection.get_range_at(0).ok());
    let text = range.and_then(|range| range.clone_contents().ok()?.text_content());
    if let (Some(text), Some(data)) = (text, data(&event))
        && data.set_data("text", &text).is_ok()
    {
        event.prevent_default();
    }
}

/// The text that a `paste` event brings.
pub fn pasted(event: &web_sys::Event) -> Option<String> {
    data(event)?.get_data("text").ok()
}

fn data(event: &web_sys::Event) -> Option<web_sys::DataTransfer> {
    event.dyn_ref::<ClipboardEvent>()?.clipboard_data()
}

/// Outside a secure context the browser has no clipboard at all.
fn clipboard() -> Option<web_sys::Clipboard> {
    let window = web_sys::window().filter(web_sys::Window::is_secure_context)?;
    Some(window.navigator().clipboard())
}
