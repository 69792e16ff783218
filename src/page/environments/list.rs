//! The list of environments: using one, which is in use and what differs, saving the page's fields, deleting.

use super::view::{View, button, say_endpoint};
use crate::api::endpoint::{Endpoint, region_of};
use crate::exchange::environment::Environment;
use crate::page::control::{TextField, typed};
use crate::page::effect::document;
use crate::page::say::say;
use crate::text::{Lang, setup as words, setup_refused};
use crate::workbench::setup::{Done, Key, Owner, Said, Step, differences, replacements};
use yew::prelude::*;

const LIST: &str = "env-select";

/// Draws it.
pub fn view(view: View) -> Html {
    let lang = view.lang;
    html! {
        <>
            <div class="field">
                <label class="field__label" for={LIST}>{ words::list(lang) }</label>
                <div class="setup__row">{ list(view) }{ buttons(view) }</div>
            </div>
            if let Some((_, environment)) = view.setup.chosen() {
                { summary(lang, environment) }
            } else {
                <p class="note">{ words::explained(lang) }</p>
            }
            { in_use(view) }
            { save(view) }
            { said(view) }
        </>
    }
}

fn list(view: View) -> Html {
    let lang = view.lang;
    let chosen = view.setup.chosen().map(|(key, _)| key.to_text()).unwrap_or_default();
    let group = |owner: Owner, label: &'static str| {
        let options = view.setup.of(owner).iter().map(|environment| {
            let value = Key { owner, name: environment.name.clone() }.to_text();
            let selected = value == chosen;
            // With a key, as the browser's choice stays with the element.
            html! { <option key={value.clone()} {value} {selected}>{ &environment.name }</option> }
        });
        html! {
            if !view.setup.of(owner).is_empty() { <optgroup {label}>{ for options }</optgroup> }
        }
    };
    let is_empty = view.setup.all().next().is_none();
    html! {
        <select id={LIST} data-testid={LIST} class="input" disabled={is_empty} ~value={chosen.clone()}
            onchange={view.on(|event: Event| Step::Chosen(Key::from_text(&typed(&event))))}>
            if is_empty { <option>{ words::none_yet(lang) }</option> }
            { group(Owner::Team, words::team(lang)) }
            { group(Owner::Own, words::own(lang)) }
        </select>
    }
}

fn buttons(view: View) -> Html {
    let (lang, chosen) = (view.lang, view.setup.chosen());
    let use_it = {
        let chosen = chosen.map(|(key, environment)| (key.clone(), environment.clone()));
        let steps = view.steps.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some((key, environment)) = &chosen {
                fill_in(environment);
                steps.emit(Step::Used(key.clone()));
            }
        })
    };
    let delete = {
        let steps = view.steps.clone();
        Callback::from(move |_: MouseEvent| {
            steps.emit(Step::Deleted);
            // The button may be gone for now.
            document::focus("#env-select");
        })
    };
    let is_own = chosen.is_some_and(|(key, _)| key.owner == Owner::Own);
    html! {
        <>
            { button("env-use", words::use_it(lang), chosen.is_none(), use_it) }
            { button("env-delete", words::delete(lang), !is_own, delete) }
        </>
    }
}

/// Fills the page's fields in. The endpoint goes first: another one may empty the fields of the demonstration.
fn fill_in(environment: &Environment) {
    let base = match &environment.endpoint {
        Endpoint::Custom(base) => Some(base.as_str()),
        Endpoint::Sandbox | Endpoint::Host(_) => None,
    };
    say_endpoint(environment.endpoint.name(), base);
    for (field, text) in [("sdkappid", &environment.sdkappid), ("identifier", &environment.identifier)] {
        if !text.is_empty() {
            say(field, text);
        }
    }
}

