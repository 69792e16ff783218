//! How much is kept: so many entries, so many bytes. The oldest go first, those that are pinned not at all; so there are
//! bounds for pins, too.

use super::entry::Entry;
use super::key::Key;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How many entries are kept.
pub const MOST: usize = 1000;

/// How much they weigh together, in bytes.
pub const WEIGHT_MAX: usize = 8 * 1024 * 1024;

/// How many of them can be pinned.
pub const PINS_MOST: usize = MOST / 2;

/// How much these weigh together, in bytes.
const PINS_WEIGHT_MAX: usize = WEIGHT_MAX / 2;

/// Entries in the order of time.
pub type Entries = BTreeMap<Key, Rc<Entry>>;

/// The keys of those that are too many, the oldest first.
pub fn too_many(entries: &Entries) -> Vec<Key> {
    let (mut count, mut weight) = (entries.len(), total(entries.values()));
    let mut gone = Vec::new();
    for (key, entry) in entries {
        if count <= MOST && weight <= WEIGHT_MAX {
            break;
        }
        if !entry.is_pinned {
            gone.push(*key);
            count -= 1;
            weight -= entry.weight();
        }
    }
    gone
}

/// Whether another one can be pinned.
pub fn can_pin(entries: &Entries, other: &Entry) -> bool {
    let pinned = || entries.values().filter(|entry| entry.is_pinned);
    pinned().count() < PINS_MOST && total(pinned()) + other.weight() <= PINS_WEIGHT_MAX
}

fn total<'a>(entries: impl Iterator<Item = &'a Rc<Entry>>) -> usize {
    entries.map(|entry| entry.weight()).sum()
}
