//! The list of environments: using one, which is in use and what differs, saving the page's fields, deleting.

use super::view::View;
use crate::api::endpoint::Endpoint;
use crate::exchange::environment::Environment;
use crate::page::context::use_ui;
use crate::page::control::{TextField, button, option, typed, use_chosen};
use crate::page::effect::focus;
use crate::state::environments::{
    Done, Environments, Fields, Key, Owner, Said, Step, differences, replacements,
};
use crate::state::{Action, Lang};
use crate::text::{credentials, endpoint, environment_error, environments as words};
use std::rc::Rc;
use yew::prelude::*;

const LIST: &str = "env-select";

/// What the list shows.
#[derive(Properties, PartialEq)]
pub struct EnvironmentListProps {
    /// The environments.
    pub environments: Rc<Environments>,
    /// The page's fields.
    pub fields: Fields,
}

/// The list, and what is done with it.
#[component]
pub fn EnvironmentList(props: &EnvironmentListProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let view = View { ui: &ui, environments: &props.environments, fields: &props.fields };
    let chosen = view.environments.chosen();
    let shown = chosen.as_ref().map(|(key, _)| key.to_text()).unwrap_or_default();
    let select = use_chosen(&shown);
    html! {
        <>
            <div class="field">
                <label class="field__label" for={LIST}>{ words::list(lang) }</label>
                <div class="setup__row">{ list(view, &select, &shown) }{ buttons(view) }</div>
            </div>
            if let Some((_, environment)) = chosen {
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

fn list(view: View, select: &NodeRef, chosen: &str) -> Html {
    let group = |owner: Owner, label: &'static str| {
        let options = view.environments.of(owner).iter().map(|environment| {
            let value = Key { owner, name: environment.name.clone() }.to_text();
            option(&value.into(), &environment.name.clone().into(), chosen)
        });
        html! {
            if !view.environments.of(owner).is_empty() { <optgroup {label}>{ for options }</optgroup> }
        }
    };
    let is_empty = view.environments.all().next().is_none();
    html! {
        <select ref={select} id={LIST} data-testid={LIST} class="input" disabled={is_empty}
            onchange={view.on(|event: Event| Step::Chosen(Key::from_text(&typed(&event))))}>
            if is_empty { <option value="">{ words::none_yet(view.lang()) }</option> }
            { group(Owner::Team, words::team(view.lang())) }
            { group(Owner::Own, words::own(view.lang())) }
        </select>
    }
}

fn buttons(view: View) -> Html {
    let chosen = view.environments.chosen();
    let is_own = chosen.as_ref().is_some_and(|(key, _)| key.owner == Owner::Own);
    let use_it = view.ui.click(Action::EnvironmentUsed);
    html! {
        <>
            { button("env-use", words::use_it(view.lang()), chosen.is_none(), use_it) }
            { button("env-delete", words::delete(view.lang()), !is_own, at_list(view, Step::Deleted)) }
        </>
    }
}

/// A callback for a click on a button that may be gone after it: the focus goes to the list.
fn at_list(view: View, step: Step) -> Callback<MouseEvent> {
    view.on(move |_: MouseEvent| {
        focus::go_to_id(LIST);
        step.clone()
    })
}

/// What the chosen environment sets.
fn summary(lang: Lang, environment: &Environment) -> Html {
    let endpoint = match &environment.endpoint {
        Endpoint::Sandbox => credentials::endpoint_sandbox(lang).to_owned(),
        Endpoint::Custom(base) => base.clone(),
        Endpoint::Host(host) => endpoint::host(lang, host),
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
    let (state, sentence) = match view.environments.in_use(view.fields) {
        None => ("none", words::none_in_use(view.lang()).to_owned()),
        Some((key, environment)) => {
            let differing = differences(environment, view.fields);
            let state = if differing.is_empty() { "same" } else { "changed" };
            (state, words::in_use(view.lang(), &key.name, &view.names(&differing)))
        }
    };
    html! { <p class="setup__status" role="status" data-testid="env-status" data-state={state}>{ sentence }</p> }
}

fn save(view: View) -> Html {
    let (lang, environments) = (view.lang(), view.environments);
    let hint = match environments.replaced() {
        None => words::save_hint(lang).to_owned(),
        Some(old) => match replacements(old, view.fields).as_slice() {
            [] => words::save_same(lang).to_owned(),
            changed => words::save_replaces(lang, &old.name, &view.names(changed)),
        },
    };
    let refused = match environments.said.as_deref() {
        Some(Said::NoName) => Some(words::no_name(lang).to_owned()),
        Some(Said::NotSaved(error)) => Some(words::not_saved(lang, &environment_error::what(lang, error))),
        _ => None,
    };
    let name = TextField {
        id: "env-name",
        label: words::name(lang),
        value: environments.name.clone().into(),
        invalid: refused.is_some(),
        hint: hint.into(),
        on_edited: view.on(Step::NameEdited),
        ..TextField::default()
    };
    let label = if environments.replaced().is_some() { words::replace(lang) } else { words::save(lang) };
    html! {
        <form class="setup__save" onsubmit={view.submit(Step::Saved(view.fields.clone()))}>
            { name.view() }
            <button type="submit" class="button" data-testid="env-save">{ label }</button>
            <p class="field__error" role="alert" data-testid="env-save-error">{ refused.unwrap_or_default() }</p>
        </form>
    }
}

/// The last change, and how to take it back.
fn said(view: View) -> Html {
    let (lang, environments) = (view.lang(), view.environments);
    let sentence = match (environments.said.as_deref(), &environments.before) {
        (Some(Said::Done(done)), _) | (_, Some((done, _))) => told(lang, done),
        _ => String::new(),
    };
    html! {
        <div class="setup__row setup__said" data-empty={sentence.is_empty().then_some("")}>
            <p role="status" data-testid="env-said">{ sentence }</p>
            if environments.before.is_some() {
                { button("env-undo", words::undo(lang), false, at_list(view, Step::Undone)) }
            }
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
