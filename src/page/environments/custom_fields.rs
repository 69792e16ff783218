//! The custom fields of the chosen environment: listed, and of one's own added and removed.

use super::view::{View, fold};
use crate::api::profile::{CUSTOM_PREFIX, FieldType};
use crate::exchange::environment::CustomField;
use crate::page::control::{Choice, Icon, IconButton, TextField};
use crate::state::Lang;
use crate::state::environments::{NewField, Owner, Said, Step};
use crate::text::{environment_error, environments as words};
use yew::prelude::*;

const STRING: &str = "string";
const BYTES: &str = "bytes";

/// Draws it; nothing while there is no environment.
pub fn view(view: View) -> Html {
    let lang = view.lang();
    let Some((key, environment)) = view.environments.chosen() else { return html! {} };
    let is_own = key.owner == Owner::Own;
    let fields = &environment.custom_fields;
    let rows = fields.iter().enumerate().map(|(index, field)| row(view, index, field, is_own));
    let title = format!("{} · {}", environment.name, words::field_count(lang, fields.len()));
    let inside = html! {
        <>
            <p class="setup__of" data-testid="env-fields-of">{ title }</p>
            if fields.is_empty() {
                <p class="note">{ words::no_custom_fields(lang) }</p>
            } else {
                <ul class="setup__fields">{ for rows }</ul>
            }
            if is_own { { form(view) } } else { <p class="note">{ words::team_fields(lang) }</p> }
        </>
    };
    fold("env-fields", words::custom_fields(lang), inside)
}

fn row(view: View, index: usize, field: &CustomField, is_own: bool) -> Html {
    let remove = IconButton {
        testid: Some("env-field-remove"),
        label: words::remove_field(view.lang(), &field.name).into(),
        icon: Icon::Remove,
        onclick: view.click(Step::FieldRemoved(index)),
        ..IconButton::default()
    };
    html! {
        <li class="setup__field" data-testid="env-field">
            <div class="setup__facts">
                <code>{ CUSTOM_PREFIX }{ &field.name }</code>
                <span>{ kind_words(view.lang(), field.kind) }</span>
                <span class="setup__description">{ &field.description }</span>
            </div>
            if is_own { { remove.view() } }
        </li>
    }
}

fn kind_words(lang: Lang, kind: FieldType) -> &'static str {
    if kind == FieldType::Bytes { words::type_bytes(lang) } else { words::type_string(lang) }
}

fn kind_name(kind: FieldType) -> &'static str {
    if kind == FieldType::Bytes { BYTES } else { STRING }
}

fn form(view: View) -> Html {
    let (lang, new) = (view.lang(), &view.environments.new_field);
    let refused = match view.environments.said.as_deref() {
        Some(Said::FieldRefused(error)) => Some(environment_error::what(lang, error)),
        _ => None,
    };
    let edited = |change: fn(&mut NewField, String)| {
        let new = new.clone();
        view.on(move |text| {
            let mut next = new.clone();
            change(&mut next, text);
            Step::NewFieldEdited(next)
        })
    };
    let name = TextField {
        id: "env-field-name",
        label: words::field_name(lang),
        value: new.name.clone().into(),
        invalid: refused.is_some(),
        on_edited: edited(|new, text| new.name = text),
        ..TextField::default()
    };
    let kinds = [(STRING, words::type_string(lang)), (BYTES, words::type_bytes(lang))];
    let kinds = kinds.map(|(value, label)| (value.into(), label.into())).to_vec();
    let kind_chosen = edited(|new, text| {
        new.kind = if text == BYTES { FieldType::Bytes } else { FieldType::String };
    });
    let description = TextField {
        id: "env-field-description",
        label: words::field_description(lang),
        value: new.description.clone().into(),
        on_edited: edited(|new, text| new.description = text),
        ..TextField::default()
    };
    html! {
        <form class="plain" onsubmit={view.submit(Step::FieldAdded)}>
            <div class="columns">
                { name.view() }
                <Choice id="env-field-type" label={words::field_type(lang)} value={kind_name(new.kind)} options={kinds}
                    on_chosen={kind_chosen} />
                { description.view() }
            </div>
            <p class="field__error" role="alert" data-testid="env-field-error">{ refused.unwrap_or_default() }</p>
            <div>
                <button type="submit" class="button" data-testid="env-field-add">{ words::add_field(lang) }</button>
            </div>
        </form>
    }
}
