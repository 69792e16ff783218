//! What the browser says of the network, told now and whenever it changes.

use crate::page::effect::document;
use crate::state::Action;
use gloo_events::EventListener;
use yew::prelude::*;

/// Follows what the browser says of the network.
#[hook]
pub fn use_network(emit: &Callback<Action>) {
    let emit = emit.clone();
    use_effect_with((), move |()| {
        emit.emit(Action::NetworkTold(document::is_online()));
        let listeners = web_sys::window().map(|window| {
            ["online", "offline"].map(|kind| {
                let emit = emit.clone();
                EventListener::new(&window, kind, move |_| {
                    emit.emit(Action::NetworkTold(document::is_online()))
                })
            })
        });
        move || drop(listeners)
    });
}
