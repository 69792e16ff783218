//! Why this very request may have brought an error code: what was sent is judged again by the rules, the UserSig is
//! opened, and what fits the code is told with its place. Knows no server and no words; the clock is an argument.

mod cause;
mod usersig;

pub use cause::{Cause, Explained, Sound, Why};

use super::call::Exchange;
use super::credentials::Realm;
use super::findings::{self, Facts, Matter};
use super::page::State;
use super::place::{ItemPart, Place};
use crate::api::Secret;
use crate::api::call::Call;
use crate::api::rules::{Documents, Rules, Violation};
use crate::api::{command, error_code, profile};
use crate::json::whole::whole_head;
use crate::json::{node, string};
use cause::Found;

/// No more causes than these are told.
const MOST: usize = 5;

/// What was sent, and when it is looked at.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// What was sent.
    pub call: &'a Call,
    /// The ids of the rows that the body's items were.
    pub rows: &'a [u32],
    /// Whether the call still has the UserSig that was sent.
    pub usersig_known: bool,
    /// The app's SecretKey where it is at hand, or an empty one.
    pub key: &'a Secret,
    /// The base URL it was sent to.
    pub base: &'a str,
    /// Unix seconds.
    pub now: u64,
}

impl Exchange {
    /// Looks for the causes of the code that came back; nothing where no reply did. `key` is the app's SecretKey where it is
    /// at hand, or an empty one. Judges the whole request again, so it is asked once and what it says is kept.
    pub fn explained(&self, key: &Secret) -> Explained {
        let Some(reply) = self.says() else { return Explained::default() };
        let asked = Asked {
            call: &self.call,
            rows: &self.rows,
            usersig_known: !self.forgotten,
            key,
            base: self.sent.base.as_str(),
            // The UserSig is judged by the moment it was sent.
            now: self.at_ms / 1000,
        };
        explain(&asked, reply.table_code(), reply.error_info.as_deref().unwrap_or_default())
    }
}

impl State {
    /// The SecretKey of the app as which an exchange was sent; empty where it is not at hand.
    pub fn key_of(&self, exchange: &Exchange) -> Secret {
        let call = &exchange.call;
        let set = self.credentials.of(Realm::of(&call.endpoint));
        if set.sdkappid == call.sdkappid { set.secret_key.clone() } else { Secret::default() }
    }
}

/// Looks for the causes of a code in the request; `info` is the reply's ErrorInfo, which is read where the table
/// has no such code.
pub fn explain(asked: &Asked, code: Option<u32>, info: &str) -> Explained {
    let is_known = code.is_some_and(|code| error_code::find(command::find(&asked.call.path), code).is_some());
    let mut found = Found { code: code.unwrap_or(0), is_known, explained: Explained::default() };
    caller(asked, &mut found);
    body(asked, &mut found);
    if !is_known {
        of_info(info, &mut found);
    }
    let mut explained = found.explained;
    explained.fitting.truncate(MOST);
    if explained.fitting.is_empty() {
        explained.beside.truncate(MOST)
    } else {
        explained.beside.clear()
    }
    explained
}

fn caller(asked: &Asked, found: &mut Found) {
    let call = asked.call;
    if asked.usersig_known {
        usersig::look(call, asked.key, asked.now, found);
    }
    let app = || Why::App(call.sdkappid.to_string());
    let of_app = [60002, 60006, 60012, 60016, 60025, 70014, 70020];
    if call.sdkappid.is_empty() || !call.sdkappid.bytes().all(|byte| byte.is_ascii_digit()) {
        found.add(&of_app, Place::SdkAppId, app());
    } else {
        found.suspect(&[60006, 60016, 70020], Place::SdkAppId, app);
    }
    found.suspect(&[40004, 60010, 70403], Place::Identifier, || Why::Caller(call.identifier.to_string()));
    found.suspect(&[60026], Place::Endpoint, || Why::Host(asked.base.to_owned()));
}

