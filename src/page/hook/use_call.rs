//! The call under way, and the one that reads back what was set: each is made when there is one in the state, and called off
//! when there is none any more.

use crate::page::effect::{call, download};
use crate::state::call::{Arriving, Sending, Settled};
use crate::state::read_back::Step;
use crate::state::{Action, State};
use std::rc::Rc;
use yew::prelude::*;

/// Makes the calls that the state says are under way.
#[hook]
pub fn use_call(state: &State, emit: &Callback<Action>) {
    let arriving = |id, arriving| Some(Action::ReplyArriving(id, arriving));
    use_sent(state.call.sending().filter(|sending| sending.is_ready()), emit, arriving, Action::Settled);
    let read_back = state.read_back.as_ref().and_then(|read_back| read_back.call.sending());
    use_sent(read_back, emit, |_, _| None, |end| Action::ReadBack(Step::Settled(end)));
    // What the browser keeps of the reply before goes with it.
    let kept = state.call.last().and_then(|last| Some(last.kept.as_ref()?.url.clone()));
    use_effect_with(kept, |kept| {
        let kept = kept.clone();
        move || kept.iter().for_each(|url| download::release(url))
    });
}

/// Makes a call for as long as it is there, and says how far its reply is and how it ended.
#[hook]
fn use_sent(
    sending: Option<&Rc<Sending>>,
    emit: &Callback<Action>,
    arriving: fn(u32, Arriving) -> Option<Action>,
    settled: fn(Settled) -> Action,
) {
    let (sending, emit) = (sending.cloned(), emit.clone());
    // Two calls in a row may have one number, but not one moment.
    let known = sending.as_ref().map(|sending| (sending.id, sending.at_ms));
    use_effect_with(known, move |_| {
        let call = sending.map(|sending| {
            let (id, told) = (sending.id, emit.clone());
            let tell = move |part| arriving(id, part).into_iter().for_each(|action| told.emit(action));
            call::start(sending, tell, move |end| emit.emit(settled(end)))
        });
        move || drop(call)
    });
}
