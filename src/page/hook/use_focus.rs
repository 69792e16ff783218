//! The place or the panel that was asked for gets the focus once it is drawn.

use crate::page::effect::focus;
use crate::state::State;
use crate::state::body::BodyView;
use yew::prelude::*;

/// Leads to what the state says was asked for.
#[hook]
pub fn use_focus(state: &State) {
    let (view, body) = (state.draft.view, state.draft.body.clone());
    use_effect_with(state.wanted, move |wanted| {
        let Some((place, _)) = *wanted else { return };
        match (place.is_in_body(), view) {
            (true, BodyView::Json) => focus::select_in_body(body.text(), body.span(place)),
            _ => focus::go_to(place),
        }
    });
    use_effect_with(state.led_to_panel, |turn| {
        if *turn > 0 {
            focus::go_into_panel();
        }
    });
}
