//! A Value that is one of its field's choices.

use super::shown::FieldChoiceProps;
use crate::page::context::use_ui;
use crate::page::control::{option, typed, use_chosen};
use std::rc::Rc;
use yew::prelude::*;

/// A Value that is one of its field's choices.
#[component]
pub fn FieldChoice(props: &FieldChoiceProps) -> Html {
    let lang = use_ui().lang;
    let select = use_chosen(&props.value);
    let value = AttrValue::from(Rc::clone(&props.value));
    let known = props.field.choices.iter().any(|choice| choice.value == &*props.value);
    html! {
        <select ref={select} class="input" id={props.field_id.clone()} data-testid="item-value"
            aria-label={props.label.clone()} aria-describedby={props.hint.clone()}
            aria-invalid={props.is_wrong.then_some("true")} onchange={props.on_chosen.reform(|event: Event| typed(&event))}>
            if !known {
                { option(&value, &value, &value) }
            }
            { for props.field.choices.iter().map(|choice| {
                let label = format!("{} — {}", choice.value, lang.pick(choice.zh, choice.en));
                option(&choice.value.into(), &label.into(), &value)
            }) }
        </select>
    }
}
