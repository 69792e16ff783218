//! The search: which entries fit typed words, and in which order they stand.

use super::entries::Entry;
use super::what::Kind;
use crate::api::search;
use std::collections::BTreeMap;

/// No more are shown.
pub const MOST: usize = 50;

/// How many of what was sent last are shown while nothing was typed.
const LAST_SENT: usize = 5;

/// What was found.
#[derive(Debug, Clone, PartialEq)]
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

/// The entries in which every typed word stands, whatever the case. Without a word: what can be done, the panels, what was sent
/// last, and the settings. Of many, each kind has an equal share of [`MOST`].
pub fn find<'a>(entries: &'a [Entry], query: &str) -> Found<'a> {
    let words = search::words(query);
    let name = words.join(" ");
    let mut kinds = BTreeMap::<Kind, BTreeMap<(Fit, usize), &Entry>>::new();
    for (at, entry) in entries.iter().enumerate() {
        let kind = entry.what.kind();
        if let Some(fit) = fit(entry, &name, &words) {
            kinds.entry(kind).or_default().insert((fit, at), entry);
        }
    }
    if words.is_empty() {
        kinds.retain(|kind, _| !matches!(kind, Kind::Command | Kind::Code | Kind::Lesson));
    }
    let share = MOST / kinds.len().max(1);
    if words.is_empty() {
        for (kind, found) in &mut kinds {
            let most = if *kind == Kind::Past { LAST_SENT } else { share };
            *found = std::mem::take(found).into_iter().take(most).collect();
        }
    }
    let count = kinds.values().map(BTreeMap::len).sum();
    let best = |found: &BTreeMap<(Fit, usize), &Entry>| found.keys().next().map(|(fit, _)| *fit);
    let in_order: BTreeMap<_, _> =
        kinds.into_iter().map(|(kind, found)| ((best(&found), kind), found)).collect();
    let groups = in_order
        .into_iter()
        .map(|((_, kind), found)| (kind, found.into_values().take(share).collect()))
        .collect();
    Found { groups, count }
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
