//! Where to and who calls: the endpoint, the credentials, and whether secrets are kept for the tab.

pub mod secret_key;
pub mod slips;
mod usersig;

use crate::api::base_url::BaseUrlError;
use crate::api::endpoint::{self, Endpoint};
use crate::api::reply::Failure;
use crate::page::context::{Ui, use_ui};
use crate::page::control::{Choice, TextField, ticked};
use crate::page::effect::{call, focus};
use crate::state::credentials::Credentials;
use crate::state::{Action, Lang, State, UserSigMaker};
use crate::text::{credentials as words, endpoint as told};
use slips::Slips;
use std::rc::Rc;
pub use usersig::judgement;
use usersig::{Maker, UserSigField};
use yew::prelude::*;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct CredentialsPanelProps {
    endpoint: Endpoint,
    credentials: Credentials,
    maker: Rc<UserSigMaker>,
    secrets: Kept,
    /// Whether there is any environment.
    has_environments: bool,
}

/// What is known of secrets that are to be kept.
#[derive(Clone, Copy, PartialEq)]
struct Kept {
    wanted: bool,
    refused: bool,
    forgotten: bool,
}

impl CredentialsPanelProps {
    /// What there is to show of a state.
    pub fn of(state: &State) -> Self {
        Self {
            endpoint: state.endpoint.clone(),
            credentials: state.caller().clone(),
            maker: Rc::clone(&state.usersig_maker),
            secrets: Kept {
                wanted: state.keeps_secrets,
                refused: state.secrets_unkept,
                forgotten: state.secrets_forgotten,
            },
            has_environments: state.environments.chosen().is_some(),
        }
    }
}

/// Where to and who calls.
#[component]
pub fn CredentialsPanel(props: &CredentialsPanelProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let credentials = &props.credentials;
    let sdkappid = TextField {
        id: "sdkappid",
        label: "SDKAppID",
        numeric: true,
        value: Rc::clone(&credentials.sdkappid).into(),
        on_edited: ui.on(Action::SdkAppIdEdited),
        ..TextField::default()
    };
    let identifier = TextField {
        id: "identifier",
        label: words::identifier(lang),
        value: Rc::clone(&credentials.identifier).into(),
        on_edited: ui.on(Action::IdentifierEdited),
        ..TextField::default()
    };
    html! {
        <section class="card" aria-labelledby="credentials-title">
            <div class="card__head">
                <h2 class="card__title" id="credentials-title">{ words::who_and_where(lang) }</h2>
                { to_environments(&ui, props.has_environments) }
            </div>
            <div class="credentials__who">
                { where_to(&ui, &props.endpoint) }
                { sdkappid.view() }
                { identifier.view() }
            </div>
            { where_to_notes(&ui, &props.endpoint) }
            <div class="credentials__halves">
                <div class="credentials__half"><UserSigField credentials={credentials.clone()} /></div>
                <div class="credentials__half">
                    { secret_key::field(&ui, &credentials.secret_key) }
                    <Maker maker={Rc::clone(&props.maker)} />
                </div>
            </div>
            <div class="credentials__more">
                { keeper(&ui, props.secrets) }
                <Slips />
            </div>
        </section>
    }
}

/// The way to the card of environments: to the list, or where there is nothing yet, to what is saved under a name.
fn to_environments(ui: &Ui, has_environments: bool) -> Html {
    let target = if has_environments { "env-select" } else { "env-name" };
    let onclick = Callback::from(move |_: MouseEvent| {
        focus::go_to_id(target);
    });
    html! {
        <button type="button" class="button button--quiet" data-testid="env-go" {onclick}>
            { words::environments(ui.lang) }
        </button>
    }
}

fn where_to(ui: &Ui, endpoint: &Endpoint) -> Html {
    html! {
        <>
            <Choice id="endpoint" label={words::endpoint(ui.lang)} value={endpoint.name()} options={endpoints(ui)}
                on_chosen={ui.on(Action::EndpointChosen)} />
            if let Endpoint::Custom(base) = endpoint { { base_url(ui, base, endpoint.base_url().err()) } }
        </>
    }
}

fn where_to_notes(ui: &Ui, endpoint: &Endpoint) -> Html {
    let lang = ui.lang;
    let note = match endpoint {
        Endpoint::Sandbox => words::sandbox_note(lang),
        Endpoint::Host(_) => words::live_note(lang),
        Endpoint::Custom(_) => words::custom_note(lang),
    };
    html! {
        <>
            <p class="note" data-endpoint={endpoint.name()}>{ note }</p>
            if let Some(warning) = ui.late.there().and_then(|parts| (parts.endpoint_warning)(lang, endpoint)) {
                <p class="note note--bad" role="status" data-testid="endpoint-warning">{ warning }</p>
            }
        </>
    }
}

/// Why the browser will not let the page call the endpoint.
pub fn endpoint_warning(lang: Lang, endpoint: &Endpoint) -> Option<String> {
    if *endpoint == Endpoint::Sandbox {
        return None;
    }
    let base = endpoint.base_url().ok()?;
    Some(match call::forbidden(&base)? {
        Failure::MixedContent => told::mixed(lang, base.as_str()),
        _ => told::forbidden(lang, base.origin()),
    })
}

fn base_url(ui: &Ui, base: &str, error: Option<BaseUrlError>) -> Html {
    let hint = error.map_or(words::base_url_hint(ui.lang), |error| words::base_url_error(ui.lang, error));
    let field = TextField {
        id: "endpoint-custom",
        label: words::base_url(ui.lang),
        value: base.to_owned().into(),
        placeholder: "http://127.0.0.1:8080",
        hint: hint.into(),
        invalid: error.is_some(),
        on_edited: ui.on(Action::CustomBaseEdited),
        ..TextField::default()
    };
    field.view()
}

fn endpoints(ui: &Ui) -> Vec<(AttrValue, AttrValue)> {
    let hosts = endpoint::hosts().map(|host| (host.into(), told::host(ui.lang, host).into()));
    let mut options = vec![(endpoint::SANDBOX.into(), words::endpoint_sandbox(ui.lang).into())];
    options.extend(hosts);
    options.push((endpoint::CUSTOM.into(), words::endpoint_custom(ui.lang).into()));
    options
}

fn keeper(ui: &Ui, secrets: Kept) -> Html {
    let lang = ui.lang;
    let note = match secrets {
        Kept { refused: true, .. } => words::not_kept(lang),
        Kept { forgotten: true, .. } => words::forgotten(lang),
        Kept { .. } => "",
    };
    html! {
        <div class="keeper">
            <label class="check">
                <input type="checkbox" data-testid="keep-secrets" checked={secrets.wanted}
                    onchange={ui.on(|event: Event| Action::KeepSecretsChosen(ticked(&event)))} />
                <span>{ words::keep(lang) }</span>
            </label>
            <button type="button" class="button button--quiet" data-testid="forget-secrets"
                onclick={ui.click(Action::SecretsForgotten)}>{ words::forget(lang) }</button>
            <p class="field__hint" role="status">{ note }</p>
        </div>
    }
}
