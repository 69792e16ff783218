//! An edit of one value of the body's text, in the form that fits any command. It touches that value's bytes alone.

use super::lines;
use crate::api::command::Command;
use crate::api::shape::{element_place, member_place};
use crate::json::edit::{Edit, insert_element, insert_member, remove};
use crate::json::node::member;
use crate::json::outline::{Value, held, outline};
use crate::json::scan::validate;
use crate::json::{Kind, Span, string};

/// What is done to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueEdit {
    /// A text was typed in its field.
    Typed(String),
    /// It becomes this value, as JSON.
    Set(String),
    /// It becomes one of another kind.
    Turned(Turn),
    /// Its key was typed.
    KeyTyped(String),
    /// It goes.
    Removed,
    /// It is there once more, behind itself.
    Doubled,
    /// A member of this name is put into it.
    MemberAdded(&'static str),
    /// A member of this name is put into it with this value, as JSON, or has it from then on.
    Put(&'static str, String),
    /// Elements are put at its end: their JSON.
    Appended(Vec<String>),
    /// A member whose name is yet to be typed, or an element, is put into it.
    Added,
}

/// The kinds that a value can be turned into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// A string.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Bool,
    /// `null`.
    Null,
    /// A list.
    Array,
    /// An object.
    Object,
}

impl Turn {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::String, Self::Number, Self::Bool, Self::Null, Self::Array, Self::Object];

    /// The kind of a value's first token.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::String => Self::String,
            Kind::Number => Self::Number,
            Kind::True | Kind::False => Self::Bool,
            Kind::ArrayOpen => Self::Array,
            Kind::ObjectOpen => Self::Object,
            _ => Self::Null,
        }
    }

    /// Its name, as JSON Schema has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Number => "number",
            Self::Bool => "boolean",
            Self::Null => "null",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    /// The kind of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|turn| turn.name() == name)
    }
}

/// The outcome of an edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edited {
    /// The text afterwards, and the number of a value that was added.
    Text(String, Option<usize>),
    /// What was typed is no number yet, and the text stays.
    NotYet,
    /// There is no such value, or nothing to do.
    Nothing,
}

/// Whether a text is a number of JSON.
fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c == '-' || c.is_ascii_digit())
        && validate(text.as_bytes()).is_ok()
        && text.ends_with(|c: char| c.is_ascii_digit())
}

/// Does an edit to the value of a number in a text.
pub fn edited(text: &str, number: usize, edit: &ValueEdit, command: &Command) -> Edited {
    let values = outline(text).unwrap_or_default();
    let Some(value) = values.get(number) else { return Edited::Nothing };
    let at = At { text, values: &values, number, value, command };
    match edit {
        ValueEdit::Typed(typed) => at.typed(typed),
        ValueEdit::Set(token) => at.set(token.clone()),
        ValueEdit::Turned(turn) if Turn::of(value.kind) == *turn => Edited::Nothing,
        ValueEdit::Turned(turn) => at.set(at.turned(*turn)),
        ValueEdit::KeyTyped(key) => match value.key {
            Some(span) => done(Some(Edit { span, with: string::encode(key) }), text, None),
            None => Edited::Nothing,
        },
        ValueEdit::Removed => match number {
            0 => Edited::Nothing,
            _ => done(at.holder().and_then(|holder| remove(text, holder.span, value.index)), text, None),
        },
        ValueEdit::Doubled => at.doubled(),
        ValueEdit::MemberAdded(name) => at.member_added(name),
        ValueEdit::Put(name, token) => at.put(name, token),
        ValueEdit::Appended(tokens) => at.appended(tokens),
        ValueEdit::Added => at.added(),
    }
}

fn done(edit: Option<Edit>, text: &str, added: Option<usize>) -> Edited {
    edit.map_or(Edited::Nothing, |edit| Edited::Text(edit.apply(text), added))
}

/// A value and what is around it.
struct At<'a> {
    text: &'a str,
    values: &'a [Value],
    number: usize,
    value: &'a Value,
    command: &'a Command,
}

