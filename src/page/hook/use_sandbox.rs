//! The sandbox's accounts outlive the visit, and all tabs share them.

use crate::page::effect::storage::Storage;
use crate::state::sandbox::SandboxAction;
use crate::state::stored::{Due, Stored};
use crate::state::{Action, State};
use std::rc::Rc;
use yew::prelude::*;

/// Where the accounts are kept in local storage. No secret is among them.
const ACCOUNTS: &str = "tim-tester.sandbox";

/// Takes up the accounts as they were left.
pub(super) fn restore(state: &mut State) {
    state.open_sandbox();
    state.apply(read());
}

fn read() -> Action {
    Action::Sandbox(SandboxAction::KeptRead(Storage::Local.read(ACCOUNTS)))
}

/// Keeps the accounts, and takes over what another tab keeps.
#[hook]
pub fn use_sandbox(state: &State, emit: &Callback<Action>) {
    let (say, sandbox) = (emit.clone(), state.sandbox.clone());
    let follows = (Rc::clone(sandbox.own()), sandbox.stored().clone());
    use_effect_with(follows, move |(service, _)| {
        match sandbox.due(Storage::Local.read(ACCOUNTS).as_deref()) {
            Due::Nothing => {}
            Due::Read => say.emit(read()),
            Due::Write => {
                let text = service.to_text();
                // Where they can't be kept, the accounts last as long as the page is open.
                if Storage::Local.write(ACCOUNTS, &text) {
                    let stored = Stored { text: Some(text.into()), value: Rc::clone(service) };
                    say.emit(Action::Sandbox(SandboxAction::Kept(stored)));
                }
            }
        }
    });
    let emit = emit.clone();
    use_effect_with((), move |()| {
        let listener = Storage::listen(ACCOUNTS, move || emit.emit(read()));
        move || drop(listener)
    });
}
