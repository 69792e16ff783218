//! A button that copies a text and says whether it worked.

use super::{Icon, icon};
use crate::page::context::use_ui;
use crate::page::effect::clipboard;
use yew::prelude::*;

/// What a [`CopyButton`] copies.
#[derive(Properties, PartialEq)]
pub struct CopyButtonProps {
    /// Its name.
    pub label: &'static str,
    /// The text.
    pub text: AttrValue,
    /// `data-testid` of one whose text is a link, which `data-link` has as well.
    #[prop_or_default]
    pub testid: Option<&'static str>,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Ready,
    Copied,
    Refused,
}

/// A button that copies a text.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let words = use_ui().words();
    let state = use_state(|| State::Ready);
    let onclick = {
        let (state, text) = (state.clone(), props.text.clone());
        Callback::from(move |_: MouseEvent| {
            let (state, text) = (state.clone(), text.clone());
            wasm_bindgen_futures::spawn_local(async move {
                state.set(if clipboard::copy(&text).await { State::Copied } else { State::Refused });
            });
        })
    };
    let onblur = {
        let state = state.clone();
        Callback::from(move |_: FocusEvent| state.set(State::Ready))
    };
    let label = match *state {
        State::Ready => props.label,
        State::Copied => words.copied,
        State::Refused => words.copy_refused,
    };
    html! {
        <button type="button" class="button button--quiet" data-testid={props.testid}
            data-link={props.testid.map(|_| props.text.clone())} {onclick} {onblur}>
            { icon(Icon::Copy) }<span aria-live="polite">{ label }</span>
        </button>
    }
}