impl At<'_> {
    fn token(&self) -> &str {
        self.value.span.of(self.text)
    }

    fn holder(&self) -> Option<&Value> {
        self.values.get(self.value.parent)
    }

    fn set(&self, token: String) -> Edited {
        done(Some(Edit { span: self.value.span, with: token }), self.text, None)
    }

    fn typed(&self, typed: &str) -> Edited {
        match self.value.kind {
            Kind::Number if is_number(typed) => self.set(typed.to_owned()),
            Kind::Number => Edited::NotYet,
            Kind::String => {
                let before = string::decode(self.token()).text;
                self.set(string::encode(&lines::typed_over(&before, typed)))
            }
            _ => Edited::Nothing,
        }
    }

    /// The value as one of another kind: what it says stays, where the kind can say it.
    fn turned(&self, turn: Turn) -> String {
        let token = self.token();
        let says = match self.value.kind {
            Kind::String => string::decode(token).text.into_owned(),
            _ if self.value.is_container() => String::new(),
            _ => token.to_owned(),
        };
        match turn {
            Turn::String => string::encode(&says),
            Turn::Number if is_number(&says) => says,
            Turn::Number => "0".to_owned(),
            Turn::Bool if says == "false" => says,
            Turn::Bool => "true".to_owned(),
            Turn::Null => "null".to_owned(),
            Turn::Array | Turn::Object => {
                let blank = self.command.blank(&self.place(self.number));
                let empty = if turn == Turn::Array { "[]" } else { "{}" };
                if blank.starts_with(&empty[..1]) { blank } else { empty.to_owned() }
            }
        }
    }

    /// The name of a value's place in the documents.
    fn place(&self, number: usize) -> String {
        let mut way = Vec::new();
        let mut at = number;
        while let Some(value) = self.values.get(at).filter(|value| value.parent != at) {
            way.push(value);
            at = value.parent;
        }
        way.iter().rev().fold(String::new(), |place, value| match value.key {
            Some(key) => member_place(&place, &string::decode(key.of(self.text)).text),
            None => element_place(&place),
        })
    }

    fn doubled(&self) -> Edited {
        let (Some(holder), index) = (self.holder(), self.value.index + 1) else { return Edited::Nothing };
        let edit = match self.value.key {
            None if self.number == 0 => None,
            None => insert_element(self.text, holder.span, index, self.token()),
            Some(key) => {
                let key = string::decode(key.of(self.text)).text;
                insert_member(self.text, holder.span, index, &key, self.token())
            }
        };
        done(edit, self.text, Some(self.after(self.number)))
    }

    fn member_added(&self, name: &str) -> Edited {
        let place = member_place(&self.place(self.number), name);
        self.insert(name, &self.command.beginning(&place))
    }

    fn put(&self, name: &str, token: &str) -> Edited {
        match member(self.text, self.value.span, name) {
            Some(member) => {
                done(Some(Edit { span: member.value.span, with: token.to_owned() }), self.text, None)
            }
            None => self.insert(name, token),
        }
    }

    fn appended(&self, tokens: &[String]) -> Edited {
        let mut text = self.text.to_owned();
        let mut list = self.value.span;
        for (token, index) in tokens.iter().zip(self.value.count..) {
            let Some(edit) = insert_element(&text, list, index, token) else { return Edited::Nothing };
            text = edit.apply(&text);
            list.end = list.end + edit.with.len() + edit.span.start - edit.span.end;
        }
        // Nobody is to type in them, so the focus stays where it is.
        Edited::Text(text, None)
    }

    /// An element is like the one before it where the documents don't say how it is.
    fn added(&self) -> Edited {
        if self.value.kind != Kind::ArrayOpen {
            return self.insert("", "\"\"");
        }
        let place = element_place(&self.place(self.number));
        let last = held(self.values, self.number).last();
        let token = match last {
            _ if self.command.wanted(&place).is_some() => self.command.blank(&place),
            Some(last) if last.is_container() => last.span.of(self.text).to_owned(),
            Some(last) if last.kind == Kind::Number => "0".to_owned(),
            _ => "\"\"".to_owned(),
        };
        let edit = insert_element(self.text, self.value.span, self.value.count, &token);
        done(edit, self.text, Some(self.after(self.number)))
    }

    fn insert(&self, name: &str, token: &str) -> Edited {
        let edit = insert_member(self.text, self.value.span, self.value.count, name, token);
        done(edit, self.text, Some(self.after(self.number)))
    }

    /// The number of the first value behind one with all that it holds.
    fn after(&self, number: usize) -> usize {
        let end = self.values.get(number).map_or(0, |value| value.span.end);
        let rest = self.values.get(number + 1..).unwrap_or_default();
        number + 1 + rest.iter().take_while(|value| value.span.start < end).count()
    }
}

