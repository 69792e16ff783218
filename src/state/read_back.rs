//! Reading a profile back after `portrait_set` said OK: a `portrait_get` of the same account and tags, from the same caller to
//! the same endpoint, and each value that was set beside the one that is there now. It is a call of its own: the draft and
//! the exchange on screen stay as they are.

use super::call::{CallState, Exchange, Sending, Settled};
use crate::api::call::{Call, Prepared};
use crate::api::command::{PORTRAIT_GET, PORTRAIT_SET};
use crate::json::diff::differences;
use crate::json::node::{self, Node};
use crate::json::string::decode;
use crate::json::{Kind, Span};
use crate::sandbox::Answer;
use std::rc::Rc;

/// The reading back of what one exchange has set.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadBack {
    /// The exchange.
    pub of: Rc<Exchange>,
    /// What it has set.
    set: Set,
    /// How often it was read back.
    turn: u32,
    /// The last `portrait_get` for it.
    pub call: CallState,
    /// What came of that one.
    pub found: Option<Found>,
}

/// What a request has set.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Set {
    /// The account as it is spelt in the request.
    account: Span,
    /// Each tag and its value, as they are spelt; of a tag that stands twice the last counts.
    items: Vec<(Span, Span)>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// It is to be read back.
    Pressed {
        /// When, in milliseconds since 1970.
        at_ms: u64,
        /// The `random` of that request.
        random: u32,
    },
    /// The request came to its end.
    Settled(Settled),
}

/// What is there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Each field that was set, in the order of the request.
    Rows(Vec<Row>),
    /// The reply is no success, or none at all: the call says why.
    Failed,
    /// The call as a whole succeeded and this account failed: its code and words.
    Refused(String, String),
    /// The reply has nothing of this account.
    NoAccount,
}

/// A field that was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its tag.
    pub tag: String,
    /// The value that was set, as JSON.
    pub set: String,
    /// The value that is there now, as JSON.
    pub got: Option<String>,
}

/// How the two compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    /// They are the same.
    Same,
    /// They differ.
    Different,
    /// There is no value now.
    Missing,
}

impl Compared {
    /// The name that outside tests know it by (`data-state`).
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Different => "different",
            Self::Missing => "missing",
        }
    }
}

impl Row {
    /// How the two values compare: strings by what they say, numbers by their spelling.
    pub fn compared(&self) -> Compared {
        match &self.got {
            None => Compared::Missing,
            Some(got) if differences(&self.set, got, 0).is_ok_and(|(_, count)| count == 0) => Compared::Same,
            Some(_) => Compared::Different,
        }
    }
}

impl ReadBack {
    /// What there is to read back of an exchange: nothing but of a `portrait_set` that succeeded.
    pub(super) fn of(exchange: &Rc<Exchange>) -> Option<Rc<Self>> {
        let succeeded = matches!(&exchange.reply, Some(Ok(reply)) if reply.is_ok());
        if !succeeded || exchange.forgotten || *exchange.sent.path != *PORTRAIT_SET {
            return None;
        }
        let set = Set::of(&exchange.call.body)?;
        let (of, call) = (Rc::clone(exchange), CallState::Idle);
        Some(Rc::new(Self { of, set, turn: 0, call, found: None }))
    }

