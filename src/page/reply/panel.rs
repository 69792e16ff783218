//! The answer's card: status, time and size, the explanation, and the bytes as they came.

use super::copy::{save, save_blob};
use super::history::History;
use super::line::plain_text;
use super::long_text::LongText;
use super::meaning::Meaning;
use super::measure::Measure;
use super::raw::Raw;
use super::reading::{Reading, Shared, State};
use super::viewer::Viewer;
use crate::api::call::Secrets;
use crate::api::reply::{Code, Received};
use crate::page::context::{Ui, use_ui};
use crate::page::control::{CopyButton, Tab, reveal_button, tabs};
use crate::page::effect::clock;
use crate::text::{Lang, answer as said, moment, size, viewer};
use crate::workbench::replies::Replies;
use crate::workbench::{Outcome, Settled};
use std::rc::Rc;
use web_sys::Blob;
use yew::prelude::*;

/// What the card shows.
#[derive(Properties, PartialEq)]
pub struct AnswerPanelProps {
    /// The last outcome.
    pub settled: Shared<Settled>,
    /// What came of a reply that is too large to be laid out.
    pub kept: Option<Blob>,
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

/// The answer's card.
#[component]
pub fn AnswerPanel(props: &AnswerPanelProps) -> Html {
    let ui = use_ui();
    let view = use_state(|| View::Pretty);
    let secrets = use_state(|| Secrets::Masked);
    let update = use_force_update();
    let reading = use_memo(props.settled.clone(), |Shared(settled)| {
        let update = update.clone();
        Shared(Reading::start(Rc::clone(settled), move || update.force_update()))
    });
    let replies = use_mut_ref(Replies::default);
    replies.borrow_mut().note(&props.settled.0);
    let cleared = {
        let (replies, update) = (Rc::clone(&replies), update.clone());
        Callback::from(move |_| {
            replies.borrow_mut().clear();
            update.force_update();
        })
    };
    let past = replies.borrow().clone();
    let (words, settled, reading) = (ui.words(), &*props.settled.0, &*reading);
    let (state, version, lang) = (reading.0.state(), reading.0.version(), ui.lang);
    let outcome = match (&settled.outcome, &state.reply) {
        (Outcome::Answered(_), None) => "reading",
        (_, Some(Ok(reply))) if reply.is_ok() => "ok",
        _ => "fail",
    };
    let tab = |value, testid, label| {
        let view = view.clone();
        Tab { testid, label, open: *view == value, opened: Callback::from(move |()| view.set(value)) }
    };
    let views = vec![
        tab(View::Pretty, "tab-pretty", said::tab_pretty(ui.lang)),
        tab(View::Raw, "tab-raw", said::tab_raw(ui.lang)),
        tab(View::Headers, "tab-headers", said::tab_headers(ui.lang)),
        tab(View::Sent, "tab-sent", said::tab_sent(ui.lang)),
    ];
    let toggle = {
        let secrets = secrets.clone();
        Callback::from(move |_: MouseEvent| secrets.set(secrets.toggled()))
    };
    let shown = match (*view, reading.0.received()) {
        (View::Sent, _) => sent(&ui, settled, *secrets, toggle),
        (_, None) if props.kept.is_some() => html! { <p class="note">{ said::only_kept(ui.lang) }</p> },
        (_, None) => html! { <p class="note">{ said::nothing_came(ui.lang) }</p> },
        (View::Pretty, _) if state.layout().is_empty() && state.layout().is_done() => {
            html! { <Raw reading={reading.clone()} {version} {lang} testid="reply-pretty" /> }
        }
        (View::Pretty, _) => html! { <Viewer reading={reading.clone()} {version} {lang} /> },
        (View::Raw, _) => html! { <Raw reading={reading.clone()} {version} {lang} testid="reply-raw" /> },
        (View::Headers, Some(received)) => headers(&ui, received),
    };
    html! {
        <section class="card card--reply" aria-labelledby="reply-title">
            <h2 class="card__title" id="reply-title">{ words.reply }</h2>
            <div class="answer" data-outcome={outcome}>
                <p class="answer__of" role="status">
                    { said::answer_of(ui.lang, settled.id, &moment::clock_time(clock::local_ms(settled.at_ms))) }
                    if props.stale { <strong class="answer__stale">{ said::answer_stale(ui.lang) }</strong> }
                </p>
                { facts(&ui, settled, &state) }
                <Measure settled={props.settled.clone()} times={past.times().to_vec()} {lang} />
                <Meaning settled={props.settled.clone()} reply={state.reply.clone()} />
                <div class="answer__views">
                    { tabs(said::reply_views(ui.lang), views) }
                    { for download(lang, settled.id, reading.0.received(), props.kept.as_ref()) }
                </div>
                <div class="answer__panel" role="tabpanel">{ shown }</div>
                <History replies={past} {cleared} {lang} />
            </div>
        </section>
    }
}

fn facts(ui: &Ui, settled: &Settled, state: &State) -> Html {
    let mut facts: Vec<(&str, &str, String)> = Vec::new();
    let received = match &settled.outcome {
        Outcome::Answered(received) => Some(received),
        Outcome::Failed(_) => None,
    };
    if let Some(received) = received {
        facts.push(("HTTP", "http-status", received.status.to_string()));
    }
    facts.push((said::took(ui.lang), "elapsed", format!("{} ms", settled.took_ms)));
    if let Some(received) = received {
        facts.push((said::size(ui.lang), "reply-size", size::bytes(received.body.len())));
    }
    if let Some(Ok(reply)) = &state.reply {
        let or_absent = |text: Option<String>| text.unwrap_or_else(|| said::absent(ui.lang).to_owned());
        facts.push(("ActionStatus", "action-status", or_absent(reply.action_status.clone())));
        facts.push(("ErrorCode", "error-code", or_absent(reply.error_code.as_ref().map(Code::to_string))));
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
                <div class="fact"><dt>{ label }</dt><dd data-testid={testid.to_owned()}>{ plain_text(&value) }</dd></div>
            }) }
        </dl>
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
            <p class="note">{ said::headers_note(ui.lang) }</p>
        </div>
    }
}

