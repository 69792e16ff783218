//! What a language makes of a request.

use super::note::Note;
use std::fmt;

/// What a request is in one language.
#[derive(Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The whole file.
    pub text: String,
    /// What its reader must know, the first thing first.
    pub notes: Vec<Note>,
}

impl fmt::Debug for Snippet {
    /// Without the text, which may hold a UserSig.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Snippet").field("notes", &self.notes).finish_non_exhaustive()
    }
}
