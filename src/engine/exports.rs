//! The engine's functions as JavaScript sees them; `page::effect::engine` calls them by these names.

use std::cell::RefCell;
use std::rc::Rc;
use tim_tester::api::reply::{self, Received};
use tim_tester::api::{command, error_code};
use tim_tester::sandbox::{Answer, Fault, Request, Sandbox, demo};
use tim_tester::text::{Lang, foreign};
use wasm_bindgen::prelude::*;

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
pub fn answer(method: &str, target: &str, body: &[u8], now: f64, fault: &str) -> Answered {
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

/// What an error code means in a language: meaning, advice, the seed document's words (or empty), where it is
/// documented, and when. Empty for a code that is not in the table.
#[wasm_bindgen]
pub fn explain(lang: &str, path: &str, code: u32) -> Vec<String> {
    let lang = Lang::named(lang);
    let Some(row) = error_code::find(command::find(path), code) else { return Vec::new() };
    let (meaning, fix) = lang.pick((row.zh, row.fix_zh), (row.en, row.fix_en));
    [meaning, fix, row.zh_seed, row.source, row.era].map(str::to_owned).to_vec()
}

/// Why a body that came with this HTTP status is not the service's reply: what happened, how sure that is, and
/// what to check. Empty for a body that is one.
#[wasm_bindgen]
pub fn explain_body(lang: &str, status: u16, body: &[u8]) -> Vec<String> {
    let received = Received { status, headers: Rc::new([]), body: body.into(), headers_ms: 0 };
    let Err(not_reply) = reply::read(&received) else { return Vec::new() };
    let told = foreign::explain(Lang::named(lang), &not_reply, status);
    [told.what, told.sure].into_iter().chain(told.checks).collect()
}
