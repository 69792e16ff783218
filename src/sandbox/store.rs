//! The accounts and their profiles, and their text form. Knows no rule: what is stored was judged before.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A stored value: what was sent, exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Value", try_from = "Value")]
pub(super) enum Stored {
    /// A string or bytes field's text.
    Text(String),
    /// An integer field's number.
    Number(u64),
}

impl Stored {
    /// The value of a JSON token; `None` when it is neither a string nor an integer of 64 bits.
    pub(super) fn read(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(Self::Text(text.clone())),
            Value::Number(number) => number.as_u64().map(Self::Number),
            _ => None,
        }
    }

    /// As JSON.
    pub(super) fn json(&self) -> Value {
        match self {
            Self::Text(text) => json!(text),
            Self::Number(number) => json!(number),
        }
    }
}

impl From<Stored> for Value {
    fn from(stored: Stored) -> Self {
        stored.json()
    }
}

impl TryFrom<Value> for Stored {
    type Error = &'static str;

    fn try_from(value: Value) -> Result<Self, Self::Error> {
        Self::read(&value).ok_or("neither a string nor an integer of 64 bits")
    }
}

/// A profile: the fields that were set. Custom fields go by their current tag, whatever documents are followed.
pub(super) type Profile = BTreeMap<String, Stored>;

/// All accounts by UserID. What clones share is copied when it is changed: the list, and the one profile.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Store {
    profiles: Arc<BTreeMap<String, Arc<Profile>>>,
}

/// The text form.
#[derive(Serialize, Deserialize)]
struct Kept<A: Ord, P> {
    version: u64,
    accounts: BTreeMap<A, P>,
}

/// The version of the text form. Another one is not read.
const VERSION: u64 = 1;

/// Why a stored text is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RestoreError {
    /// It is not JSON.
    NotJson,
    /// It is of another version, or says none.
    Version,
    /// Its accounts are not in the form that this version writes.
    Damaged,
}

impl fmt::Display for RestoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotJson => "the stored sandbox is not JSON",
            Self::Version => "the stored sandbox is of another version",
            Self::Damaged => "the stored sandbox is damaged",
        })
    }
}

impl Store {
    /// The UserIDs, sorted.
    pub(super) fn accounts(&self) -> impl Iterator<Item = &str> {
        self.profiles.keys().map(String::as_str)
    }

    /// How many accounts there are.
    pub(super) fn len(&self) -> usize {
        self.profiles.len()
    }

    /// An account's profile.
    pub(super) fn profile(&self, account: &str) -> Option<&Profile> {
        self.profiles.get(account).map(Arc::as_ref)
    }

    /// Sets fields of an account, which is made when there is none.
    pub(super) fn set(&mut self, account: &str, fields: impl IntoIterator<Item = (String, Stored)>) {
        let profiles = Arc::make_mut(&mut self.profiles);
        Arc::make_mut(profiles.entry(account.to_owned()).or_default()).extend(fields);
    }

    /// Account by account: what differs from `base` as it is here, all else as it is there.
    pub(super) fn merged(&self, base: &Self, theirs: &Self) -> Self {
        let mut merged = theirs.clone();
        let profiles = Arc::make_mut(&mut merged.profiles);
        for account in self.profiles.keys().chain(base.profiles.keys()) {
            let mine = self.profiles.get(account);
            match mine {
                _ if mine == base.profiles.get(account) => {}
                Some(mine) => drop(profiles.insert(account.clone(), Arc::clone(mine))),
                None => drop(profiles.remove(account)),
            }
        }
        merged
    }

    /// As JSON.
    pub(super) fn to_text(&self) -> String {
        let mut accounts = BTreeMap::new();
        accounts.extend(self.profiles.iter().map(|(account, profile)| (account, profile.as_ref())));
        // A map of texts and integers can be written.
        serde_json::to_string(&Kept { version: VERSION, accounts }).unwrap_or_default()
    }

