//! The place or the panel that was asked for gets the focus once it is drawn, and a reply comes into sight.

use crate::page::effect::focus;
use crate::state::body::BodyView;
use crate::state::layout::{Column, Divider, LayoutStep};
use crate::state::{Action, State};
use yew::prelude::*;

/// The id of the reply's card.
const REPLY: &str = "reply";

/// Leads to what the state says was asked for. A request that is folded away is unfolded first.
#[hook]
pub fn use_focus(state: &State, emit: &Callback<Action>) {
    let (view, body, emit) = (state.draft.view, state.draft.body.clone(), emit.clone());
    let led_to = use_mut_ref(|| None);
    let is_away = state.layout.folded() == Some(Column::Request);
    use_effect_with((state.wanted, is_away), move |(wanted, is_away)| {
        let Some((place, _)) = wanted.filter(|_| *led_to.borrow() != *wanted) else { return };
        if *is_away {
            emit.emit(Action::Layout(LayoutStep::Restored(Divider::Request)));
            return;
        }
        led_to.replace(*wanted);
        match (place.is_in_body(), view) {
            (true, BodyView::Json) => focus::select_in_body(body.text(), body.span(place)),
            _ => focus::go_to(place),
        }
    });
    // Where all stands in one column the reply comes below what one sees.
    let ended = state.call.last().filter(|_| state.call.sending().is_none()).map(|last| last.id);
    use_effect_with(ended, |ended| {
        if ended.is_some() {
            focus::bring_up(REPLY);
        }
    });
    use_effect_with(state.led_to_panel, |turn| {
        if *turn > 0 {
            focus::go_into_panel();
        }
    });
}
