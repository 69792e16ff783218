//! A labelled select.

use super::event::typed;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What a [`Choice`] shows.
#[derive(Properties, PartialEq)]
pub struct ChoiceProps {
    /// The element's id and `data-testid`.
    pub id: &'static str,
    /// The label.
    pub label: &'static str,
    /// Whether the label is only for screen readers.
    #[prop_or_default]
    pub quiet: bool,
    /// The value of the chosen option.
    pub value: AttrValue,
    /// The options: value and what it is called.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// Another option was chosen.
    pub on_chosen: Callback<String>,
}

/// A labelled select.
#[component]
pub fn Choice(props: &ChoiceProps) -> Html {
    let select = use_chosen(&props.value);
    let onchange = props.on_chosen.reform(|event: Event| typed(&event));
    html! {
        <div class="field">
            <label class="field__label" data-quiet={props.quiet.then_some("")} for={props.id}>{ props.label }</label>
            <select ref={select} id={props.id} data-testid={props.id} class="input" {onchange}>
                { for props.options.iter().map(|(value, label)| option(value, label, &props.value)) }
            </select>
        </div>
    }
}

/// An option of a select whose value is `chosen`.
pub fn option(value: &AttrValue, label: &AttrValue, chosen: &str) -> Html {
    let selected = **value == *chosen;
    html! { <option key={value.to_string()} {value} {selected}>{ label }</option> }
}

/// Ties a select to its value: once somebody has chosen by hand, neither its options' attributes nor a value that is set
/// before its option is there choose any more. So it is set after each drawing.
#[hook]
pub fn use_chosen(value: &str) -> NodeRef {
    let node = use_node_ref();
    let (select, value) = (node.clone(), value.to_owned());
    use_effect(move || {
        if let Some(select) = select.get().and_then(|node| node.dyn_into::<HtmlSelectElement>().ok())
            && select.value() != value
        {
            select.set_value(&value);
        }
    });
    node
}
