//! The body of any command as a form: a line for each value of the text, and after what an object or list holds what can be
//! added to it. Each line says what the documents say of its place and what in it they would not have; that advises and
//! stops nothing.

use crate::api::command::{Command, CommandField, Limit};
use crate::api::shape::{Wanted, element_place, member_place};
use crate::json::outline::{Value, outline};
use crate::json::{Kind, string};
use std::collections::BTreeSet;
use std::rc::Rc;

/// What stands in a line of the form.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// A value.
    Value(Line),
    /// What can be added to an object or list.
    More(More),
}

/// A value of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its number among the text's values.
    pub number: usize,
    /// How many objects and lists it stands in, the whole body left out.
    pub depth: usize,
    /// Its key, where it is a member of an object.
    pub key: Option<Rc<str>>,
    /// Its place among its object's or list's values, from 0.
    pub index: usize,
    /// The way to it, such as `MsgBody[0].MsgType`; empty for the whole body.
    pub path: Rc<str>,
    /// What it is: the kind of its first token.
    pub kind: Kind,
    /// A string's text, any other value's token; nothing of an object or list.
    pub shown: Rc<str>,
    /// Whether that text can't stand for the value: half of a surrogate pair is no text.
    pub is_lossy: bool,
    /// How many values an object or list holds.
    pub count: usize,
    /// The field that is documented for its place.
    pub field: Option<&'static CommandField>,
    /// The values that are documented for its place.
    pub choices: &'static [&'static str],
    /// What the documents would not have.
    pub matter: Option<Matter>,
}

/// What can be added to an object or list.
#[derive(Debug, Clone, PartialEq)]
pub struct More {
    /// The number of the object or list.
    pub number: usize,
    /// How deep what is added stands.
    pub depth: usize,
    /// The way to the object or list.
    pub path: Rc<str>,
    /// Whether it is a list.
    pub is_list: bool,
    /// Documented fields that must be there and are not.
    pub missing: Vec<Offer>,
    /// Documented fields that may be there and are not.
    pub optional: Vec<Offer>,
}

/// A field that can be added: its name and what is documented of it.
pub type Offer = (&'static str, &'static CommandField);

/// What the documents would not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// The body is no JSON.
    NoJson,
    /// The body is no object.
    NoObject,
    /// A field that must be there is missing.
    Missing(&'static str),
    /// A value is of another kind.
    Kind(Wanted),
    /// A text is longer than so many bytes: its own are the first.
    TooLong(usize, u32),
    /// A list holds more than so many items: its own are the first.
    TooMany(usize, u32),
    /// A value is none of those that are documented.
    NoChoice(&'static [&'static str]),
    /// A key stands in the object before; the last one counts.
    KeyAgain,
}

/// One thing that the documents would not have.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldFinding {
    /// The number of the value; where something is missing, that of the object which lacks it.
    pub number: usize,
    /// The way to it.
    pub path: Rc<str>,
    /// What it is.
    pub matter: Matter,
}

/// An object or list whose values are being listed.
struct Open {
    number: usize,
    end: usize,
    /// The name of its place in the documents.
    place: String,
    path: Rc<str>,
    is_list: bool,
    keys: BTreeSet<Rc<str>>,
}

/// The lines of a form for a text; none where it is no JSON.
pub fn entries(text: &str, command: &'static Command) -> Rc<[Entry]> {
    let values = outline(text).unwrap_or_default();
    let mut list = Lister { text, command, open: Vec::new(), entries: Vec::with_capacity(values.len() * 2) };
    for (number, value) in values.iter().enumerate() {
        list.close(value.span.start);
        list.add(number, value);
    }
    list.close(usize::MAX);
    list.entries.into()
}

/// What the documents would not have in a text, in its order.
pub fn field_findings(text: &str, command: &'static Command) -> Rc<[FieldFinding]> {
    let mut found = Vec::new();
    let entries = entries(text, command);
    if entries.is_empty() {
        found.push(FieldFinding { number: 0, path: Rc::default(), matter: Matter::NoJson });
    }
    for entry in entries.iter() {
        match entry {
            Entry::Value(Line { number, path, matter: Some(matter), .. }) => {
                found.push(FieldFinding { number: *number, path: Rc::clone(path), matter: *matter });
            }
            Entry::Value(_) => {}
            Entry::More(more) => found.extend(more.missing.iter().map(|(name, _)| FieldFinding {
                number: more.number,
                path: member_place(&more.path, name).into(),
                matter: Matter::Missing(name),
            })),
        }
    }
    found.into()
}

