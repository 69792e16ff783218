//! The accounts and their profiles, and their text form. Knows no rule: what is stored was judged before.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt;

/// A stored value: what was sent, exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// A profile: the fields that were set. Custom fields go by their current tag, whatever documents are followed.
pub(super) type Profile = BTreeMap<String, Stored>;

/// All accounts by UserID.
#[derive(Debug, Clone, Default)]
pub(super) struct Store {
    profiles: BTreeMap<String, Profile>,
    changes: u64,
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
        self.profiles.get(account)
    }

    /// Sets fields of an account, which is made when there is none.
    pub(super) fn set(&mut self, account: &str, fields: impl IntoIterator<Item = (String, Stored)>) {
        self.profiles.entry(account.to_owned()).or_default().extend(fields);
        self.changes += 1;
    }

    /// How often something was set: a number that is another one after each change.
    pub(super) fn changes(&self) -> u64 {
        self.changes
    }

    /// As JSON.
    pub(super) fn to_text(&self) -> String {
        let accounts: Map<String, Value> = self
            .profiles
            .iter()
            .map(|(account, profile)| {
                let fields: Map<_, _> =
                    profile.iter().map(|(tag, stored)| (tag.clone(), stored.json())).collect();
                (account.clone(), Value::Object(fields))
            })
            .collect();
        json!({ "version": VERSION, "accounts": accounts }).to_string()
    }

    /// Reads [`Store::to_text`] back.
    pub(super) fn from_text(text: &str) -> Result<Self, RestoreError> {
        let value: Value = serde_json::from_str(text).map_err(|_| RestoreError::NotJson)?;
        if value.get("version").and_then(Value::as_u64) != Some(VERSION) {
            return Err(RestoreError::Version);
        }
        let accounts = value.get("accounts").and_then(Value::as_object).ok_or(RestoreError::Damaged)?;
        let mut store = Self::default();
        for (account, fields) in accounts {
            let fields = fields.as_object().ok_or(RestoreError::Damaged)?.iter();
            let fields = fields.map(|(tag, value)| Some((tag.clone(), Stored::read(value)?)));
            store.set(account, fields.collect::<Option<Profile>>().ok_or(RestoreError::Damaged)?);
        }
        Ok(store)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stored() -> impl Strategy<Value = Stored> {
        prop_oneof![any::<String>().prop_map(Stored::Text), any::<u64>().prop_map(Stored::Number)]
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_back(
            profiles in prop::collection::btree_map(
                any::<String>(), prop::collection::btree_map(any::<String>(), stored(), 0..4), 0..4),
        ) {
            let store = Store { profiles, changes: 0 };
            let read = Store::from_text(&store.to_text()).map(|store| store.profiles);
            prop_assert_eq!(read, Ok(store.profiles));
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
        let deep = "[".repeat(10_000);
        assert_eq!(Store::from_text(&deep).err(), Some(RestoreError::NotJson));
    }
}
