//! A labelled line of text.

use super::event::typed;
use yew::prelude::*;

/// A labelled line of text. Nothing typed is ever refused; `invalid` only marks it.
#[derive(Default)]
pub struct TextField {
    /// The element's id, for its label and for links to it, and its `data-testid`.
    pub id: &'static str,
    /// The label.
    pub label: &'static str,
    /// The text as typed.
    pub value: AttrValue,
    /// An example, shown while it is empty.
    pub placeholder: &'static str,
    /// A remark under the field; read out with it.
    pub hint: AttrValue,
    /// Whether the text is wrong.
    pub invalid: bool,
    /// The id of what else is told of it, if anything is.
    pub described_by: &'static str,
    /// Whether it is digits that are wanted.
    pub numeric: bool,
    /// The text changed.
    pub on_edited: Callback<String>,
}

impl TextField {
    /// Draws it.
    pub fn view(self) -> Html {
        let oninput = on_typed(self.on_edited);
        let hint_id = format!("{}-hint", self.id);
        let has_hint = !self.hint.is_empty();
        let hint_of = has_hint.then_some(hint_id.as_str());
        let described_by =
            hint_of.into_iter().chain((!self.described_by.is_empty()).then_some(self.described_by));
        let described_by = described_by.collect::<Vec<_>>().join(" ");
        html! {
            <div class="field">
                <label class="field__label" for={self.id}>{ self.label }</label>
                <input
                    id={self.id} data-testid={self.id} class="input" type="text"
                    value={self.value} {oninput} placeholder={self.placeholder}
                    autocomplete="off" autocapitalize="off" spellcheck="false"
                    inputmode={self.numeric.then_some("numeric")}
                    aria-invalid={self.invalid.then_some("true")}
                    aria-describedby={(!described_by.is_empty()).then_some(described_by)}
                />
                if has_hint {
                    <p class="field__hint" id={hint_id}>{ self.hint }</p>
                }
            </div>
        }
    }
}

/// Hands over the text of the field in which something was typed.
pub fn on_typed(on_edited: Callback<String>) -> Callback<InputEvent> {
    Callback::from(move |event: InputEvent| on_edited.emit(typed(&event)))
}
