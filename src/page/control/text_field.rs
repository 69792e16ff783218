//! A labelled line of text.

use super::typed;
use yew::prelude::*;

/// What a [`TextField`] shows.
#[derive(Properties, PartialEq)]
pub struct TextFieldProps {
    /// The element's id, for its label and for links to it.
    pub id: AttrValue,
    /// `data-testid`.
    pub testid: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// The text as typed.
    pub value: AttrValue,
    /// An example, shown while it is empty.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// A remark under the field; read out with it.
    #[prop_or_default]
    pub hint: AttrValue,
    /// Whether the text is wrong.
    #[prop_or_default]
    pub invalid: bool,
    /// Whether it is digits that are wanted.
    #[prop_or_default]
    pub numeric: bool,
    /// The text changed.
    pub on_edited: Callback<String>,
}

/// A labelled line of text. Nothing typed is ever refused; `invalid` only marks it.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let oninput = props.on_edited.reform(|event: InputEvent| typed(&event));
    let hint_id = format!("{}-hint", props.id);
    let has_hint = !props.hint.is_empty();
    html! {
        <div class="field">
            <label class="field__label" for={props.id.clone()}>{ &props.label }</label>
            <input
                id={props.id.clone()} data-testid={props.testid.clone()} class="input" type="text"
                value={props.value.clone()} {oninput} placeholder={props.placeholder.clone()}
                autocomplete="off" autocapitalize="off" spellcheck="false"
                inputmode={props.numeric.then_some("numeric")}
                aria-invalid={props.invalid.then_some("true")}
                aria-describedby={has_hint.then(|| hint_id.clone())}
            />
            if has_hint {
                <p class="field__hint" id={hint_id}>{ &props.hint }</p>
            }
        </div>
    }
}
