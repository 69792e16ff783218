//! The lines of a long list in the document: which one an event is about, where it stands, how far the list is scrolled,
//! and the lengths that no style sheet knows. A line carries its number as `data-line`.

use super::focus;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};
use yew::NodeRef;

/// A stretch of the list's height, in pixels.
#[derive(Clone, Copy)]
pub struct Stretch {
    /// Where it begins.
    pub top: u64,
    /// How high it is.
    pub height: u64,
}

/// The line that an event came from, and the class of the element in it.
pub fn pressed(event: &Event) -> Option<(usize, String)> {
    let target = focus::target(event)?;
    let line = target.closest("[data-line]").ok()??.get_attribute("data-line")?.parse().ok()?;
    Some((line, target.class_name()))
}

/// What is seen of a list.
pub fn seen(list: &NodeRef) -> Option<Stretch> {
    let list = list.cast::<HtmlElement>()?;
    Some(Stretch { top: px(list.scroll_top()), height: px(list.client_height()) })
}

/// Where a line of a list stands, if it is drawn.
pub fn line(list: &NodeRef, line: usize) -> Option<Stretch> {
    let row = list.cast::<HtmlElement>()?.query_selector(&format!("[data-line=\"{line}\"]")).ok()??;
    let row: HtmlElement = row.dyn_into().ok()?;
    Some(Stretch { top: px(row.offset_top()), height: px(row.offset_height()) })
}

/// Scrolls a list.
pub fn scroll_to(list: &NodeRef, top: u64) {
    if let Some(list) = list.cast::<HtmlElement>() {
        list.set_scroll_top(i32::try_from(top).unwrap_or(i32::MAX));
    }
}

/// Sets a length of an element by the CSSOM: the page's policy forbids style attributes, not this.
pub fn set_px(element: &NodeRef, name: &str, px: u64) {
    if let Some(element) = element.cast::<HtmlElement>() {
        // Setting a known property to a length can't fail.
        let _ = element.style().set_property(name, &format!("{px}px"));
    }
}

fn px(length: i32) -> u64 {
    u64::try_from(length).unwrap_or(0)
}