/// A button that saves what came.
fn download(lang: Lang, id: u32, received: Option<&Received>, kept: Option<&Blob>) -> Option<Html> {
    let saved = match (received, kept) {
        (_, Some(blob)) => {
            let blob = blob.clone();
            Callback::from(move |_| {
                // A browser that refuses says so itself.
                save_blob(&blob, &format!("reply-{id}.json"));
            })
        }
        (Some(received), None) => {
            let body = Rc::clone(&received.body);
            Callback::from(move |_| save(Rc::clone(&body), format!("reply-{id}.json")))
        }
        (None, None) => return None,
    };
    Some(html! {
        <button type="button" class="button button--quiet" data-testid="reply-download" onclick={saved}>
            { viewer::download(lang) }
        </button>
    })
}

/// The request as it was sent: request line and headers, then the body.
fn sent(ui: &Ui, settled: &Settled, secrets: Secrets, toggle: Callback<MouseEvent>) -> Html {
    let (words, sent) = (ui.words(), &settled.sent);
    let mut head = format!("{} {}\n", sent.method, sent.url(secrets));
    for (name, value) in sent.headers {
        head.push_str(&format!("{name}: {value}\n"));
    }
    html! {
        <div class="plain" data-testid="sent-request">
            <div class="code__tools">
                { reveal_button(words, "sent-reveal", secrets, toggle) }
                <CopyButton label={said::copy_body(ui.lang)} text={Rc::clone(&sent.body)} />
            </div>
            <pre class="code">{ head }</pre>
            <LongText testid="sent-body" text={AttrValue::from(Rc::clone(&sent.body))} />
            if secrets == Secrets::Masked { <p class="note">{ said::masked_note(ui.lang) }</p> }
        </div>
    }
}
