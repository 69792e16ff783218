//! Dialogs as the browser has them: what lies behind is out of reach, and the focus goes back where it was.

use super::focus;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement, KeyboardEvent};
use yew::NodeRef;

/// Opens a dialog over the page. What of it has the focus first is the browser's choice.
pub fn open(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
        // One that is open already stays so.
        let _ = dialog.show_modal();
    }
}

/// Closes it, and gives the focus back to what had it before.
pub fn close(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
        dialog.close();
    }
}

/// Keeps Tab inside a dialog: behind its last control comes the first, and the other way round with Shift. Left to themselves
/// browsers go through their own controls between the two.
pub fn keep_inside(dialog: &NodeRef, event: &KeyboardEvent) {
    let dialog = dialog.cast::<HtmlDialogElement>().filter(|_| event.key() == "Tab");
    let controls = dialog.and_then(|dialog| dialog.query_selector_all("button, input").ok());
    let control = |at| controls.as_ref()?.item(at)?.dyn_into::<HtmlElement>().ok();
    let last = controls.as_ref().map_or(0, |controls| controls.length().saturating_sub(1));
    let (from, to) = if event.shift_key() { (0, last) } else { (last, 0) };
    if let (Some(from), Some(to)) = (control(from), control(to))
        && focus::focused().as_ref() == Some(&from)
    {
        // A control that can't have the focus leaves it where it is.
        let _ = to.focus();
        event.prevent_default();
    }
}

/// Whether an event came from behind a dialog: there, the dialog itself is its target, and nothing in it.
pub fn is_behind(event: &web_sys::Event) -> bool {
    event.target().is_some_and(|target| target.has_type::<HtmlDialogElement>())
}
