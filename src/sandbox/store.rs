//! All accounts and groups, and their text form. Knows no rule: what is stored was judged before.

use super::records::{Group, Person, Profile, Stored};
use super::shared::Shared;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;

/// All that the service remembers. An account is what has a profile, be it empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Store {
    profiles: Shared<Profile>,
    people: Shared<Person>,
    groups: Shared<Group>,
}

/// The text form. What came after the accounts is left out while there is nothing in it, and may be missing.
#[derive(Serialize, Deserialize)]
struct Kept {
    version: u64,
    accounts: Shared<Profile>,
    #[serde(default, skip_serializing_if = "Shared::is_empty")]
    people: Shared<Person>,
    #[serde(default, skip_serializing_if = "Shared::is_empty")]
    groups: Shared<Group>,
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
    /// What it holds is not in the form that this version writes.
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
        self.profiles.iter().map(|(account, _)| account)
    }

    /// How many accounts there are.
    pub(super) fn len(&self) -> usize {
        self.profiles.len()
    }

    /// Whether there is an account.
    pub(super) fn has(&self, account: &str) -> bool {
        self.profile(account).is_some()
    }

    /// An account's profile.
    pub(super) fn profile(&self, account: &str) -> Option<&Profile> {
        self.profiles.get(account)
    }

    /// Sets fields of an account, which is made when there is none.
    pub(super) fn set(&mut self, account: &str, fields: impl IntoIterator<Item = (String, Stored)>) {
        self.profiles.edit(account).extend(fields);
    }

    /// What an account has beside its profile.
    pub(super) fn person(&self, account: &str) -> &Person {
        self.people.get(account).unwrap_or(Person::new())
    }

    /// The same of every account that has anything, sorted by account.
    pub(super) fn people(&self) -> impl Iterator<Item = (&str, &Person)> {
        self.people.iter()
    }

    /// The same to be changed.
    pub(super) fn edit_person(&mut self, account: &str) -> &mut Person {
        self.people.edit(account)
    }

    /// All groups, sorted by GroupId.
    pub(super) fn groups(&self) -> impl Iterator<Item = (&str, &Group)> {
        self.groups.iter()
    }

    /// A group.
    pub(super) fn group(&self, id: &str) -> Option<&Group> {
        self.groups.get(id)
    }

    /// A group to be changed; it is made when there is none.
    pub(super) fn edit_group(&mut self, id: &str) -> &mut Group {
        self.groups.edit(id)
    }

    /// Takes a group out.
    pub(super) fn remove_group(&mut self, id: &str) {
        self.groups.remove(id);
    }

    /// Takes an account out, with all that others have noted of it: as a friend, as blocked, as a member.
    pub(super) fn remove(&mut self, account: &str) {
        self.profiles.remove(account);
        self.people.remove(account);
        let knows =
            |person: &Person| person.friends.contains_key(account) || person.blocked.contains(account);
        for other in names(self.people.iter().filter(|(_, person)| knows(person))) {
            let person = self.people.edit(&other);
            person.sequence += u64::from(person.friends.remove(account).is_some());
            person.blocked.remove(account);
        }
        for id in names(self.groups.iter().filter(|(_, group)| group.members.contains_key(account))) {
            let group = self.groups.edit(&id);
            group.members.remove(account);
            if group.owner == account {
                group.owner.clear();
            }
        }
    }

    /// Account by account and group by group: what differs from `base` as it is here, all else as it is there.
    pub(super) fn merged(&self, base: &Self, theirs: &Self) -> Self {
        Self {
            profiles: self.profiles.merged(&base.profiles, &theirs.profiles),
            people: self.people.merged(&base.people, &theirs.people),
            groups: self.groups.merged(&base.groups, &theirs.groups),
        }
    }

    /// As JSON.
    pub(super) fn to_text(&self) -> String {
        let Self { profiles, people, groups } = self.clone();
        // Maps of texts and integers can be written.
        serde_json::to_string(&Kept { version: VERSION, accounts: profiles, people, groups })
            .unwrap_or_default()
    }

    /// Reads [`Store::to_text`] back.
    pub(super) fn from_text(text: &str) -> Result<Self, RestoreError> {
        let value: Value = serde_json::from_str(text).map_err(|_| RestoreError::NotJson)?;
        if value.get("version").and_then(Value::as_u64) != Some(VERSION) {
            return Err(RestoreError::Version);
        }
        let kept: Kept = serde_json::from_value(value).map_err(|_| RestoreError::Damaged)?;
        Ok(Self { profiles: kept.accounts, people: kept.people, groups: kept.groups })
    }
}

