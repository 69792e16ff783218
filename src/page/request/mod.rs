//! The request line: the whole URL with each part explained, `random`, the time-out, what there is to know before sending; and
//! the bar with Send and Cancel.

mod findings;
mod send;
mod tools;

use crate::api::base_url::BaseUrlError;
use crate::api::call::{Prepared, Secrets};
use crate::api::random;
use crate::page::context::{Late, Ui, use_ui};
use crate::page::control::{Icon, IconButton, TextField, on_typed, reveal_button, ticked};
use crate::state::body::fields::FieldFinding;
use crate::state::findings::Finding;
use crate::state::linked::Linked;
use crate::state::{Action, State};
use crate::text::{credentials, request as words};
pub use findings::{in_row, summary};
pub use send::{SendBar, SendBarProps, elapsed};
use std::rc::Rc;
pub use tools::tools;
use yew::prelude::*;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct RequestPanelProps {
    prepared: Result<Prepared, BaseUrlError>,
    findings: Rc<[Finding]>,
    field_findings: Rc<[FieldFinding]>,
    /// Where the sandbox does not answer the command, what a real endpoint replies.
    unanswered: Option<String>,
    linked: Linked,
    secrets: Secrets,
    random: Rc<str>,
    random_pinned: bool,
    timeout: Rc<str>,
    timeout_is_bad: bool,
    /// Whether the request would need a network that the browser says is not there.
    seems_offline: bool,
}

impl RequestPanelProps {
    /// What there is to show of a state.
    pub fn of(state: &State, late: &Late) -> Self {
        Self {
            prepared: state.prepared(),
            findings: Rc::clone(&state.findings),
            field_findings: Rc::clone(&state.field_findings),
            unanswered: late.there().and_then(|parts| (parts.unanswered)(state)),
            linked: state.linked(),
            secrets: state.secrets,
            random: Rc::clone(&state.random),
            random_pinned: state.random_pinned,
            timeout: Rc::clone(&state.timeout),
            timeout_is_bad: state.timeout_s().is_none(),
            seems_offline: state.seems_offline(),
        }
    }
}

/// The request line.
#[component]
pub fn RequestPanel(props: &RequestPanelProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    html! {
        <section class="card card--request" aria-labelledby="request-title">
            <div class="card__head">
                <h2 class="card__title" id="request-title">{ words::request(lang) }</h2>
                <div class="card__tools">
                    { reveal_button(lang, "reveal", props.secrets, ui.click(Action::RevealToggled)) }
                    if let Ok(prepared) = &props.prepared {
                        { match ui.late.there() {
                            Some(parts) => (parts.url_tools)(lang, &props.linked, prepared, props.secrets),
                            None => tools::tools_to_come(&ui),
                        } }
                    }
                </div>
            </div>
            { match &props.prepared {
                Ok(prepared) => url(&ui, prepared, props.secrets),
                Err(error) => html! {
                    <p class="note note--bad" role="status" data-testid="url">
                        { credentials::base_url_error(lang, *error) }
                    </p>
                },
            } }
            { options(&ui, props) }
            if let Some(shape) = &props.unanswered {
                <p class="note" role="status" data-testid="sandbox-unanswered">{ words::unanswered(lang, shape) }</p>
            }
            if props.seems_offline {
                <p class="note" data-testid="seems-offline" role="status">{ words::seems_offline(lang) }</p>
            }
            { ui.rest(|parts| (parts.findings)(&ui, &props.findings, &props.field_findings)) }
        </section>
    }
}

/// The whole URL. Its text is the URL to the letter: the parts are told apart by colour and title alone.
fn url(ui: &Ui, prepared: &Prepared, secrets: Secrets) -> Html {
    let lang = ui.lang;
    html! {
        <p class="url" data-testid="url" tabindex="0" aria-label={words::url(lang)}>
            <span class="url__base" title={words::url_base(lang)}>{ prepared.base.as_str() }</span>
            <span class="url__path" title={words::url_path(lang)}>{ format!("/{}", prepared.path) }</span>
            { for prepared.query.iter().enumerate().map(|(i, part)| html! {
                <span title={words::url_part(lang, part.name)}>
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
    let lang = ui.lang;
    let drawing = ui.clone();
    let odd = random::odd(&props.random);
    let renew = IconButton {
        testid: Some("random-new"),
        label: words::random_new(lang).into(),
        icon: Icon::Renew,
        onclick: Callback::from(move |_| drawing.draw_random()),
        ..IconButton::default()
    };
    let hint = if props.timeout_is_bad { words::timeout_bad } else { words::timeout_hint };
    let timeout = TextField {
        id: "timeout",
        label: words::timeout(lang),
        numeric: true,
        value: Rc::clone(&props.timeout).into(),
        hint: hint(lang).into(),
        invalid: props.timeout_is_bad,
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
                        aria-invalid={odd.is_some().then_some("true")} aria-describedby="random-hint"
                        oninput={on_typed(ui.on(Action::RandomEdited))} />
                    { renew.view() }
                </div>
                <p class="field__hint" id="random-hint" data-testid="random-hint" role="status">
                    { odd.map(|odd| words::random_odd(lang, odd)).unwrap_or_default() }
                </p>
                <label class="check">
                    <input type="checkbox" data-testid="random-pin" checked={props.random_pinned}
                        onchange={ui.on(|event: Event| Action::RandomPinned(ticked(&event)))} />
                    { words::random_pin(lang) }
                </label>
            </div>
            { timeout.view() }
        </div>
    }
}
