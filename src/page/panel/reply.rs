//! The reply: what the last request came to, what it means, and the bytes as they came.

use crate::api::call::Secrets;
use crate::api::reply::{self, Received, Reply};
use crate::json;
use crate::page::context::{use_emit, use_lang, use_words};
use crate::page::control::{CopyButton, Tab, Tabs};
use crate::page::effect::clock;
use crate::page::panel::diagnosis::{Diagnosis, Trouble};
use crate::page::panel::meaning::Meaning;
use crate::text::{json_error, moment, size};
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

/// The reply.
#[component]
pub fn ReplyPanel(props: &ReplyPanelProps) -> Html {
    let words = use_words();
    let content = match &props.settled {
        None => html! { <p class="note">{ words.no_reply_yet }</p> },
        Some(settled) => html! {
            <Answer settled={Rc::clone(settled)} stale={props.stale} tab={props.tab} secrets={props.secrets} />
        },
    };
    html! {
        <section class="card card--reply" aria-labelledby="reply-title">
            <h2 class="card__title" id="reply-title">{ words.reply }</h2>
            { content }
        </section>
    }
}

/// What an outcome shows.
#[derive(Properties, PartialEq)]
struct AnswerProps {
    settled: Rc<Settled>,
    stale: bool,
    tab: ReplyTab,
    secrets: Secrets,
}

#[component]
fn Answer(props: &AnswerProps) -> Html {
    let (emit, words) = (use_emit(), use_words());
    let settled = &props.settled;
    let read = use_memo(Rc::clone(settled), |settled| match &settled.outcome {
        Outcome::Answered(received) => Some(reply::read(received)),
        Outcome::Failed(_) => None,
    });
    let received = match &settled.outcome {
        Outcome::Answered(received) => Some(received),
        Outcome::Failed(_) => None,
    };
    let ok = matches!(&*read, Some(Ok(reply)) if reply.is_ok());
    let tabs = vec![
        Tab { value: ReplyTab::Pretty, testid: "tab-pretty", label: words.tab_pretty.into() },
        Tab { value: ReplyTab::Raw, testid: "tab-raw", label: words.tab_raw.into() },
        Tab { value: ReplyTab::Headers, testid: "tab-headers", label: words.tab_headers.into() },
        Tab { value: ReplyTab::Sent, testid: "tab-sent", label: words.tab_sent.into() },
    ];
    let panel = match (props.tab, received) {
        (ReplyTab::Pretty, Some(received)) => html! { <Pretty received={received.clone()} /> },
        (ReplyTab::Raw, Some(received)) => html! { <Raw received={received.clone()} /> },
        (ReplyTab::Headers, Some(received)) => html! { <HeaderList received={received.clone()} /> },
        (ReplyTab::Sent, _) => html! { <Sent settled={Rc::clone(settled)} secrets={props.secrets} /> },
        (_, None) => html! { <p class="note">{ words.nothing_came }</p> },
    };
    html! {
        <div class={classes!("answer", if ok { "answer--ok" } else { "answer--fail" })}>
            <p class="answer__of" role="status">
                { (words.answer_of)(settled.id, &moment::clock_time(clock::local_ms(settled.at_ms))) }
                if props.stale { <strong class="answer__stale">{ words.answer_stale }</strong> }
            </p>
            <Facts settled={Rc::clone(settled)} reply={read.as_ref().clone().and_then(Result::ok)} />
            { match (&*read, &settled.outcome) {
                (Some(Ok(reply)), _) => html! { <Meaning reply={reply.clone()} path={Rc::clone(&settled.sent.path)} /> },
                (Some(Err(not_reply)), Outcome::Answered(received)) => html! {
                    <Diagnosis trouble={Trouble::NotReply(not_reply.clone(), received.status)}
                        sent={Rc::clone(&settled.sent)} />
                },
                (_, Outcome::Failed(failure)) => html! {
                    <Diagnosis trouble={Trouble::Failed(failure.clone())} sent={Rc::clone(&settled.sent)} />
                },
                (None, Outcome::Answered(_)) => html! {},
            } }
            <Tabs<ReplyTab> label={words.reply_views} {tabs} open={props.tab}
                on_opened={emit.on(Action::ReplyTabChosen)} />
            <div class="answer__panel" role="tabpanel">{ panel }</div>
        </div>
    }
}

