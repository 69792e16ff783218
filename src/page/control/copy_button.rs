//! A button that copies a text and says whether it worked.

use super::{Icon, icon};
use crate::page::context::use_words;
use crate::page::effect::clipboard;
use yew::prelude::*;

/// What a [`CopyButton`] copies.
#[derive(Properties, PartialEq)]
pub struct CopyButtonProps {
    /// Its name.
    pub label: AttrValue,
    /// `data-testid`.
    #[prop_or_default]
    pub testid: Option<&'static str>,
    /// Gives the text when it is pressed.
    pub text: Callback<(), String>,
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
    let words = use_words();
    let state = use_state(|| State::Ready);
    let onclick = {
        let (state, text) = (state.clone(), props.text.clone());
        Callback::from(move |_: MouseEvent| {
            let (state, text) = (state.clone(), text.emit(()));
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
        State::Ready => props.label.clone(),
        State::Copied => words.copied.into(),
        State::Refused => words.copy_refused.into(),
    };
    html! {
        <button type="button" class="button button--quiet" data-testid={props.testid} {onclick} {onblur}>
            { icon(Icon::Copy) }<span aria-live="polite">{ label }</span>
        </button>
    }
}
