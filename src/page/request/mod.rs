//! The request line: the whole URL with each part explained, `random`, the time-out, Send and Cancel.

use crate::api::base_url::BaseUrlError;
use crate::api::call::{Prepared, Secrets};
use crate::api::endpoint::Endpoint;
use crate::page::context::{Intent, Ui, use_ui};
use crate::page::control::{CopyButton, Icon, IconButton, TextField, icon, on_typed, reveal_button, ticked};
use crate::page::effect::clock::Elapsed;
use crate::page::panel::advice::summary;
use crate::text::Words;
use crate::workbench::{Action, Advice};
use std::rc::Rc;
use yew::prelude::*;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct RequestPanelProps {
    /// The request, or why there is none.
    pub prepared: Result<Prepared, BaseUrlError>,
    /// What there is to know before sending.
    pub advice: Rc<[Advice]>,
    /// Where to.
    pub endpoint: Endpoint,
    /// The address that opens this request elsewhere; nothing where it is too long for one.
    pub link: Option<String>,
    /// Whether secrets are spelt out.
    pub secrets: Secrets,
    /// `random` as typed or drawn.
    pub random: Rc<str>,
    /// Whether it stays.
    pub random_pinned: bool,
    /// The time-out as typed.
    pub timeout: Rc<str>,
    /// Whether that is none, so that the default holds.
    pub timeout_bad: bool,
    /// When the request under way was sent, in milliseconds since 1970.
    pub sending_since: Option<u64>,
}

/// The request line.
#[component]
pub fn RequestPanel(props: &RequestPanelProps) -> Html {
    let ui = use_ui();
    let words = ui.words();
    html! {
        <section class="card card--request" aria-labelledby="request-title">
            <div class="card__head">
                <h2 class="card__title" id="request-title">{ words.request }</h2>
                <div class="card__tools">
                    { reveal_button(words, "reveal", props.secrets, ui.click(Action::RevealToggled)) }
                    if let Ok(prepared) = &props.prepared {
                        { share(words, props.link.clone()) }
                        <CopyButton label={words.copy_url} text={prepared.url(props.secrets)} />
                    }
                </div>
            </div>
            { match &props.prepared {
                Ok(prepared) => url(&ui, prepared, props.secrets),
                Err(error) => html! {
                    <p class="note note--bad" role="status" data-testid="url">{ (words.base_url_error)(*error) }</p>
                },
            } }
            { options(&ui, props) }
            { send_bar(&ui, props) }
            { summary(&ui, &props.advice) }
        </section>
    }
}

fn share(words: &'static Words, link: Option<String>) -> Html {
    match link {
        Some(link) => html! { <CopyButton label={words.share} text={link} testid="share" /> },
        None => html! { <span class="check" data-testid="share">{ words.no_link }</span> },
    }
}

/// The whole URL. Its text is the URL to the letter: the parts are told apart by colour and title alone.
fn url(ui: &Ui, prepared: &Prepared, secrets: Secrets) -> Html {
    let words = ui.words();
    html! {
        <p class="url" data-testid="url" tabindex="0" aria-label={words.url}>
            <span class="url__base" title={words.url_base}>{ prepared.base.as_str() }</span>
            <span class="url__path" title={words.url_path}>{ format!("/{}", prepared.path) }</span>
            { for prepared.query.iter().enumerate().map(|(i, part)| html! {
                <span title={(words.url_part)(part.name)}>
                    <span class="url__mark">{ if i == 0 { "?" } else { "&" } }</span>
                    <span class="url__name">{ part.name }</span>
                    <span class="url__mark">{ "=" }</span>
                    <span class="url__value">{ part.encoded(secrets) }</span>
                </span>
            }) }
        </p>
    }
}

fn options(ui: &Ui, props: &RequestPanelProps) -> Html {
    let words = ui.words();
    let renew = IconButton {
        testid: Some("random-new"),
        label: words.random_new.into(),
        icon: Icon::Renew,
        onclick: ui.click(Intent::DrawRandom),
        ..IconButton::default()
    };
    let timeout = TextField {
        id: "timeout",
        label: words.timeout,
        numeric: true,
        value: Rc::clone(&props.timeout).into(),
        hint: if props.timeout_bad { words.timeout_bad } else { words.timeout_hint }.into(),
        invalid: props.timeout_bad,
        on_edited: ui.on(Action::TimeoutEdited),
        ..TextField::default()
    };
    html! {
        <div class="request__options">
            <div class="field">
                <label class="field__label" for="random">{ "random" }</label>
                <div class="field__row">
                    <input id="random" data-testid="random" class="input input--wire" type="text" inputmode="numeric"
                        autocomplete="off" value={Rc::clone(&props.random)}
                        oninput={on_typed(ui.on(Action::RandomEdited))} />
                    { renew.view() }
                </div>
                <label class="check">
                    <input type="checkbox" data-testid="random-pin" checked={props.random_pinned}
                        onchange={ui.on(|event: Event| Action::RandomPinned(ticked(&event)))} />
                    { words.random_pin }
                </label>
            </div>
            { timeout.view() }
        </div>
    }
}

/// Send, or Cancel with the time that runs.
fn send_bar(ui: &Ui, props: &RequestPanelProps) -> Html {
    let words = ui.words();
    let label = match &props.endpoint {
        Endpoint::Sandbox => words.send_sandbox.to_owned(),
        Endpoint::Host(host) => (words.send_to)(host),
        Endpoint::Custom(_) => words.send.to_owned(),
    };
    html! {
        <div class="send-bar">
            <button type="button" data-testid="send" class="button button--primary"
                data-endpoint={props.endpoint.name()}
                disabled={props.sending_since.is_some() || props.prepared.is_err()}
                onclick={ui.click(Intent::Send)} aria-keyshortcuts="Control+Enter">
                { icon(Icon::Send) }{ label }<kbd class="send-bar__key">{ "Ctrl+Enter" }</kbd>
            </button>
            if let Some(since_ms) = props.sending_since {
                <button type="button" class="button" data-testid="cancel" onclick={ui.click(Intent::Cancel)}>
                    { words.cancel }
                </button>
                <span class="send-bar__clock" role="timer"><Elapsed {since_ms} /></span>
            }
        </div>
    }
}
