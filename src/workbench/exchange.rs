//! A call from Send to its end. The page knows that a call is under way and of which draft it is; what came back stays
//! with the answer's side, as a [`Settled`]. One enum, so that "sending" and "ended" can't both be true.

use crate::api::call::{Call, Prepared, prepare};
use crate::api::endpoint::Endpoint;
use crate::api::reply::{Failure, Received};
use crate::api::secret::{MASK, Secret};
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
    Ended(Ended),
}

/// A request under way.
#[derive(Debug, Clone, PartialEq)]
pub struct Sending {
    /// The number that its end must carry.
    pub id: u32,
    /// What is sent.
    pub call: Rc<Call>,
    /// When it was sent, in milliseconds since 1970.
    pub since_ms: u64,
    /// The one before, whose answer is still on screen.
    pub previous: Option<Ended>,
}

/// A request that came to an end.
#[derive(Debug, Clone, PartialEq)]
pub struct Ended {
    /// The request's number in this visit.
    pub id: u32,
    /// What was sent.
    pub call: Rc<Call>,
    /// Whether its answer is shown: not where the engine that sends and shows could not be had, and nothing is known while
    /// the engine is on its way to a call that was called off.
    pub shown: Option<bool>,
}

impl Exchange {
    /// The last request that came to an end.
    pub fn ended(&self) -> Option<&Ended> {
        match self {
            Self::Idle => None,
            Self::Sending(sending) => sending.previous.as_ref(),
            Self::Ended(ended) => Some(ended),
        }
    }

    /// Wipes the UserSig out of what was sent. No call that is typed is equal to it any more.
    pub(super) fn forget(&mut self) {
        let wipe = |call: &mut Rc<Call>| {
            *call = Rc::new(Call { usersig: Secret::new(MASK), ..Call::clone(call) });
        };
        match self {
            Self::Idle => {}
            Self::Sending(Sending { call, previous, .. }) => {
                wipe(call);
                previous.iter_mut().for_each(|ended| wipe(&mut ended.call));
            }
            Self::Ended(ended) => wipe(&mut ended.call),
        }
    }

    /// The request under way.
    pub fn sending(&self) -> Option<&Sending> {
        match self {
            Self::Sending(sending) => Some(sending),
            Self::Idle | Self::Ended(_) => None,
        }
    }
}

/// A request that came to an end, with what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Settled {
    /// The request's number in this visit.
    pub id: u32,
    /// The draft it was made from.
    pub call: Rc<Call>,
    /// What was sent.
    pub sent: Rc<Prepared>,
    /// When it was sent, in milliseconds since 1970.
    pub at_ms: u64,
    /// How long it took, in milliseconds.
    pub took_ms: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// Whether its UserSig was wiped since: `call` and `sent` have none then, though one was sent.
    pub forgotten: bool,
}

impl Settled {
    /// The same without its UserSig.
    pub fn forget(&self) -> Self {
        let call = Call { usersig: Secret::default(), ..Call::clone(&self.call) };
        // What could be prepared once can be prepared again.
        let sent = prepare(&call).map_or_else(|_| Rc::clone(&self.sent), Rc::new);
        Self { call: Rc::new(call), sent, forgotten: true, ..self.clone() }
    }
}

/// How a request ended.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Something came back.
    Answered(Received),
    /// Nothing did.
    Failed(Failure),
}

/// A call as texts, for the way from the page into the engine; [`call_from_texts`] reads them back. The UserSig is among
/// them.
pub fn call_to_texts(call: &Call) -> Vec<String> {
    let base = match &call.endpoint {
        Endpoint::Custom(base) => base,
        Endpoint::Sandbox | Endpoint::Host(_) => "",
    };
    [call.endpoint.name(), base, &call.path, &call.sdkappid, &call.identifier, call.usersig.reveal()]
        .into_iter()
        .chain([&*call.random, &call.body])
        .map(str::to_owned)
        .collect()
}

/// The call of its texts; `None` for what is none.
pub fn call_from_texts(texts: &[String]) -> Option<Call> {
    let [endpoint, base, path, sdkappid, identifier, usersig, random, body] = texts else { return None };
    let endpoint = match Endpoint::named(endpoint)? {
        Endpoint::Custom(_) => Endpoint::Custom(base.clone()),
        named => named,
    };
    Some(Call {
        endpoint,
        path: path.as_str().into(),
        sdkappid: sdkappid.as_str().into(),
        identifier: identifier.as_str().into(),
        usersig: Secret::new(usersig.as_str()),
        random: random.as_str().into(),
        body: body.as_str().into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_goes_through_texts() {
        let custom = Endpoint::Custom("http://127.0.0.1:8080".into());
        for endpoint in [Endpoint::Sandbox, Endpoint::Host("console.tim.qq.com"), custom] {
            let call = Call {
                endpoint,
                path: "v4/profile/portrait_get".into(),
                sdkappid: "1".into(),
                identifier: "admin".into(),
                usersig: Secret::new("eJx"),
                random: "7".into(),
                body: "{}".into(),
            };
            assert_eq!(call_from_texts(&call_to_texts(&call)), Some(call));
        }
        assert_eq!(call_from_texts(&["sandbox".into()]), None);
    }
}
