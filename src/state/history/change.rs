//! What changes in a history, for keeping and for the other tabs.

use super::entry::Entry;
use super::key::Key;
use super::stored;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// A change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// An entry is new, or another than it was.
    Put(Rc<Entry>),
    /// Entries are gone.
    Gone(Vec<Key>),
    /// All are gone.
    Cleared,
}

/// Why the browser does not keep the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// There is no room.
    Full,
    /// A newer version of this page wrote it.
    Newer,
    /// The browser does not let the page keep anything, or fails.
    Forbidden,
}

#[derive(Serialize, Deserialize)]
enum Told {
    Put(String),
    Gone(Vec<String>),
    Cleared,
}

impl Change {
    /// As a text for the other tabs.
    pub fn to_text(&self) -> String {
        let told = match self {
            Self::Put(entry) => Told::Put(stored::write(entry)),
            Self::Gone(keys) => Told::Gone(keys.iter().map(Key::to_text).collect()),
            Self::Cleared => Told::Cleared,
        };
        serde_json::to_string(&told).unwrap_or_default()
    }

    /// What another tab told; `None` where this page does not understand it.
    pub fn from_text(text: &str) -> Option<Self> {
        Some(match serde_json::from_str(text).ok()? {
            Told::Put(entry) => Self::Put(Rc::new(stored::read(&entry)?)),
            Told::Gone(keys) => Self::Gone(keys.iter().filter_map(|key| Key::from_text(key)).collect()),
            Told::Cleared => Self::Cleared,
        })
    }
}
