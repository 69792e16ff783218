//! Which entries somebody looks for.

use super::bounds::Entries;
use super::entry::{End, Entry};
use crate::api::endpoint::Endpoint;
use std::rc::Rc;

/// Which kind of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// All.
    #[default]
    All,
    /// Those that succeeded.
    Ok,
    /// Those that the service refused.
    Fail,
    /// Those without a usable reply.
    Nothing,
    /// Those that are pinned.
    Pinned,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::All, Self::Ok, Self::Fail, Self::Nothing, Self::Pinned];

    /// Its value in a select.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Ok => "ok",
            Self::Fail => "fail",
            Self::Nothing => "nothing",
            Self::Pinned => "pinned",
        }
    }

    /// The kind of a select's value.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.name() == name).unwrap_or_default()
    }

    fn has(self, entry: &Entry) -> bool {
        match self {
            Self::All => true,
            Self::Ok => entry.end == End::Ok,
            Self::Fail => entry.end == End::Fail,
            Self::Nothing => matches!(entry.end, End::Nothing | End::Unread),
            Self::Pinned => entry.is_pinned,
        }
    }
}

/// The entries of a kind in which all words of a query stand, the newest first. A word is looked for in code and
/// diagnosis, HTTP status, command, endpoint, SDKAppID, identifier, `random`, name, body and reply; the case of Latin letters
/// does not matter. `shown` says how a code or diagnosis is shown: it is found by that, too.
pub fn found(
    entries: &Entries,
    kind: Kind,
    query: &str,
    shown: impl for<'a> Fn(&'a str) -> &'a str,
) -> Vec<Rc<Entry>> {
    let words: Vec<String> = query.split_whitespace().map(str::to_ascii_lowercase).collect();
    let has_words = |entry: &Entry| words.iter().all(|word| has(entry, shown(&entry.code), word.as_bytes()));
    let fits = |entry: &&Rc<Entry>| kind.has(entry) && has_words(entry);
    entries.values().rev().filter(fits).cloned().collect()
}

fn has(entry: &Entry, shown: &str, word: &[u8]) -> bool {
    let status = entry.status.map(|status| status.to_string()).unwrap_or_default();
    let endpoint = match &entry.endpoint {
        Endpoint::Custom(base) => base,
        named => named.name(),
    };
    let short = [&*entry.code, &status, &entry.command, endpoint, &entry.sdkappid, &entry.identifier];
    let more = [&*entry.random, &entry.name, shown];
    let long = [&entry.body, &entry.reply].into_iter().filter_map(Option::as_deref);
    short.into_iter().chain(more).chain(long).any(|text| stands(text.as_bytes(), word))
}

/// Whether a word in small letters stands in a text.
fn stands(text: &[u8], word: &[u8]) -> bool {
    let Some((first, _)) = word.split_first() else { return true };
    let other = first.to_ascii_uppercase();
    let last = text.len().checked_sub(word.len());
    last.is_some_and(|last| {
        (0..=last).any(|at| {
            (text[at] == *first || text[at] == other) && text[at..at + word.len()].eq_ignore_ascii_case(word)
        })
    })
}
