//! A call from Send to its end. One enum, so that "sending" and "answered" can't both be true.

use crate::api::call::{Call, Prepared};
use crate::api::reply::{Failure, Received};
use std::rc::Rc;

/// The call under way or the last one.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Exchange {
    /// Nothing was sent yet.
    #[default]
    Idle,
    /// A request is under way; the answer before it stays on screen.
    Sending(Sending),
    /// The last request came to an end.
    Settled(Rc<Settled>),
}

/// A request about to leave.
#[derive(Debug, Clone, PartialEq)]
pub struct Departure {
    /// The `random` it carries.
    pub random: Rc<str>,
    /// The draft it was made from, without `random`.
    pub call: Rc<Call>,
    /// What is sent.
    pub sent: Rc<Prepared>,
}

/// A request under way.
#[derive(Debug, Clone, PartialEq)]
pub struct Sending {
    /// The number that its outcome must carry.
    pub id: u32,
    /// The draft it was made from, without `random`.
    pub call: Rc<Call>,
    /// The `random` it carries.
    pub random: Rc<str>,
    /// What is sent.
    pub sent: Rc<Prepared>,
    /// When it was sent, in milliseconds since 1970.
    pub since_ms: u64,
    /// The last outcome, still on screen.
    pub previous: Option<Rc<Settled>>,
}

/// A request that came to an end.
#[derive(Debug, Clone, PartialEq)]
pub struct Settled {
    /// The request's number in this visit.
    pub id: u32,
    /// The draft it was made from, without `random`.
    pub call: Rc<Call>,
    /// The `random` it carried.
    pub random: Rc<str>,
    /// What was sent.
    pub sent: Rc<Prepared>,
    /// When it was sent, in milliseconds since 1970.
    pub at_ms: u64,
    /// How long it took, in milliseconds.
    pub took_ms: u32,
    /// How it ended.
    pub outcome: Outcome,
}

/// How a request ended.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Something came back.
    Answered(Received),
    /// Nothing did.
    Failed(Failure),
}

impl Exchange {
    /// The outcome on screen.
    pub fn settled(&self) -> Option<&Rc<Settled>> {
        match self {
            Self::Idle => None,
            Self::Sending(sending) => sending.previous.as_ref(),
            Self::Settled(settled) => Some(settled),
        }
    }

    /// The request under way.
    pub fn sending(&self) -> Option<&Sending> {
        match self {
            Self::Sending(sending) => Some(sending),
            Self::Idle | Self::Settled(_) => None,
        }
    }
}
