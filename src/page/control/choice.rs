//! A labelled select.

use super::typed;
use yew::prelude::*;

/// One option of a [`Choice`].
#[derive(Clone, PartialEq)]
pub struct ChoiceOption {
    /// Its value.
    pub value: AttrValue,
    /// What it is called.
    pub label: AttrValue,
}

impl ChoiceOption {
    /// An option.
    pub fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// What a [`Choice`] shows.
#[derive(Properties, PartialEq)]
pub struct ChoiceProps {
    /// The element's id.
    pub id: AttrValue,
    /// `data-testid`.
    pub testid: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// Whether the label is only for screen readers.
    #[prop_or_default]
    pub quiet: bool,
    /// The value of the chosen option.
    pub value: AttrValue,
    /// The options.
    pub options: Vec<ChoiceOption>,
    /// Another option was chosen.
    pub on_chosen: Callback<String>,
}

/// A labelled select.
#[component]
pub fn Choice(props: &ChoiceProps) -> Html {
    let onchange = props.on_chosen.reform(|event: Event| typed(&event));
    html! {
        <div class="field">
            <label class={if props.quiet { "visually-hidden" } else { "field__label" }} for={props.id.clone()}>
                { &props.label }
            </label>
            <select id={props.id.clone()} data-testid={props.testid.clone()} class="input" {onchange}>
                { for props.options.iter().map(|option| html! {
                    <option value={option.value.clone()} selected={option.value == props.value}>
                        { &option.label }
                    </option>
                }) }
            </select>
        </div>
    }
}
