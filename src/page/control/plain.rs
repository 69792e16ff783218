//! Text to the letter: what is unseen in it is made visible, and a long one is drawn in blocks.

use crate::json::pieces::{Piece, part, pieces};
use crate::page::effect::clipboard;
use yew::prelude::*;

/// The size of a block in bytes.
const BLOCK: usize = 4 * 1024;

/// Text with what is unseen in it made visible.
pub fn plain_text(text: &str) -> Html {
    html! { <>{ for pieces(text, false).map(|piece| drawn(&piece, piece.text())) }</> }
}

/// A part of a piece of text.
pub fn drawn(piece: &Piece, part: &str) -> Html {
    let part = part.to_owned();
    match piece {
        Piece::Plain(_) => html! { { part } },
        Piece::Escape(_) => html! { <span class="tok__escape">{ part }</span> },
        Piece::Unseen(_, c) => {
            html! { <bdi class="unseen" data-text={format!("U+{:04X}", u32::from(*c))}>{ part }</bdi> }
        }
    }
}

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct LongTextProps {
    /// The text.
    pub text: AttrValue,
    /// `data-testid`.
    pub testid: &'static str,
}

/// A long text. In blocks: browsers take their time over long lines, and lay out a block only as it comes into sight.
#[component]
pub fn LongText(LongTextProps { text, testid }: &LongTextProps) -> Html {
    html! {
        <pre class="code" data-testid={*testid} translate="no" tabindex="0" oncopy={Callback::from(clipboard::copy_selection)}>
            { for (0..text.len().div_ceil(BLOCK)).map(|number| html! {
                <span class="code__block">{ plain_text(part(text, number, BLOCK)) }</span>
            }) }
        </pre>
    }
}
