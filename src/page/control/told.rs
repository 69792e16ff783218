//! What a screen reader is told, and nobody sees.

use crate::page::hook::use_rested;
use yew::prelude::*;

/// How long a text must rest before it is told, in milliseconds: while one types, nothing talks over the keys.
const REST_MS: u32 = 700;

/// What is told.
#[derive(Properties, PartialEq)]
pub struct ToldProps {
    /// The text; empty for nothing.
    pub text: AttrValue,
}

/// A text that is told once it rests, and again only if it has changed by then. It stays in the document while there is
/// nothing to tell: screen readers hear what changes in it, and hardly what comes with it.
#[component]
pub fn Told(props: &ToldProps) -> Html {
    let rested = use_rested(props.text.clone(), REST_MS);
    html! { <p class="visually-hidden" role="status">{ rested }</p> }
}
