//! The last reply: status, time and size, the explanation, and the bytes as they came.

use super::cards::Cards;
use super::meaning::Meaning;
use super::measure::Measure;
use super::raw::Raw;
use super::read_back;
use super::reading::{Reading, Shared, use_reading};
use super::support;
use super::viewer::Viewer;
use super::wire::{Sent, headers};
use crate::api::Secret;
use crate::api::advice::Advices;
use crate::api::codes::More;
use crate::api::command::{self, Command};
use crate::api::reply::{Code, Reply};
use crate::page::context::use_ui;
use crate::page::control::plain_text;
use crate::page::control::{Tab, tabs};
use crate::page::effect::{clock, download};
use crate::state::call::Exchange;
use crate::state::files::Fetched;
use crate::state::history::Times;
use crate::state::read_back::ReadBack;
use crate::state::{Lang, READ_AT_ONCE, Reach, State};
use crate::text::format::time::took;
use crate::text::format::{calendar, size};
use crate::text::{reply as words, viewer};
use std::rc::Rc;
use yew::prelude::*;

/// What is shown of an exchange.
#[derive(Properties, PartialEq)]
pub struct AnswerProps {
    exchange: Shared<Exchange>,
    /// Whether it belongs to another request than the one on screen.
    is_stale: bool,
    times: Times,
    /// The command that it was one of, as far as commands are known.
    command: Option<&'static Command>,
    advice: Fetched<Advices>,
    more: Fetched<More>,
    reach: Reach,
    can_make_usersig: bool,
    /// The SecretKey of the app as which it was sent, where that is at hand.
    known_key: Secret,
    read_back: Option<Rc<ReadBack>>,
}

impl AnswerProps {
    /// What there is to show of a state.
    pub fn of(state: &State) -> Option<Self> {
        let exchange = state.call.last()?;
        Some(Self {
            exchange: Shared(Rc::clone(exchange)),
            is_stale: state.call.sending().is_some() || state.reply_is_stale(),
            times: state.history.times().clone(),
            command: state.catalogue.look_up(&exchange.sent.path),
            advice: state.error_advice.clone(),
            more: state.more_error_codes.clone(),
            reach: Reach::of(exchange, state.command, &state.draft.body),
            can_make_usersig: !state.caller().secret_key.is_empty(),
            known_key: state.key_of(exchange),
            read_back: state.read_back.clone(),
        })
    }
}

/// The views of a reply.
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

/// The `data-testid` of a view's tab.
fn tab_of(view: View) -> &'static str {
    match view {
        View::Pretty => "tab-pretty",
        View::Raw => "tab-raw",
        View::Headers => "tab-headers",
        View::Sent => "tab-sent",
    }
}

/// An exchange.
#[component]
pub fn Answer(props: &AnswerProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let view = use_state(|| View::Pretty);
    let exchange = &*props.exchange.0;
    let reading = use_reading(exchange);
    let tab = |value, label| {
        let view = view.clone();
        Tab {
            testid: tab_of(value),
            label,
            open: *view == value,
            opened: Callback::from(move |()| view.set(value)),
        }
    };
    let views = vec![
        tab(View::Pretty, words::tab_pretty(lang)),
        tab(View::Raw, words::tab_raw(lang)),
        tab(View::Headers, words::tab_headers(lang)),
        tab(View::Sent, words::tab_sent(lang)),
    ];
    let time = calendar::clock_time(clock::local_ms(exchange.at_ms));
    html! {
        <div class="answer" data-outcome={outcome(exchange)}>
            <p class="answer__of" data-testid="reply-of">
                { words::reply_of(lang, exchange.id, &time) }
                if props.is_stale { <strong class="answer__stale">{ words::stale(lang) }</strong> }
            </p>
            { facts(lang, exchange) }
            <Measure exchange={props.exchange.clone()} times={props.times.clone()} {lang} />
            <Meaning exchange={props.exchange.clone()} command={props.command} more={props.more.clone()} advice={props.advice.clone()} reach={props.reach.clone()}
                can_make_usersig={props.can_make_usersig} known_key={props.known_key.clone()} />
            if let Some(read_back) = &props.read_back { { read_back::view(&ui, read_back) } }
            { support::view(lang, exchange) }
            if let Some(body) = profiles(exchange) { <Cards {body} /> }
            <div class="answer__views">
                { tabs(words::reply_views(lang), "reply-view", views) }
                { download(lang, exchange) }
            </div>
            <div class="answer__panel" role="tabpanel" id="reply-view" aria-labelledby={tab_of(*view)}>{ opened(lang, *view, exchange, &reading) }</div>
        </div>
    }
}

