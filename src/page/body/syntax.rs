//! The sentence under the body's JSON text that says where and why it is none. The page marks the text as wrong at once;
//! the words come from here.

use super::dom;
use crate::json::node;
use crate::text::json_error;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// Says what is wrong with the text that is shown, or nothing.
pub(super) fn show() -> Option<()> {
    let document = dom::document()?;
    let place = document.get_element_by_id("body-error")?;
    let area: HtmlTextAreaElement = document.get_element_by_id("body-json")?.dyn_into().ok()?;
    let is_marked = area.has_attribute("aria-invalid");
    let error = is_marked.then(|| area.value()).and_then(|text| Some((node::root(&text).err()?, text)));
    let sentence = error.map(|(error, text)| json_error::sentence(dom::lang(), &error, &text));
    dom::tell(&place, &sentence.unwrap_or_default());
    Some(())
}
