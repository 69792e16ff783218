//! What can happen to the history.

use super::change::{Change, Trouble};
use super::entry::Entry;
use super::key::Key;
use std::rc::Rc;

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// What is kept is to be read.
    Wanted,
    /// It was read, or why it could not be.
    Read(Result<Rc<[Rc<Entry>]>, Trouble>),
    /// All changes up to this number were written, or why they could not be.
    Written(u32, Result<(), Trouble>),
    /// These were not written yet when the page was left.
    Left(Vec<Change>),
    /// Another tab told of a change.
    Heard(Change),
    /// An entry was pinned or let go.
    Pinned(Key, bool),
    /// An entry was given a name.
    Named(Key, String),
    /// An entry was deleted.
    Deleted(Key),
    /// All were deleted.
    Cleared,
    /// What was deleted last is to be there again.
    Undone,
}
