//! What is kept of an account and of a group, as it is stored. Knows no rule: what is stored was judged before.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// How many messages are kept of those that an account took; the oldest go.
pub(super) const MESSAGES_KEPT: usize = 100;

/// A stored value of a profile: what was sent, exactly.
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

/// What an account has beside its profile.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Person {
    /// Its friends by account.
    pub friends: BTreeMap<String, Friend>,
    /// How often its friends changed.
    pub sequence: u64,
    /// Whom it blocks.
    pub blocked: BTreeSet<String>,
    /// The messages that it took, the latest last.
    pub messages: Vec<Message>,
    /// Whether it is signed in.
    pub presence: Presence,
}

impl Person {
    /// That of an account of which nothing is noted yet.
    pub(super) fn new() -> &'static Self {
        static NEW: Person = Person {
            friends: BTreeMap::new(),
            sequence: 0,
            blocked: BTreeSet::new(),
            messages: Vec::new(),
            presence: Presence::Offline,
        };
        &NEW
    }

    /// Takes a message.
    pub(super) fn take(&mut self, message: Message) {
        self.messages.push(message);
        let over = self.messages.len().saturating_sub(MESSAGES_KEPT);
        self.messages.drain(..over);
    }
}

/// Whether an account is signed in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Presence {
    /// Nowhere.
    #[default]
    Offline,
    /// Not now, but pushes reach it.
    PushOnline,
    /// In a browser.
    Online,
}

impl Presence {
    /// As the documents spell it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Offline => "Offline",
            Self::PushOnline => "PushOnline",
            Self::Online => "Online",
        }
    }
}

/// What one account notes about a friend.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Friend {
    /// Where the friendship came from.
    pub source: String,
    /// A name of one's own for the friend.
    pub remark: String,
    /// The friend group; empty for none.
    pub group: String,
    /// What was said when asking.
    pub wording: String,
    /// Since when, in seconds since 1970.
    pub since: u64,
}

/// A message that an account took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Who sent it.
    pub from: String,
    /// The group that it was sent to; none where it was sent to the account alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Its MsgKey; of a group's message its MsgSeq.
    pub key: String,
    /// When it came, in seconds since 1970.
    pub time: u64,
    /// Its MsgBody, as JSON text.
    pub body: String,
}

impl Message {
    /// What it says: its texts, and the type in brackets for each element that is none.
    pub fn words(&self) -> String {
        let elements: Value = serde_json::from_str(&self.body).unwrap_or_default();
        let words = |element: &Value| match element.pointer("/MsgContent/Text").and_then(Value::as_str) {
            Some(text) => text.to_owned(),
            None => format!("[{}]", element.get("MsgType").and_then(Value::as_str).unwrap_or_default()),
        };
        let all: Vec<_> = elements.as_array().into_iter().flatten().map(words).collect();
        all.join(" ")
    }
}

/// A group.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Group {
    /// Its Type.
    pub kind: String,
    /// Its Name.
    pub name: String,
    /// Its owner; empty for none.
    pub owner: String,
    /// Its Introduction.
    pub introduction: String,
    /// Its Notification.
    pub notification: String,
    /// Its FaceUrl.
    pub face_url: String,
    /// How one joins.
    pub join: String,
    /// The most members; none where there is no limit.
    pub most: Option<u64>,
    /// When it was made.
    pub created: u64,
    /// When it got its last message; 0 for never.
    pub last_message: u64,
    /// How many messages it got.
    pub messages: u64,
    /// How many of these came in the second of the last one.
    pub within_second: u64,
    /// Its members by account.
    pub members: BTreeMap<String, Member>,
}

impl Group {
    /// Whether members come and go without being counted: a live group.
    pub(super) fn is_live(&self) -> bool {
        self.kind == "AVChatRoom"
    }
}

/// A member of a group.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Member {
    /// Its Role: Owner, Admin or Member.
    pub role: String,
    /// When it joined.
    pub joined: u64,
}