/// The body of a reply that may hold profiles: one of `portrait_get`, unless it is very large.
fn profiles(exchange: &Exchange) -> Option<Rc<Vec<u8>>> {
    let body = &exchange.received()?.body;
    let is_small = *exchange.sent.path == *command::PORTRAIT_GET && body.len() <= READ_AT_ONCE;
    is_small.then(|| Rc::clone(body))
}

/// What an exchange comes to, in a word for the style sheet.
fn outcome(exchange: &Exchange) -> &'static str {
    match &exchange.reply {
        Some(Ok(reply)) if reply.is_ok() => "ok",
        None if exchange.received().is_some() => "reading",
        _ => "fail",
    }
}

/// The view that is open.
fn opened(lang: Lang, view: View, exchange: &Exchange, reading: &Shared<Reading>) -> Html {
    if view == View::Sent {
        return html! { <Sent sent={Rc::clone(&exchange.sent)} /> };
    }
    let Some(received) = exchange.received() else {
        let why = match &exchange.kept {
            Some(kept) => words::only_kept(lang, kept.bytes),
            None => words::nothing_came(lang).to_owned(),
        };
        return html! { <p class="note">{ why }</p> };
    };
    let version = reading.0.version();
    let known = reading.0.known();
    let has_no_line = known.layout().is_empty() && known.layout().is_done();
    let raw =
        |testid| html! { <Raw key={exchange.id} reading={reading.clone()} {version} {lang} {testid} /> };
    match view {
        View::Pretty if has_no_line => raw("reply-pretty"),
        View::Pretty => html! { <Viewer key={exchange.id} reading={reading.clone()} {version} {lang} /> },
        View::Raw => raw("reply-raw"),
        View::Headers | View::Sent => headers(lang, received),
    }
}

/// A fact of a reply.
struct Fact {
    label: &'static str,
    testid: &'static str,
    value: String,
    /// `data-state`.
    state: Option<&'static str>,
    /// The language of a text that the service wrote.
    lang: Option<&'static str>,
}

impl Fact {
    fn new(label: &'static str, testid: &'static str, value: String) -> Self {
        Self { label, testid, value, state: None, lang: None }
    }
}

fn facts(lang: Lang, exchange: &Exchange) -> Html {
    let received = exchange.received();
    let mut facts = Vec::new();
    if let Some(received) = received {
        facts.push(Fact::new("HTTP", "http-status", received.status.to_string()));
    }
    facts.push(Fact::new(words::took(lang), "elapsed", took(exchange.took_ms)));
    if let Some(received) = received {
        facts.push(Fact::new(words::size(lang), "reply-size", size::bytes(received.body.len())));
    }
    if let Some(reply) = exchange.says() {
        facts.extend(facts_of(lang, reply));
    }
    html! {
        <dl class="facts">
            { for facts.into_iter().map(|fact| html! {
                <div class="fact"><dt>{ fact.label }</dt>
                    <dd data-testid={fact.testid} data-state={fact.state} lang={fact.lang}>{ plain_text(&fact.value) }</dd></div>
            }) }
        </dl>
    }
}

/// The four fields of a reply; of its texts those that say something.
fn facts_of(lang: Lang, reply: &Reply) -> impl Iterator<Item = Fact> {
    let state = Some(reply.verdict().name());
    let or_absent = |text: Option<String>| text.unwrap_or_else(|| words::absent(lang).to_owned());
    let status = Fact::new("ActionStatus", "action-status", or_absent(reply.action_status.clone()));
    let code = or_absent(reply.error_code.as_ref().map(Code::to_string));
    let code = Fact::new("ErrorCode", "error-code", code);
    let texts = [
        ("ErrorInfo", "error-info", &reply.error_info),
        ("ErrorDisplay", "error-display", &reply.error_display),
    ];
    let texts = texts.into_iter().filter_map(|(label, testid, text)| {
        let text = text.as_ref().filter(|text| !text.is_empty())?;
        Some(Fact { lang: Some(Lang::of_text(text).tag()), ..Fact::new(label, testid, text.clone()) })
    });
    [Fact { state, ..status }, Fact { state, ..code }].into_iter().chain(texts)
}

/// A button that saves what came.
fn download(lang: Lang, exchange: &Exchange) -> Option<Html> {
    let name = format!("reply-{}.json", exchange.id);
    let onclick = match (&exchange.kept, exchange.received()) {
        (Some(kept), _) => {
            let url = Rc::clone(&kept.url);
            Callback::from(move |_: MouseEvent| {
                // A browser that refuses says so itself.
                download::save_from(&url, &name);
            })
        }
        (None, Some(received)) => {
            let body = Rc::clone(&received.body);
            Callback::from(move |_: MouseEvent| download::save(Rc::clone(&body), name.clone()))
        }
        (None, None) => return None,
    };
    Some(html! {
        <button type="button" class="button button--quiet" data-testid="reply-download" {onclick}>
            { viewer::download(lang) }
        </button>
    })
}
