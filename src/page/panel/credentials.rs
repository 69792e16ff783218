//! Where to and who calls: the endpoint and the credentials.

use crate::api::endpoint::{self, BaseUrlError, Endpoint};
use crate::page::context::{use_emit, use_lang, use_words};
use crate::page::control::{Choice, ChoiceOption, SecretField, TextField};
use crate::text::Lang;
use crate::workbench::{Action, Credentials};
use std::rc::Rc;
use yew::prelude::*;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct CredentialsPanelProps {
    /// The endpoint.
    pub endpoint: Endpoint,
    /// The custom base URL as typed.
    pub custom_base: String,
    /// What is wrong with it.
    pub base_error: Option<BaseUrlError>,
    /// Who calls.
    pub credentials: Credentials,
}

/// Where to and who calls.
#[component]
pub fn CredentialsPanel(props: &CredentialsPanelProps) -> Html {
    let (emit, words, lang) = (use_emit(), use_words(), use_lang());
    let custom = matches!(props.endpoint, Endpoint::Custom(_));
    let base_hint = match props.base_error {
        Some(error) if custom => (words.base_url_error)(error),
        _ => words.base_url_hint.to_owned(),
    };
    let note = match props.endpoint {
        Endpoint::Sandbox => words.sandbox_note,
        Endpoint::Host(_) => words.live_note,
        Endpoint::Custom(_) => words.custom_note,
    };
    let credentials = &props.credentials;
    html! {
        <section class="card" aria-labelledby="credentials-title">
            <h2 class="card__title" id="credentials-title">{ words.who_and_where }</h2>
            <Choice id="endpoint" testid="endpoint" label={words.endpoint} value={props.endpoint.name()}
                options={endpoints(words.endpoint_sandbox, words.endpoint_custom, lang)}
                on_chosen={emit.on(Action::EndpointChosen)} />
            if custom {
                <TextField id="endpoint-custom" testid="endpoint-custom" label={words.base_url}
                    value={props.custom_base.clone()} placeholder="http://127.0.0.1:8080"
                    hint={base_hint} invalid={props.base_error.is_some()}
                    on_edited={emit.on(Action::CustomBaseEdited)} />
            }
            <p class={classes!("note", (props.endpoint == Endpoint::Sandbox).then_some("note--sandbox"))}>
                { note }
            </p>
            <div class="columns">
                <TextField id="sdkappid" testid="sdkappid" label="SDKAppID" numeric=true
                    value={Rc::clone(&credentials.sdkappid)} on_edited={emit.on(Action::SdkAppIdEdited)} />
                <TextField id="identifier" testid="identifier" label={words.identifier}
                    value={Rc::clone(&credentials.identifier)} on_edited={emit.on(Action::IdentifierEdited)} />
            </div>
            <SecretField id="usersig" testid="usersig" label="UserSig" value={credentials.usersig.clone()}
                show_label={words.show} hide_label={words.hide} on_edited={emit.on(Action::UserSigEdited)} />
        </section>
    }
}

fn endpoints(sandbox: &'static str, custom: &'static str, lang: Lang) -> Vec<ChoiceOption> {
    let hosts = endpoint::hosts().map(|host| {
        let region = endpoint::region_of(host).map_or("", |region| match lang {
            Lang::Zh => region.zh,
            Lang::En => region.en,
        });
        ChoiceOption::new(host, format!("{host} — {region}"))
    });
    let ours = ChoiceOption::new(endpoint::SANDBOX, sandbox);
    [ours].into_iter().chain(hosts).chain([ChoiceOption::new(endpoint::CUSTOM, custom)]).collect()
}
