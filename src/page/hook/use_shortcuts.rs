//! Keys that mean the same all over the page.

use crate::page::context::Ui;
use crate::page::control::composes;
use crate::page::effect::focus;
use crate::state::Action;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// Ctrl+Enter (⌘+Enter) sends; outside of texts, which have an undo of their own, Ctrl+Z takes back and Ctrl+Shift+Z does
/// again, whatever Caps Lock makes of the letter.
#[hook]
pub fn use_shortcuts(ui: &Ui) {
    use_effect_with(ui.clone(), |ui| {
        let ui = ui.clone();
        let listener = web_sys::window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "keydown", options, move |event| pressed(&ui, event))
        });
        move || drop(listener)
    });
}

fn pressed(ui: &Ui, event: &web_sys::Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    if (!key.ctrl_key() && !key.meta_key()) || key.alt_key() || composes(key) {
        return;
    }
    match key.key().as_str() {
        "Enter" => ui.send(),
        "z" | "Z" if !focus::is_in_text(event) => {
            ui.say(if key.shift_key() { Action::Redone } else { Action::Undone });
        }
        _ => return,
    }
    event.prevent_default();
}
