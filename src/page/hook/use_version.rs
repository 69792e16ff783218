//! A new version of the page: noted when it waits, taken when it is wanted.

use crate::page::effect::version;
use crate::state::version::{Version, VersionStep};
use crate::state::{Action, State};
use yew::prelude::*;

/// Follows the versions of the page.
#[hook]
pub fn use_version(state: &State, emit: &Callback<Action>) {
    let emit = emit.clone();
    use_effect_with((), move |()| {
        let listener = version::watch(move || emit.emit(Action::Version(VersionStep::Waits)));
        move || drop(listener)
    });
    use_effect_with(state.version, |now| {
        if *now == Version::Wanted {
            version::take();
        }
    });
}
