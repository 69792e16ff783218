//! The columns of the page: how wide the style sheet has them, and where a divider between them is dragged to.

use crate::state::layout::{Divider, Layout};
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement, PointerEvent};

/// Tells the style sheet the layout, by custom properties of the document: the policy forbids style attributes, not these.
pub fn set(layout: Layout) {
    let root = web_sys::window().and_then(|window| window.document()?.document_element()?.dyn_into().ok());
    let Some(root): Option<HtmlElement> = root else { return };
    let request = u16::from(layout.request);
    for (name, value) in [
        ("--request", format!("{request}fr")),
        ("--reply", format!("{}fr", 100_u16.saturating_sub(request))),
        ("--panel", format!("{}px", layout.panel)),
    ] {
        // A browser that refuses has the widths of the style sheet.
        let _ = root.style().set_property(name, &value);
    }
}

/// A divider that is pressed gets the pointer's moves until it is let go, wherever they go.
pub fn hold(event: &PointerEvent) {
    if let Some(divider) = target(event) {
        // Without it the divider moves while the pointer is over it.
        let _ = divider.set_pointer_capture(event.pointer_id());
    }
}

/// Where a divider is dragged to, in its unit; nothing while no button is down.
pub fn dragged(event: &PointerEvent, divider: Divider) -> Option<i32> {
    if event.buttons() != 1 {
        return None;
    }
    let line = target(event)?;
    let (columns, own) = (line.parent_element()?, line.get_bounding_client_rect());
    let x = f64::from(event.client_x());
    let at = match divider {
        Divider::Request => {
            // A column that is folded away has no place of its own: the line stands at its edge.
            let left = rect(&columns, ".bench__draft").map_or(own.left(), |draft| draft.left());
            let right = rect(&columns, ".bench__call").map_or(own.right(), |call| call.right());
            100.0 * (x - left) / (right - left)
        }
        Divider::Panel => {
            let panel = rect(&columns, ".side")?;
            if panel.left() < own.left() { x - panel.left() } else { panel.right() - x }
        }
    };
    at.is_finite().then(|| at.round() as i32)
}

/// The place of a column, if it is to be seen.
fn rect(columns: &Element, selector: &str) -> Option<DomRect> {
    let rect = columns.query_selector(selector).ok()??.get_bounding_client_rect();
    (rect.width() > 0.0).then_some(rect)
}

fn target(event: &PointerEvent) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