struct Lister<'a> {
    text: &'a str,
    command: &'static Command,
    open: Vec<Open>,
    entries: Vec<Entry>,
}

impl Lister<'_> {
    /// Ends what ends before a byte of the text.
    fn close(&mut self, at: usize) {
        while let Some(ended) = self.open.pop_if(|open| open.end <= at) {
            let is_there = |offer: &Offer| ended.keys.iter().any(|key| **key == *offer.0);
            let absent: Vec<Offer> = match ended.is_list {
                true => Vec::new(),
                false => self.command.members(&ended.place).filter(|offer| !is_there(offer)).collect(),
            };
            let (missing, optional) = absent.into_iter().partition(|(_, field)| field.required);
            self.entries.push(Entry::More(More {
                number: ended.number,
                depth: self.open.len(),
                path: ended.path,
                is_list: ended.is_list,
                missing,
                optional,
            }));
        }
    }

    fn add(&mut self, number: usize, value: &Value) {
        let token = value.span.of(self.text);
        let key: Option<Rc<str>> = value.key.map(|key| string::decode(key.of(self.text)).text.into());
        let (place, path, is_again) = match (self.open.last_mut(), &key) {
            (None, _) => (String::new(), Rc::default(), false),
            (Some(holder), Some(key)) => {
                let is_again = !holder.keys.insert(Rc::clone(key));
                (member_place(&holder.place, key), member_place(&holder.path, key).into(), is_again)
            }
            (Some(holder), None) => {
                (element_place(&holder.place), format!("{}[{}]", holder.path, value.index).into(), false)
            }
        };
        let (shown, is_lossy): (Rc<str>, bool) = match value.kind {
            _ if value.is_container() => ("".into(), false),
            Kind::String => {
                let decoded = string::decode(token);
                (decoded.text.into(), decoded.lone_surrogate)
            }
            _ => (token.into(), false),
        };
        let field = self.command.field(&place);
        let choices = self.command.choices(&place);
        let matter = match () {
            () if is_again => Some(Matter::KeyAgain),
            () => self.matter(value, &place, &shown, choices),
        };
        let depth = self.open.len().saturating_sub(1);
        if value.is_container() {
            let is_list = value.kind == Kind::ArrayOpen;
            let (path, keys) = (Rc::clone(&path), BTreeSet::new());
            self.open.push(Open { number, end: value.span.end, place, path, is_list, keys });
        }
        self.entries.push(Entry::Value(Line {
            number,
            depth,
            key,
            index: value.index,
            path,
            kind: value.kind,
            shown,
            is_lossy,
            count: value.count,
            field,
            choices,
            matter,
        }));
    }

    fn matter(
        &self,
        value: &Value,
        place: &str,
        shown: &str,
        choices: &'static [&'static str],
    ) -> Option<Matter> {
        let token = value.span.of(self.text);
        match self.command.wanted(place) {
            Some(wanted) if !wanted.fits(value.kind, token) => {
                return Some(if place.is_empty() { Matter::NoObject } else { Matter::Kind(wanted) });
            }
            _ => {}
        }
        if !choices.is_empty() && !value.is_container() && !choices.contains(&shown) {
            return Some(Matter::NoChoice(choices));
        }
        match self.command.field(place)?.limit? {
            Limit::Bytes(most) if value.kind == Kind::String && shown.len() > most as usize => {
                Some(Matter::TooLong(shown.len(), most))
            }
            Limit::Items(most) if value.kind == Kind::ArrayOpen && value.count > most as usize => {
                Some(Matter::TooMany(value.count, most))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::catalogue;

    fn command(path: &str) -> &'static Command {
        catalogue::whole().find(path).unwrap()
    }

    /// Each line in short: its depth, its path and its text, or what can be added.
    fn told(text: &str, path: &str) -> Vec<String> {
        let name = |offers: &[Offer]| offers.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" ");
        let tell = |entry: &Entry| match entry {
            Entry::Value(line) => format!("{} {} {}", line.depth, line.path, line.shown),
            Entry::More(more) => {
                format!("{} {}+ {}! {}", more.depth, more.path, name(&more.missing), name(&more.optional))
            }
        };
        entries(text, command(path)).iter().map(tell).collect()
    }

    fn found(text: &str, path: &str) -> Vec<(String, Matter)> {
        let findings = field_findings(text, command(path));
        findings.iter().map(|finding| (finding.path.to_string(), finding.matter)).collect()
    }

    #[test]
    fn every_value_has_a_line_and_what_is_absent_is_offered() {
        let text =
            r#"{"MsgBody":[{"MsgType":"TIMTextElem","MsgContent":{"Text":"a\nb"}}],"MsgSeq":1.0,"x":null}"#;
        assert_eq!(
            told(text, "v4/openim/modify_c2c_msg"),
            [
                "0  ",
                "0 MsgBody ",
                "1 MsgBody[0] ",
                "2 MsgBody[0].MsgType TIMTextElem",
                "2 MsgBody[0].MsgContent ",
                "3 MsgBody[0].MsgContent.Text a\nb",
                "3 MsgBody[0].MsgContent+ ! ",
                "2 MsgBody[0]+ ! ",
                "1 MsgBody+ ! ",
                "0 MsgSeq 1.0",
                "0 x null",
                "0 + From_Account To_Account MsgKey! ",
            ]
        );
        assert_eq!(told("7", "v4/openim/sendmsg"), ["0  7"]);
        assert!(told("{", "v4/openim/sendmsg").is_empty());
    }

    #[test]
    fn what_the_documents_would_not_have_is_told() {
        let missing = |name: &'static str| (name.to_owned(), Matter::Missing(name));
        assert_eq!(
            found(
                r#"{"SyncOtherMachine":3,"To_Account":5,"MsgRandom":"1","MsgBody":[]}"#,
                "v4/openim/sendmsg"
            ),
            [
                ("SyncOtherMachine".into(), Matter::NoChoice(&["1", "2"])),
                ("To_Account".into(), Matter::Kind(Wanted::String)),
                ("MsgRandom".into(), Matter::Kind(Wanted::Integer)),
            ]
        );
        assert_eq!(
            found(
                r#"{"Identifier":"","Identifier":"中中中中中中中中中中中"}"#,
                "v4/im_open_login_svc/account_import"
            ),
            [("Identifier".into(), Matter::KeyAgain)]
        );
        assert_eq!(
            found(r#"{"Identifier":"中中中中中中中中中中中"}"#, "v4/im_open_login_svc/account_import"),
            [("Identifier".into(), Matter::TooLong(33, 32))]
        );
        let many = vec!["\"a\""; 101].join(",");
        assert_eq!(
            found(&format!(r#"{{"Accounts":[{many},1]}}"#), "v4/im_open_login_svc/multiaccount_import"),
            [
                ("Accounts".into(), Matter::TooMany(102, 100)),
                ("Accounts[101]".into(), Matter::Kind(Wanted::String))
            ]
        );
        assert_eq!(found("", "v4/im_open_login_svc/kick"), [("".into(), Matter::NoJson)]);
        assert_eq!(found("[]", "v4/im_open_login_svc/kick"), [("".into(), Matter::NoObject)]);
        assert_eq!(
            found(r#"{"CheckItem":[{}]}"#, "v4/im_open_login_svc/account_check"),
            [("CheckItem[0].UserID".into(), Matter::Missing("UserID"))]
        );
        assert_eq!(found("{}", "v4/im_open_login_svc/kick"), [missing("Identifier")]);
    }

    #[test]
    fn the_examples_are_as_the_documents_have_them() {
        for command in catalogue::whole().all().iter().filter(|command| command.is_read) {
            let found = field_findings(command.example, command);
            assert!(found.is_empty(), "{}: {found:?}", command.path);
        }
    }
}
