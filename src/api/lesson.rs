//! Lessons: each a request to load, what it ends in, and its story in both languages (`data/lessons.json`, fetched when it is
//! first wanted). They name the sandbox's accounts and group, and a test has the sandbox answer each. What a lesson does
//! to the page is not their business.

use super::Secret;
use super::rules::Documents;
use super::usersig::{self, Inputs};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeSet;
use std::fmt;

/// The longest text that is read, in bytes.
pub const TEXT_MAX: usize = 1024 * 1024;

const DAY: u64 = 24 * 60 * 60;

/// All lessons, in the order in which they are walked through.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lessons {
    /// The parts that they fall into.
    pub parts: Vec<Part>,
    /// The lessons, part by part.
    pub lessons: Vec<Lesson>,
}

/// A part of the lessons.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name in the file.
    pub id: String,
    /// Its title in Chinese.
    pub zh: String,
    /// Its title in English.
    pub en: String,
}

/// One lesson.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// Its name in links and in what is kept of the progress.
    pub id: String,
    /// The part it belongs to.
    pub part: String,
    /// The `ErrorCode` that the reply ends in.
    pub code: u32,
    /// The code of one item of the reply, where the reply itself is fine.
    pub item: Option<u32>,
    /// What is sent.
    pub request: Request,
    /// How the sandbox is set up for it.
    #[serde(default)]
    pub sandbox: Conditions,
    /// What is changed to put it right; none where nothing in the request is wrong.
    pub fixed: Option<Change>,
    /// Its story in Chinese.
    pub zh: Story,
    /// Its story in English.
    pub en: Story,
}

/// What a lesson says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// Its title.
    pub title: String,
    /// What is tried.
    pub goal: String,
    /// What to look at before it is sent.
    pub look: String,
    /// What came back, and why.
    pub back: String,
    /// How to put it right, or what to try next.
    pub fix: String,
}

/// What a lesson sends. What is left out is the sandbox's own: its SDKAppID, its first administrator and the UserSig that is
/// at hand for it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The command's path.
    pub command: String,
    /// The SDKAppID as typed.
    pub sdkappid: Option<String>,
    /// The identifier.
    pub identifier: Option<String>,
    /// How the UserSig comes about.
    pub usersig: Option<Signature>,
    /// The body's text.
    pub body: String,
}

/// A change to a request: what is named takes the place of what was there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Change {
    /// Another SDKAppID.
    pub sdkappid: Option<String>,
    /// Another identifier.
    pub identifier: Option<String>,
    /// Another UserSig.
    pub usersig: Option<Signature>,
    /// Another body.
    pub body: Option<String>,
}

/// How a UserSig comes about.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Signature {
    /// It is made with the sandbox's key.
    Made(Made),
    /// The one at hand, cut off after so many characters.
    Cut(usize),
    /// This very text.
    Typed(String),
}

/// How a UserSig is made. What is left out fits the request.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Made {
    /// For how many days it is good.
    pub days: u32,
    /// How many days ago it was made.
    pub days_ago: u32,
    /// For another app.
    pub sdkappid: Option<u32>,
    /// For another identifier.
    pub identifier: Option<String>,
    /// Whether the last character of the key is another one.
    pub slip: bool,
}

impl Default for Made {
    /// Good for the vendor's 180 days from now.
    fn default() -> Self {
        Self { days: 180, days_ago: 0, sdkappid: None, identifier: None, slip: false }
    }
}

/// How the sandbox is set up for a lesson; what is left out is as it is for everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Conditions {
    /// Which documents are followed.
    #[serde(deserialize_with = "documents")]
    pub documents: Documents,
    /// How many calls of a command a second are taken.
    pub rate: Option<u32>,
    /// How many accounts there can be.
    pub account_limit: Option<usize>,
    /// A fault on demand, by its name: only where no input has the reply end so.
    pub fault: Option<String>,
}

fn documents<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Documents, D::Error> {
    let name = String::deserialize(deserializer)?;
    Documents::named(&name).ok_or_else(|| serde::de::Error::custom("no such documents"))
}

