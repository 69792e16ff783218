//! One entry of the history: what it was and came to in a few words, what can be done with it, and its texts on demand.

use crate::api::endpoint::Endpoint;
use crate::json::pieces::head;
use crate::page::context::{Ui, use_ui};
use crate::page::control::{Icon, IconButton, plain_text, ticked, typed};
use crate::page::effect::{clock, focus, random};
use crate::state::history::{End, Entry, Key, Step};
use crate::state::{Action, Lang};
use crate::text::format::time::took;
use crate::text::format::{calendar, size};
use crate::text::history as words;
use std::rc::Rc;
use yew::prelude::*;

/// How much of a body or reply is shown, in bytes.
const SHOWN: usize = 4 * 1024;

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct EntryRowProps {
    /// The entry.
    pub entry: Rc<Entry>,
    /// Whether it is ticked for comparing.
    pub is_ticked: bool,
    /// Whether a request is under way.
    pub is_sending: bool,
    /// It was ticked, or no longer is.
    pub on_ticked: Callback<(Key, bool)>,
}

/// One entry.
#[component]
pub fn EntryRow(props: &EntryRowProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let entry = &*props.entry;
    let key = entry.key;
    let is_unfolded = use_state(|| false);
    let onchange = props.on_ticked.reform(move |event: Event| (key, ticked(&event)));
    let unfold = {
        let is_unfolded = is_unfolded.clone();
        Callback::from(move |_: MouseEvent| is_unfolded.set(!*is_unfolded))
    };
    let status = entry.status.map(|status| format!("HTTP {status}"));
    let took = took(entry.took_ms);
    let facts = status.into_iter().chain([took, endpoint(lang, entry)]).collect::<Vec<_>>().join(" · ");
    html! {
        <li class="past__entry" data-testid="history-entry" data-command={entry.command.to_string()}
            data-code={entry.code.to_string()} data-pinned={entry.is_pinned.then_some("")}>
            <div class="past__head">
                <input type="checkbox" data-testid="history-compare" aria-label={words::compare(lang)}
                    title={words::compare(lang)} checked={props.is_ticked} {onchange} />
                <strong class="past__code" data-end={end(entry)} title={entry.code.to_string()}>
                    { plain_text(head(words::outcome(lang, &entry.code), 40)) }
                </strong>
                <span class="past__command">{ plain_text(&entry.command) }</span>
            </div>
            if !entry.name.is_empty() { <p class="past__name">{ plain_text(&entry.name) }</p> }
            <p class="past__facts">
                <time>{ calendar::date_time(lang, clock::local_ms(key.at_ms) / 1000) }</time>{ " · " }{ plain_text(&facts) }
            </p>
            { buttons(&ui, props, *is_unfolded, unfold) }
            if *is_unfolded { { details(&ui, entry) } }
        </li>
    }
}

fn end(entry: &Entry) -> &'static str {
    match entry.end {
        End::Ok => "ok",
        End::Fail | End::Nothing => "fail",
        End::Unread => "unread",
    }
}

fn endpoint(lang: Lang, entry: &Entry) -> String {
    match &entry.endpoint {
        Endpoint::Sandbox => words::sandbox(lang).to_owned(),
        Endpoint::Host(host) => (*host).to_owned(),
        Endpoint::Custom(base) => base.clone(),
    }
}

