//! Focus, scroll and selection. Fields are found by their ids, which the page's components give them.

use crate::json::Span;
use crate::state::place::{ItemPart, Place};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

/// The id of the area with the body's JSON text.
pub const BODY_JSON: &str = "body-json";

/// The id of the field of a place in the form.
pub fn field_id(place: Place) -> String {
    match place {
        Place::Endpoint => "endpoint".to_owned(),
        Place::SdkAppId => "sdkappid".to_owned(),
        Place::Identifier => "identifier".to_owned(),
        Place::UserSig => "usersig".to_owned(),
        Place::Body | Place::FromAccount => "from-account".to_owned(),
        Place::Items => "add-item".to_owned(),
        Place::Item { row, part: ItemPart::Tag, .. } => format!("item-{row}-tag"),
        Place::Item { row, .. } => format!("item-{row}-value"),
    }
}

/// Brings a place in the form into sight and gives it the focus.
pub fn go_to(place: Place) {
    go_to_id(&field_id(place));
}

/// Brings the element of an id into sight and gives it the focus; false where there is none, or it can't have it.
pub fn go_to_id(id: &str) -> bool {
    let Some(element) = by_id(id) else { return false };
    element.scroll_into_view();
    // An element that can't have the focus is at least in sight.
    element.focus().is_ok()
}

/// Selects a part of the body's JSON text and gives it the focus.
pub fn select_in_body(text: &str, span: Span) {
    let area = by_id(BODY_JSON).and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(area) = area else { return };
    // The area knows LF alone, and counts in UTF-16.
    let units = |end: usize| {
        let before = text.get(..end).unwrap_or_default();
        let carriage_returns = before.matches("\r\n").count();
        u32::try_from(before.encode_utf16().count() - carriage_returns).unwrap_or(u32::MAX)
    };
    let _ = area.focus();
    // A selection that the browser refuses leaves the focus.
    let _ = area.set_selection_range(units(span.start), units(span.end));
}

/// The element that has the focus.
pub fn focused() -> Option<HtmlElement> {
    web_sys::window()?.document()?.active_element()?.dyn_into().ok()
}

/// Gives an element the focus back; one that can't take it any more only loses a convenience.
pub fn give_back(element: &HtmlElement) {
    if focused().as_ref() != Some(element) {
        let _ = element.focus();
    }
}

/// The element that an event came from.
pub fn target(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn by_id(id: &str) -> Option<HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}