/// What the facts tell of.
#[derive(Properties, PartialEq)]
struct FactsProps {
    settled: Rc<Settled>,
    reply: Option<Reply>,
}

#[component]
fn Facts(props: &FactsProps) -> Html {
    let words = use_words();
    let fact = |label: &'static str, testid: &'static str, value: String| {
        html! { <div class="fact"><dt>{ label }</dt><dd data-testid={testid}>{ value }</dd></div> }
    };
    let settled = &props.settled;
    let reply = props.reply.clone().unwrap_or_default();
    let code = reply.error_code.map(|code| code.to_string()).unwrap_or_default();
    html! {
        <dl class="facts">
            if let Outcome::Answered(received) = &settled.outcome {
                { fact("HTTP", "http-status", received.status.to_string()) }
            }
            { fact(words.took, "elapsed", format!("{} ms", settled.took_ms)) }
            if let Outcome::Answered(received) = &settled.outcome {
                { fact(words.size, "reply-size", size::bytes(received.body.len())) }
            }
            if props.reply.is_some() {
                { fact("ActionStatus", "action-status", reply.action_status.unwrap_or_else(|| words.absent.into())) }
                { fact("ErrorCode", "error-code", if code.is_empty() { words.absent.into() } else { code }) }
                if let Some(info) = reply.error_info.filter(|info| !info.is_empty()) {
                    { fact("ErrorInfo", "error-info", info) }
                }
                if let Some(display) = reply.error_display.filter(|display| !display.is_empty()) {
                    { fact("ErrorDisplay", "error-display", display) }
                }
            }
        </dl>
    }
}

/// What a view of the received bytes shows.
#[derive(Properties, PartialEq)]
struct ReceivedProps {
    received: Received,
}

#[component]
fn Pretty(props: &ReceivedProps) -> Html {
    let (words, lang) = (use_words(), use_lang());
    let pretty = use_memo(props.received.clone(), |received| {
        let text = String::from_utf8_lossy(&received.body).into_owned();
        match json::pretty::format(&text, "  ") {
            Ok(pretty) => (pretty, None),
            Err(error) => (text, Some(error)),
        }
    });
    let (text, error) = &*pretty;
    html! {
        <>
            if let Some(error) = error {
                <p class="note note--bad">{ json_error::sentence(lang, error, text) }</p>
            }
            <div class="code__tools">
                <CopyButton label={words.copy_reply} text={copier(text)} />
            </div>
            <pre class="code" data-testid="reply-pretty" tabindex="0">{ text }</pre>
        </>
    }
}

#[component]
fn Raw(props: &ReceivedProps) -> Html {
    let words = use_words();
    let text = String::from_utf8_lossy(&props.received.body).into_owned();
    html! {
        <>
            <div class="code__tools"><CopyButton label={words.copy_reply} text={copier(&text)} /></div>
            <pre class="code code--wrap" data-testid="reply-raw" tabindex="0">{ text }</pre>
        </>
    }
}

fn copier(text: &str) -> Callback<(), String> {
    let text = text.to_owned();
    Callback::from(move |()| text.clone())
}

#[component]
fn HeaderList(props: &ReceivedProps) -> Html {
    let words = use_words();
    html! {
        <div data-testid="reply-headers">
            <dl class="headers">
                { for props.received.headers.iter().map(|(name, value)| html! {
                    <div class="headers__line"><dt>{ name }</dt><dd>{ value }</dd></div>
                }) }
            </dl>
            <p class="note">{ words.headers_note }</p>
        </div>
    }
}

/// What the sent request shows.
#[derive(Properties, PartialEq)]
struct SentProps {
    settled: Rc<Settled>,
    secrets: Secrets,
}

#[component]
fn Sent(props: &SentProps) -> Html {
    let words = use_words();
    let sent = &props.settled.sent;
    let head = format!("{} {}", sent.method, sent.url(props.secrets));
    html! {
        <div data-testid="sent-request">
            <div class="code__tools"><CopyButton label={words.copy_body} text={copier(&sent.body)} /></div>
            <pre class="code code--wrap" data-testid="sent-head">
                { head }{ "\n" }
                { for sent.headers.iter().map(|(name, value)| format!("{name}: {value}\n")) }
            </pre>
            <pre class="code code--wrap" data-testid="sent-body" tabindex="0">{ sent.body.to_string() }</pre>
            if props.secrets == Secrets::Masked { <p class="note">{ words.masked_note }</p> }
        </div>
    }
}
