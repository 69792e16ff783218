//! What to say about the UserSig in the field, before anything is sent.

use super::{OpenError, Opened, open, verify};
use crate::api::Secret;

/// How far a maker's clock may be ahead before it is told, in seconds.
pub const CLOCK_SKEW: u64 = 15 * 60;

/// What is known of a UserSig.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The judgement.
    pub state: State,
    /// What is in it, wherever it could be opened.
    pub opened: Option<Opened>,
    /// Where the clock stands, wherever it could be opened.
    pub phase: Option<Phase>,
    /// Whether the signature fits the SecretKey; `None` without a key, for version 1 and for what isn't opened.
    pub verified: Option<bool>,
}

/// The judgement. Of several defects the one counts that the service meets first: what it is, whose it is, when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nothing was typed.
    Empty,
    /// All fits, the signature too.
    Valid,
    /// Past its time; otherwise nothing was found wrong.
    Expired,
    /// It does not belong to what was typed: one entry for each difference, never empty.
    Mismatch(Vec<Mismatch>),
    /// It can't be read.
    Malformed(OpenError),
    /// All that can be looked at fits; the signature can't be checked.
    Unverified(Unverified),
}

/// A difference between the UserSig and what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// It is another app's.
    SdkAppId {
        /// In the UserSig.
        found: u64,
        /// In the field.
        typed: String,
    },
    /// It is someone else's.
    Identifier {
        /// In the UserSig.
        found: String,
        /// In the field.
        typed: String,
    },
    /// The SecretKey in the field did not make it, or it was altered afterwards.
    SecretKey,
}

/// Why a signature can't be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unverified {
    /// There is no SecretKey.
    NoKey,
    /// Version 1 is checked with a public key, which the page doesn't have.
    Version1,
}

/// Where the clock stands in a UserSig's life. All in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Made in the future, by more than [`CLOCK_SKEW`]: one of the two clocks is wrong.
    NotYet {
        /// Until it is made.
        starts_in: u64,
    },
    /// Valid now.
    Current {
        /// Until it expires.
        remaining: u64,
    },
    /// No longer valid.
    Expired {
        /// Since it expired.
        ago: u64,
    },
}

impl Verdict {
    /// The state's name, as the page's `data-state` has it.
    pub fn state(&self) -> &'static str {
        match self.state {
            State::Empty => "empty",
            State::Valid => "valid",
            State::Expired => "expired",
            State::Mismatch(_) => "mismatch",
            State::Malformed(_) => "malformed",
            State::Unverified(_) => "unverified",
        }
    }

    /// The error code that the service would answer, by the reading of [`super::server_code`].
    pub fn code(&self) -> Option<u32> {
        match &self.state {
            State::Empty => Some(OpenError::Empty.code()),
            State::Malformed(error) => Some(error.code()),
            State::Mismatch(found) => found.first().map(Mismatch::code),
            State::Expired => Some(70001),
            State::Valid | State::Unverified(_) => None,
        }
    }
}

impl Mismatch {
    /// The error code that the service would answer.
    pub fn code(&self) -> u32 {
        match self {
            Self::SdkAppId { .. } => 70014,
            Self::Identifier { .. } => 70013,
            Self::SecretKey => 70009,
        }
    }
}

/// Judges a UserSig, already cleaned, against the fields beside it. The fields are compared as typed, since they
/// are sent as typed. `now` in Unix seconds; an empty key is no key.
pub fn judge(text: &str, sdkappid: &str, identifier: &str, key: Option<&Secret>, now: u64) -> Verdict {
    let opened = match open(text) {
        Ok(opened) => opened,
        Err(error) => {
            let state = if error == OpenError::Empty { State::Empty } else { State::Malformed(error) };
            return Verdict { state, opened: None, phase: None, verified: None };
        }
    };
    let verified = match (&opened, key) {
        (Opened::V2(v2), Some(key)) if !key.is_empty() => Some(verify(v2, key)),
        _ => None,
    };
    let phase = phase(&opened, now);
    let mismatches = mismatches(&opened, sdkappid, identifier, verified);
    let state = if !mismatches.is_empty() {
        State::Mismatch(mismatches)
    } else if matches!(phase, Phase::Expired { .. }) {
        State::Expired
    } else if verified == Some(true) {
        State::Valid
    } else if matches!(opened, Opened::V1(_)) {
        State::Unverified(Unverified::Version1)
    } else {
        State::Unverified(Unverified::NoKey)
    };
    Verdict { state, opened: Some(opened), phase: Some(phase), verified }
}

fn phase(opened: &Opened, now: u64) -> Phase {
    let (made_at, valid_until) = (opened.made_at(), opened.valid_until());
    if now > valid_until {
        Phase::Expired { ago: now - valid_until }
    } else if made_at > now.saturating_add(CLOCK_SKEW) {
        Phase::NotYet { starts_in: made_at - now }
    } else {
        Phase::Current { remaining: valid_until - now }
    }
}

fn mismatches(opened: &Opened, sdkappid: &str, identifier: &str, verified: Option<bool>) -> Vec<Mismatch> {
    let mut found = Vec::new();
    if opened.sdkappid().to_string() != sdkappid {
        found.push(Mismatch::SdkAppId { found: opened.sdkappid(), typed: sdkappid.to_owned() });
    }
    if opened.identifier() != identifier {
        let typed = identifier.to_owned();
        found.push(Mismatch::Identifier { found: opened.identifier().to_owned(), typed });
    }
    if verified == Some(false) {
        found.push(Mismatch::SecretKey);
    }
    found
}
