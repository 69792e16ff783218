//! What is told at the page's top until it is put away.

use super::history::Trouble;
use crate::exchange::environment::EnvironmentError;
use crate::exchange::link::{LinkError, Shared};
use std::rc::Rc;

/// Something to tell.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// A link filled something in, or there is something else to tell of it.
    LinkOpened(Rc<Shared>),
    /// Nothing of a link was used.
    LinkRefused(LinkError),
    /// The team's file was not taken.
    TeamRefused(Rc<EnvironmentError>),
    /// The browser does not keep the draft.
    DraftUnkept,
    /// The browser does not keep the history.
    HistoryUnkept(Trouble),
}