fn buttons(ui: &Ui, props: &EntryRowProps, is_unfolded: bool, unfold: Callback<MouseEvent>) -> Html {
    let lang = ui.lang;
    let entry = &props.entry;
    let step = |step: Step| ui.click(Action::History(step));
    let replay = {
        let entry = Rc::clone(entry);
        ui.on(move |_: MouseEvent| Action::EntryReplayed {
            entry: Rc::clone(&entry),
            at_ms: clock::now_ms(),
            random: random::uint32(),
        })
    };
    let delete = {
        let (ui, key) = (ui.clone(), entry.key);
        Callback::from(move |event: MouseEvent| {
            // The next one has the focus then, so that several can be deleted one after the other.
            focus::go_to_neighbour(&event);
            ui.say(Action::History(Step::Deleted(key)));
        })
    };
    let pin = IconButton {
        testid: Some("history-pin"),
        label: if entry.is_pinned { words::unpin(lang) } else { words::pin(lang) }.into(),
        icon: Icon::Pin,
        pressed: Some(entry.is_pinned),
        onclick: step(Step::Pinned(entry.key, !entry.is_pinned)),
        ..IconButton::default()
    };
    let delete = IconButton {
        testid: Some("history-delete"),
        label: words::delete(lang).into(),
        icon: Icon::Remove,
        onclick: delete,
        ..IconButton::default()
    };
    html! {
        <div class="past__tools">
            <div class="past__buttons">
                <button type="button" class="button button--quiet" data-testid="history-open"
                    disabled={!entry.can_be_opened()} title={why_not(lang, entry)}
                    onclick={ui.click(Action::EntryOpened(Rc::clone(entry)))}>{ words::open(lang) }</button>
                <button type="button" class="button button--quiet" data-testid="history-replay"
                    disabled={props.is_sending || !entry.can_be_replayed()} title={why_not(lang, entry)}
                    onclick={replay}>{ words::replay(lang) }</button>
                <button type="button" class="button button--quiet" data-testid="history-details"
                    aria-expanded={if is_unfolded { "true" } else { "false" }} onclick={unfold}>
                    { words::details(lang) }</button>
            </div>
            <div class="past__buttons">{ pin.view() }{ delete.view() }</div>
        </div>
    }
}

/// Why it can't be opened, or not be sent again.
fn why_not(lang: Lang, entry: &Entry) -> Option<&'static str> {
    let masked = entry.is_masked.then(|| words::masked(lang));
    if entry.can_be_opened() { masked } else { Some(words::no_body(lang)) }
}

fn details(ui: &Ui, entry: &Entry) -> Html {
    let (lang, key) = (ui.lang, entry.key);
    let id = format!("history-name-{}", key.to_text());
    let onchange = ui.on(move |event: Event| Action::History(Step::Named(key, typed(&event))));
    let facts = [
        ("SDKAppID", entry.sdkappid.to_string()),
        ("identifier", entry.identifier.to_string()),
        ("random", entry.random.to_string()),
        (words::reply(lang), size::bytes(entry.reply_size)),
    ];
    html! {
        <div class="past__details">
            <div class="field">
                <label class="field__label" for={id.clone()}>{ words::name(lang) }</label>
                <input {id} class="input" type="text" data-testid="history-name" value={entry.name.to_string()} {onchange}
                    placeholder={words::name_hint(lang)} autocomplete="off" maxlength="100" />
            </div>
            <dl class="facts">
                { for facts.into_iter().map(|(label, value)| html! {
                    <div class="fact"><dt>{ label }</dt><dd>{ plain_text(&value) }</dd></div>
                }) }
            </dl>
            if let Some(why) = why_not(lang, entry) { <p class="note">{ why }</p> }
            { text(words::body(lang), "history-body", entry.body.as_deref(), words::no_body(lang)) }
            { text(words::reply(lang), "history-reply", entry.reply.as_deref(), words::no_reply(lang)) }
        </div>
    }
}

fn text(label: &'static str, testid: &'static str, text: Option<&str>, none: &'static str) -> Html {
    let Some(text) = text else { return html! { <p class="note">{ none }</p> } };
    let cut = if text.len() > SHOWN { "…" } else { "" };
    html! {
        <div class="field">
            <span class="field__label">{ label }</span>
            <pre class="code" data-testid={testid} tabindex="0" aria-label={label}>
                { plain_text(head(text, SHOWN)) }{ cut }
            </pre>
        </div>
    }
}
