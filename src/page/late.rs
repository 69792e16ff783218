//! Whether what the first screen does not need is there: in the release build a chunk of the program that is fetched once the
//! page is painted; and what stands in its place until then. Knows nothing of what it brings.

use crate::state::Lang;
use crate::text::panel as words;
use yew::prelude::*;

/// Whether the chunk is there.
#[derive(Clone, PartialEq)]
pub enum Late<P> {
    /// It is on its way.
    Coming,
    /// It could not be had; this asks for it once more.
    Failed(Callback<MouseEvent>),
    /// It is there.
    There(P),
}

impl<P> Late<P> {
    /// What the chunk brings, once it is there.
    pub fn there(&self) -> Option<&P> {
        match self {
            Self::There(parts) => Some(parts),
            Self::Coming | Self::Failed(_) => None,
        }
    }

    /// Draws a part, or what stands in its place.
    pub fn part(&self, lang: Lang, draw: impl FnOnce(&P) -> Html) -> Html {
        match self {
            Self::There(parts) => draw(parts),
            Self::Coming => {
                html! { <p class="note" role="status" data-testid="late-coming">{ words::loading(lang) }</p> }
            }
            Self::Failed(again) => html! {
                <div class="note note--bad" role="alert" data-testid="late-failed">
                    <p>{ words::failed(lang) }</p>
                    <button type="button" class="button" data-testid="late-again" onclick={again}>
                        { words::again(lang) }
                    </button>
                </div>
            },
        }
    }
}
