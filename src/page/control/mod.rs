//! Small parts that several panels use. Those with a state of their own are components, the others functions.

mod button;
mod choice;
mod copy_button;
mod icon;
mod reveal_button;
mod secret_field;
mod tabs;
mod text_field;

pub use button::{IconButton, quiet_button};
pub use choice::{Choice, option, use_chosen};
pub use copy_button::{Copied, CopyButton, made};
pub use icon::{Icon, icon};
pub use reveal_button::reveal_button;
pub use secret_field::SecretField;
pub use tabs::{Tab, tabs};
pub use text_field::{TextField, on_typed};

use wasm_bindgen::JsCast;
use yew::prelude::*;

/// The text of the input, select or textarea that an event came from.
pub fn typed(event: &impl AsRef<web_sys::Event>) -> String {
    let Some(target) = event.as_ref().target() else { return String::new() };
    if let Some(input) = target.dyn_ref::<web_sys::HtmlInputElement>() {
        input.value()
    } else if let Some(area) = target.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        area.value()
    } else if let Some(select) = target.dyn_ref::<web_sys::HtmlSelectElement>() {
        select.value()
    } else {
        String::new()
    }
}

/// Whether the checkbox that an event came from is ticked.
pub fn ticked(event: &Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
        .is_some_and(|input| input.checked())
}
