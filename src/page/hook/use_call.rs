//! The call under way: it is made when there is one in the state, and called off when there is none any more.

use crate::page::effect::{call, download};
use crate::state::{Action, State};
use yew::prelude::*;

/// Makes the call that the state says is under way.
#[hook]
pub fn use_call(state: &State, emit: &Callback<Action>) {
    let sending = state.call.sending().cloned();
    let settled = emit.clone();
    use_effect_with(sending.as_ref().map(|sending| sending.id), move |_| {
        let call = sending.map(|sending| call::start(sending, move |end| settled.emit(Action::Settled(end))));
        move || drop(call)
    });
    // What the browser keeps of the reply before goes with it.
    let kept = state.call.last().and_then(|last| Some(last.kept.as_ref()?.url.clone()));
    use_effect_with(kept, |kept| {
        let kept = kept.clone();
        move || kept.iter().for_each(|url| download::release(url))
    });
}
