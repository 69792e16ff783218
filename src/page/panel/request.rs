//! The request line: the whole URL with each part explained, `random`, the time-out, Send and Cancel.

use crate::api::call::{Prepared, Secrets};
use crate::api::endpoint::{BaseUrlError, Endpoint};
use crate::page::context::{Intent, use_emit, use_words};
use crate::page::control::{CopyButton, Icon, TextField, icon, ticked, typed};
use crate::page::effect::clock::Elapsed;
use crate::workbench::{Action, DEFAULT_TIMEOUT_S, Sending};
use std::rc::Rc;
use yew::prelude::*;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct RequestPanelProps {
    /// The request, or why there is none.
    pub prepared: Result<Prepared, BaseUrlError>,
    /// Where to.
    pub endpoint: Endpoint,
    /// Whether secrets are spelt out.
    pub secrets: Secrets,
    /// `random` as typed or drawn.
    pub random: Rc<str>,
    /// Whether it stays.
    pub random_pinned: bool,
    /// The time-out as typed.
    pub timeout: Rc<str>,
    /// The request under way.
    pub sending: Option<Sending>,
}

/// The request line.
#[component]
pub fn RequestPanel(props: &RequestPanelProps) -> Html {
    let (emit, words) = (use_emit(), use_words());
    let reveal_label = if props.secrets == Secrets::Revealed { words.hide } else { words.show };
    html! {
        <section class="card card--request" aria-labelledby="request-title">
            <div class="card__head">
                <h2 class="card__title" id="request-title">{ words.request }</h2>
                <div class="card__tools">
                    <button type="button" class="button button--quiet" data-testid="reveal"
                        aria-pressed={(props.secrets == Secrets::Revealed).to_string()}
                        onclick={emit.on(|_: MouseEvent| Action::RevealToggled)}>
                        { icon(if props.secrets == Secrets::Revealed { Icon::Hide } else { Icon::Show }) }
                        { reveal_label }
                    </button>
                    if let Ok(prepared) = &props.prepared {
                        <CopyButton label={words.copy_url} text={url_copier(prepared, props.secrets)} />
                    }
                </div>
            </div>
            { match &props.prepared {
                Ok(prepared) => html! { <UrlText prepared={prepared.clone()} secrets={props.secrets} /> },
                Err(error) => html! {
                    <p class="note note--bad" role="status" data-testid="url">{ (words.base_url_error)(*error) }</p>
                },
            } }
            <div class="request__options">
                <div class="field">
                    <label class="field__label" for="random">{ "random" }</label>
                    <div class="field__row">
                        <input id="random" data-testid="random" class="input input--wire" type="text" inputmode="numeric"
                            autocomplete="off" value={Rc::clone(&props.random)}
                            oninput={emit.on(|event: InputEvent| Action::RandomEdited(typed(&event)))} />
                        <button type="button" class="button button--icon" data-testid="random-new" aria-label={words.random_new}
                            title={words.random_new} onclick={emit.on(|_: MouseEvent| Intent::DrawRandom)}>
                            { icon(Icon::Renew) }
                        </button>
                    </div>
                    <label class="check">
                        <input type="checkbox" data-testid="random-pin" checked={props.random_pinned}
                            onchange={emit.on(|event: Event| Action::RandomPinned(ticked(&event)))} />
                        { words.random_pin }
                    </label>
                </div>
                <TextField id="timeout" testid="timeout" label={words.timeout} numeric=true
                    value={Rc::clone(&props.timeout)} placeholder={DEFAULT_TIMEOUT_S.to_string()}
                    hint={words.timeout_hint} on_edited={emit.on(Action::TimeoutEdited)} />
            </div>
            <SendBar endpoint={props.endpoint.clone()} sending={props.sending.clone()} ready={props.prepared.is_ok()} />
        </section>
    }
}

fn url_copier(prepared: &Prepared, secrets: Secrets) -> Callback<(), String> {
    let prepared = prepared.clone();
    Callback::from(move |()| prepared.url(secrets))
}

/// What the URL shows.
#[derive(Properties, PartialEq)]
struct UrlTextProps {
    prepared: Prepared,
    secrets: Secrets,
}

/// The whole URL. Its text is the URL to the letter: the parts are told apart by colour and title alone.
#[component]
fn UrlText(props: &UrlTextProps) -> Html {
    let words = use_words();
    let prepared = &props.prepared;
    html! {
        <p class="url" data-testid="url" tabindex="0" aria-label={words.url}>
            <span class="url__base" title={words.url_base}>{ &prepared.base }</span>
            <span class="url__path" title={words.url_path}>{ format!("/{}", prepared.path) }</span>
            { for prepared.query.iter().enumerate().map(|(i, part)| html! {
                <span class="url__part" title={(words.url_part)(part.name)}>
                    <span class="url__mark">{ if i == 0 { "?" } else { "&" } }</span>
                    <span class="url__name">{ part.name }</span>
                    <span class="url__mark">{ "=" }</span>
                    <span class={classes!("url__value", (part.name == "usersig").then_some("url__value--secret"))}>
                        { part.encoded(props.secrets) }
                    </span>
                </span>
            }) }
        </p>
    }
}

/// What the bar shows.
#[derive(Properties, PartialEq)]
struct SendBarProps {
    endpoint: Endpoint,
    sending: Option<Sending>,
    ready: bool,
}

/// Send, or Cancel with the time that runs.
#[component]
fn SendBar(props: &SendBarProps) -> Html {
    let (emit, words) = (use_emit(), use_words());
    let sandbox = props.endpoint == Endpoint::Sandbox;
    let label = match &props.endpoint {
        Endpoint::Sandbox => words.send_sandbox.to_owned(),
        Endpoint::Host(host) => (words.send_to)(host),
        Endpoint::Custom(_) => words.send.to_owned(),
    };
    html! {
        <div class="send-bar">
            <button type="button" data-testid="send"
                class={classes!("button", "button--primary", sandbox.then_some("button--sandbox"))}
                disabled={props.sending.is_some() || !props.ready}
                onclick={emit.on(|_: MouseEvent| Intent::Send)} aria-keyshortcuts="Control+Enter">
                { icon(Icon::Send) }{ label }<kbd class="send-bar__key">{ "Ctrl+Enter" }</kbd>
            </button>
            if let Some(sending) = &props.sending {
                <button type="button" class="button" data-testid="cancel"
                    onclick={emit.on(|_: MouseEvent| Intent::Cancel)}>{ words.cancel }</button>
                <span class="send-bar__clock" role="timer"><Elapsed since_ms={sending.since_ms} /></span>
            }
        </div>
    }
}
