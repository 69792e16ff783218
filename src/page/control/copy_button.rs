//! A button that copies what is made when it is pressed, and says whether that worked.

use super::icon::{Icon, icon};
use crate::page::context::use_ui;
use crate::page::effect::clipboard;
use crate::text::control as words;
use std::rc::Rc;
use yew::prelude::*;

/// What is copied.
pub enum Copied {
    /// A text.
    Text(String),
    /// Bytes as they came; what of them is no UTF-8 becomes U+FFFD.
    Bytes(Rc<Vec<u8>>),
}

impl From<String> for Copied {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Copied {
    async fn copy(&self) -> bool {
        match self {
            Self::Text(text) => clipboard::copy_bytes(text.as_bytes()).await,
            Self::Bytes(bytes) => clipboard::copy_bytes(bytes).await,
        }
    }
}

/// What a [`CopyButton`] copies.
#[derive(Properties, PartialEq)]
pub struct CopyButtonProps {
    /// Its name.
    pub label: &'static str,
    /// Makes it.
    pub made: Callback<(), Copied>,
    /// `data-testid`.
    #[prop_or_default]
    pub testid: Option<&'static str>,
    /// The address that it copies, where it is one.
    #[prop_or_default]
    pub link: Option<AttrValue>,
}

/// A button that copies.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let lang = use_ui().lang;
    let outcome = use_state(|| None);
    let onclick = {
        let (outcome, made) = (outcome.setter(), props.made.clone());
        Callback::from(move |_: MouseEvent| {
            let (outcome, copied) = (outcome.clone(), made.emit(()));
            wasm_bindgen_futures::spawn_local(async move { outcome.set(Some(copied.copy().await)) });
        })
    };
    let onblur = {
        let outcome = outcome.setter();
        Callback::from(move |_: FocusEvent| outcome.set(None))
    };
    let label = match *outcome {
        None => props.label,
        Some(true) => words::copied(lang),
        Some(false) => words::copy_refused(lang),
    };
    html! {
        <button type="button" class="button button--quiet" data-testid={props.testid} data-link={props.link.clone()}
            {onclick} {onblur}>
            { icon(Icon::Copy) }<span aria-live="polite">{ label }</span>
        </button>
    }
}

/// Makes a text that is there already.
pub fn made(text: impl Into<Rc<str>>) -> Callback<(), Copied> {
    let text = text.into();
    Callback::from(move |()| Copied::Text(text.to_string()))
}
