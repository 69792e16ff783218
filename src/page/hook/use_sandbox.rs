//! The sandbox's accounts outlive the visit, and two tabs share them.

use crate::page::effect::storage::Storage;
use crate::state::sandbox::SandboxAction;
use crate::state::{Action, State};
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;
use yew::prelude::*;

/// Where the accounts are kept in local storage. No secret is among them.
const ACCOUNTS: &str = "tim-tester.sandbox";

/// Takes up the accounts as they were left.
pub(super) fn restore(state: &mut State) {
    if let Some(text) = Storage::Local.read(ACCOUNTS) {
        state.apply(Action::Sandbox(SandboxAction::KeptRead(text)));
    }
}

/// Keeps the accounts, and takes over what another tab keeps.
#[hook]
pub fn use_sandbox(state: &State, emit: &Callback<Action>) {
    let service = state.sandbox.service().clone();
    use_effect_with(std::rc::Rc::as_ptr(&service), move |_| {
        let text = service.to_text();
        if Storage::Local.read(ACCOUNTS).as_ref() != Some(&text) {
            // Where they can't be kept, the accounts last as long as the page is open.
            Storage::Local.write(ACCOUNTS, &text);
        }
    });
    let emit = emit.clone();
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "storage", move |event| {
                let change = event.dyn_ref::<StorageEvent>();
                let text = change.filter(|change| change.key().as_deref() == Some(ACCOUNTS));
                if let Some(text) = text.and_then(StorageEvent::new_value) {
                    emit.emit(Action::Sandbox(SandboxAction::KeptRead(text)));
                }
            })
        });
        move || drop(listener)
    });
}
