//! Copying and saving what is made only when it is wanted.

use crate::page::context::use_ui;
use crate::page::control::{Icon, icon};
use crate::page::effect::{clipboard, clock};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Blob;
use yew::prelude::*;

/// How many bytes are handed over to the browser at once.
const BLOCK: usize = 1024 * 1024;

/// What is more than so many bytes is copied as a blob.
const LARGE: usize = 64 * 1024;

/// What is copied.
pub enum Copied {
    /// A text.
    Text(String),
    /// Bytes as they came; what of them is no UTF-8 becomes U+FFFD.
    Bytes(Rc<Vec<u8>>),
}

impl From<String> for Copied {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Copied {
    /// Copies it; whether the browser let it. A large text goes as a blob, where the browser knows that.
    async fn copy(&self) -> bool {
        let bytes = match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        };
        if bytes.len() > LARGE
            && let Some(blob) = blob_of(bytes).await
            && clipboard::copy_blob(&blob).await
        {
            return true;
        }
        clipboard::copy(&String::from_utf8_lossy(bytes)).await
    }
}

/// What a [`CopyMade`] copies.
#[derive(Properties, PartialEq)]
pub struct CopyMadeProps {
    /// Its name.
    pub label: &'static str,
    /// Makes it.
    pub made: Callback<(), Copied>,
    /// `data-testid`.
    #[prop_or_default]
    pub testid: Option<&'static str>,
}

/// A button that copies what is made when it is pressed.
#[component]
pub fn CopyMade(props: &CopyMadeProps) -> Html {
    let words = use_ui().words();
    let outcome = use_state(|| None);
    let onclick = {
        let (outcome, made) = (outcome.clone(), props.made.clone());
        Callback::from(move |_: MouseEvent| {
            let (outcome, copied) = (outcome.clone(), made.emit(()));
            wasm_bindgen_futures::spawn_local(async move {
                outcome.set(Some(copied.copy().await));
            });
        })
    };
    let onblur = {
        let outcome = outcome.clone();
        Callback::from(move |_: FocusEvent| outcome.set(None))
    };
    let label = match *outcome {
        None => props.label,
        Some(true) => words.copied,
        Some(false) => words.copy_refused,
    };
    html! {
        <button type="button" class="button button--quiet" data-testid={props.testid} {onclick} {onblur}>
            { icon(Icon::Copy) }<span aria-live="polite">{ label }</span>
        </button>
    }
}

/// Bytes as a blob, made in slices: handing over all at once would be felt.
async fn blob_of(bytes: &[u8]) -> Option<Blob> {
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

/// Saves bytes as a file. A browser that refuses says so itself.
pub fn save(bytes: Rc<Vec<u8>>, name: String) {
    wasm_bindgen_futures::spawn_local(async move {
        if let Some(blob) = blob_of(&bytes).await {
            save_blob(&blob, &name);
        }
    });
}

/// Saves a blob as a file; nothing where the browser won't take it.
pub fn save_blob(blob: &Blob, name: &str) -> Option<()> {
    let address = web_sys::Url::create_object_url_with_blob(blob).ok()?;
    let link = web_sys::window()?.document()?.create_element("a").ok()?;
    let link: web_sys::HtmlAnchorElement = link.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has taken the blob by then; a failure would only keep its memory.
    let _ = web_sys::Url::revoke_object_url(&address);
    Some(())
}
