//! The card that saves the request for other programs. The files are made when they are asked for; whether there is one is told
//! once the request rests, so that typing is never held up.

use super::context::use_ui;
use super::control::{button, ticked};
use super::effect::{clock, download};
use super::hook::{rest_ms, use_rested};
use crate::api::base_url::BaseUrlError;
use crate::api::call::{Prepared, Secrets};
use crate::exchange::export::{Recorded, to_har, to_postman};
use crate::snippet::{self, Request, Snippet, Unavailable};
use crate::state::State;
use crate::state::call::Exchange;
use crate::text::{export as words, snippet as snippet_words};
use std::rc::Rc;
use yew::prelude::*;

/// What the card makes files of.
#[derive(Properties, PartialEq)]
pub struct ExportCardProps {
    prepared: Result<Prepared, BaseUrlError>,
    last: Option<Rc<Exchange>>,
    /// Whether the last exchange belongs to another request.
    is_stale: bool,
}

impl ExportCardProps {
    /// What there is of a state.
    pub fn of(state: &State) -> Self {
        Self {
            prepared: state.prepared(),
            last: state.call.last().cloned(),
            is_stale: state.reply_is_stale(),
        }
    }
}

/// The card.
#[component]
pub fn ExportCard(props: &ExportCardProps) -> Html {
    let lang = use_ui().lang;
    let secrets = use_state(Secrets::default);
    let toggle = {
        let secrets = secrets.setter();
        Callback::from(move |event: Event| {
            secrets.set(if ticked(&event) { Secrets::Revealed } else { Secrets::Masked });
        })
    };
    let secrets = *secrets;
    let body_len = props.prepared.as_ref().map_or(0, |prepared| prepared.body.len());
    let rested = use_rested(props.prepared.clone(), rest_ms(body_len));
    let lacks_http = use_memo((rested, secrets), |(prepared, secrets)| {
        prepared.as_ref().ok().and_then(|prepared| http(prepared, *secrets).err())
    });
    let Ok(prepared) = &props.prepared else { return Html::default() };
    let save = |text: Rc<dyn Fn() -> String>, name: &'static str| {
        Callback::from(move |_: MouseEvent| download::save(Rc::new(text().into_bytes()), name))
    };
    let har = {
        let (prepared, last, is_stale) = (prepared.clone(), props.last.clone(), props.is_stale);
        let not_sent = words::not_sent(lang);
        Rc::new(move || self::har(&prepared, last.as_deref(), is_stale, secrets, not_sent))
    };
    let postman = {
        let prepared = prepared.clone();
        Rc::new(move || to_postman(&prepared, secrets))
    };
    let http = {
        let prepared = prepared.clone();
        Rc::new(move || http(&prepared, secrets).map(|snippet| snippet.text).unwrap_or_default())
    };
    html! {
        <section class="export" aria-labelledby="export-title">
            <h2 class="export__title" id="export-title" title={words::hint(lang)}>{ words::title(lang) }</h2>
            { button("export-har", "HAR", false, save(har, "tim-tester.har")) }
            { button("export-postman", "Postman", false, save(postman, "tim-tester.postman_collection.json")) }
            { match *lacks_http {
                None => button("export-http", ".http", false, save(http, "request.http")),
                Some(why) => html! { <span class="field__hint">{ snippet_words::unavailable(lang, why) }</span> },
            } }
            <label class="check">
                <input type="checkbox" data-testid="export-secrets" checked={secrets == Secrets::Revealed} onchange={toggle} />
                { words::with_secrets(lang) }
            </label>
            <p class="field__hint">
                { if secrets == Secrets::Revealed { words::careful(lang) } else { words::without(lang) } }
            </p>
        </section>
    }
}

/// The request as an `.http` file, or why there is none.
fn http(prepared: &Prepared, secrets: Secrets) -> Result<Snippet, Unavailable> {
    let http = snippet::named("http").ok_or(Unavailable::Format)?;
    http.write(&Request { prepared, usersig: secrets.into() })
}

/// What was sent last, and the draft where that is another request or nothing was sent yet.
fn har(
    prepared: &Prepared,
    last: Option<&Exchange>,
    is_stale: bool,
    secrets: Secrets,
    not_sent: &str,
) -> String {
    let last = last.map(|last| Recorded {
        sent: &last.sent,
        at_ms: last.at_ms,
        took_ms: last.took_ms,
        received: last.received(),
        comment: "",
    });
    let draft = (last.is_none() || is_stale).then(|| Recorded {
        sent: prepared,
        at_ms: clock::now_ms(),
        took_ms: 0,
        received: None,
        comment: not_sent,
    });
    let recorded: Vec<_> = last.into_iter().chain(draft).collect();
    to_har(&recorded, secrets)
}
