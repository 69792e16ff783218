//! What an app is set up to be, and how the service treats it.

use crate::api::rules::{CustomField, Documents};
use crate::api::{Secret, usersig};

/// The app as its console would show it, and how the service treats it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The app's number, 1 to 4294967295.
    pub sdkappid: u32,
    /// The app's SecretKey: any text, usually 64 hex digits.
    pub key: Secret,
    /// Who may call the REST API.
    pub administrators: Vec<String>,
    /// The app's own profile fields.
    pub custom: Vec<CustomField>,
    /// Which documents are followed.
    pub documents: Documents,
    /// How often a command may be called.
    pub rate: Rate,
    /// How many accounts there can be (70398 beyond).
    pub account_limit: usize,
}

impl Settings {
    /// A UserSig of the app for an identifier, made at `now` (seconds since 1970) and good for 180 days.
    pub fn usersig(&self, identifier: &str, now: u64) -> Secret {
        usersig::make(&usersig::Inputs {
            sdkappid: self.sdkappid.into(),
            identifier,
            key: &self.key,
            time: now,
            expire: USERSIG_SECONDS,
            userbuf: None,
        })
    }
}

/// 180 days, the vendor's default.
const USERSIG_SECONDS: u64 = 180 * 24 * 60 * 60;

/// How often one command may be called within a second of the clock (60007 beyond).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rate {
    /// As the chosen documents say.
    #[default]
    Documented,
    /// So many times.
    PerSecond(u32),
    /// As often as one likes.
    Unlimited,
}