/// Why a text is not the lessons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LessonsError {
    /// It is longer than [`TEXT_MAX`].
    TooLong,
    /// It is not JSON of their form.
    Form {
        /// The line, from 1; 0 where it is not known.
        line: usize,
    },
    /// Two of them have one name.
    Twice(String),
    /// A lesson's part is not among the parts.
    Part(String),
}

impl fmt::Display for LessonsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "over {TEXT_MAX} bytes"),
            Self::Form { line } => write!(f, "line {line}: not the form of lessons"),
            Self::Twice(id) => write!(f, "two lessons are named {id}"),
            Self::Part(id) => write!(f, "the lesson {id} is of no part"),
        }
    }
}

/// The caller of the sandbox at hand.
#[derive(Debug, Clone, Copy)]
pub struct Own<'a> {
    /// The app's number.
    pub sdkappid: u32,
    /// The first administrator.
    pub identifier: &'a str,
    /// The UserSig at hand for that one.
    pub usersig: &'a Secret,
    /// The app's key.
    pub key: &'a Secret,
    /// The time, in seconds since 1970.
    pub now: u64,
}

/// A request as it is put into the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The SDKAppID as typed.
    pub sdkappid: String,
    /// The identifier.
    pub identifier: String,
    /// The UserSig.
    pub usersig: Secret,
    /// The body's text.
    pub body: String,
}

impl Lessons {
    /// Reads the fetched file.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, LessonsError> {
        if text.len() > TEXT_MAX {
            return Err(LessonsError::TooLong);
        }
        let lessons: Self =
            serde_json::from_str(text).map_err(|error| LessonsError::Form { line: error.line() })?;
        let mut names = BTreeSet::new();
        for lesson in &lessons.lessons {
            if !names.insert(&lesson.id) {
                return Err(LessonsError::Twice(lesson.id.clone()));
            }
            if !lessons.parts.iter().any(|part| part.id == lesson.part) {
                return Err(LessonsError::Part(lesson.id.clone()));
            }
        }
        Ok(lessons)
    }

    /// The lesson of a name.
    pub fn find(&self, id: &str) -> Option<&Lesson> {
        self.lessons.iter().find(|lesson| lesson.id == id)
    }

    /// The lesson after one; none after the last.
    pub fn after(&self, id: &str) -> Option<&Lesson> {
        self.lessons.iter().skip_while(|lesson| lesson.id != id).nth(1)
    }

    /// The lessons of a part.
    pub fn of_part<'a>(&'a self, part: &'a str) -> impl Iterator<Item = &'a Lesson> {
        self.lessons.iter().filter(move |lesson| lesson.part == part)
    }

    /// The lessons that show a code other than 0: as the reply's own or as that of an item. Those whose cause is in the request
    /// come before those on demand.
    pub fn showing(&self, code: u32) -> Vec<&Lesson> {
        let shows = |lesson: &&Lesson| code != 0 && (lesson.code == code || lesson.item == Some(code));
        let is_on_demand = |lesson: &&Lesson| lesson.sandbox.fault.is_some();
        let (on_demand, mut lessons): (Vec<_>, Vec<_>) =
            self.lessons.iter().filter(shows).partition(is_on_demand);
        lessons.extend(on_demand);
        lessons
    }
}

impl Lesson {
    /// The request as it is put into the form.
    pub fn load(&self, own: &Own) -> Loaded {
        let Request { sdkappid, identifier, usersig, body, .. } = &self.request;
        loaded(own, sdkappid.as_ref(), identifier.as_ref(), usersig.as_ref(), body)
    }

    /// The same put right; none where nothing in it is wrong.
    pub fn load_fixed(&self, own: &Own) -> Option<Loaded> {
        let Request { sdkappid, identifier, usersig, body, .. } = &self.request;
        let fixed = self.fixed.as_ref()?;
        Some(loaded(
            own,
            fixed.sdkappid.as_ref().or(sdkappid.as_ref()),
            fixed.identifier.as_ref().or(identifier.as_ref()),
            fixed.usersig.as_ref().or(usersig.as_ref()),
            fixed.body.as_ref().unwrap_or(body),
        ))
    }
}

