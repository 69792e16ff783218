//! The requests that were found: which is chosen, and what was understood of it.

use crate::api::endpoint::Endpoint;
use crate::api::secret::MASK;
use crate::exchange::import::FoundRequest;
use crate::json::pieces::head;
use crate::state::Lang;
use crate::state::catalogue::CatalogueFiles;
use crate::text::{credentials, import as words, import_note};
use std::rc::Rc;
use yew::prelude::*;

/// How much of a body is shown, in bytes.
const SHOWN: usize = 2_000;

/// The choice, where there is one, and the chosen request.
pub fn requests(lang: Lang, requests: &[Rc<FoundRequest>], choice: &UseStateHandle<usize>) -> Html {
    let chosen = if **choice < requests.len() { **choice } else { 0 };
    let radio = |(i, found): (usize, &Rc<FoundRequest>)| {
        let set = choice.setter();
        html! {
            <label class="check import__choice" key={i}>
                <input type="radio" name="import-choice" data-testid="import-choice" checked={i == chosen}
                    onchange={Callback::from(move |_: Event| set.set(i))} />
                <span>{ label(lang, found) }</span>
            </label>
        }
    };
    html! {
        <>
            if requests.len() > 1 {
                <fieldset class="import__choices">
                    <legend>{ words::choices(lang) }</legend>
                    { for requests.iter().enumerate().map(radio) }
                </fieldset>
            }
            { requests.get(chosen).map(|found| preview(lang, found)).unwrap_or_default() }
        </>
    }
}

/// What a request is called, and its path.
fn label(lang: Lang, found: &FoundRequest) -> String {
    let path = found.path.as_deref().unwrap_or(words::no_path(lang));
    match found.name.as_str() {
        "" => path.to_owned(),
        name if name == path => path.to_owned(),
        name => format!("{path} — {name}"),
    }
}

/// What is to be told of a request, its command first.
pub fn notes(lang: Lang, catalogue: &CatalogueFiles, found: &FoundRequest) -> Vec<String> {
    let command = found.path.as_deref().and_then(|path| match catalogue.knows(path) {
        Some(true) => None,
        Some(false) => Some(words::command_unknown(lang, path)),
        None => Some(words::command_awaited(lang, path)),
    });
    command.into_iter().chain(found.notes.iter().map(|note| import_note::note(lang, note))).collect()
}

/// What goes into the draft, and what stays as it is.
fn preview(lang: Lang, found: &FoundRequest) -> Html {
    let endpoint = found.endpoint.as_ref().map(|endpoint| match endpoint {
        Endpoint::Sandbox => credentials::endpoint_sandbox(lang).to_owned(),
        Endpoint::Host(host) => (*host).to_owned(),
        Endpoint::Custom(base) => base.clone(),
    });
    let masked = |is_there: bool| is_there.then(|| MASK.to_owned());
    let fact = |name: &'static str, value: Option<String>| {
        let (class, value) = match value {
            Some(value) => (None, value),
            None => (Some("import__kept"), words::kept(lang).to_owned()),
        };
        html! { <div class="fact"><dt>{ name }</dt><dd {class}>{ value }</dd></div> }
    };
    html! {
        <>
            <dl class="facts" data-testid="import-preview" aria-label={words::preview(lang)}>
                { fact(words::endpoint(lang), endpoint) }
                { fact(words::command(lang), found.path.clone()) }
                { fact("SDKAppID", found.sdkappid.clone()) }
                { fact("identifier", found.identifier.clone()) }
                { fact("UserSig", masked(found.usersig.is_some())) }
                if found.secret_key.is_some() { { fact("SecretKey", masked(true)) } }
                { fact("random", found.random.clone()) }
                if found.body.is_none() { { fact(words::body(lang), None) } }
            </dl>
            if let Some(body) = &found.body {
                <pre class="code" data-testid="import-body" tabindex="0" aria-label={words::body(lang)}>
                    { head(body, SHOWN).to_owned() }{ if body.len() > SHOWN { "…" } else { "" } }
                </pre>
            }
        </>
    }
}