fn names<'a, T: 'a>(found: impl Iterator<Item = (&'a str, &'a T)>) -> Vec<String> {
    found.map(|(name, _)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::records::{Friend, Member, Message};
    use super::*;
    use proptest::prelude::*;

    fn stored() -> impl Strategy<Value = Stored> {
        prop_oneof![any::<String>().prop_map(Stored::Text), any::<u64>().prop_map(Stored::Number)]
    }

    /// Any texts, in every place that holds one.
    fn store() -> impl Strategy<Value = Store> {
        let profile = prop::collection::btree_map(any::<String>(), stored(), 0..4);
        let person = (any::<[String; 3]>(), any::<u64>(), any::<Option<String>>()).prop_map(
            |([name, text, blocked], n, group)| Person {
                friends: [(name.clone(), Friend { remark: text.clone(), since: n, ..Friend::default() })]
                    .into(),
                sequence: n,
                blocked: [blocked].into(),
                messages: vec![Message { from: name, group, key: text.clone(), time: n, body: text }],
                ..Person::default()
            },
        );
        let group =
            (any::<[String; 3]>(), any::<Option<u64>>()).prop_map(|([name, owner, role], most)| Group {
                members: [(owner.clone(), Member { role, joined: 7 })].into(),
                name,
                owner,
                most,
                ..Group::default()
            });
        (
            prop::collection::btree_map(any::<String>(), profile, 0..4),
            prop::collection::btree_map(any::<String>(), person, 0..3),
            prop::collection::btree_map(any::<String>(), group, 0..3),
        )
            .prop_map(|(profiles, people, groups)| Store {
                profiles: Shared::from_iter(profiles),
                people: Shared::from_iter(people),
                groups: Shared::from_iter(groups),
            })
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_back(store in store()) {
            prop_assert_eq!(Store::from_text(&store.to_text()), Ok(store));
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
            (r#"{"version":1,"accounts":{},"people":{"a":{"friends":[]}}}"#, RestoreError::Damaged),
            (r#"{"version":1,"accounts":{},"groups":{"a":{"name":1}}}"#, RestoreError::Damaged),
        ] {
            assert_eq!(Store::from_text(text).err(), Some(expected), "{text}");
        }
        let deep = "[".repeat(10_000);
        assert_eq!(Store::from_text(&deep).err(), Some(RestoreError::NotJson));
    }

    #[test]
    fn a_text_of_the_first_days_is_read() {
        // As version 1 was written before there were friends and groups; and it is written so while there are none.
        let text = r#"{"version":1,"accounts":{"a":{},"b":{"t":18446744073709551615,"u":"中\u0000"}}}"#;
        let store = Store::from_text(text).unwrap();
        assert_eq!(store.profile("b").and_then(|b| b.get("t")), Some(&Stored::Number(u64::MAX)));
        assert_eq!(store.profile("b").and_then(|b| b.get("u")), Some(&Stored::Text("中\0".to_owned())));
        assert_eq!(store.to_text(), text);
    }

    #[test]
    fn a_removed_account_leaves_nothing_behind() {
        let mut store = Store::default();
        store.set("a", []);
        store.set("b", []);
        store.edit_person("a").messages.clear();
        store.edit_person("b").friends.insert("a".to_owned(), Friend::default());
        store.edit_person("b").blocked.insert("a".to_owned());
        let group = store.edit_group("g");
        group.owner = "a".to_owned();
        group.members.insert("a".to_owned(), Member::default());
        store.remove("a");
        assert!(!store.to_text().replace("accounts", "").contains("\"a\""), "{}", store.to_text());
        assert!(store.has("b") && store.group("g").is_some());
    }
}
