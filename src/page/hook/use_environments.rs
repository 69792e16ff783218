//! One's own environments outlive the visit, all tabs share them, and the team's come with the page.

use crate::exchange::environment::{Environment, write};
use crate::page::effect::file;
use crate::page::effect::storage::{Storage, read_either, write_both};
use crate::state::environments::{Environments, Key, Step};
use crate::state::stored::{Due, Stored};
use crate::state::{Action, State};
use std::rc::Rc;
use yew::prelude::*;

/// Where one's own are kept, in the export's format. No secret is among them.
const ENVIRONMENTS: &str = "tim-tester.environments";
/// Where it is kept which one was used last.
const USED: &str = "tim-tester.environment";

/// Takes up what was kept.
pub(super) fn restore(state: &mut State) {
    state.apply(read());
    // The one used last in this tab, or else in any. It may be one of the team's, which come later.
    if let Some(key) = read_either(USED).and_then(|text| Key::from_text(&text)) {
        state.apply(Action::Environments(Step::UsedBefore(key)));
    }
}

fn read() -> Action {
    Action::Environments(Step::KeptRead(Storage::Local.read(ENVIRONMENTS)))
}

/// Keeps one's own, takes over what another tab keeps, and asks for the team's.
#[hook]
pub fn use_environments(state: &State, emit: &Callback<Action>) {
    let environments = &state.environments;
    let (say, now) = (emit.clone(), Rc::clone(environments));
    let follows = (
        Rc::clone(&environments.own),
        environments.stored.clone(),
        environments.kept_refused.clone(),
        environments.replaces,
    );
    use_effect_with(follows, move |_| match now.due(Storage::Local.read(ENVIRONMENTS).as_deref()) {
        Due::Nothing => {}
        Due::Read => say.emit(read()),
        Due::Write => say.emit(Action::Environments(Step::Kept(kept(&now)))),
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
        let listener = Storage::listen(ENVIRONMENTS, move || say.emit(read()));
        wasm_bindgen_futures::spawn_local(async move {
            emit.emit(Action::Environments(Step::TeamRead(file::team().await)));
        });
        move || drop(listener)
    });
}

/// Writes one's own, as every change was checked that it can be; nothing where the browser would not keep it.
fn kept(environments: &Environments) -> Option<Stored<Rc<[Environment]>>> {
    let text = write(&environments.own).ok().filter(|text| Storage::Local.write(ENVIRONMENTS, text))?;
    Some(Stored { text: Some(text.into()), value: Rc::clone(&environments.own) })
}
