//! Where to and who calls: the endpoint and the credentials, with empty places in which the engine helps (`page::caller`).

use crate::api::base_url::BaseUrlError;
use crate::api::endpoint::{self, Endpoint};
use crate::page::context::{Ui, use_ui};
use crate::page::control::{Choice, SecretField, TextField};
use crate::page::effect::engine;
use crate::text::Words;
use crate::workbench::{Action, Credentials};
use std::rc::Rc;
use yew::prelude::*;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct CredentialsPanelProps {
    /// The endpoint.
    pub endpoint: Endpoint,
    /// What is wrong with a custom base URL.
    pub base_error: Option<BaseUrlError>,
    /// Who calls.
    pub credentials: Credentials,
}

/// Where to and who calls.
#[component]
pub fn CredentialsPanel(props: &CredentialsPanelProps) -> Html {
    let ui = use_ui();
    let words = ui.words();
    let credentials = &props.credentials;
    let note = match props.endpoint {
        Endpoint::Sandbox => words.sandbox_note,
        Endpoint::Host(_) => words.live_note,
        Endpoint::Custom(_) => words.custom_note,
    };
    let endpoint = Choice {
        id: "endpoint",
        label: words.endpoint,
        value: props.endpoint.name(),
        options: endpoints(&ui),
        on_chosen: ui.on(Action::EndpointChosen),
        ..Choice::default()
    };
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
        label: words.identifier,
        value: Rc::clone(&credentials.identifier).into(),
        on_edited: ui.on(Action::IdentifierEdited),
        ..TextField::default()
    };
    let unmade = use_state(|| false);
    let make = {
        let unmade = unmade.clone();
        Callback::from(move |_: MouseEvent| {
            let unmade = unmade.clone();
            wasm_bindgen_futures::spawn_local(async move { unmade.set(!engine::make_usersig().await) });
        })
    };
    html! {
        <section class="card" aria-labelledby="credentials-title">
            <div class="card__head">
                <h2 class="card__title" id="credentials-title">{ words.who_and_where }</h2>
                <div class="room" id="caller-tools" />
            </div>
            { endpoint.view() }
            if let Endpoint::Custom(base) = &props.endpoint { { base_url(&ui, base, props.base_error) } }
            <p class="note" data-endpoint={props.endpoint.name()}>{ note }</p>
            <div class="room" id="endpoint-note" />
            <div class="columns">{ sdkappid.view() }{ identifier.view() }</div>
            <SecretField id="usersig" label="UserSig" value={credentials.usersig.clone()}
                on_edited={ui.on(Action::UserSigEdited)} />
            { signature(words, credentials) }
            <SecretField id="secret-key" label="SecretKey" value={credentials.secret_key.clone()}
                on_edited={ui.on(Action::SecretKeyEdited)} />
            <div class="signer">
                <div class="room" id="usersig-maker" />
                <button type="button" class="button" data-testid="generate-usersig"
                    onclick={make}>{ words.make_usersig }</button>
            </div>
            if *unmade { <p class="note note--bad" data-testid="usersig-unmade" role="status">{ words.not_made }</p> }
            <div class="room" id="secrets-keeper" />
        </section>
    }
}

/// The place for the engine's judgement. Until it is there, what is known of the untouched demonstration stands here; the
/// elements are always the same, as the engine writes into them.
fn signature(words: &Words, credentials: &Credentials) -> Html {
    let (state, line) = match credentials.are_untouched() {
        true => ("valid", words.demo_usersig),
        false => ("", ""),
    };
    html! {
        <div class="signature" data-testid="usersig-status" data-state={state} role="group" aria-label={words.usersig_state}>
            <p role="status">{ line }</p>
        </div>
    }
}

fn base_url(ui: &Ui, base: &str, error: Option<BaseUrlError>) -> Html {
    let words = ui.words();
    let field = TextField {
        id: "endpoint-custom",
        label: words.base_url,
        value: base.to_owned().into(),
        placeholder: "http://127.0.0.1:8080",
        hint: error.map_or(words.base_url_hint.into(), |error| (words.base_url_error)(error).into()),
        invalid: error.is_some(),
        on_edited: ui.on(Action::CustomBaseEdited),
        ..TextField::default()
    };
    field.view()
}

fn endpoints(ui: &Ui) -> Vec<(AttrValue, AttrValue)> {
    let words = ui.words();
    let hosts = endpoint::hosts().map(|host| {
        let region = endpoint::region_of(host).map_or("", |region| ui.lang.pick(region.zh, region.en));
        (host.into(), format!("{host} — {region}").into())
    });
    let mut options = vec![(endpoint::SANDBOX.into(), words.endpoint_sandbox.into())];
    options.extend(hosts);
    options.push((endpoint::CUSTOM.into(), words.endpoint_custom.into()));
    options
}
