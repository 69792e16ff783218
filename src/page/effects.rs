//! The effects of what the first screen does not need: what outlives a visit, the address, calls, the sandbox, the history,
//! environments, data files, findings and new versions of the page.

use super::hook;
use crate::state::{Action, State};
use std::rc::Rc;
use yew::prelude::*;

/// The state, which is another one each time that it is drawn.
struct Latest(State);

impl PartialEq for Latest {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

#[derive(Properties, PartialEq)]
struct EffectsProps {
    state: Rc<Latest>,
    emit: Callback<Action>,
}

#[component]
fn Effects(EffectsProps { state, emit }: &EffectsProps) -> Html {
    let state = &state.0;
    hook::use_address(state, emit);
    hook::use_focus(state, emit);
    hook::use_persistence(state, emit);
    hook::use_call(state, emit);
    hook::use_decoding(state, emit);
    hook::use_environments(state, emit);
    hook::use_files(state, emit);
    hook::use_findings(state, emit);
    hook::use_focused_field(state, emit);
    hook::use_history(state, emit);
    hook::use_lost_focus();
    hook::use_network(emit);
    hook::use_sandbox(state, emit);
    hook::use_version(state, emit);
    html! {}
}

/// Follows the state; draws nothing.
pub fn effects(state: &State, emit: &Callback<Action>) -> Html {
    html! { <Effects state={Rc::new(Latest(state.clone()))} emit={emit.clone()} /> }
}
