//! The SecretKey: its field, and what is odd about the key in it. Nothing is taken off a key but by the button.

use crate::api::Secret;
use crate::api::usersig::{KeyHint, key_hints};
use crate::page::context::Ui;
use crate::page::control::SecretField;
use crate::page::effect::focus;
use crate::state::Action;
use crate::text::key_hint as words;
use yew::prelude::*;

/// The field's id and `data-testid`.
const ID: &str = "secret-key";

/// The field, with the hints below it.
pub fn field(ui: &Ui, key: &Secret) -> Html {
    html! {
        <>
            <SecretField id={ID} label="SecretKey" value={key.clone()} on_edited={ui.on(Action::SecretKeyEdited)}
                described_by="key-hints" />
            <div class="key-hints" id="key-hints" role="status">{ ui.rest(|parts| (parts.key_hints)(ui, key)) }</div>
        </>
    }
}

/// What is odd about a key.
pub fn hints(ui: &Ui, key: &Secret) -> Html {
    html! { <>{ for key_hints(key).iter().map(|each| hint(ui, each)) }</> }
}

fn hint(ui: &Ui, hint: &KeyHint) -> Html {
    let trimmed = match hint {
        KeyHint::Blanks { trimmed, .. } | KeyHint::Quotes { trimmed } => Some(trimmed.clone()),
        _ => None,
    };
    html! {
        <p data-testid="secret-key-hint">
            <span>{ words::hint(ui.lang, hint) }</span>
            if let Some(trimmed) = trimmed { { trim(ui, trimmed) } }
        </p>
    }
}

fn trim(ui: &Ui, trimmed: Secret) -> Html {
    let emit = ui.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        emit.say(Action::SecretKeyEdited(trimmed.clone()));
        // The button goes; its focus shouldn't go with it.
        focus::go_to_id(ID);
    });
    html! {
        <button type="button" class="button button--quiet" data-testid="secret-key-trim" {onclick}>{ words::trim(ui.lang) }</button>
    }
}
