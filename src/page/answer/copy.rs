//! Copying and saving what is made only when it is wanted.

use crate::page::context::use_ui;
use crate::page::control::{Icon, icon};
use crate::page::effect::clipboard;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// What a [`CopyMade`] copies.
#[derive(Properties, PartialEq)]
pub struct CopyMadeProps {
    /// Its name.
    pub label: &'static str,
    /// Makes the text.
    pub made: Callback<(), String>,
    /// `data-testid`.
    #[prop_or_default]
    pub testid: Option<&'static str>,
}

/// A button that copies a text that is made when it is pressed.
#[component]
pub fn CopyMade(props: &CopyMadeProps) -> Html {
    let words = use_ui().words();
    let outcome = use_state(|| None);
    let onclick = {
        let (outcome, made) = (outcome.clone(), props.made.clone());
        Callback::from(move |_: MouseEvent| {
            let (outcome, text) = (outcome.clone(), made.emit(()));
            wasm_bindgen_futures::spawn_local(async move {
                outcome.set(Some(clipboard::copy(&text).await));
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

/// Saves bytes as a file; whether the browser took them.
pub fn save(bytes: &[u8], name: &str) -> bool {
    offer(bytes, name).is_some()
}

fn offer(bytes: &[u8], name: &str) -> Option<()> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = web_sys::Blob::new_with_u8_array_sequence(&parts).ok()?;
    let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let link = web_sys::window()?.document()?.create_element("a").ok()?;
    let link: web_sys::HtmlAnchorElement = link.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has taken the blob by then; a failure would only keep its memory.
    let _ = web_sys::Url::revoke_object_url(&address);
    Some(())
}