fn body(asked: &Asked, found: &mut Found) {
    let text = &*asked.call.body;
    let root = match node::root(text) {
        Ok(root) => root,
        Err(error) => return found.add(&[60003, 40001], Place::Body, Why::BodyNotJson(error)),
    };
    if command::find(&asked.call.path).is_none_or(|command| command.judge == command::Judge::None) {
        return;
    }
    let value = |key| node::member(text, root.span, key).map(|member| member.value);
    if let Some(account) = value("From_Account") {
        let account = string::decode(account.span.of(text)).text;
        found.suspect(&[40003, 70107], Place::FromAccount, || Why::Account(account.into_owned()));
    }
    let items: Vec<_> =
        value("ProfileItem").map(|list| node::elements(text, list.span).collect()).unwrap_or_default();
    let tag = |index: usize| {
        let tag = node::member(text, items.get(index)?.span, "Tag")?;
        Some(string::decode(tag.value.span.of(text)).text.into_owned())
    };
    for documents in [Documents::Current, Documents::Seed] {
        let rules = Rules { documents, sdkappid: &asked.call.sdkappid, custom: &[] };
        let facts = Facts { rules, custom_complete: false, has_account: None };
        for finding in findings::findings(text, asked.rows, &facts) {
            let Matter::Refused(violation) = finding.matter else { continue };
            let tag = match finding.place {
                Place::Item { index, part: ItemPart::Tag | ItemPart::Value, .. } => tag(index),
                _ => None,
            };
            let own = violation.code(documents);
            // By the documents of 2016 alone only what explains the code is told.
            if documents == Documents::Current || own == found.code {
                let instead = shorter(text, &items, finding.place, &violation);
                let why = Why::Refused { tag, violation };
                found.add_with(&[own], Cause { why, place: finding.place, instead });
            }
        }
    }
    for (i, tag) in (0..items.len()).filter_map(|i| Some((i, tag(i)?))) {
        if profile::custom_keyword(&tag).is_some() {
            let place = Place::item(asked.rows, i, ItemPart::Tag);
            found.suspect(&[40008, 40009, 40603, 40607], place, || Why::Undeclared(tag));
        }
    }
}

/// A value that is too long, cut behind the last character, as people see it, that the limit lets through.
fn shorter(text: &str, items: &[node::Node], place: Place, violation: &Violation) -> Option<String> {
    let (Place::Item { index, part: ItemPart::Value, .. }, Violation::TooLong { limit, .. }) =
        (place, violation)
    else {
        return None;
    };
    let value = node::member(text, items.get(index)?.span, "Value")?.value;
    Some(whole_head(&string::decode(value.span.of(text)).text, *limit).to_owned())
}

/// Words of ErrorInfo and the codes they speak of, the more telling first.
const READS_LIKE: [(&str, u32); 10] = [
    ("expire", 70001),
    ("过期", 70001),
    ("sensitive", 40005),
    ("敏感", 40005),
    ("admin", 60010),
    ("管理员", 60010),
    ("json", 60003),
    ("frequen", 60007),
    ("too many", 60018),
    ("signature", 70003),
];

/// Parts that ErrorInfo may name.
const PARTS: [(&str, Place); 7] = [
    ("usersig", Place::UserSig),
    ("identifier", Place::Identifier),
    ("sdkappid", Place::SdkAppId),
    ("from_account", Place::FromAccount),
    ("profileitem", Place::Body),
    ("contenttype", Place::Endpoint),
    ("tag_profile", Place::Body),
];

fn of_info(info: &str, found: &mut Found) {
    let lower = info.to_ascii_lowercase();
    let named = info.split(|c: char| !c.is_ascii_digit()).find_map(|word| {
        let code = word.parse().ok().filter(|_| word.len() == 5)?;
        error_code::find(None, code)
    });
    let like = READS_LIKE.iter().find(|(word, _)| lower.contains(word)).map(|(_, code)| *code);
    let mut told = |why, place| found.explained.fitting.push(Cause { why, place, instead: None });
    if let Some(row) = named.or_else(|| error_code::find(None, like?)) {
        told(Why::ReadsLike(row), Place::Body);
    }
    for (name, place) in PARTS {
        if lower.contains(name) {
            told(Why::Names(name), place);
        }
    }
}

#[cfg(test)]
mod tests;
