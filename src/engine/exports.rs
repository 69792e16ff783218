//! The engine's functions as JavaScript sees them; `page::effect::engine` calls them by these names.

use std::cell::RefCell;
use std::rc::Rc;
use tim_tester::api::Secret;
use tim_tester::api::call::{Call, prepare};
use tim_tester::api::endpoint::Endpoint;
use tim_tester::api::reply::{Failure, Received};
use tim_tester::page::answer::{self, Shared, Shown};
use tim_tester::sandbox::{Answer, Fault, Request, Sandbox, demo};
use tim_tester::text::Lang;
use tim_tester::workbench::{Outcome, Settled};
use wasm_bindgen::prelude::*;
use web_sys::Element;

thread_local! {
    static SANDBOX: RefCell<Sandbox> = RefCell::new(Sandbox::new(demo::settings()));
}

/// What the sandbox does about a request.
#[wasm_bindgen]
pub struct Answered {
    answer: Answer,
}

/// Gives a request to the sandbox as it would stand on the wire. `now` is in seconds since 1970, `fault` a name
/// of [`Fault::NAMES`] or nothing.
#[wasm_bindgen]
pub fn serve(method: &str, target: &str, body: &[u8], now: f64, fault: &str) -> Answered {
    let request = Request { method, target, body };
    let answer = SANDBOX.with_borrow_mut(|sandbox| sandbox.answer(&request, now as u64, Fault::named(fault)));
    Answered { answer }
}

#[wasm_bindgen]
impl Answered {
    /// `reply`, `never` or `dropped`.
    #[wasm_bindgen(getter)]
    pub fn kind(&self) -> String {
        match &self.answer {
            Answer::Reply(_) | Answer::Late { .. } => "reply",
            Answer::Never => "never",
            Answer::Dropped => "dropped",
        }
        .to_owned()
    }

    /// After how many seconds the reply comes.
    #[wasm_bindgen(getter)]
    pub fn seconds(&self) -> u32 {
        match &self.answer {
            Answer::Late { seconds, .. } => *seconds,
            _ => 0,
        }
    }

    /// The reply's HTTP status.
    #[wasm_bindgen(getter)]
    pub fn status(&self) -> u16 {
        self.reply().map_or(0, |reply| reply.status)
    }

    /// The reply's headers: name, value, name, value …
    #[wasm_bindgen(getter)]
    pub fn headers(&self) -> Vec<String> {
        let headers = self.reply().map_or(&[][..], |reply| &reply.headers);
        headers.iter().flat_map(|(name, value)| [(*name).to_owned(), value.clone()]).collect()
    }

    /// The reply's body.
    #[wasm_bindgen(getter)]
    pub fn body(&self) -> Vec<u8> {
        self.reply().map(|reply| reply.body.clone()).unwrap_or_default()
    }
}

impl Answered {
    fn reply(&self) -> Option<&tim_tester::sandbox::Reply> {
        match &self.answer {
            Answer::Reply(reply) | Answer::Late { reply, .. } => Some(reply),
            Answer::Never | Answer::Dropped => None,
        }
    }
}

/// Shows an outcome inside an element. `times` is the request's number, when it was sent and how long it took (in
/// milliseconds); `call` the base URL, path, sdkappid, identifier, usersig, random and body that were sent;
/// `outcome` either the status, the milliseconds to the headers and the headers by name and value, or the two
/// texts of a [`Failure`].
#[wasm_bindgen]
pub fn show(
    root: Element,
    lang: &str,
    stale: bool,
    times: Vec<f64>,
    call: Vec<String>,
    outcome: Vec<String>,
    body: &[u8],
) {
    let lang = Lang::named(lang);
    if let Some(settled) = settled(&times, &call, outcome, body) {
        answer::show(root, Shown { lang, settled: Shared(Rc::new(settled)), stale });
    }
}

/// Shows the same outcome in another language, or as one that is stale or fresh.
#[wasm_bindgen]
pub fn mark(lang: &str, stale: bool) {
    answer::mark(Lang::named(lang), stale);
}

fn settled(times: &[f64], call: &[String], outcome: Vec<String>, body: &[u8]) -> Option<Settled> {
    let [id, at_ms, took_ms] = *times else { return None };
    let [base, path, sdkappid, identifier, usersig, random, request_body] = call else { return None };
    let call = Call {
        endpoint: Endpoint::Custom(base.clone()),
        path: path.as_str().into(),
        sdkappid: sdkappid.as_str().into(),
        identifier: identifier.as_str().into(),
        usersig: Secret::new(usersig.as_str()),
        random: random.as_str().into(),
        body: request_body.as_str().into(),
    };
    let sent = Rc::new(prepare(&call).ok()?);
    Some(Settled {
        id: id as u32,
        random: Rc::clone(&call.random),
        call: Rc::new(call),
        sent,
        at_ms: at_ms as u64,
        took_ms: took_ms as u32,
        outcome: read_outcome(outcome, body)?,
    })
}

fn read_outcome(texts: Vec<String>, body: &[u8]) -> Option<Outcome> {
    let mut texts = texts.into_iter();
    let (first, second) = (texts.next()?, texts.next()?);
    let Ok(status) = first.parse() else {
        return Some(Outcome::Failed(Failure::from_texts(&first, &second)));
    };
    let mut headers = Vec::new();
    while let (Some(name), Some(value)) = (texts.next(), texts.next()) {
        headers.push((name, value));
    }
    let headers_ms = second.parse().unwrap_or_default();
    Some(Outcome::Answered(Received { status, headers: headers.into(), body: body.into(), headers_ms }))
}
