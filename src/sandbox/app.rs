//! What a command works on.

use super::settings::Settings;
use super::store::Store;
use crate::api::rules::Rules;

/// The app, for one request.
pub(super) struct App<'a> {
    pub store: &'a mut Store,
    pub settings: &'a Settings,
    pub rules: Rules<'a>,
    /// The administrator who asks.
    pub caller: &'a str,
    /// When, in seconds since 1970.
    pub now: u64,
    /// How long the body is.
    pub body_bytes: usize,
}
