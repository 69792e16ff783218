//! What an event of a control says.

use crate::page::effect::focus;
use crate::state::shortcut::{Pressed, Shortcut};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent};

/// The text of the input, select or textarea that an event came from.
pub fn typed(event: &impl AsRef<Event>) -> String {
    let Some(target) = event.as_ref().target() else { return String::new() };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        area.value()
    } else if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        select.value()
    } else {
        String::new()
    }
}

/// Whether a key belongs to an input method: it composes a text, or, as Safari has it, this is the Enter that ended one, which
/// comes after the composition's end with the code of a key that an input method took.
pub fn composes(key: &KeyboardEvent) -> bool {
    const TAKEN: u32 = 229;
    key.is_composing() || key.key_code() == TAKEN
}

/// What a key does of all that keys do; `in_row` asks for those of a row of the form, and for no other.
pub fn shortcut(key: &KeyboardEvent, in_row: bool) -> Option<Shortcut> {
    let pressed = Pressed {
        key: &key.key(),
        ctrl: key.ctrl_key() || key.meta_key(),
        shift: key.shift_key(),
        alt: key.alt_key(),
        in_text: focus::is_in_text(key),
        in_row,
    };
    Shortcut::of(&pressed).filter(|_| !composes(key))
}

/// Whether the checkbox that an event came from is ticked.
pub fn ticked(event: &Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .is_some_and(|input| input.checked())
}
