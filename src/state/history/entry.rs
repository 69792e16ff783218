//! A request that was sent, as it is kept: what it was, what came of it, and no secret.

use super::key::Key;
use crate::api::endpoint::Endpoint;
use crate::api::reply::{Failure, NotReply, Reply, Verdict};
use crate::api::secret::{Secret, masked_in_all};
use crate::json::pieces::head;
use crate::state::call::{Exchange, Outcome};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// The largest body or reply that is kept, in bytes. The service takes bodies of a few kilobytes.
pub const TEXT_MAX: usize = 256 * 1024;

/// No other text of an entry is longer, in bytes.
const FIELD_MAX: usize = 512;

/// What an entry weighs beside its texts, in bytes.
const FRAME: usize = 256;

/// What a request came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum End {
    /// It succeeded.
    Ok,
    /// The service refused it, in whole or in part, or contradicts itself.
    Fail,
    /// No usable reply came.
    Nothing,
    /// A reply came that was not read to its end.
    Unread,
}

/// A request that was sent. It changes by its name and its pin alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its key.
    pub key: Key,
    /// How long it took, in milliseconds.
    pub took_ms: u32,
    /// The command's path.
    pub command: Rc<str>,
    /// Where it went.
    pub endpoint: Endpoint,
    /// The app's number.
    pub sdkappid: Rc<str>,
    /// The caller.
    pub identifier: Rc<str>,
    /// Its `random`.
    pub random: Rc<str>,
    /// The HTTP status; nothing where none came.
    pub status: Option<u16>,
    /// What it came to.
    pub end: End,
    /// The `ErrorCode`, or the kind of diagnosis.
    pub code: Rc<str>,
    /// Its body; nothing where that is too large to be kept.
    pub body: Option<Rc<str>>,
    /// The reply's body as text; nothing where none came or it is too large to be kept.
    pub reply: Option<Rc<str>>,
    /// The size of the reply's body in bytes, as it came.
    pub reply_size: usize,
    /// Whether the mask stands for a secret in its body: it can't be sent again as it was.
    pub is_masked: bool,
    /// What somebody called it; mostly nothing.
    pub name: Rc<str>,
    /// Whether it stays when older ones are dropped.
    pub is_pinned: bool,
}

impl Entry {
    /// The entry of an exchange. None of `secrets` stays in it.
    pub(super) fn of(tab: u32, exchange: &Exchange, secrets: &[Secret]) -> Self {
        let call = &exchange.call;
        let field = |text: &str| Rc::<str>::from(head(&masked_in_all(secrets, text), FIELD_MAX));
        let text = |text: &str| {
            let masked = (text.len() <= TEXT_MAX).then(|| masked_in_all(secrets, text));
            masked.map(Rc::<str>::from).filter(|masked| masked.len() <= TEXT_MAX)
        };
        let body = text(&call.body);
        let (status, reply, reply_size) = match &exchange.outcome {
            Outcome::Failed(Failure::TooLarge { status, bytes, .. }) => (Some(*status), None, *bytes),
            Outcome::Failed(_) => (None, None, 0),
            Outcome::Answered(received) => {
                // What is too large is not even looked at.
                let bytes = Some(&**received.body).filter(|bytes| bytes.len() <= TEXT_MAX);
                let reply = bytes.and_then(|bytes| text(&String::from_utf8_lossy(bytes)));
                (Some(received.status), reply, received.body.len())
            }
        };
        let (end, code) = end_of(exchange, secrets);
        let endpoint = match &call.endpoint {
            Endpoint::Custom(base) => Endpoint::Custom(field(base).to_string()),
            named => named.clone(),
        };
        Self {
            key: Key { at_ms: exchange.at_ms, tab, call: exchange.id },
            took_ms: exchange.took_ms,
            command: Rc::clone(&call.path),
            endpoint,
            sdkappid: field(&call.sdkappid),
            identifier: field(&call.identifier),
            random: field(&call.random),
            status,
            end,
            code,
            is_masked: body.as_ref().is_some_and(|body| **body != *call.body),
            body,
            reply,
            reply_size,
            name: Rc::default(),
            is_pinned: false,
        }
    }

    /// The same, under this name, without what of it is a secret.
    pub(super) fn named(&self, name: &str, secrets: &[Secret]) -> Self {
        Self { name: head(&masked_in_all(secrets, name.trim()), FIELD_MAX).into(), ..self.clone() }
    }

    /// Whether it can be the draft again: its body was kept.
    pub fn can_be_opened(&self) -> bool {
        self.body.is_some()
    }

    /// Whether it can be sent again as it was.
    pub fn can_be_replayed(&self) -> bool {
        self.can_be_opened() && !self.is_masked
    }

    /// What it weighs, in bytes.
    pub fn weight(&self) -> usize {
        let base = if let Endpoint::Custom(base) = &self.endpoint { base } else { "" };
        let long = [&self.body, &self.reply].map(|text| text.as_deref().map_or(0, str::len));
        let short = [&*self.command, &self.sdkappid, &self.identifier, &self.random, &self.code, &self.name];
        long.iter().sum::<usize>() + short.iter().map(|text| text.len()).sum::<usize>() + base.len() + FRAME
    }
}

/// What an exchange came to, and its code or kind of diagnosis.
pub(super) fn end_of(exchange: &Exchange, secrets: &[Secret]) -> (End, Rc<str>) {
    match (&exchange.outcome, &exchange.reply) {
        (Outcome::Failed(failure), _) => (End::Nothing, failure.kind().into()),
        (Outcome::Answered(_), None) => (End::Unread, "unread".into()),
        (Outcome::Answered(_), Some(Err(other))) => (End::Nothing, NotReply::kind(other).into()),
        (Outcome::Answered(_), Some(Ok(reply))) => {
            let end = if reply.verdict() == Verdict::Ok { End::Ok } else { End::Fail };
            (end, code_of(reply, end, secrets))
        }
    }
}

/// The code as it came; a reply without one has that of success, or a word for what it says.
fn code_of(reply: &Reply, end: End, secrets: &[Secret]) -> Rc<str> {
    match &reply.error_code {
        Some(code) => head(&masked_in_all(secrets, &code.to_string()), FIELD_MAX).into(),
        None if end == End::Ok => "0".into(),
        None => "fail".into(),
    }
}