/// What the chosen environment sets.
fn summary(lang: Lang, environment: &Environment) -> Html {
    let endpoint = match &environment.endpoint {
        Endpoint::Sandbox => crate::text::words(lang).endpoint_sandbox.to_owned(),
        Endpoint::Custom(base) => base.clone(),
        Endpoint::Host(host) => {
            let region = region_of(host).map_or("", |region| lang.pick(region.zh, region.en));
            format!("{host} — {region}")
        }
    };
    let or_left = |text: &str| if text.is_empty() { words::left_empty(lang) } else { text }.to_owned();
    let fact = |name: &'static str, value: String| {
        html! { <div class="fact"><dt>{ name }</dt><dd>{ value }</dd></div> }
    };
    html! {
        <dl class="facts" data-testid="env-summary">
            { fact(words::endpoint(lang), endpoint) }
            { fact("SDKAppID", or_left(&environment.sdkappid)) }
            { fact("identifier", or_left(&environment.identifier)) }
        </dl>
    }
}

fn in_use(view: View) -> Html {
    let (lang, in_use) = (view.lang, view.setup.in_use(view.fields));
    let (state, sentence) = match &in_use {
        None => ("none", words::none_in_use(lang).to_owned()),
        Some((key, environment)) => {
            let differing = differences(environment, view.fields);
            let state = if differing.is_empty() { "same" } else { "changed" };
            (state, words::in_use(lang, &key.name, &view.names(&differing)))
        }
    };
    html! { <p class="setup__status" role="status" data-testid="env-status" data-state={state}>{ sentence }</p> }
}

fn save(view: View) -> Html {
    let (lang, setup) = (view.lang, view.setup);
    let hint = match setup.replaced() {
        None => words::save_hint(lang).to_owned(),
        Some(old) => match replacements(old, view.fields).as_slice() {
            [] => words::save_same(lang).to_owned(),
            changed => words::save_replaces(lang, &old.name, &view.names(changed)),
        },
    };
    let refused = match setup.said.as_deref() {
        Some(Said::NoName) => Some(words::no_name(lang).to_owned()),
        Some(Said::NotSaved(error)) => Some(words::not_saved(lang, &setup_refused::what(lang, error))),
        _ => None,
    };
    let name = TextField {
        id: "env-name",
        label: words::name(lang),
        value: setup.name.clone().into(),
        invalid: refused.is_some(),
        hint: hint.into(),
        on_edited: view.on(Step::NameEdited),
        ..TextField::default()
    };
    let onsubmit = {
        let (fields, steps) = (view.fields.clone(), view.steps.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            steps.emit(Step::Saved(fields.clone()));
        })
    };
    let label = if setup.replaced().is_some() { words::replace(lang) } else { words::save(lang) };
    html! {
        <form class="setup__save" {onsubmit}>
            { name.view() }
            <button type="submit" class="button" data-testid="env-save">{ label }</button>
            <p class="field__error" role="alert" data-testid="env-save-error">{ refused.unwrap_or_default() }</p>
        </form>
    }
}

/// The last change, and how to take it back.
fn said(view: View) -> Html {
    let (lang, setup) = (view.lang, view.setup);
    let sentence = match (setup.said.as_deref(), &setup.before) {
        (Some(Said::Done(done)), _) | (_, Some((done, _))) => told(lang, done),
        _ => String::new(),
    };
    let undo = {
        let steps = view.steps.clone();
        Callback::from(move |_: MouseEvent| {
            steps.emit(Step::Undone);
            document::focus("#env-select");
        })
    };
    html! {
        <div class="setup__row setup__said" data-empty={sentence.is_empty().then_some("")}>
            <p role="status" data-testid="env-said">{ sentence }</p>
            if setup.before.is_some() { { button("env-undo", words::undo(lang), false, undo) } }
        </div>
    }
}

fn told(lang: Lang, done: &Done) -> String {
    match done {
        Done::Saved(name) => words::saved(lang, name),
        Done::Replaced(name) => words::replaced(lang, name),
        Done::Deleted(name) | Done::FieldRemoved(name) => words::deleted(lang, name),
        Done::FieldAdded(name) => words::field_added(lang, name),
        Done::Imported { added, replaced } => words::imported(lang, added, replaced),
        Done::Undone => words::undone(lang).to_owned(),
    }
}