    /// The request that reads it back: the caller, the app and the endpoint are those of the exchange.
    pub(super) fn request(&self, random: u32) -> Call {
        let (body, set) = (&*self.of.call.body, &self.set);
        let tags: Vec<_> = set.items.iter().map(|(tag, _)| tag.of(body)).collect();
        let (account, tags) = (set.account.of(body), tags.join(","));
        Call {
            path: PORTRAIT_GET.into(),
            random: random.to_string().into(),
            body: format!(r#"{{"To_Account":[{account}],"TagList":[{tags}]}}"#).into(),
            ..Call::clone(&self.of.call)
        }
    }

    /// It is asked for.
    pub(super) fn asked(
        &mut self,
        call: Call,
        sent: Prepared,
        at_ms: u64,
        timeout_s: u32,
        answer: Option<Answer>,
    ) {
        self.turn += 1;
        self.found = None;
        self.call = CallState::Sending(Rc::new(Sending {
            id: self.turn,
            call: Rc::new(call),
            sent: Rc::new(sent),
            rows: Rc::default(),
            at_ms,
            timeout_s,
            answer: answer.map(Rc::new),
            previous: None,
            secrets: Rc::default(),
            is_forgotten: false,
            arriving: None,
        }));
    }

    /// It came to this.
    pub(super) fn answered(&mut self, exchange: Exchange) {
        self.found = Some(self.found(&exchange));
        self.call = CallState::Ended(Rc::new(exchange));
    }

    fn found(&self, exchange: &Exchange) -> Found {
        let Some((Ok(reply), received)) = exchange.reply.as_ref().zip(exchange.received()) else {
            return Found::Failed;
        };
        match std::str::from_utf8(&received.body) {
            Ok(text) if reply.is_ok() => {
                self.set.found(&self.of.call.body, text.trim_start_matches('\u{feff}'))
            }
            _ => Found::Failed,
        }
    }
}

impl Set {
    fn of(body: &str) -> Option<Self> {
        let root = node::root(body).ok()?.span;
        let account = string(body, root, "From_Account")?;
        let list = node::member(body, root, "ProfileItem")?.value;
        let mut items: Vec<(Span, Span)> = Vec::new();
        for item in node::elements(body, list.span) {
            let (Some(tag), Some(value)) =
                (string(body, item.span, "Tag"), node::member(body, item.span, "Value"))
            else {
                continue;
            };
            let same = |known: &Span| decode(known.of(body)).text == decode(tag.of(body)).text;
            match items.iter_mut().find(|(known, _)| same(known)) {
                Some((_, before)) => *before = value.value.span,
                None => items.push((tag, value.value.span)),
            }
        }
        (!items.is_empty()).then_some(Self { account, items })
    }

    /// What a successful reply has of it.
    fn found(&self, body: &str, reply: &str) -> Found {
        let account = decode(self.account.of(body)).text;
        let Ok(root) = node::root(reply) else { return Found::Failed };
        let list = node::member(reply, root.span, "UserProfileItem");
        let mut accounts =
            list.iter().flat_map(|list| node::elements(reply, list.value.span)).filter(|profile| {
                string(reply, profile.span, "To_Account")
                    .is_some_and(|found| decode(found.of(reply)).text == account)
            });
        let Some(profile) = accounts.next() else { return Found::NoAccount };
        let code = node::member(reply, profile.span, "ResultCode").map(|code| code.value.span.of(reply));
        if let Some(code) = code.filter(|code| *code != "0") {
            let info = string(reply, profile.span, "ResultInfo").map(|info| decode(info.of(reply)).text);
            return Found::Refused(code.to_owned(), info.unwrap_or_default().into_owned());
        }
        let items: Vec<Node> = node::member(reply, profile.span, "ProfileItem")
            .map(|items| node::elements(reply, items.value.span).collect())
            .unwrap_or_default();
        let row = |(tag, value): &(Span, Span)| {
            let tag = decode(tag.of(body)).text;
            let item = items.iter().find(|item| {
                string(reply, item.span, "Tag").is_some_and(|found| decode(found.of(reply)).text == tag)
            });
            let got = item.and_then(|item| node::member(reply, item.span, "Value"));
            Row {
                tag: tag.into_owned(),
                set: value.of(body).to_owned(),
                got: got.map(|got| got.value.span.of(reply).to_owned()),
            }
        };
        Found::Rows(self.items.iter().map(row).collect())
    }
}

/// The token of a member that is a string.
fn string(text: &str, object: Span, key: &str) -> Option<Span> {
    let value = node::member(text, object, key)?.value;
    (value.kind == Kind::String).then_some(value.span)
}

#[cfg(test)]
mod tests;