/// The bytes of the value of a number; of what can be added to it those of the value.
pub fn span(text: &str, number: usize) -> Option<Span> {
    outline(text).ok()?.get(number).map(|value| value.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::command::{ACCOUNT_CHECK, ACCOUNT_IMPORT, find};
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, number: usize, edit: ValueEdit, expected: &str) {
        let command = find(ACCOUNT_CHECK).unwrap();
        match edited(text, number, &edit, command) {
            Edited::Text(text, _) => assert_eq!(text, expected),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn one_value_changes_and_nothing_else() {
        let text = r#"{ "a" : 1.10, "a":"x\u0041", "list": [true , {"k":null}] }"#;
        let typed = |typed: &str| ValueEdit::Typed(typed.to_owned());
        check(text, 1, typed("18446744073709551616"), &text.replace("1.10", "18446744073709551616"));
        check(text, 1, typed("-0.50e+9"), &text.replace("1.10", "-0.50e+9"));
        check(text, 2, typed("中\"\n"), &text.replace(r"x\u0041", r#"中\"\n"#));
        check(text, 4, ValueEdit::Set("false".into()), &text.replace("true", "false"));
        check(text, 6, ValueEdit::Turned(Turn::String), &text.replace("null", "\"null\""));
        check(text, 1, ValueEdit::KeyTyped("b\"".into()), &text.replacen("\"a\"", "\"b\\\"\"", 1));
        check(text, 1, ValueEdit::Removed, r#"{ "a":"x\u0041", "list": [true , {"k":null}] }"#);
        check(text, 5, ValueEdit::Removed, &text.replace(r#" , {"k":null}"#, ""));
        check(text, 5, ValueEdit::Doubled, &text.replace(r#"{"k":null}"#, r#"{"k":null} , {"k":null}"#));
        check(
            text,
            0,
            ValueEdit::MemberAdded("CheckItem"),
            &text.replace("] }", r#"], "CheckItem": [{"UserID":"alice"},{"UserID":"bob"}] }"#),
        );
        check(text, 3, ValueEdit::Added, &text.replace(r#"{"k":null}]"#, r#"{"k":null} , {"k":null}]"#));
        check(text, 0, ValueEdit::Put("list", "[]".into()), &text.replace(r#"[true , {"k":null}]"#, "[]"));
        check(text, 0, ValueEdit::Put("b", "[]".into()), &text.replace("] }", "], \"b\": [] }"));
        check(text, 3, ValueEdit::Appended(vec!["1".into(), "2".into()]), &text.replace("}]", "} , 1 , 2]"));
        check(text, 5, ValueEdit::Added, &text.replace(r#"{"k":null}"#, r#"{"k":null, "":""}"#));
    }

    #[test]
    fn kinds_keep_what_they_can_say() {
        let turned = ValueEdit::Turned;
        check("[\"12\"]", 1, turned(Turn::Number), "[12]");
        check("[\"1 2\"]", 1, turned(Turn::Number), "[0]");
        check("[12]", 1, turned(Turn::String), "[\"12\"]");
        check("[\"false\"]", 1, turned(Turn::Bool), "[false]");
        check("[12]", 1, turned(Turn::Null), "[null]");
        check("[12]", 1, turned(Turn::Object), "[{}]");
        check("{\"CheckItem\":0}", 1, turned(Turn::Array), r#"{"CheckItem":[{"UserID":""}]}"#);
        check("{\"CheckItem\":0}", 1, turned(Turn::Object), r#"{"CheckItem":{}}"#);
        check("[]", 0, turned(Turn::String), "\"\"");
    }

    #[test]
    fn what_is_no_number_yet_waits_and_what_is_not_there_stays() {
        let command = find(ACCOUNT_IMPORT).unwrap();
        let edit = |number, edit| edited("{\"n\":1}", number, &edit, command);
        for typed in ["", "-", "1e", "01", " 1", "1 ", "0x1", "true"] {
            assert_eq!(edit(1, ValueEdit::Typed(typed.into())), Edited::NotYet, "{typed:?}");
        }
        assert_eq!(edit(2, ValueEdit::Removed), Edited::Nothing);
        assert_eq!(edit(0, ValueEdit::Removed), Edited::Nothing);
        assert_eq!(edit(0, ValueEdit::Doubled), Edited::Nothing);
        assert_eq!(edit(0, ValueEdit::Typed("x".into())), Edited::Nothing);
        assert_eq!(edit(1, ValueEdit::Turned(Turn::Number)), Edited::Nothing);
        assert_eq!(edited("{", 0, &ValueEdit::Added, command), Edited::Nothing);
    }

    #[test]
    fn what_was_added_is_known_by_its_number() {
        let command = find(ACCOUNT_CHECK).unwrap();
        let text = r#"{"CheckItem":[{"UserID":"a"},{"UserID":"b"}],"x":1}"#;
        let added = |number, edit| match edited(text, number, &edit, command) {
            Edited::Text(text, Some(added)) => span(&text, added).unwrap().of(&text).to_owned(),
            other => panic!("{other:?}"),
        };
        assert_eq!(added(1, ValueEdit::Added), r#"{"UserID":""}"#);
        assert_eq!(added(2, ValueEdit::Doubled), r#"{"UserID":"a"}"#);
        assert_eq!(added(0, ValueEdit::Added), r#""""#);
    }

    proptest! {
        #[test]
        fn the_text_is_json_after_any_edit(
            text in texts(), number in 0usize..12, which in 0usize..10, typed in any::<String>(), turn in 0usize..6,
        ) {
            let edit = match which {
                0 => ValueEdit::Typed(typed),
                1 => ValueEdit::Set("null".into()),
                2 => ValueEdit::Turned(Turn::ALL[turn]),
                3 => ValueEdit::KeyTyped(typed),
                4 => ValueEdit::Removed,
                5 => ValueEdit::Doubled,
                6 => ValueEdit::MemberAdded("CheckItem"),
                7 => ValueEdit::Put("CheckItem", "7".into()),
                8 => ValueEdit::Appended(vec!["8".into(), "9".into()]),
                _ => ValueEdit::Added,
            };
            let before = outline(&text).unwrap();
            if let Edited::Text(after, added) = edited(&text, number, &edit, find(ACCOUNT_CHECK).unwrap()) {
                let values = outline(&after);
                prop_assert!(values.is_ok(), "{} {:?} {}", text, edit, after);
                let values = values.unwrap();
                prop_assert!(added.is_none_or(|added| added < values.len()));
                // What stands before stays.
                let start = before[number].place().start;
                if !matches!(edit, ValueEdit::Removed) {
                    prop_assert_eq!(&text[..start], &after[..start]);
                }
            }
        }
    }

    /// Texts of JSON, in all sorts of spelling.
    fn texts() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            Just("1.10".to_owned()),
            Just("null".to_owned()),
            Just("true".to_owned()),
            "[a-z\"\\\\中]{0,4}".prop_map(|text| string::encode(&text)),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            let gap = "[ \n]{0,2}";
            let list = proptest::collection::vec((gap, inner.clone()), 0..4).prop_map(|items| {
                format!(
                    "[{}]",
                    items.iter().map(|(gap, item)| format!("{gap}{item}{gap}")).collect::<Vec<_>>().join(",")
                )
            });
            let object = proptest::collection::vec((gap, "[a-c]{0,2}", inner), 0..4).prop_map(|items| {
                format!(
                    "{{{}}}",
                    items
                        .iter()
                        .map(|(gap, key, item)| format!("{gap}\"{key}\"{gap}:{gap}{item}{gap}"))
                        .collect::<Vec<_>>()
                        .join(",")
                )
            });
            prop_oneof![list, object]
        })
    }
}
