//! The answer's card: status, time and size, the explanation, and the bytes as they came.

use super::diagnosis::diagnosis;
use super::meaning::meaning;
use crate::api::call::Secrets;
use crate::api::reply::{self, NotReply, Received, Reply};
use crate::json::pretty;
use crate::page::context::{Ui, use_ui};
use crate::page::control::{CopyButton, Icon, Tab, icon, tabs};
use crate::page::effect::clock;
use crate::text::{moment, size};
use crate::workbench::{Outcome, Settled};
use std::rc::Rc;
use yew::prelude::*;

/// What the card shows.
#[derive(Properties, PartialEq)]
pub struct AnswerPanelProps {
    /// The last outcome.
    pub settled: Rc<Settled>,
    /// Whether it belongs to another request than the one on screen.
    pub stale: bool,
}

/// The views of an answer.
#[derive(Debug, Clone, Copy, PartialEq)]
enum View {
    /// Indented.
    Pretty,
    /// As it came.
    Raw,
    /// The headers the browser gives.
    Headers,
    /// The request as it was sent.
    Sent,
}

/// What is made of an outcome once, not at every drawing.
struct Reading {
    /// The reply, or why the body is none; nothing where no body came.
    reply: Option<Result<Reply, NotReply>>,
    raw: AttrValue,
    /// The body indented, where it is JSON.
    pretty: AttrValue,
}

impl Reading {
    fn of(settled: &Settled) -> Self {
        let Some(received) = received(settled) else {
            return Self { reply: None, raw: "".into(), pretty: "".into() };
        };
        let raw: Rc<str> = String::from_utf8_lossy(&received.body).into();
        let pretty = pretty::format(&raw, "  ").map_or_else(|_| Rc::clone(&raw), Rc::from);
        Self { reply: Some(reply::read(received)), raw: raw.into(), pretty: pretty.into() }
    }
}

fn received(settled: &Settled) -> Option<&Received> {
    match &settled.outcome {
        Outcome::Answered(received) => Some(received),
        Outcome::Failed(_) => None,
    }
}

/// The answer's card.
#[component]
pub fn AnswerPanel(props: &AnswerPanelProps) -> Html {
    let ui = use_ui();
    let view = use_state(|| View::Pretty);
    let secrets = use_state(|| Secrets::Masked);
    let reading = use_memo(Rc::clone(&props.settled), |settled| Reading::of(settled));
    let (words, settled) = (ui.words(), &props.settled);
    let ok = matches!(&reading.reply, Some(Ok(reply)) if reply.is_ok());
    let explained = match (&settled.outcome, &reading.reply) {
        (Outcome::Failed(failure), _) => diagnosis(&ui, failure, &settled.sent),
        (Outcome::Answered(received), Some(reply)) => meaning(&ui, received, reply, &settled.sent.path),
        (Outcome::Answered(_), None) => html! {},
    };
    let tab = |value, testid, label| {
        let view = view.clone();
        Tab { testid, label, open: *view == value, opened: Callback::from(move |()| view.set(value)) }
    };
    let views = vec![
        tab(View::Pretty, "tab-pretty", words.tab_pretty),
        tab(View::Raw, "tab-raw", words.tab_raw),
        tab(View::Headers, "tab-headers", words.tab_headers),
        tab(View::Sent, "tab-sent", words.tab_sent),
    ];
    let toggle = {
        let secrets = secrets.clone();
        Callback::from(move |_: MouseEvent| secrets.set(secrets.toggled()))
    };
    let shown = match (*view, received(settled)) {
        (View::Sent, _) => sent(&ui, settled, *secrets, toggle),
        (_, None) => html! { <p class="note">{ words.nothing_came }</p> },
        (View::Pretty, _) => code(&ui, "reply-pretty", &reading.pretty),
        (View::Raw, _) => code(&ui, "reply-raw", &reading.raw),
        (View::Headers, Some(received)) => headers(&ui, received),
    };
    html! {
        <section class="card card--reply" aria-labelledby="reply-title">
            <h2 class="card__title" id="reply-title">{ words.reply }</h2>
            <div class="answer" data-outcome={if ok { "ok" } else { "fail" }}>
                <p class="answer__of" role="status">
                    { (words.answer_of)(settled.id, &moment::clock_time(clock::local_ms(settled.at_ms))) }
                    if props.stale { <strong class="answer__stale">{ words.answer_stale }</strong> }
                </p>
                { facts(&ui, settled, &reading) }
                { explained }
                { tabs(words.reply_views, views) }
                <div class="answer__panel" role="tabpanel">{ shown }</div>
            </div>
        </section>
    }
}

