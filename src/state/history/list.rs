//! The list of what was sent, and what of it waits to be written.

use super::bounds::{self, Entries};
use super::change::{Change, Trouble};
use super::entry::{Entry, end_of};
use super::key::Key;
use super::step::Step;
use super::times::Times;
use crate::api::secret::Secret;
use crate::state::call::{Exchange, Outcome};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Whether what is kept was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Reading {
    /// Nobody asked for it.
    #[default]
    NotYet,
    /// It is being read; what was deleted meanwhile does not come back by it.
    Begun(Rc<Gone>),
    /// It is here.
    Done,
}

/// What was deleted while what is kept was being read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gone {
    keys: BTreeSet<Key>,
    all: bool,
}

/// What was sent. Cheap to clone and to compare.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    /// The number of this tab.
    tab: u32,
    entries: Rc<Entries>,
    reading: Reading,
    /// Changes that are to be written, and told to the other tabs.
    unwritten: Rc<Vec<Change>>,
    /// The number of the first of them.
    first: u32,
    /// What was deleted last.
    deleted: Rc<Vec<Rc<Entry>>>,
    /// Whether a pin was refused, because there are so many.
    pin_refused: bool,
    trouble: Option<Trouble>,
    times: Times,
}

impl History {
    /// The history as this tab begins it.
    pub fn of_tab(tab: u32) -> Self {
        Self { tab, ..Self::default() }
    }

    /// All entries in the order of time.
    pub fn entries(&self) -> &Rc<Entries> {
        &self.entries
    }

    /// Whether what is kept was read.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The changes that are to be written, and the number of the one after the last.
    pub fn unwritten(&self) -> (&Rc<Vec<Change>>, u32) {
        (&self.unwritten, self.first.wrapping_add(self.unwritten.len() as u32))
    }

    /// The number of the first change that is to be written; `None` where there is none.
    pub fn first_unwritten(&self) -> Option<u32> {
        (!self.unwritten.is_empty()).then_some(self.first)
    }

    /// How many entries were deleted last, and can be brought back.
    pub fn deleted(&self) -> usize {
        self.deleted.len()
    }

    /// Whether a pin was refused just now, because there are so many.
    pub fn pin_refused(&self) -> bool {
        self.pin_refused
    }

    /// Why the browser does not keep it, where that is so.
    pub fn trouble(&self) -> Option<Trouble> {
        self.trouble
    }

    /// How long the last answered calls of this visit took.
    pub fn times(&self) -> &Times {
        &self.times
    }

    /// Adds an exchange, of which none of `secrets` is kept.
    pub(in crate::state) fn note(&mut self, exchange: &Exchange, secrets: &[Secret]) {
        if matches!(exchange.outcome, Outcome::Answered(_)) {
            self.times.note(exchange.took_ms);
        }
        self.deleted = Rc::default();
        self.want();
        self.put(Rc::new(Entry::of(self.tab, exchange, secrets)));
        self.keep_bounds();
    }

    /// A large reply of this visit was read to its end.
    pub(in crate::state) fn note_end(&mut self, exchange: &Exchange, secrets: &[Secret]) {
        let key = Key { at_ms: exchange.at_ms, tab: self.tab, call: exchange.id };
        let (end, code) = end_of(exchange, secrets);
        self.change(key, |entry| Entry { end, code, ..entry.clone() });
    }

    /// Does what a step says. None of `secrets` stays in a name.
    pub(in crate::state) fn apply(&mut self, step: Step, secrets: &[Secret]) {
        self.pin_refused = false;
        match step {
            Step::Wanted => self.want(),
            Step::Read(read) => self.read(read),
            Step::Written(end, outcome) => self.note_written(end, outcome),
            Step::Left(changes) => self.take_up(changes),
            // Whoever has not read what is kept finds it there.
            Step::Heard(Change::Put(_)) if self.reading == Reading::NotYet => {}
            Step::Heard(change) => {
                self.note_gone(&change);
                self.do_as(&change);
                self.keep_bounds();
            }
            Step::Pinned(key, on) => self.pin(key, on),
            Step::Named(key, name) => self.change(key, |entry| entry.named(&name, secrets)),
            Step::Deleted(key) => {
                let deleted = Rc::make_mut(&mut self.entries).remove(&key);
                self.note_deleted(deleted.into_iter().collect(), Change::Gone(vec![key]));
            }
            Step::Cleared => {
                let all = std::mem::take(&mut self.entries);
                self.times = Times::default();
                self.note_deleted(all.values().cloned().collect(), Change::Cleared);
            }
            Step::Undone => {
                let deleted = std::mem::take(&mut self.deleted);
                deleted.iter().for_each(|entry| self.put(Rc::clone(entry)));
                self.keep_bounds();
            }
        }
    }

