//! The findings follow the draft, and all else that they go by, at a distance, so that typing is never held up.

use super::rest_ms;
use crate::state::{Action, State};
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// Has the draft judged whenever something that its findings go by has changed.
#[hook]
pub fn use_findings(state: &State, emit: &Callback<Action>) {
    let emit = emit.clone();
    let rest_ms = rest_ms(state.draft.body.text().len());
    use_effect_with(state.judged_by(), move |judged_by| {
        let judged_by = judged_by.clone();
        let rest = Timeout::new(rest_ms, move || emit.emit(judged_by.judged()));
        move || drop(rest)
    });
}
