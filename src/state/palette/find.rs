//! The search: which entries fit typed words, and in which order they stand.

use super::entries::Entry;
use super::what::Kind;
use crate::api::search;

/// No more are shown.
pub const MOST: usize = 50;

/// How many of what was sent last are shown while nothing was typed.
const LAST_SENT: usize = 5;

/// What was found.
#[derive(Debug, Clone)]
pub struct Found<'a> {
    /// The best of it, by kinds: the kind with the best fit first, and the best first in each.
    pub groups: Vec<(Kind, Vec<&'a Entry>)>,
    /// How many fit in all.
    pub count: usize,
}

impl Found<'_> {
    /// What is shown, in its order.
    pub fn shown(&self) -> impl Iterator<Item = &Entry> {
        self.groups.iter().flat_map(|(_, entries)| entries.iter().copied())
    }
}

/// How well an entry fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// What was typed is its name, such as a code.
    Name,
    /// Its name begins so.
    NameBegins,
    /// Each word begins one of its words.
    WordsBegin,
    /// Each word stands somewhere in it.
    Stands,
}

impl Fit {
    /// The best first.
    const ALL: [Self; 4] = [Self::Name, Self::NameBegins, Self::WordsBegin, Self::Stands];
}

/// The entries in which every typed word stands, whatever the case. Without a word: what can be done, the panels, what was sent
/// last, and the settings. Of many, each kind has an equal share of [`MOST`].
pub fn find<'a>(entries: [&'a [Entry]; 2], query: &str) -> Found<'a> {
    let words = search::words(query);
    let name = words.join(" ");
    let begins_with = |kind| !words.is_empty() || !matches!(kind, Kind::Command | Kind::Code | Kind::Lesson);
    let mut found = Vec::new();
    for entry in entries.into_iter().flatten().filter(|entry| begins_with(entry.what.kind())) {
        if let Some(fit) = fit(entry, &name, &words) {
            found.push((fit, entry.what.kind(), entry));
        }
    }
    let has = |fits: &[Fit], kind| found.iter().any(|(fit, of, _)| *of == kind && fits.contains(fit));
    let kinds = Kind::ALL.into_iter().filter(|kind| has(&Fit::ALL, *kind)).count();
    let share = MOST / kinds.max(1);
    let mut groups = Vec::new();
    // A few passes, for to sort takes more of the program than all of this.
    for (at, best) in Fit::ALL.into_iter().enumerate() {
        for kind in Kind::ALL {
            if has(&[best], kind) && !has(&Fit::ALL[..at], kind) {
                let mut group = Vec::new();
                for of in Fit::ALL {
                    let fitting = found.iter().filter(|(fit, its, _)| *fit == of && *its == kind);
                    group.extend(fitting.map(|(_, _, entry)| *entry));
                }
                let is_start = words.is_empty() && kind == Kind::Past;
                group.truncate(if is_start { LAST_SENT } else { share });
                groups.push((kind, group));
            }
        }
    }
    let shown = groups.iter().map(|(_, group)| group.len()).sum();
    Found { groups, count: if words.is_empty() { shown } else { found.len() } }
}

/// How an entry fits; nothing where a word does not stand in it. Without a word all fit equally well.
pub(super) fn fit(entry: &Entry, name: &str, words: &[String]) -> Option<Fit> {
    let Entry { names, texts, .. } = entry;
    let all = || names.iter().map(String::as_str).chain([texts.as_str()]);
    if !words.iter().all(|word| all().any(|text| text.contains(word.as_str()))) {
        return None;
    }
    if words.is_empty() || names.iter().any(|own| own == name) {
        Some(Fit::Name)
    } else if names.iter().any(|own| own.starts_with(name)) {
        Some(Fit::NameBegins)
    } else if words.iter().all(|word| all().any(|text| begins_a_word(text, word))) {
        Some(Fit::WordsBegin)
    } else {
        Some(Fit::Stands)
    }
}

/// Whether a word of a text begins so. Chinese has no blanks between words: there, each character may begin one.
fn begins_a_word(text: &str, beginning: &str) -> bool {
    text.match_indices(beginning).any(|(at, _)| !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric()))
}
