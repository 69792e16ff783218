//! The bar with Send, or Cancel with the time that runs: in sight wherever one works.

use crate::api::endpoint::Endpoint;
use crate::page::context::use_ui;
use crate::page::control::{Icon, icon};
use crate::page::hook::use_now;
use crate::state::call::Arriving;
use crate::state::{Lang, State};
use crate::text::request as words;
use yew::prelude::*;

/// How often the running time is drawn, in milliseconds.
const TICK_MS: u32 = 100;

/// What the bar shows.
#[derive(Properties, PartialEq)]
pub struct SendBarProps {
    endpoint: Endpoint,
    /// Whether there is a request to send.
    is_ready: bool,
    /// When the request under way was sent, in milliseconds since 1970.
    sending_since: Option<u64>,
    /// How much of its reply is there.
    arriving: Option<Arriving>,
}

impl SendBarProps {
    /// What there is to show of a state.
    pub fn of(state: &State) -> Self {
        Self {
            endpoint: state.endpoint.clone(),
            is_ready: state.endpoint.base_url().is_ok(),
            sending_since: state.call.sending().map(|sending| sending.at_ms),
            arriving: state.call.sending().and_then(|sending| sending.arriving),
        }
    }
}

/// Send, or Cancel with the time that runs.
#[component]
pub fn SendBar(props: &SendBarProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let label = match &props.endpoint {
        Endpoint::Sandbox => words::send_sandbox(lang).to_owned(),
        Endpoint::Host(host) => words::send_to(lang, host),
        Endpoint::Custom(_) => words::send(lang).to_owned(),
    };
    let (sending, cancelling) = (ui.clone(), ui.clone());
    html! {
        <div class="send-bar">
            <button type="button" data-testid="send" class="button button--primary"
                data-endpoint={props.endpoint.name()}
                disabled={props.sending_since.is_some() || !props.is_ready}
                onclick={Callback::from(move |_| sending.send())} aria-keyshortcuts="Control+Enter">
                { icon(Icon::Send) }<span class="send-bar__label">{ label }</span><kbd class="send-bar__key">{ "Ctrl+Enter" }</kbd>
            </button>
            if let Some(since_ms) = props.sending_since {
                <button type="button" class="button" data-testid="cancel"
                    onclick={Callback::from(move |_| cancelling.cancel())}>{ words::cancel(lang) }</button>
                <span class="send-bar__clock" role="timer">{ ui.rest(|parts| (parts.elapsed)(since_ms, lang, props.arriving)) }</span>
            }
        </div>
    }
}

/// The seconds that have passed, as they pass, and how much of the reply is there.
pub fn elapsed(since_ms: u64, lang: Lang, arriving: Option<Arriving>) -> Html {
    html! {
        <>
            <Elapsed {since_ms} />
            if let Some(arriving) = arriving {
                <span data-testid="arriving">{ " · " }{ words::arriving(lang, arriving) }</span>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ElapsedProps {
    /// Milliseconds since 1970.
    since_ms: u64,
}

/// The seconds that have passed, with one decimal.
#[component]
fn Elapsed(props: &ElapsedProps) -> Html {
    let passed = use_now(TICK_MS).saturating_sub(props.since_ms);
    html! { { format!("{}.{} s", passed / 1000, passed % 1000 / 100) } }
}
