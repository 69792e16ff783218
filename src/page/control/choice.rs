//! A labelled select.

use super::typed;
use yew::prelude::*;

/// A labelled select.
#[derive(Default)]
pub struct Choice<'a> {
    /// The element's id and `data-testid`.
    pub id: &'static str,
    /// The label.
    pub label: &'static str,
    /// Whether the label is only for screen readers.
    pub quiet: bool,
    /// The value of the chosen option.
    pub value: &'a str,
    /// The options: value and what it is called.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// Another option was chosen.
    pub on_chosen: Callback<String>,
}

impl Choice<'_> {
    /// Draws it.
    pub fn view(self) -> Html {
        let on_chosen = self.on_chosen;
        let onchange = Callback::from(move |event: Event| on_chosen.emit(typed(&event)));
        // The options' attribute chooses at first; once somebody has chosen by hand, only the property does.
        html! {
            <div class="field">
                <label class="field__label" data-quiet={self.quiet.then_some("")} for={self.id}>
                    { self.label }
                </label>
                <select id={self.id} data-testid={self.id} class="input" {onchange} ~value={self.value.to_owned()}>
                    { for self.options.into_iter().map(|(value, label)| option(value, label, self.value)) }
                </select>
            </div>
        }
    }
}

/// An option of a select whose value is `chosen`.
pub fn option(value: AttrValue, label: AttrValue, chosen: &str) -> Html {
    let selected = *value == *chosen;
    html! { <option {value} {selected}>{ label }</option> }
}