    fn want(&mut self) {
        if self.reading == Reading::NotYet {
            self.reading = Reading::Begun(Rc::default());
        }
    }

    /// What is here already is newer than what is kept of it.
    fn read(&mut self, read: Result<Rc<[Rc<Entry>]>, Trouble>) {
        let Reading::Begun(gone) = std::mem::replace(&mut self.reading, Reading::Done) else { return };
        match read {
            Ok(read) => {
                let entries = Rc::make_mut(&mut self.entries);
                for entry in read.iter().filter(|entry| !gone.all && !gone.keys.contains(&entry.key)) {
                    entries.entry(entry.key).or_insert_with(|| Rc::clone(entry));
                }
                self.keep_bounds();
            }
            Err(trouble) => self.trouble = Some(trouble),
        }
    }

    /// What could not be written stays here until the page is closed.
    fn note_written(&mut self, end: u32, outcome: Result<(), Trouble>) {
        let count = end.wrapping_sub(self.first) as usize;
        if count <= self.unwritten.len() {
            Rc::make_mut(&mut self.unwritten).drain(..count);
            self.first = end;
        }
        self.trouble = outcome.err();
    }

    /// What was on its way may have arrived: to write it once more changes nothing.
    fn take_up(&mut self, changes: Vec<Change>) {
        self.want();
        for change in changes {
            self.do_as(&change);
            self.write(change);
        }
    }

    fn do_as(&mut self, change: &Change) {
        let entries = Rc::make_mut(&mut self.entries);
        match change {
            Change::Put(entry) => drop(entries.insert(entry.key, Rc::clone(entry))),
            Change::Gone(keys) => keys.iter().for_each(|key| drop(entries.remove(key))),
            Change::Cleared => entries.clear(),
        }
    }

    fn pin(&mut self, key: Key, on: bool) {
        let refused = |entry: &Rc<Entry>| on && !entry.is_pinned && !bounds::can_pin(&self.entries, entry);
        self.pin_refused = self.entries.get(&key).is_some_and(refused);
        if !self.pin_refused {
            self.change(key, |entry| Entry { is_pinned: on, ..entry.clone() });
        }
    }

    fn change(&mut self, key: Key, change: impl FnOnce(&Entry) -> Entry) {
        let Some(before) = self.entries.get(&key) else { return };
        let next = change(before);
        if next != **before {
            self.put(Rc::new(next));
            self.keep_bounds();
        }
    }

    fn put(&mut self, entry: Rc<Entry>) {
        Rc::make_mut(&mut self.entries).insert(entry.key, Rc::clone(&entry));
        self.write(Change::Put(entry));
    }

    fn keep_bounds(&mut self) {
        let gone = bounds::too_many(&self.entries);
        if !gone.is_empty() {
            let entries = Rc::make_mut(&mut self.entries);
            gone.iter().for_each(|key| drop(entries.remove(key)));
            self.write(Change::Gone(gone));
        }
    }

    fn note_deleted(&mut self, deleted: Vec<Rc<Entry>>, change: Change) {
        self.deleted = Rc::new(deleted);
        self.write(change);
    }

    fn write(&mut self, change: Change) {
        self.note_gone(&change);
        Rc::make_mut(&mut self.unwritten).push(change);
    }

    fn note_gone(&mut self, change: &Change) {
        let Reading::Begun(gone) = &mut self.reading else { return };
        let gone = Rc::make_mut(gone);
        match change {
            Change::Put(entry) => drop(gone.keys.remove(&entry.key)),
            Change::Gone(keys) => gone.keys.extend(keys),
            Change::Cleared => gone.all = true,
        }
    }
}
