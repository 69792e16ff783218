//! What to say about the UserSig in the field, before anything is sent.

use super::diagnose::diagnose;
use super::open::fields_of;
use super::trial::signing_slip;
use super::{OpenError, Opened, Slip, open, verify};
use crate::api::Secret;

/// How far a maker's clock may be ahead before it is told, in seconds.
pub const CLOCK_SKEW: u64 = 15 * 60;
/// From here on, in seconds, a lifetime that is longer than the time since 1970 is taken for a point in time.
const MOMENT: i128 = 1_200_000_000;
/// The longest lifetime of 32 bits: whoever writes it means that it never ends.
const ENDLESS: i128 = u32::MAX as i128;

/// What is known of a UserSig.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The judgement.
    pub state: State,
    /// What is in it, wherever it could be opened; of a malformed one what would be in it, were its slip not.
    pub opened: Option<Opened>,
    /// Where the clock stands, wherever it could be opened as it is.
    pub phase: Option<Phase>,
    /// Whether the signature fits the SecretKey; `None` without a key, for version 1 and for what isn't opened.
    pub verified: Option<bool>,
    /// Slips that leave it readable.
    pub warnings: Vec<Slip>,
    /// The same as its maker should have packed it, where that was the slip.
    pub mended: Option<Secret>,
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
    /// It has identifier and SDKAppID in each other's place.
    Swapped,
    /// The SecretKey in the field did not make it as it stands.
    SecretKey {
        /// The slip by which the same key did make it; without one, it was another key, or it was altered afterwards.
        slip: Option<Slip>,
    },
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
            Self::SdkAppId { .. } | Self::Swapped => 70014,
            Self::Identifier { .. } => 70013,
            Self::SecretKey { .. } => 70009,
        }
    }
}

/// Judges a UserSig, already cleaned, against the fields beside it. The fields are compared as typed, since they
/// are sent as typed. `now` in Unix seconds; an empty key is no key.
pub fn judge(text: &str, sdkappid: &str, identifier: &str, key: Option<&Secret>, now: u64) -> Verdict {
    let key = key.filter(|key| !key.is_empty());
    let opened = match open(text) {
        Ok(opened) => opened,
        Err(error) => return unopened(text, error, key),
    };
    let signature = Signature::of(&opened, key, text);
    let phase = phase(&opened, now);
    let mut mismatches = mismatches(&opened, sdkappid, identifier);
    mismatches.extend(signature.mismatch());
    let state = if !mismatches.is_empty() {
        State::Mismatch(mismatches)
    } else if matches!(phase, Phase::Expired { .. }) {
        State::Expired
    } else if signature == Signature::Fits {
        State::Valid
    } else if matches!(opened, Opened::V1(_)) {
        State::Unverified(Unverified::Version1)
    } else {
        State::Unverified(Unverified::NoKey)
    };
    let warnings = warnings(&opened);
    let verified = signature.verified();
    Verdict { state, opened: Some(opened), phase: Some(phase), verified, warnings, mended: None }
}

/// What can't be opened as it is, with what is known of it all the same.
fn unopened(text: &str, error: OpenError, key: Option<&Secret>) -> Verdict {
    let found = diagnose(text, error);
    let signature = found.opened.as_ref().map_or(Signature::Unknown, |opened| {
        Signature::of(opened, key, found.mended.as_ref().map_or(text, Secret::reveal))
    });
    let state = match found.error {
        OpenError::Empty => State::Empty,
        OpenError::Slip(Slip::SwappedFields) => {
            let signature = match signature {
                // Who swaps the two in the call of the maker has both signed and written the wrong way round.
                Signature::Slip(Slip::SwappedContent) => None,
                signature => signature.mismatch(),
            };
            State::Mismatch([Mismatch::Swapped].into_iter().chain(signature).collect())
        }
        error => State::Malformed(error),
    };
    let warnings = found.opened.as_ref().map(warnings).unwrap_or_default();
    let verified = signature.verified();
    let mut opened = found.opened;
    if let (OpenError::Slip(Slip::Milliseconds), Some(Opened::V2(v2))) = (found.error, &mut opened) {
        v2.time /= 1000;
    }
    Verdict { state, opened, phase: None, verified, warnings, mended: found.mended }
}

/// What is known of the signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Signature {
    /// There is no key, or it is of version 1.
    Unknown,
    /// It fits.
    Fits,
    /// It fits the key by a slip.
    Slip(Slip),
    /// It doesn't fit.
    Differs,
}

impl Signature {
    fn of(opened: &Opened, key: Option<&Secret>, text: &str) -> Self {
        let (Opened::V2(v2), Some(key)) = (opened, key) else { return Self::Unknown };
        if verify(v2, key) {
            return Self::Fits;
        }
        let slip = fields_of(text).ok().and_then(|fields| signing_slip(v2, &fields, key));
        slip.map_or(Self::Differs, Self::Slip)
    }

    fn verified(self) -> Option<bool> {
        (self != Self::Unknown).then_some(self == Self::Fits)
    }

    fn mismatch(self) -> Option<Mismatch> {
        match self {
            Self::Unknown | Self::Fits => None,
            Self::Slip(slip) => Some(Mismatch::SecretKey { slip: Some(slip) }),
            Self::Differs => Some(Mismatch::SecretKey { slip: None }),
        }
    }
}

fn warnings(opened: &Opened) -> Vec<Slip> {
    let Opened::V2(v2) = opened else { return Vec::new() };
    let is_moment = v2.expire > i128::from(v2.time) && v2.expire > MOMENT && v2.expire != ENDLESS;
    [
        (Slip::QuotedNumbers, !v2.quoted.is_empty()),
        (Slip::NoLifetime, v2.expire <= 0),
        (Slip::ExpireIsTime, is_moment),
    ]
    .into_iter()
    .filter_map(|(slip, is_so)| is_so.then_some(slip))
    .collect()
}

fn phase(opened: &Opened, now: u64) -> Phase {
    let (made_at, valid_until) = (opened.made_at(), opened.valid_until());
    if opened.is_over(now) {
        Phase::Expired { ago: now.saturating_sub(valid_until) }
    } else if made_at > now.saturating_add(CLOCK_SKEW) {
        Phase::NotYet { starts_in: made_at - now }
    } else {
        Phase::Current { remaining: valid_until - now }
    }
}

fn mismatches(opened: &Opened, sdkappid: &str, identifier: &str) -> Vec<Mismatch> {
    let mut found = Vec::new();
    let number = opened.sdkappid().to_string();
    if number == identifier && opened.identifier() == sdkappid && sdkappid != identifier {
        return vec![Mismatch::Swapped];
    }
    if number != sdkappid {
        found.push(Mismatch::SdkAppId { found: opened.sdkappid(), typed: sdkappid.to_owned() });
    }
    if opened.identifier() != identifier {
        let typed = identifier.to_owned();
        found.push(Mismatch::Identifier { found: opened.identifier().to_owned(), typed });
    }
    found
}
