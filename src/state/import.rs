//! A request that was imported: it goes into the draft in one step, which can be taken back as a whole.

use super::body::BodyDraft;
use super::credentials::CredentialSets;
use crate::api::command::Command;
use crate::api::endpoint::Endpoint;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The last import, while it can be taken back or done again. It lives in memory only: it may hold secrets.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportStep {
    /// The draft on the other side of the step.
    pub(super) other: Rc<Before>,
    /// The command and the body on this side: once something else was edited, that is taken back first.
    pub(super) path: Rc<str>,
    pub(super) body: Rc<str>,
    pub(super) is_undone: bool,
}

/// All that an import may replace.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Before {
    pub(super) command: &'static Command,
    pub(super) endpoint: Endpoint,
    pub(super) custom_base: Rc<str>,
    pub(super) credentials: CredentialSets,
    pub(super) random: Rc<str>,
    pub(super) random_pinned: bool,
    pub(super) draft: BodyDraft,
    pub(super) shelf: Rc<BTreeMap<Rc<str>, BodyDraft>>,
}
