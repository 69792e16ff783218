//! A map by name whose clones share what neither has changed: the whole map, and each of its values.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Values by name. A clone copies nothing; what it shares is copied when it is changed: the list, and the one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shared<T>(Arc<BTreeMap<String, Arc<T>>>);

impl<T> Default for Shared<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T> Shared<T> {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a name.
    pub(super) fn get(&self, name: &str) -> Option<&T> {
        self.0.get(name).map(Arc::as_ref)
    }

    /// All, sorted by name.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_ref()))
    }
}

impl<T: Clone> Shared<T> {
    /// Takes a name out.
    pub(super) fn remove(&mut self, name: &str) {
        if self.0.contains_key(name) {
            Arc::make_mut(&mut self.0).remove(name);
        }
    }
}

impl<T: Clone + Default> Shared<T> {
    /// The value of a name to be changed; one is made where there is none.
    pub(super) fn edit(&mut self, name: &str) -> &mut T {
        Arc::make_mut(Arc::make_mut(&mut self.0).entry(name.to_owned()).or_default())
    }
}

impl<T: PartialEq> Shared<T> {
    /// Name by name: what differs from `base` as it is here, all else as it is there.
    pub(super) fn merged(&self, base: &Self, theirs: &Self) -> Self {
        let names = self.0.keys().chain(theirs.0.keys());
        let values = names.filter_map(|name| {
            let mine = self.0.get(name);
            let merged = if mine == base.0.get(name) { theirs.0.get(name) } else { mine };
            Some((name.clone(), Arc::clone(merged?)))
        });
        Self(Arc::new(values.collect()))
    }
}

impl<T> FromIterator<(String, T)> for Shared<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(values: I) -> Self {
        Self(Arc::new(values.into_iter().map(|(name, value)| (name, Arc::new(value))).collect()))
    }
}

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Shared<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        BTreeMap::<String, T>::deserialize(deserializer).map(Self::from_iter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A few values of a few names, so that two maps have some in common.
    fn shared() -> impl Strategy<Value = Shared<u8>> {
        prop::collection::btree_map("[a-d]", 0u8..3, 0..4).prop_map(Shared::from_iter)
    }

    proptest! {
        #[test]
        fn of_two_changed_maps_each_keeps_its_changes(base in shared(), mine in shared(), theirs in shared()) {
            let merged = mine.merged(&base, &theirs);
            for name in ["a", "b", "c", "d"] {
                let [merged, base, mine, theirs] = [&merged, &base, &mine, &theirs].map(|map| map.get(name));
                prop_assert_eq!(merged, if mine == base { theirs } else { mine });
            }
            prop_assert_eq!(&mine.merged(&mine, &theirs), &theirs);
            prop_assert_eq!(&mine.merged(&base, &base), &mine);
            prop_assert_eq!(merged.merged(&theirs, &theirs), merged);
        }

        #[test]
        fn a_clone_lives_by_itself(map in shared(), name in "[a-d]") {
            let mut changed = map.clone();
            prop_assert!(Arc::ptr_eq(&changed.0, &map.0), "a clone copies nothing");
            changed.remove("no such name");
            prop_assert!(Arc::ptr_eq(&changed.0, &map.0), "nothing was taken out");
            let before: Vec<_> = map.iter().map(|(name, value)| (name.to_owned(), *value)).collect();
            *changed.edit(&name) += 10;
            prop_assert!(map.iter().eq(before.iter().map(|(name, value)| (name.as_str(), value))));
            prop_assert_ne!(&changed, &map);
            changed.remove(&name);
            prop_assert_eq!(changed.get(&name), None);
        }
    }
}
