//! The reply: what the last request came to, what it means, and the bytes as they came.

use crate::api::call::Secrets;
use crate::api::reply::{self, NotReply, Received, Reply};
use crate::json::pretty;
use crate::page::context::{Ui, use_ui};
use crate::page::control::{CopyButton, Tab, tabs};
use crate::page::effect::clock;
use crate::page::panel::diagnosis::diagnosis;
use crate::page::panel::meaning::Meaning;
use crate::text::{moment, size};
use crate::workbench::{Action, Outcome, ReplyTab, Settled};
use std::rc::Rc;
use yew::prelude::*;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct ReplyPanelProps {
    /// The last outcome.
    pub settled: Option<Rc<Settled>>,
    /// Whether the request on screen is another one by now, or a new one is under way.
    pub stale: bool,
    /// Which panel is open.
    pub tab: ReplyTab,
    /// Whether secrets are spelt out.
    pub secrets: Secrets,
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
    fn of(settled: Option<&Settled>) -> Self {
        let Some(received) = settled.and_then(received) else {
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

/// The reply.
#[component]
pub fn ReplyPanel(props: &ReplyPanelProps) -> Html {
    let ui = use_ui();
    let reading = use_memo(props.settled.clone(), |settled| Reading::of(settled.as_deref()));
    html! {
        <section class="card card--reply" aria-labelledby="reply-title">
            <h2 class="card__title" id="reply-title">{ ui.words().reply }</h2>
            { match &props.settled {
                None => html! { <p class="note">{ ui.words().no_reply_yet }</p> },
                Some(settled) => answer(&ui, props, settled, &reading),
            } }
        </section>
    }
}

fn answer(ui: &Ui, props: &ReplyPanelProps, settled: &Rc<Settled>, reading: &Reading) -> Html {
    let words = ui.words();
    let ok = matches!(&reading.reply, Some(Ok(reply)) if reply.is_ok());
    let explained = match (&settled.outcome, &reading.reply) {
        (Outcome::Failed(failure), _) => diagnosis(ui, failure, &settled.sent),
        (Outcome::Answered(received), Some(reply)) => html! {
            <Meaning received={received.clone()} reply={reply.clone()} path={Rc::clone(&settled.sent.path)} />
        },
        (Outcome::Answered(_), None) => html! {},
    };
    let tab = |value, testid, label| Tab {
        testid,
        label,
        open: props.tab == value,
        intent: Action::ReplyTabChosen(value).into(),
    };
    let views = vec![
        tab(ReplyTab::Pretty, "tab-pretty", words.tab_pretty),
        tab(ReplyTab::Raw, "tab-raw", words.tab_raw),
        tab(ReplyTab::Headers, "tab-headers", words.tab_headers),
        tab(ReplyTab::Sent, "tab-sent", words.tab_sent),
    ];
    html! {
        <div class="answer" data-outcome={if ok { "ok" } else { "fail" }}>
            <p class="answer__of" role="status">
                { (words.answer_of)(settled.id, &moment::clock_time(clock::local_ms(settled.at_ms))) }
                if props.stale { <strong class="answer__stale">{ words.answer_stale }</strong> }
            </p>
            { facts(ui, settled, reading) }
            { explained }
            { tabs(ui, words.reply_views, views) }
            <div class="answer__panel" role="tabpanel">{ panel(ui, props, settled, reading) }</div>
        </div>
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

fn panel(ui: &Ui, props: &ReplyPanelProps, settled: &Settled, reading: &Reading) -> Html {
    let words = ui.words();
    let code = |testid: &'static str, text: &AttrValue| {
        html! {
            <>
                <div class="code__tools"><CopyButton label={words.copy_reply} text={text} /></div>
                <pre class="code" data-testid={testid} tabindex="0">{ text }</pre>
            </>
        }
    };
    match (props.tab, received(settled)) {
        (ReplyTab::Sent, _) => sent(ui, settled, props.secrets),
        (_, None) => html! { <p class="note">{ words.nothing_came }</p> },
        (ReplyTab::Pretty, _) => code("reply-pretty", &reading.pretty),
        (ReplyTab::Raw, _) => code("reply-raw", &reading.raw),
        (ReplyTab::Headers, Some(received)) => headers(ui, received),
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

/// The request as it was sent, as one text: request line, headers, an empty line, the body.
fn sent(ui: &Ui, settled: &Settled, secrets: Secrets) -> Html {
    let (words, sent) = (ui.words(), &settled.sent);
    let mut head = format!("{} {}\n", sent.method, sent.url(secrets));
    for (name, value) in sent.headers {
        head.push_str(&format!("{name}: {value}\n"));
    }
    html! {
        <div class="plain" data-testid="sent-request">
            <div class="code__tools"><CopyButton label={words.copy_body} text={Rc::clone(&sent.body)} /></div>
            <pre class="code">{ head }</pre>
            <pre class="code" data-testid="sent-body" tabindex="0">{ Rc::clone(&sent.body) }</pre>
            if secrets == Secrets::Masked { <p class="note">{ words.masked_note }</p> }
        </div>
    }
}
