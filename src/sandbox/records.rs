//! What the records hold, by the names of the documents: a profile its tags; a person friends, blocked accounts, messages and
//! presence; a group the fields of its reply. A record may come from a text that somebody else has written, so whatever is not
//! of its form counts as not there.

use super::fields::Fields;
use serde_json::Value;

/// How many messages are kept of those that an account took; the oldest go.
const MESSAGES_KEPT: usize = 100;

/// The friends of a person: by account, what was noted when the friend was added.
pub(super) const FRIENDS: &str = "friends";
/// Whom a person blocks: by account, since when.
pub(super) const BLOCKED: &str = "blocked";
/// How often a person's friends changed.
pub(super) const SEQUENCE: &str = "sequence";
/// Whether a person is signed in: one of the documents' words; nothing for Offline.
pub(super) const PRESENCE: &str = "presence";
/// The messages that a person took, the latest last.
const MESSAGES: &str = "messages";
/// The members of a group, each with Member_Account, Role and JoinTime.
pub(super) const MEMBERS: &str = "MemberList";

/// A text; empty where there is none.
pub(super) fn text<'a>(record: &'a Fields, name: &str) -> &'a str {
    record.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// A number; 0 where there is none.
pub(super) fn number(record: &Fields, name: &str) -> u64 {
    record.get(name).and_then(Value::as_u64).unwrap_or_default()
}

/// The entries of a part, such as the friends by account.
pub(super) fn entries<'a>(record: &'a Fields, part: &str) -> impl Iterator<Item = (&'a str, &'a Value)> {
    let entries = record.get(part).and_then(Value::as_object);
    entries.into_iter().flatten().map(|(name, value)| (name.as_str(), value))
}

/// Whether a part has an entry of a name.
pub(super) fn has(record: &Fields, part: &str, name: &str) -> bool {
    record.get(part).is_some_and(|part| part.get(name).is_some())
}

/// Puts an entry into a part.
pub(super) fn put(record: &mut Fields, part: &str, name: &str, value: Value) {
    let slot = record.entry(part).or_insert(Value::Null);
    if !slot.is_object() {
        *slot = Value::Object(Fields::new());
    }
    slot[name] = value;
}

/// Takes an entry out of a part.
pub(super) fn take_out(record: &mut Fields, part: &str, name: &str) {
    if let Some(part) = record.get_mut(part).and_then(Value::as_object_mut) {
        part.shift_remove(name);
    }
}

/// Puts a value behind the others of a list, of which the latest so many are kept.
pub(super) fn push(record: &mut Fields, list: &str, value: Value, most: usize) {
    let slot = record.entry(list).or_insert(Value::Null);
    if !slot.is_array() {
        *slot = Value::Array(Vec::new());
    }
    if let Some(values) = slot.as_array_mut() {
        values.push(value);
        let over = values.len().saturating_sub(most);
        values.drain(..over);
    }
}

/// The objects of a list.
pub(super) fn items<'a>(record: &'a Fields, list: &str) -> impl Iterator<Item = &'a Fields> {
    record.get(list).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}

/// Whether an account is a member of a group.
pub(super) fn is_member(group: &Fields, account: &str) -> bool {
    items(group, MEMBERS).any(|member| text(member, "Member_Account") == account)
}

/// Whether members come and go without being counted: a live group.
pub(super) fn is_live(group: &Fields) -> bool {
    text(group, "Type") == "AVChatRoom"
}

/// A message that an account took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message<'a> {
    /// Who sent it.
    pub from: &'a str,
    /// The group that it was sent to; none where it was sent to the account alone.
    pub group: Option<&'a str>,
    /// Its MsgKey; of a group's message its MsgSeq.
    pub key: &'a str,
    /// When it came, in seconds since 1970.
    pub time: u64,
    /// Its MsgBody.
    pub body: &'a Value,
}

impl<'a> Message<'a> {
    /// Puts it to a person's others.
    pub(super) fn put_to(&self, person: &mut Fields) {
        let mut record = Fields::new();
        record.insert("From_Account".into(), self.from.into());
        if let Some(group) = self.group {
            record.insert("GroupId".into(), group.into());
        }
        record.insert("MsgKey".into(), self.key.into());
        record.insert("MsgTime".into(), self.time.into());
        record.insert("MsgBody".into(), self.body.clone());
        push(person, MESSAGES, record.into(), MESSAGES_KEPT);
    }

    /// Those of a person.
    pub(super) fn all_of(person: &'a Fields) -> impl Iterator<Item = Self> {
        items(person, MESSAGES).map(|record| Self {
            from: text(record, "From_Account"),
            group: record.get("GroupId").and_then(Value::as_str),
            key: text(record, "MsgKey"),
            time: number(record, "MsgTime"),
            body: record.get("MsgBody").unwrap_or(&Value::Null),
        })
    }

    /// What it says: its texts, and the type in brackets for each element that is none.
    pub fn words(&self) -> String {
        words(self.body)
    }
}

/// What a MsgBody says.
pub(super) fn words(body: &Value) -> String {
    let mut words = String::new();
    for element in body.as_array().into_iter().flatten() {
        if !words.is_empty() {
            words.push(' ');
        }
        match element.pointer("/MsgContent/Text").and_then(Value::as_str) {
            Some(text) => words.push_str(text),
            None => {
                let kind = element.get("MsgType").and_then(Value::as_str).unwrap_or_default();
                words.extend(["[", kind, "]"]);
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn record(json: Value) -> Fields {
        json.as_object().unwrap().clone()
    }

    #[test]
    fn what_is_not_of_its_form_counts_as_not_there() {
        let mut odd = record(json!({ "friends": [1], "messages": {}, "sequence": "1", "presence": 7 }));
        assert_eq!(entries(&odd, FRIENDS).count(), 0);
        assert_eq!((number(&odd, SEQUENCE), text(&odd, PRESENCE)), (0, ""));
        assert_eq!(Message::all_of(&odd).count(), 0);
        put(&mut odd, FRIENDS, "bob", json!({}));
        assert!(has(&odd, FRIENDS, "bob"));
        let body = json!([{ "MsgType": "TIMTextElem", "MsgContent": { "Text": "hi" } }, { "MsgType": "TIMFaceElem" }, 1]);
        let message = Message { from: "a", group: None, key: "1", time: 2, body: &body };
        message.put_to(&mut odd);
        assert_eq!(Message::all_of(&odd).collect::<Vec<_>>(), [message]);
        assert_eq!(message.words(), "hi [TIMFaceElem] []");
        take_out(&mut odd, FRIENDS, "bob");
        take_out(&mut odd, "none", "bob");
        assert!(!has(&odd, FRIENDS, "bob"));
    }

    #[test]
    fn only_the_latest_messages_are_kept() {
        let mut person = Fields::new();
        for n in 0..MESSAGES_KEPT + 7 {
            push(&mut person, MESSAGES, json!({ "MsgTime": n }), MESSAGES_KEPT);
        }
        let times: Vec<_> = Message::all_of(&person).map(|message| message.time).collect();
        assert_eq!((times.len(), times[0]), (MESSAGES_KEPT, 7));
    }
}
