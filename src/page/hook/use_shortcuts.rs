//! Keys that mean the same all over the page.

use crate::page::context::Ui;
use crate::page::control::shortcut;
use crate::state::dialog::Dialog;
use crate::state::shortcut::Shortcut;
use crate::state::{Action, State};
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// Does what the table of keys says. What is behind an open dialog is out of their reach.
#[hook]
pub fn use_shortcuts(ui: &Ui, state: &State) {
    use_effect_with((ui.clone(), state.dialog, state.single_keys), |(ui, dialog, single_keys)| {
        let (ui, is_free, single_keys) = (ui.clone(), dialog.is_none(), *single_keys);
        let listener = web_sys::window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
                let Some(does) = shortcut(key, false) else { return };
                match does {
                    // Keys that are held down open it once.
                    Shortcut::Palette if key.repeat() => {}
                    Shortcut::Palette => ui.say(Action::DialogToggled(Dialog::Palette)),
                    Shortcut::List if single_keys => ui.say(Action::DialogToggled(Dialog::Shortcuts)),
                    Shortcut::Send if is_free => ui.send(),
                    Shortcut::Undo if is_free => ui.say(Action::Undone),
                    Shortcut::Redo if is_free => ui.say(Action::Redone),
                    _ => return,
                }
                event.prevent_default();
            })
        });
        move || drop(listener)
    });
}