fn facts(ui: &Ui, settled: &Settled, reading: &Reading) -> Html {
    let words = ui.words();
    let mut facts: Vec<(&str, &str, String)> = Vec::new();
    let received = received(settled);
    if let Some(received) = received {
        facts.push(("HTTP", "http-status", received.status.to_string()));
    }
    facts.push((words.took, "elapsed", format!("{} ms", settled.took_ms)));
    if let Some(received) = received {
        facts.push((words.size, "reply-size", size::bytes(received.body.len())));
    }
    if let Some(Ok(reply)) = &reading.reply {
        let or_absent = |text: Option<String>| text.unwrap_or_else(|| words.absent.to_owned());
        facts.push(("ActionStatus", "action-status", or_absent(reply.action_status.clone())));
        facts.push(("ErrorCode", "error-code", or_absent(reply.error_code.map(|code| code.to_string()))));
        let texts = [
            ("ErrorInfo", "error-info", &reply.error_info),
            ("ErrorDisplay", "error-display", &reply.error_display),
        ];
        for (label, testid, text) in texts {
            if let Some(text) = text.as_ref().filter(|text| !text.is_empty()) {
                facts.push((label, testid, text.clone()));
            }
        }
    }
    html! {
        <dl class="facts">
            { for facts.into_iter().map(|(label, testid, value)| html! {
                <div class="fact"><dt>{ label }</dt><dd data-testid={testid.to_owned()}>{ value }</dd></div>
            }) }
        </dl>
    }
}

fn code(ui: &Ui, testid: &'static str, text: &AttrValue) -> Html {
    html! {
        <>
            <div class="code__tools"><CopyButton label={ui.words().copy_reply} text={text} /></div>
            <pre class="code" data-testid={testid} tabindex="0">{ text }</pre>
        </>
    }
}

fn headers(ui: &Ui, received: &Received) -> Html {
    html! {
        <div data-testid="reply-headers">
            <dl class="headers">
                { for received.headers.iter().map(|(name, value)| html! {
                    <div class="headers__line"><dt>{ name }</dt><dd>{ value }</dd></div>
                }) }
            </dl>
            <p class="note">{ ui.words().headers_note }</p>
        </div>
    }
}

/// The request as it was sent: request line and headers, then the body.
fn sent(ui: &Ui, settled: &Settled, secrets: Secrets, toggle: Callback<MouseEvent>) -> Html {
    let (words, sent) = (ui.words(), &settled.sent);
    let revealed = secrets == Secrets::Revealed;
    let mut head = format!("{} {}\n", sent.method, sent.url(secrets));
    for (name, value) in sent.headers {
        head.push_str(&format!("{name}: {value}\n"));
    }
    html! {
        <div class="plain" data-testid="sent-request">
            <div class="code__tools">
                <button type="button" class="button button--quiet" data-testid="sent-reveal" onclick={toggle}
                    aria-pressed={if revealed { "true" } else { "false" }}>
                    { icon(if revealed { Icon::Hide } else { Icon::Show }) }
                    { if revealed { words.hide } else { words.show } }
                </button>
                <CopyButton label={words.copy_body} text={Rc::clone(&sent.body)} />
            </div>
            <pre class="code">{ head }</pre>
            <pre class="code" data-testid="sent-body" tabindex="0">{ Rc::clone(&sent.body) }</pre>
            if !revealed { <p class="note">{ words.masked_note }</p> }
        </div>
    }
}
