//! What the first screen does not need: in the release build a chunk of the program that is fetched once the page is
//! painted. Here is what such a chunk brings, and what stands in its place until then.

use super::context::Ui;
use crate::state::credentials::Credentials;
use crate::state::panel::Panel;
use crate::state::{Action, State};
use crate::text::panel as words;
use yew::prelude::*;

/// What the chunk brings: functions, most of which draw a part of the page out of the state.
#[derive(Clone, Copy)]
pub struct Parts {
    /// The rest of the reducer.
    pub rest: fn(&mut State, Action),
    /// What touches the browser because of the state, and is not to be seen.
    pub effects: fn(&State, &Callback<Action>) -> Html,
    /// Whether a pasted text is a UserSig in a wrapping.
    pub is_wrapped: fn(&str) -> bool,
    /// What is known of the UserSig.
    pub judgement: fn(&Credentials) -> Html,
    /// What a real endpoint replies to a command that the sandbox does not answer.
    pub unanswered: fn(&State) -> Option<String>,
    /// The last reply.
    pub reply: fn(&State) -> Html,
    /// What the open panel shows.
    pub side: fn(Panel, &State) -> Html,
    /// The cards below the reply.
    pub cards: fn(&State) -> Html,
}

/// Whether the chunk is there.
#[derive(Clone, PartialEq)]
pub enum Late {
    /// It is on its way.
    Coming,
    /// It could not be had; this asks for it once more.
    Failed(Callback<MouseEvent>),
    /// It is there.
    There(Parts),
}

/// There is one chunk only.
impl PartialEq for Parts {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Late {
    /// What the chunk brings, once it is there.
    pub fn there(&self) -> Option<&Parts> {
        match self {
            Self::There(parts) => Some(parts),
            Self::Coming | Self::Failed(_) => None,
        }
    }

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
