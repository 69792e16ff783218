//! A call from Send to its end: one enum, so that "sending" and "ended" can't both be true. What ended is an [`Exchange`],
//! the request with its outcome.

use crate::api::call::{Call, Prepared, prepare};
use crate::api::endpoint::Endpoint;
use crate::api::reply::{Failure, NotReply, Received, Reply};
use crate::api::secret::Secret;
use crate::sandbox::Answer;
use std::rc::Rc;

/// The call under way or the last one.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum CallState {
    /// Nothing was sent yet.
    #[default]
    Idle,
    /// A request is under way; the exchange before it stays on screen.
    Sending(Rc<Sending>),
    /// The last request came to an end.
    Ended(Rc<Exchange>),
}

/// A request under way.
#[derive(Debug, Clone, PartialEq)]
pub struct Sending {
    /// The number that its end must carry.
    pub id: u32,
    /// What it is made from.
    pub call: Rc<Call>,
    /// What is sent.
    pub sent: Rc<Prepared>,
    /// The ids of the rows that the body's items are.
    pub rows: Rc<[u32]>,
    /// When it was sent, in milliseconds since 1970.
    pub at_ms: u64,
    /// The time-out in seconds.
    pub timeout_s: u32,
    /// What the sandbox does about it; `None` for a call over the network, and while that is not known yet.
    pub answer: Option<Rc<Answer>>,
    /// The one before, which is still on screen.
    pub previous: Option<Rc<Exchange>>,
    /// What of it must not be kept anywhere.
    pub secrets: Rc<[Secret]>,
    /// Whether its UserSig is to be wiped at its end.
    pub is_forgotten: bool,
    /// How much of the reply is there, where it takes its time.
    pub arriving: Option<Arriving>,
}

/// How much of a reply is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arriving {
    /// The bytes that came.
    pub bytes: usize,
    /// How many there will be, where that was announced.
    pub of: Option<usize>,
}

impl Arriving {
    /// So many bytes, of so many that were announced. More than those is more than anybody knows the end of.
    pub fn new(bytes: usize, announced: Option<usize>) -> Self {
        Self { bytes, of: announced.filter(|all| *all >= bytes) }
    }
}

/// A request that came to an end, with what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Exchange {
    /// The request's number in this visit.
    pub id: u32,
    /// What it was made from.
    pub call: Rc<Call>,
    /// What was sent.
    pub sent: Rc<Prepared>,
    /// The ids of the rows that the body's items were.
    pub rows: Rc<[u32]>,
    /// When it was sent, in milliseconds since 1970.
    pub at_ms: u64,
    /// How long it took, in milliseconds.
    pub took_ms: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// What the body says, or why it is no reply; nothing where none came, and while a large one is still being read.
    pub reply: Option<Result<Reply, NotReply>>,
    /// What came of a reply that is not laid out.
    pub kept: Option<Kept>,
    /// Whether its UserSig was wiped since: `call` and `sent` have none then, though one was sent.
    pub forgotten: bool,
}

/// How a request ended.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Something came back.
    Answered(Received),
    /// Nothing usable did.
    Failed(Failure),
}

/// Bytes that the browser keeps outside of the page's memory, for saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Their address within the browser.
    pub url: Rc<str>,
    /// How many there are.
    pub bytes: usize,
}

/// The end of a call.
#[derive(Debug, Clone, PartialEq)]
pub struct Settled {
    /// The request's number.
    pub id: u32,
    /// How long it took, in milliseconds.
    pub took_ms: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// What came of a reply that is not laid out.
    pub kept: Option<Kept>,
    /// The `random` for the next request.
    pub next_random: u32,
}

impl CallState {
    /// The exchange on screen: the last that came to an end.
    pub fn last(&self) -> Option<&Rc<Exchange>> {
        match self {
            Self::Idle => None,
            Self::Sending(sending) => sending.previous.as_ref(),
            Self::Ended(exchange) => Some(exchange),
        }
    }

    /// The request under way.
    pub fn sending(&self) -> Option<&Rc<Sending>> {
        match self {
            Self::Sending(sending) => Some(sending),
            Self::Idle | Self::Ended(_) => None,
        }
    }

    /// What the sandbox does about the request under way.
    pub(super) fn take_answer(&mut self, answer: Answer) {
        if let Self::Sending(sending) = self {
            Rc::make_mut(sending).answer = Some(Rc::new(answer));
        }
    }

    /// More of the reply to the request of this number is there.
    pub(super) fn note_arriving(&mut self, id: u32, arriving: Arriving) {
        if let Self::Sending(sending) = self
            && sending.id == id
        {
            Rc::make_mut(sending).arriving = Some(arriving);
        }
    }

    /// Changes the exchange on screen.
    pub(super) fn change_last(&mut self, change: impl FnOnce(&mut Exchange)) {
        match self {
            Self::Idle => {}
            Self::Sending(sending) => {
                if let Some(previous) = &mut Rc::make_mut(sending).previous {
                    change(Rc::make_mut(previous));
                }
            }
            Self::Ended(exchange) => change(Rc::make_mut(exchange)),
        }
    }

    /// Wipes the UserSig out of the exchange on screen; out of a request under way at its end.
    pub(super) fn forget(&mut self) {
        self.change_last(Exchange::forget);
        if let Self::Sending(sending) = self {
            Rc::make_mut(sending).is_forgotten = true;
        }
    }
}

impl Sending {
    /// Whether it can begin: over the network, or with the sandbox's answer known.
    pub fn is_ready(&self) -> bool {
        self.answer.is_some() || self.call.endpoint != Endpoint::Sandbox
    }

    /// The exchange that it comes to.
    pub(super) fn settle(&self, settled: Settled, reply: Option<Result<Reply, NotReply>>) -> Exchange {
        let Settled { id, took_ms, outcome, kept, .. } = settled;
        Exchange {
            id,
            call: Rc::clone(&self.call),
            sent: Rc::clone(&self.sent),
            rows: Rc::clone(&self.rows),
            at_ms: self.at_ms,
            took_ms,
            outcome,
            reply,
            kept,
            forgotten: false,
        }
    }
}

impl Exchange {
    fn forget(&mut self) {
        let call = Call { usersig: Secret::default(), ..Call::clone(&self.call) };
        // What could be prepared once can be prepared again.
        if let Ok(sent) = prepare(&call) {
            self.sent = Rc::new(sent);
        }
        (self.call, self.forgotten) = (Rc::new(call), true);
    }

    /// What the service says, also in a reply that has to be read in another encoding.
    pub fn says(&self) -> Option<&Reply> {
        match self.reply.as_ref()? {
            Ok(reply) => Some(reply),
            Err(not_reply) => not_reply.other()?.reply.as_ref(),
        }
    }

    /// The body that somebody with the tables of its encoding has still to decode.
    pub fn undecoded(&self) -> Option<(&Received, &NotReply)> {
        let (received, not_reply) = (self.received()?, self.reply.as_ref()?.as_ref().err()?);
        not_reply.other()?.text.is_none().then_some((received, not_reply))
    }

    /// The body's text, where it was decoded from another encoding.
    pub fn decoded(&self) -> Option<&Rc<str>> {
        self.reply.as_ref()?.as_ref().err()?.other()?.text.as_ref()
    }

    /// What came, if anything did.
    pub fn received(&self) -> Option<&Received> {
        match &self.outcome {
            Outcome::Answered(received) => Some(received),
            Outcome::Failed(_) => None,
        }
    }
}
