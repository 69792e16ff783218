//! A labelled secret: dots until it is shown.

use super::{Icon, icon, typed};
use crate::api::Secret;
use yew::prelude::*;

/// What a [`SecretField`] shows.
#[derive(Properties, PartialEq)]
pub struct SecretFieldProps {
    /// The element's id.
    pub id: AttrValue,
    /// `data-testid`.
    pub testid: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// The secret as typed.
    pub value: Secret,
    /// The name of the button that shows the secret.
    pub show_label: AttrValue,
    /// The name of the button that hides it.
    pub hide_label: AttrValue,
    /// The text changed.
    pub on_edited: Callback<Secret>,
}

/// A labelled secret. Not `type=password`, which would make browsers offer to store it; dots by style instead.
#[component]
pub fn SecretField(props: &SecretFieldProps) -> Html {
    let shown = use_state(|| false);
    let oninput = props.on_edited.reform(|event: InputEvent| Secret::new(typed(&event)));
    let onclick = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(!*shown))
    };
    let label = if *shown { &props.hide_label } else { &props.show_label };
    html! {
        <div class="field">
            <label class="field__label" for={props.id.clone()}>{ &props.label }</label>
            <div class="field__row">
                <input
                    id={props.id.clone()} data-testid={props.testid.clone()}
                    class={classes!("input", "input--wire", (!*shown).then_some("input--dots"))} type="text"
                    value={props.value.reveal().to_owned()} {oninput}
                    autocomplete="off" autocapitalize="off" spellcheck="false"
                />
                <button type="button" class="button button--icon" {onclick} aria-label={label.clone()}
                    title={label.clone()} aria-pressed={shown.to_string()}>
                    { icon(if *shown { Icon::Hide } else { Icon::Show }) }
                </button>
            </div>
        </div>
    }
}
