//! A labelled secret: dots until it is shown.

use super::button::IconButton;
use super::event::typed;
use super::icon::Icon;
use crate::api::Secret;
use crate::page::context::use_ui;
use crate::page::effect::clipboard;
use crate::text::control as words;
use yew::prelude::*;

/// What a [`SecretField`] shows.
#[derive(Properties, PartialEq)]
pub struct SecretFieldProps {
    /// The element's id and `data-testid`.
    pub id: &'static str,
    /// The label.
    pub label: &'static str,
    /// The secret as typed.
    pub value: Secret,
    /// The text changed.
    pub on_edited: Callback<Secret>,
    /// The id of what is known of it.
    pub described_by: &'static str,
    /// Whether a pasted text is to be taken before the input swallows its line breaks without a word.
    #[prop_or_default]
    pub takes_paste: Option<Callback<String, bool>>,
}

/// A labelled secret. Not `type=password`, which would make browsers offer to store it; dots by style instead.
#[component]
pub fn SecretField(props: &SecretFieldProps) -> Html {
    let lang = use_ui().lang;
    let shown = use_state(|| false);
    let oninput = {
        let on_edited = props.on_edited.clone();
        Callback::from(move |event: InputEvent| on_edited.emit(Secret::new(typed(&event))))
    };
    let onpaste = props.takes_paste.clone().map(|takes| {
        let on_edited = props.on_edited.clone();
        Callback::from(move |event: Event| {
            if let Some(text) = clipboard::pasted(&event).filter(|text| takes.emit(text.clone())) {
                event.prevent_default();
                on_edited.emit(Secret::new(text));
            }
        })
    });
    let onclick = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(!*shown))
    };
    let reveal = IconButton {
        // There are two of them on screen.
        label: if *shown { words::hide_named } else { words::show_named }(lang, props.label).into(),
        icon: if *shown { Icon::Hide } else { Icon::Show },
        pressed: Some(*shown),
        onclick,
        ..IconButton::default()
    };
    html! {
        <div class="field">
            <label class="field__label" for={props.id}>{ props.label }</label>
            <div class="field__row">
                <input
                    id={props.id} data-testid={props.id} type="text"
                    class="input input--wire" data-hidden={(!*shown).then_some("")}
                    value={props.value.reveal().to_owned()} {oninput} {onpaste}
                    autocomplete="off" autocapitalize="off" spellcheck="false"
                    aria-describedby={props.described_by}
                />
                { reveal.view() }
            </div>
        </div>
    }
}
