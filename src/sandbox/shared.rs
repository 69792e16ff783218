//! Records by name, each the keys of a JSON object with their values; clones share what neither has changed: the whole list, and
//! each of the records.

use super::fields::Fields;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Records by name. A clone copies nothing; what it shares is copied when it is changed: the list, and the one record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shared(Arc<BTreeMap<String, Arc<Fields>>>);

impl Shared {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The record of a name.
    pub(super) fn get(&self, name: &str) -> Option<&Fields> {
        self.0.get(name).map(Arc::as_ref)
    }

    /// All, sorted by name.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Fields)> {
        self.0.iter().map(|(name, record)| (name.as_str(), record.as_ref()))
    }

    /// The record of a name to be changed; one is made where there is none.
    pub(super) fn edit(&mut self, name: &str) -> &mut Fields {
        Arc::make_mut(Arc::make_mut(&mut self.0).entry(name.to_owned()).or_default())
    }

    /// Takes a record out.
    pub(super) fn remove(&mut self, name: &str) {
        if self.0.contains_key(name) {
            Arc::make_mut(&mut self.0).remove(name);
        }
    }

    /// Name by name: what differs from `base` as it is here, all else as it is there.
    pub(super) fn merged(&self, base: &Self, theirs: &Self) -> Self {
        let mut merged = theirs.clone();
        let records = Arc::make_mut(&mut merged.0);
        for name in self.0.keys().chain(base.0.keys()) {
            match self.0.get(name) {
                mine if mine == base.0.get(name) => {}
                Some(mine) => drop(records.insert(name.clone(), Arc::clone(mine))),
                None => drop(records.remove(name)),
            }
        }
        merged
    }

    /// As a JSON object.
    pub(super) fn json(&self) -> Value {
        Value::Object(self.iter().map(|(name, record)| (name.to_owned(), record.clone().into())).collect())
    }

    /// Reads [`Shared::json`] back; `None` for what is no object of objects.
    pub(super) fn read(json: Value) -> Option<Self> {
        let Value::Object(all) = json else { return None };
        let mut records = BTreeMap::new();
        for (name, record) in all {
            let Value::Object(record) = record else { return None };
            records.insert(name, Arc::new(record));
        }
        Some(Self(Arc::new(records)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    /// A few records of a few names, so that two lists have some in common.
    fn shared() -> impl Strategy<Value = Shared> {
        prop::collection::btree_map("[a-d]", 0u8..3, 0..4)
            .prop_map(|records| records.into_iter().map(|(name, n)| (name, json!({ "n": n }))).collect())
            .prop_map(|records| Shared::read(Value::Object(records)).unwrap())
    }

    proptest! {
        #[test]
        fn of_two_changed_lists_each_keeps_its_changes(base in shared(), mine in shared(), theirs in shared()) {
            let merged = mine.merged(&base, &theirs);
            for name in ["a", "b", "c", "d"] {
                let [merged, base, mine, theirs] = [&merged, &base, &mine, &theirs].map(|list| list.get(name));
                prop_assert_eq!(merged, if mine == base { theirs } else { mine });
            }
            prop_assert_eq!(&mine.merged(&mine, &theirs), &theirs);
            prop_assert_eq!(&mine.merged(&base, &base), &mine);
            prop_assert_eq!(merged.merged(&theirs, &theirs), merged);
        }

        #[test]
        fn a_clone_lives_by_itself(list in shared(), name in "[a-d]") {
            let mut changed = list.clone();
            prop_assert!(Arc::ptr_eq(&changed.0, &list.0), "a clone copies nothing");
            changed.remove("no such name");
            prop_assert!(Arc::ptr_eq(&changed.0, &list.0), "nothing was taken out");
            let before = list.json();
            changed.edit(&name).insert("new".to_owned(), Value::Null);
            prop_assert_eq!(list.json(), before);
            prop_assert_ne!(&changed, &list);
            changed.remove(&name);
            prop_assert_eq!(changed.get(&name), None);
        }
    }
}
