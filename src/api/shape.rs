//! The shape of a command's body as its documents have it: which field stands where, what kind of value it takes, and what to
//! begin one with. A place is named like a field's path, `MsgBody[].MsgType`; the whole body's name is empty.

use super::command::{Command, CommandField};
use crate::json::node::{self, Node};
use crate::json::{Kind, number, string};

/// A kind of value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A string.
    String,
    /// A whole number.
    Integer,
    /// A list.
    Array,
    /// An object.
    Object,
}

impl Wanted {
    /// The kind that the documents call so; none where they allow several.
    fn named(name: &str) -> Option<Self> {
        match name {
            "string" => Some(Self::String),
            "integer" => Some(Self::Integer),
            "object" => Some(Self::Object),
            "array" => Some(Self::Array),
            _ if name.starts_with("array of ") => Some(Self::Array),
            _ => None,
        }
    }

    /// Whether a value is of this kind.
    pub fn fits(self, kind: Kind, token: &str) -> bool {
        match self {
            Self::String => kind == Kind::String,
            Self::Integer => kind == Kind::Number && number::is_integer(token),
            Self::Array => kind == Kind::ArrayOpen,
            Self::Object => kind == Kind::ObjectOpen,
        }
    }
}

/// The name of a member's place.
pub fn member_place(place: &str, key: &str) -> String {
    if place.is_empty() { key.to_owned() } else { [place, ".", key].concat() }
}

/// The name of an element's place.
pub fn element_place(place: &str) -> String {
    [place, "[]"].concat()
}

impl Command {
    /// The field of a place.
    pub fn field(&self, place: &str) -> Option<&CommandField> {
        self.fields.iter().find(|field| field.path == place)
    }

    /// The fields of the object at a place, in the documents' order, with their names.
    pub fn members<'a, 'b>(
        &'a self,
        place: &'b str,
    ) -> impl Iterator<Item = (&'static str, &'a CommandField)> + use<'a, 'b> {
        self.fields.iter().filter_map(move |field| {
            let (holder, name) = field.path.rsplit_once('.').unwrap_or(("", field.path));
            (holder == place).then_some((name, field))
        })
    }

    /// The kind of value that a place takes, where that is documented.
    pub fn wanted(&self, place: &str) -> Option<Wanted> {
        if place.is_empty() {
            return Some(Wanted::Object);
        }
        if let Some(field) = self.field(place) {
            return Wanted::named(field.kind);
        }
        let list = self.field(place.strip_suffix("[]")?)?;
        match list.kind.strip_prefix("array of ") {
            Some(kind) => Wanted::named(kind),
            None => self.members(place).next().map(|_| Wanted::Object),
        }
    }

    /// The values that a place takes, where they are documented; those of a list are its elements'.
    pub fn choices(&self, place: &str) -> &[&'static str] {
        let is_list = |field: &CommandField| Wanted::named(field.kind) == Some(Wanted::Array);
        let own = self.field(place).filter(|field| !is_list(field));
        let of_list = || self.field(place.strip_suffix("[]")?).filter(|field| is_list(field));
        own.or_else(of_list).map_or(&[], |field| &field.choices)
    }

    /// A value to begin a field with: the example's, or else one of its kind that is as good as empty.
    pub fn beginning(&self, place: &str) -> String {
        match self.exemplary(place) {
            Some(node) => node.span.of(self.example).to_owned(),
            None => self.blank(place),
        }
    }

    /// A value of the kind that a place takes, as good as empty: the first of its choices, an object with what it must hold, a
    /// list with one element.
    pub fn blank(&self, place: &str) -> String {
        let choice = self.choices(place).first();
        match self.wanted(place) {
            Some(Wanted::Integer) => choice.map_or("0", |choice| choice).to_owned(),
            Some(Wanted::Array) => {
                let element = element_place(place);
                if self.wanted(&element).is_some() {
                    ["[", &self.blank(&element), "]"].concat()
                } else {
                    "[]".to_owned()
                }
            }
            Some(Wanted::Object) => {
                let members = self.members(place).filter(|(_, field)| field.required);
                let members = members
                    .map(|(name, field)| [&string::encode(name), ":", &self.blank(field.path)].concat());
                ["{", &members.collect::<Vec<_>>().join(","), "}"].concat()
            }
            Some(Wanted::String) | None => string::encode(choice.map_or("", |choice| choice)),
        }
    }

    /// What stands at a place of the example: of a list's elements the first counts.
    fn exemplary(&self, place: &str) -> Option<Node> {
        let text = self.example;
        let mut at = node::root(text).ok()?;
        for part in place.split('.') {
            let name = part.trim_end_matches("[]");
            at = node::member(text, at.span, name)?.value;
            for _ in 0..(part.len() - name.len()) / 2 {
                at = node::elements(text, at.span).next()?;
            }
        }
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::catalogue::whole as catalogue;

    #[test]
    fn a_place_has_its_field_kind_and_choices() {
        let send = catalogue().find("v4/openim/sendmsg").unwrap();
        assert_eq!(send.wanted(""), Some(Wanted::Object));
        assert_eq!(send.wanted("MsgBody"), Some(Wanted::Array));
        assert_eq!(send.wanted("MsgBody[]"), Some(Wanted::Object));
        assert_eq!(send.wanted("MsgBody[].MsgType"), Some(Wanted::String));
        assert_eq!(send.wanted("MsgBody[].MsgContent.Text"), None);
        assert_eq!(send.wanted("SendMsgControl[]"), Some(Wanted::String));
        assert_eq!(send.choices("SendMsgControl[]")[0], "NoUnread");
        assert!(send.choices("SendMsgControl").is_empty());
        assert_eq!(send.choices("SyncOtherMachine"), ["1", "2"]);
        let names: Vec<_> = send.members("MsgBody[]").map(|(name, _)| name).collect();
        assert_eq!(names, ["MsgType", "MsgContent"]);
    }

    #[test]
    fn a_field_begins_with_the_examples_value_or_an_empty_one() {
        let catalogue = catalogue();
        let send = catalogue.find("v4/openim/sendmsg").unwrap();
        assert_eq!(send.beginning("To_Account"), "\"bob\"");
        assert_eq!(send.beginning("MsgBody[].MsgContent"), r#"{"Text":"hello"}"#);
        assert_eq!(send.beginning("MsgLifeTime"), "0");
        assert_eq!(send.beginning("OfflinePushInfo"), "{}");
        assert_eq!(send.beginning("SendMsgControl"), r#"["NoUnread"]"#);
        assert_eq!(send.blank("MsgBody"), r#"[{"MsgType":"TIMTextElem","MsgContent":{}}]"#);
        assert_eq!(send.blank("Other"), "\"\"");
    }

    #[test]
    fn what_begins_a_documented_place_is_of_its_kind() {
        for command in catalogue().all() {
            for place in command.fields.iter().map(|field| field.path) {
                for token in [command.beginning(place), command.blank(place)] {
                    let node = node::root(&token).unwrap();
                    let fits = command.wanted(place).is_none_or(|wanted| wanted.fits(node.kind, &token));
                    assert!(fits, "{} {place}: {token}", command.path);
                }
            }
        }
    }
}
