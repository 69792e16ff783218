//! The replies of this visit, for comparing any two. They are kept in memory only, the last few, none of them large,
//! and no UserSig stays in them even where a server sent it back.

use super::{Outcome, Settled};
use crate::api::reply::Failure;
use std::rc::Rc;

/// How many are kept.
const MOST: usize = 20;

/// The largest body that is kept, in bytes.
pub const BODY_MAX: usize = 512 * 1024;

/// A reply that was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// The request's number.
    pub id: u32,
    /// When it was sent, in milliseconds since 1970.
    pub at_ms: u64,
    /// How long it took, in milliseconds.
    pub took_ms: u32,
    /// The command's path.
    pub path: Rc<str>,
    /// The HTTP status, or the kind of failure.
    pub status: String,
    /// The body as text; nothing where none came or it is too large.
    pub body: Option<Rc<str>>,
    /// The body's size in bytes.
    pub size: usize,
}

/// The replies of this visit, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Replies {
    kept: Vec<Rc<Past>>,
    times: Vec<u32>,
    /// The last one noted: its number and moment.
    last: Option<(u32, u64)>,
}

/// How many times are kept for the chart.
const TIMES: usize = 100;

impl Replies {
    /// Keeps an outcome; one that is kept already is not kept twice.
    pub fn note(&mut self, settled: &Settled) {
        let this = Some((settled.id, settled.at_ms));
        if self.last == this {
            return;
        }
        self.last = this;
        self.kept.insert(0, Rc::new(Past::of(settled)));
        self.kept.truncate(MOST);
        if matches!(settled.outcome, Outcome::Answered(_)) {
            self.times.push(settled.took_ms);
            if self.times.len() > TIMES {
                self.times.remove(0);
            }
        }
    }

    /// Forgets all, times too.
    pub fn clear(&mut self) {
        self.kept.clear();
        self.times.clear();
    }

    /// Those that are kept, the newest first.
    pub fn kept(&self) -> &[Rc<Past>] {
        &self.kept
    }

    /// How long the last answered calls took, in milliseconds, in order.
    pub fn times(&self) -> &[u32] {
        &self.times
    }
}

impl Past {
    fn of(settled: &Settled) -> Self {
        let (status, body, size) = match &settled.outcome {
            Outcome::Failed(failure) => {
                let size = if let Failure::TooLarge { bytes, .. } = failure { *bytes } else { 0 };
                (failure.kind().to_owned(), None, size)
            }
            Outcome::Answered(received) => {
                let size = received.body.len();
                let text = (size <= BODY_MAX).then(|| String::from_utf8_lossy(&received.body));
                let secret = settled.call.usersig.reveal();
                let body = text.map(|text| match secret.is_empty() {
                    true => Rc::from(&*text),
                    false => Rc::from(text.replace(secret, "***")),
                });
                (received.status.to_string(), body, size)
            }
        };
        Self {
            id: settled.id,
            at_ms: settled.at_ms,
            took_ms: settled.took_ms,
            path: Rc::clone(&settled.sent.path),
            status,
            body,
            size,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Secret;
    use crate::api::call::{Call, prepare};
    use crate::api::reply::Received;

    fn settled(id: u32, outcome: Outcome) -> Settled {
        let call = Call { usersig: Secret::new("eJxSecret"), ..Call::default() };
        let sent = Rc::new(prepare(&call).unwrap());
        Settled { id, call: Rc::new(call), sent, at_ms: 5, took_ms: id, outcome, forgotten: false }
    }

    fn answered(id: u32, body: &[u8]) -> Settled {
        settled(
            id,
            Outcome::Answered(Received {
                status: 200,
                headers: Rc::new([]),
                body: body.to_vec().into(),
                headers_ms: 1,
                complete: true,
            }),
        )
    }

    #[test]
    fn the_last_are_kept_once_each() {
        let mut replies = Replies::default();
        for id in 1..=30 {
            replies.note(&answered(id, b"{}"));
            replies.note(&answered(id, b"{}"));
        }
        let ids: Vec<_> = replies.kept().iter().map(|past| past.id).collect();
        assert_eq!(ids, (11..=30).rev().collect::<Vec<_>>());
        assert_eq!(replies.times().len(), 30);
        let failed = settled(31, Outcome::Failed(Failure::Cors));
        replies.note(&failed);
        assert_eq!((replies.kept()[0].status.as_str(), replies.times().len()), ("cors", 30));
        let large = Failure::TooLarge { status: 200, limit: 5, bytes: 6, whole: true };
        replies.note(&settled(32, Outcome::Failed(large)));
        assert_eq!(replies.kept()[0].size, 6);
        replies.clear();
        replies.note(&settled(32, Outcome::Failed(Failure::Cors)));
        assert!(replies.kept().is_empty() && replies.times().is_empty());
    }

    #[test]
    fn what_is_forgotten_is_gone_and_said_to_be() {
        let forgotten = answered(1, b"{}").forget();
        assert!(forgotten.call.usersig.is_empty() && forgotten.forgotten);
        assert!(!forgotten.sent.url(crate::api::call::Secrets::Revealed).contains("eJxSecret"));
        assert_eq!(forgotten.outcome, answered(1, b"{}").outcome);
    }

    #[test]
    fn no_secret_and_no_large_body_is_kept() {
        let mut replies = Replies::default();
        replies.note(&answered(1, br#"{"echo":"usersig=eJxSecret&"}"#));
        assert_eq!(replies.kept()[0].body.as_deref(), Some(r#"{"echo":"usersig=***&"}"#));
        replies.note(&answered(2, &[b' '; BODY_MAX + 1]));
        assert_eq!((replies.kept()[0].body.as_deref(), replies.kept()[0].size), (None, BODY_MAX + 1));
    }
}
