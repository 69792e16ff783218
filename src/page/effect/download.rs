//! Saving what the page has as a file, and blobs, which the browser keeps outside of the page's memory.

use super::clock;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url};

/// How many bytes are handed over to the browser at once.
const BLOCK: usize = 1024 * 1024;

/// Bytes as a blob, made in slices: handing over all at once would be felt.
pub async fn blob_of(bytes: &[u8]) -> Option<Blob> {
    let parts = js_sys::Array::new();
    for block in bytes.chunks(BLOCK) {
        let block = js_sys::Array::of1(&js_sys::Uint8Array::from(block));
        let blob = Blob::new_with_u8_array_sequence(&block).ok()?;
        parts.push(&blob);
        if bytes.len() > BLOCK {
            clock::after(0).await;
        }
    }
    Blob::new_with_blob_sequence(&parts).ok()
}

/// Saves bytes as a file, by and by. A browser that refuses says so itself.
pub fn save(bytes: Rc<Vec<u8>>, name: impl Into<String>) {
    let name = name.into();
    wasm_bindgen_futures::spawn_local(async move {
        let Some(blob) = blob_of(&bytes).await else { return };
        if let Some(address) = keep(&blob) {
            save_from(&address, &name);
            // The browser has taken the blob by then.
            release(&address);
        }
    });
}

/// Has the browser keep a blob under an address of its own, until it is released.
pub fn keep(blob: &Blob) -> Option<String> {
    Url::create_object_url_with_blob(blob).ok()
}

/// Lets the browser forget what it keeps under an address; a failure would only keep its memory.
pub fn release(address: &str) {
    let _ = Url::revoke_object_url(address);
}

/// Saves what stands under an address as a file; nothing where the browser won't take it.
pub fn save_from(address: &str, name: &str) -> Option<()> {
    let link: HtmlAnchorElement = web_sys::window()?.document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(address);
    link.set_download(name);
    link.click();
    Some(())
}
