//! What all tabs share through the browser's storage: each merges what the others wrote before it writes itself. Knows
//! neither the storage nor what is shared.

use std::rc::Rc;

/// What the browser was last known to hold, as this page read or wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stored<T> {
    /// Its text; nothing where there was none.
    pub text: Option<Rc<str>>,
    /// What the last text said that could be read.
    pub value: T,
}

/// What is to be done about the storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Nothing.
    Nothing,
    /// Another tab wrote meanwhile: that comes first.
    Read,
    /// What is here is to be written.
    Write,
}

impl<T> Stored<T> {
    /// What is due where the browser holds this text now, and what is here differs from [`value`](Self::value) or not.
    pub fn due(&self, held: Option<&str>, differs: bool) -> Due {
        match (held == self.text.as_deref(), differs) {
            (false, _) => Due::Read,
            (true, true) => Due::Write,
            (true, false) => Due::Nothing,
        }
    }
}
