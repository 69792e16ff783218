//! What the first screen does not need: in the release build a chunk of the program that is fetched once the page is
//! painted. Here is what such a chunk brings, and what stands in its place until then.

use super::context::Ui;
use crate::state::State;
use crate::state::panel::Panel;
use crate::text::panel as words;
use yew::prelude::*;

/// What the chunk brings: functions that draw a part of the page out of the state.
#[derive(Clone, Copy)]
pub struct Parts {
    /// What the open panel shows.
    pub side: fn(Panel, &State) -> Html,
    /// The cards below the reply.
    pub cards: fn(&State) -> Html,
}

/// Whether the chunk is there.
#[derive(Clone)]
pub enum Late {
    /// It is on its way.
    Coming,
    /// It could not be had; this asks for it once more.
    Failed(Callback<MouseEvent>),
    /// It is there.
    There(Parts),
}

impl Late {
    /// Draws a part, or what stands in its place.
    pub fn part(&self, ui: &Ui, draw: impl FnOnce(&Parts) -> Html) -> Html {
        match self {
            Self::There(parts) => draw(parts),
            Self::Coming => {
                html! { <p class="note" role="status" data-testid="late-coming">{ words::loading(ui.lang) }</p> }
            }
            Self::Failed(again) => html! {
                <div class="note note--bad" role="alert" data-testid="late-failed">
                    <p>{ words::failed(ui.lang) }</p>
                    <button type="button" class="button" data-testid="late-again" onclick={again}>
                        { words::again(ui.lang) }
                    </button>
                </div>
            },
        }
    }
}
