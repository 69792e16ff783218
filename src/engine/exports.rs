//! The engine's functions as JavaScript sees them; `page::effect::engine` calls them by these names.

use std::rc::Rc;
use tim_tester::api::Secret;
use tim_tester::api::call::{Call, prepare};
use tim_tester::api::endpoint::Endpoint;
use tim_tester::api::reply::{Failure, Received};
use tim_tester::api::rules::Rules;
use tim_tester::page::answer::{self, Shared, Shown};
use tim_tester::page::assist;
use tim_tester::page::{self, service};
use tim_tester::sandbox::{Answer, Reply, Request};
use tim_tester::text::{Lang, violation};
use tim_tester::workbench::body::paste;
use tim_tester::workbench::findings::{Facts, Finding, Matter, Place, findings};
use tim_tester::workbench::{Outcome, Settled};
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// What the sandbox does about a request.
#[wasm_bindgen]
pub struct Answered {
    answer: Answer,
}

/// Gives a request to the sandbox as it would stand on the wire. `now` is in seconds since 1970.
#[wasm_bindgen]
pub fn serve(method: &str, target: &str, body: &[u8], now: f64) -> Answered {
    Answered { answer: service::serve(&Request { method, target, body }, now as u64) }
}

/// Draws the sandbox's card inside an element, or nothing while another endpoint is chosen.
#[wasm_bindgen]
pub fn show_sandbox(root: Element, lang: &str, chosen: bool) {
    service::show(root, Lang::named(lang), chosen);
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
    fn reply(&self) -> Option<&Reply> {
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

/// Helps while a body is built, from now on.
#[wasm_bindgen(start)]
pub fn start() {
    page::on_panic();
    assist::start();
}

/// What there is to know about a `portrait_set` body before it is sent, four texts each: the item's index or nothing,
/// the `data-testid` of the field, the place as a path, and what is to be said. At most one an item. Of a body that
/// does not go to the sandbox, neither the accounts nor all custom fields are known.
#[wasm_bindgen]
pub fn advice(lang: &str, to_sandbox: bool, sdkappid: &str, body: &str) -> Vec<String> {
    let lang = Lang::named(lang);
    let (documents, custom) = assist::fields::judged_by(to_sandbox);
    service::with_sandbox(|sandbox| {
        let has_account: &dyn Fn(&str) -> bool = &|account| sandbox.accounts().any(|known| known == account);
        let rules = Rules { documents, sdkappid, custom: &custom };
        let has_account = to_sandbox.then_some(has_account);
        let facts = Facts { rules, custom_complete: to_sandbox, has_account };
        let mut texts: Vec<String> = Vec::new();
        for finding in findings(body, &facts) {
            let (item, field, place) = place(&finding);
            let words = match finding.matter {
                Matter::Refused(why) => {
                    format!("{} · {}", why.code(documents), violation::why(lang, &why))
                }
                Matter::TagRepeated(first) => violation::repeated(lang, first),
            };
            let same_item = !item.is_empty() && texts.len() >= 4 && texts[texts.len() - 4] == item;
            match texts.last_mut() {
                Some(last) if same_item => *last = format!("{last} · {words}"),
                _ => texts.extend([item, field.to_owned(), place, words]),
            }
        }
        texts
    })
}

/// The item's index or nothing, the `data-testid` of the field, and the place as a path.
fn place(finding: &Finding) -> (String, &'static str, String) {
    let item = |i: usize, field, rest| (i.to_string(), field, format!("ProfileItem[{i}]{rest}"));
    match finding.place {
        Place::Body => (String::new(), "view-json", "JSON".to_owned()),
        Place::FromAccount => (String::new(), "from-account", "From_Account".to_owned()),
        Place::Items => (String::new(), "add-item", "ProfileItem".to_owned()),
        Place::Item(i) => item(i, "item-value", ""),
        Place::ItemTag(i) => item(i, "item-tag", ".Tag"),
        Place::ItemValue(i) => item(i, "item-value", ".Value"),
    }
}

/// The JSON texts, with commas between, of the rows that a text becomes, pasted into the Value of a row with this tag or, without one, into a
/// Tag.
#[wasm_bindgen]
pub fn rows(text: &str, tag: Option<String>) -> String {
    paste::rows(text, tag.as_deref()).join(",")
}
