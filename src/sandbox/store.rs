//! All accounts and groups, and their text form. Knows no rule: what is stored was judged before.

use super::fields::Fields;
use super::records::{self, BLOCKED, FRIENDS, MEMBERS, SEQUENCE};
use super::shared::Shared;
use serde_json::{Value, json};
use std::fmt;

/// All that the service remembers. An account is what has a profile, be it empty; custom fields go by their current tag,
/// whatever documents are followed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Store {
    profiles: Shared,
    people: Shared,
    groups: Shared,
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

    /// An account's profile: the fields that were set, each as it was sent.
    pub(super) fn profile(&self, account: &str) -> Option<&Fields> {
        self.profiles.get(account)
    }

    /// Sets fields of an account, which is made when there is none.
    pub(super) fn set(&mut self, account: &str, fields: Fields) {
        self.profiles.edit(account).extend(fields);
    }

    /// What an account has beside its profile, where it has anything.
    pub(super) fn person(&self, account: &str) -> Option<&Fields> {
        self.people.get(account)
    }

    /// The same of every account that has anything, sorted by account.
    pub(super) fn people(&self) -> impl Iterator<Item = (&str, &Fields)> {
        self.people.iter()
    }

    /// The same to be changed.
    pub(super) fn edit_person(&mut self, account: &str) -> &mut Fields {
        self.people.edit(account)
    }

    /// Whether one account has noted another one in a part, such as its friends.
    pub(super) fn notes(&self, account: &str, part: &str, other: &str) -> bool {
        self.person(account).is_some_and(|person| records::has(person, part, other))
    }

    /// Makes one account a friend of another's, or notes anew what is noted of it.
    pub(super) fn befriend(&mut self, account: &str, other: &str, noted: Value) {
        let person = self.people.edit(account);
        records::put(person, FRIENDS, other, noted);
        count_up(person, SEQUENCE);
    }

    /// Takes a friend off an account's list, where it is on it.
    pub(super) fn part(&mut self, account: &str, other: &str) {
        if self.notes(account, FRIENDS, other) {
            let person = self.people.edit(account);
            records::take_out(person, FRIENDS, other);
            count_up(person, SEQUENCE);
        }
    }

    /// All groups, sorted by GroupId.
    pub(super) fn groups(&self) -> impl Iterator<Item = &Fields> {
        self.groups.iter().map(|(_, group)| group)
    }

    /// A group.
    pub(super) fn group(&self, id: &str) -> Option<&Fields> {
        self.groups.get(id)
    }

    /// A group to be changed; it is made when there is none.
    pub(super) fn edit_group(&mut self, id: &str) -> &mut Fields {
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
        for other in names(&self.people) {
            self.part(&other, account);
            if self.notes(&other, BLOCKED, account) {
                records::take_out(self.people.edit(&other), BLOCKED, account);
            }
        }
        for id in names(&self.groups) {
            if self.groups.get(&id).is_some_and(|group| records::is_member(group, account)) {
                let group = self.groups.edit(&id);
                if let Some(members) = group.get_mut(MEMBERS).and_then(Value::as_array_mut) {
                    members.retain(|member| member["Member_Account"] != account);
                }
                if records::text(group, "Owner_Account") == account {
                    group.insert("Owner_Account".into(), "".into());
                }
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

    /// As JSON. What came after the accounts is left out while there is nothing in it.
    pub(super) fn to_text(&self) -> String {
        let mut kept = json!({ "version": VERSION, "accounts": self.profiles.json() });
        for (name, records) in [("people", &self.people), ("groups", &self.groups)] {
            if !records.is_empty() {
                kept[name] = records.json();
            }
        }
        // Texts and integers can be written.
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// Reads [`Store::to_text`] back.
    pub(super) fn from_text(text: &str) -> Result<Self, RestoreError> {
        let mut kept: Value = serde_json::from_str(text).map_err(|_| RestoreError::NotJson)?;
        if kept.get("version").and_then(Value::as_u64) != Some(VERSION) {
            return Err(RestoreError::Version);
        }
        let mut read = |name| kept.get_mut(name).map(|records| Shared::read(records.take()));
        let profiles = read("accounts").flatten().ok_or(RestoreError::Damaged)?;
        if !profiles
            .iter()
            .flat_map(|(_, profile)| profile.values())
            .all(|value| value.is_string() || value.is_u64())
        {
            return Err(RestoreError::Damaged);
        }
        let mut later = |name| read(name).unwrap_or(Some(Shared::default())).ok_or(RestoreError::Damaged);
        Ok(Self { profiles, people: later("people")?, groups: later("groups")? })
    }
}

fn count_up(record: &mut Fields, name: &str) {
    let next = records::number(record, name).saturating_add(1);
    record.insert(name.into(), next.into());
}

fn names(records: &Shared) -> Vec<String> {
    records.iter().map(|(name, _)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn record(json: Value) -> Fields {
        json.as_object().unwrap().clone()
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_back(
            accounts in prop::collection::btree_map(any::<String>(), any::<(String, String, u64)>(), 0..4),
            others in any::<[(String, String, f64); 3]>(),
        ) {
            let mut store = Store::default();
            for (account, (tag, text, number)) in &accounts {
                store.set(account, [(tag.clone(), text.as_str().into()), ("n".into(), (*number).into())].into_iter().collect());
            }
            for (name, text, number) in &others {
                store.befriend(name, text, json!({ "any": [number, text, null] }));
                store.edit_group(text).insert(name.clone(), json!(number));
            }
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
            (r#"{"version":1,"accounts":{},"people":[]}"#, RestoreError::Damaged),
            (r#"{"version":1,"accounts":{},"groups":{"a":1}}"#, RestoreError::Damaged),
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
        let expected = record(json!({ "t": u64::MAX, "u": "中\0" }));
        assert_eq!(store.profile("b"), Some(&expected));
        assert_eq!(store.to_text(), text);
    }

    #[test]
    fn a_removed_account_leaves_nothing_behind() {
        let mut store = Store::default();
        store.set("a", Fields::new());
        store.set("b", Fields::new());
        store.edit_person("a").insert("presence".into(), "Online".into());
        store.befriend("b", "a", json!({}));
        records::put(store.edit_person("b"), BLOCKED, "a", json!(1));
        *store.edit_group("g") =
            record(json!({ "Owner_Account": "a", "MemberList": [{ "Member_Account": "a" }] }));
        store.remove("a");
        assert!(!store.to_text().contains("\"a\""), "{}", store.to_text());
        assert!(store.has("b") && store.group("g").is_some());
    }
}