    /// Reads [`Store::to_text`] back.
    pub(super) fn from_text(text: &str) -> Result<Self, RestoreError> {
        let value: Value = serde_json::from_str(text).map_err(|_| RestoreError::NotJson)?;
        if value.get("version").and_then(Value::as_u64) != Some(VERSION) {
            return Err(RestoreError::Version);
        }
        let kept: Kept<String, Profile> = serde_json::from_str(text).map_err(|_| RestoreError::Damaged)?;
        let mut profiles = BTreeMap::new();
        profiles.extend(kept.accounts.into_iter().map(|(account, profile)| (account, Arc::new(profile))));
        Ok(Self { profiles: Arc::new(profiles) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stored() -> impl Strategy<Value = Stored> {
        prop_oneof![any::<String>().prop_map(Stored::Text), any::<u64>().prop_map(Stored::Number)]
    }

    /// A few accounts of a few names, so that two stores have some in common.
    fn store() -> impl Strategy<Value = Store> {
        let profile = prop::collection::btree_map("[a-c]", stored(), 0..3).prop_map(Arc::new);
        let profiles = prop::collection::btree_map("[a-d]", profile, 0..4);
        profiles.prop_map(|profiles| Store { profiles: Arc::new(profiles) })
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_back(
            profiles in prop::collection::btree_map(
                any::<String>(), prop::collection::btree_map(any::<String>(), stored(), 0..4), 0..4),
        ) {
            let profiles = profiles.into_iter().map(|(account, profile)| (account, Arc::new(profile)));
            let store = Store { profiles: Arc::new(profiles.collect()) };
            prop_assert_eq!(Store::from_text(&store.to_text()), Ok(store));
        }

        #[test]
        fn of_two_changed_stores_each_keeps_its_changes(base in store(), mine in store(), theirs in store()) {
            let merged = mine.merged(&base, &theirs);
            for account in ["a", "b", "c", "d"] {
                let [merged, base, mine, theirs] =
                    [&merged, &base, &mine, &theirs].map(|store| store.profile(account));
                prop_assert_eq!(merged, if mine == base { theirs } else { mine });
            }
            prop_assert_eq!(&mine.merged(&mine, &theirs), &theirs);
            prop_assert_eq!(&mine.merged(&base, &base), &mine);
            prop_assert_eq!(merged.merged(&theirs, &theirs), merged);
        }

        #[test]
        fn a_clone_lives_by_itself(store in store(), account in "[a-d]", value in stored()) {
            let mut changed = store.clone();
            prop_assert!(Arc::ptr_eq(&changed.profiles, &store.profiles), "a clone copies nothing");
            let text = store.to_text();
            changed.set(&account, [("new".to_owned(), value)]);
            prop_assert_eq!(store.to_text(), text);
            prop_assert_ne!(changed, store);
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            prop_assert!(Store::from_text(&text).is_err());
        }
    }

    #[test]
    fn damage_is_told_apart() {
        for (text, expected) in [
            ("", RestoreError::NotJson),
            ("{", RestoreError::NotJson),
            ("[]", RestoreError::Version),
            (r#"{"version":2,"accounts":{}}"#, RestoreError::Version),
            (r#"{"version":1}"#, RestoreError::Damaged),
            (r#"{"version":1,"accounts":[]}"#, RestoreError::Damaged),
            (r#"{"version":1,"accounts":{"a":1}}"#, RestoreError::Damaged),
            (r#"{"version":1,"accounts":{"a":{"t":1.5}}}"#, RestoreError::Damaged),
            (r#"{"version":1,"accounts":{"a":{"t":null}}}"#, RestoreError::Damaged),
        ] {
            assert_eq!(Store::from_text(text).err(), Some(expected), "{text}");
        }
        // As version 1 has been written from the first.
        let text = r#"{"version":1,"accounts":{"a":{},"b":{"t":18446744073709551615,"u":"\u4e2d\u0000"}}}"#;
        let store = Store::from_text(text).unwrap();
        assert_eq!(store.profile("b").and_then(|b| b.get("t")), Some(&Stored::Number(u64::MAX)));
        assert_eq!(store.profile("b").and_then(|b| b.get("u")), Some(&Stored::Text("中\0".to_owned())));
        let deep = "[".repeat(10_000);
        assert_eq!(Store::from_text(&deep).err(), Some(RestoreError::NotJson));
    }
}
