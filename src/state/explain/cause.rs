//! What can be told of an error code: its causes in the request, and a UserSig in which nothing is wrong.

use crate::api::error_code;
use crate::api::rules::Violation;
use crate::api::usersig::{Mismatch, OpenError, Opened, Phase, Slip};
use crate::json;
use crate::state::place::Place;

/// A likely cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// What it is.
    pub why: Why,
    /// Which part of the request.
    pub place: Place,
    /// What the part's value could be instead, where that can be told.
    pub instead: Option<String>,
}

/// What a cause is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// There is no UserSig.
    NoUserSig,
    /// The UserSig can't be opened.
    Malformed(OpenError),
    /// The UserSig does not belong to what the URL says, or to the SecretKey that is at hand.
    Mismatch(Mismatch),
    /// The clock stands outside of the UserSig's life.
    Phase(Box<Opened>, Phase),
    /// A slip that leaves the UserSig readable.
    Slip(Slip),
    /// The app's number, as sent.
    App(String),
    /// The caller may be no administrator.
    Caller(String),
    /// The host may be the wrong one: the base URL.
    Host(String),
    /// The body is no JSON.
    BodyNotJson(json::Error),
    /// The account may not be there.
    Account(String),
    /// The rules refuse something at the cause's place, in an item of this tag.
    Refused {
        /// The item's tag, where the place is a part of an item.
        tag: Option<String>,
        /// What is wrong.
        violation: Violation,
    },
    /// A custom field, by its tag, that may not be declared.
    Undeclared(String),
    /// ErrorInfo reads like a known code.
    ReadsLike(&'static error_code::ErrorCode),
    /// ErrorInfo speaks of a part of the request.
    Names(&'static str),
}

/// A UserSig in which nothing wrong is seen, although the code speaks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sound {
    /// Its signature fits the SecretKey at hand, too.
    Verified,
    /// Its signature can't be checked.
    Unverified,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Explained {
    /// Told where the code speaks of the UserSig and nothing is wrong with it.
    pub sound: Option<Sound>,
    /// What fits the code.
    pub fitting: Vec<Cause>,
    /// What is wrong with the request but does not explain the code; only where nothing fits.
    pub beside: Vec<Cause>,
}

/// What is found for a code, as it is found.
pub(super) struct Found {
    /// The code; 0 for none.
    pub code: u32,
    /// Whether the tables have it.
    pub is_known: bool,
    /// What was found so far.
    pub explained: Explained,
}

impl Found {
    /// A cause that would bring one of these codes.
    pub fn add(&mut self, codes: &[u32], place: Place, why: Why) {
        self.add_with(codes, Cause { why, place, instead: None });
    }

    /// The same for a cause with a value for its place.
    pub fn add_with(&mut self, codes: &[u32], cause: Cause) {
        self.put(codes.contains(&self.code), cause);
    }

    /// A part that is worth a look for these codes only.
    pub fn suspect(&mut self, codes: &[u32], place: Place, why: impl FnOnce() -> Why) {
        if codes.contains(&self.code) {
            self.add(codes, place, why());
        }
    }

    /// A cause that explains the code, or one beside it.
    pub fn put(&mut self, fits: bool, cause: Cause) {
        let list = if fits { &mut self.explained.fitting } else { &mut self.explained.beside };
        if !list.contains(&cause) {
            list.push(cause);
        }
    }
}
