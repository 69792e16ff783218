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

/// Changes as one text, for the time between a page that is left and the next.
pub fn write_all(changes: &[Change]) -> String {
    let texts: Vec<String> = changes.iter().map(Change::to_text).collect();
    serde_json::to_string(&texts).unwrap_or_default()
}

/// The changes of a text, without those that this page does not understand.
pub fn read_all(text: &str) -> Vec<Change> {
    let texts: Vec<String> = serde_json::from_str(text).unwrap_or_default();
    texts.iter().filter_map(|text| Change::from_text(text)).collect()
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
