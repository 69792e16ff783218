//! The reference follows the focus.

use crate::page::effect::focus;
use crate::state::panel::Panel;
use crate::state::{Action, State};
use gloo_events::EventListener;
use yew::prelude::*;

/// While the reference is open, says which field gets the focus.
#[hook]
pub fn use_focused_field(state: &State, emit: &Callback<Action>) {
    let emit = emit.clone();
    use_effect_with(state.panel == Some(Panel::Reference), move |is_open| {
        let listener = web_sys::window().filter(|_| *is_open).map(|window| {
            EventListener::new(&window, "focusin", move |event| {
                if let Some(focused) = focus::field_of(event) {
                    emit.emit(Action::FieldFocused(focused));
                }
            })
        });
        move || drop(listener)
    });
}
