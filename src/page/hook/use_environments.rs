//! One's own environments outlive the visit, two tabs share them, and the team's come with the page.

use crate::exchange::environment::{parse, write};
use crate::page::effect::file;
use crate::page::effect::storage::{Storage, read_either, write_both};
use crate::state::environments::{Key, Step};
use crate::state::{Action, State};
use gloo_events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;
use yew::prelude::*;

/// Where one's own are kept, in the export's format. No secret is among them.
const ENVIRONMENTS: &str = "tim-tester.environments";
/// Where it is kept which one was used last.
const USED: &str = "tim-tester.environment";

/// Takes up what was kept.
pub(super) fn restore(state: &mut State) {
    state.apply(Action::Environments(Step::KeptRead(Storage::Local.read(ENVIRONMENTS))));
    if let Some(key) = used_before() {
        state.apply(Action::Environments(Step::UsedBefore(key)));
    }
}

/// The environment used last in this tab, or else in any.
fn used_before() -> Option<Key> {
    Key::from_text(&read_either(USED)?)
}

/// Keeps one's own, takes over what another tab keeps, and asks for the team's.
#[hook]
pub fn use_environments(state: &State, emit: &Callback<Action>) {
    let environments = &state.environments;
    let say = emit.clone();
    let may_keep = environments.kept_refused.is_none();
    use_effect_with((Rc::clone(&environments.own), may_keep), move |(own, may_keep)| {
        if !may_keep {
            return;
        }
        let before = Storage::Local.read(ENVIRONMENTS);
        let same = match before.as_deref().map(parse) {
            None => own.is_empty(),
            Some(Ok(kept)) => *kept == **own,
            Some(Err(_)) => return say.emit(Action::Environments(Step::KeptRead(before))),
        };
        if !same {
            // Every change was checked by writing it.
            let kept = write(own).is_ok_and(|text| Storage::Local.write(ENVIRONMENTS, &text));
            say.emit(Action::Environments(Step::Kept(kept)));
        }
    });
    use_effect_with(environments.used.clone(), |used| {
        if let Some(key) = used {
            // Where it can't be kept, it is found again by its app.
            write_both(USED, &key.to_text());
        }
    });
    let emit = emit.clone();
    use_effect_with((), move |()| {
        let say = emit.clone();
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "storage", move |event| {
                let change = event.dyn_ref::<StorageEvent>();
                if change.is_some_and(|change| change.key().as_deref() == Some(ENVIRONMENTS)) {
                    say.emit(Action::Environments(Step::KeptRead(Storage::Local.read(ENVIRONMENTS))));
                }
            })
        });
        wasm_bindgen_futures::spawn_local(async move {
            emit.emit(Action::Environments(Step::TeamRead(file::team().await)));
            // The one used before may be one of the team's.
            if let Some(key) = used_before() {
                emit.emit(Action::Environments(Step::UsedBefore(key)));
            }
        });
        move || drop(listener)
    });
}