fn loaded(
    own: &Own,
    sdkappid: Option<&String>,
    identifier: Option<&String>,
    usersig: Option<&Signature>,
    body: &str,
) -> Loaded {
    let identifier = identifier.map_or(own.identifier, String::as_str);
    Loaded {
        sdkappid: sdkappid.cloned().unwrap_or_else(|| own.sdkappid.to_string()),
        identifier: identifier.to_owned(),
        usersig: usersig.map_or_else(|| own.usersig.clone(), |signature| signature.usersig(own, identifier)),
        body: body.to_owned(),
    }
}

impl Signature {
    fn usersig(&self, own: &Own, identifier: &str) -> Secret {
        match self {
            Self::Made(made) => made.usersig(own, identifier),
            Self::Cut(most) => Secret::new(own.usersig.reveal().chars().take(*most).collect::<String>()),
            Self::Typed(text) => Secret::new(text.as_str()),
        }
    }
}

impl Made {
    fn usersig(&self, own: &Own, identifier: &str) -> Secret {
        let slipped = self.slip.then(|| slip(own.key));
        usersig::make(&Inputs {
            sdkappid: self.sdkappid.unwrap_or(own.sdkappid).into(),
            identifier: self.identifier.as_deref().unwrap_or(identifier),
            key: slipped.as_ref().unwrap_or(own.key),
            time: own.now.saturating_sub(u64::from(self.days_ago) * DAY),
            expire: u64::from(self.days) * DAY,
            userbuf: None,
        })
    }
}

/// The key with another last character.
fn slip(key: &Secret) -> Secret {
    let mut key = key.reveal().to_owned();
    let last = key.pop();
    key.push(if last == Some('0') { '1' } else { '0' });
    Secret::new(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LESSONS: &str = include_str!("../../data/lessons.json");

    #[test]
    fn the_file_is_read_strictly() {
        let lessons = Lessons::parse(LESSONS).unwrap();
        assert_eq!(lessons.lessons[0].id, "first-nickname");
        assert_eq!(lessons.after("first-nickname").map(|lesson| &*lesson.id), Some("read-it-back"));
        assert_eq!(lessons.after(&lessons.lessons.last().unwrap().id), None);
        assert_eq!(lessons.after("none"), None);
        assert!(lessons.of_part("start").count() >= 10 && lessons.find("too-often").is_some());
        let line = |line| Err(LessonsError::Form { line });
        assert_eq!(Lessons::parse("<!doctype html>"), line(1));
        assert_eq!(Lessons::parse("{}"), line(1));
        assert!(matches!(
            Lessons::parse(&LESSONS.replace("\"documents\": \"seed\"", "\"documents\": \"old\"")),
            Err(LessonsError::Form { line: 2.. })
        ));
        assert!(matches!(
            Lessons::parse(&LESSONS.replacen("\"look\":", "\"see\":", 1)),
            Err(LessonsError::Form { .. })
        ));
        let twice = LESSONS.replace("\"read-it-back\"", "\"first-nickname\"");
        assert_eq!(Lessons::parse(&twice), Err(LessonsError::Twice("first-nickname".into())));
        let astray = LESSONS.replacen("\"part\": \"start\"", "\"part\": \"none\"", 1);
        assert_eq!(Lessons::parse(&astray), Err(LessonsError::Part("first-nickname".into())));
        assert_eq!(Lessons::parse(&" ".repeat(TEXT_MAX + 1)), Err(LessonsError::TooLong));
    }

    #[test]
    fn a_code_is_shown_by_its_cause_before_it_is_on_demand() {
        let lessons = Lessons::parse(LESSONS).unwrap();
        let ids = |code| lessons.showing(code).iter().map(|lesson| &*lesson.id).collect::<Vec<_>>();
        assert_eq!(ids(40601), ["bytes-are-not-characters", "p40601"]);
        assert_eq!(ids(30539), ["f30539"]);
        assert_eq!(ids(40602), ["p40602"]);
        assert!(ids(0).is_empty() && ids(12345).is_empty());
    }

    #[test]
    fn a_slip_is_another_key() {
        for key in ["", "0", "ab0", "abc"] {
            let key = Secret::new(key);
            assert_ne!(slip(&key).reveal(), key.reveal());
        }
    }

    proptest! {
        #[test]
        fn no_text_hurts(text in any::<String>()) {
            prop_assert!(Lessons::parse(&text).is_err());
        }
    }
}
