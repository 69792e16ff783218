//! The body of `portrait_get` as its form shows it: the accounts and the tags that are asked for.

use crate::json::outline::{Value, outline};
use crate::json::{Kind, string};
use std::rc::Rc;

/// The key of the list of accounts.
pub const ACCOUNTS: &str = "To_Account";
/// The key of the list of tags.
pub const TAGS: &str = "TagList";

/// A member of the body that should be a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// There is none.
    Missing,
    /// It is something else.
    Other,
    /// It is a list: its number among the text's values, and what it holds.
    List(usize, Vec<Item>),
}

/// An element of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its number among the text's values.
    pub number: usize,
    /// A string's text; of any other value its JSON.
    pub shown: Rc<str>,
    /// Whether it is a string.
    pub is_text: bool,
}

impl Part {
    /// What the list holds; nothing where there is none.
    pub fn items(&self) -> &[Item] {
        match self {
            Self::List(_, items) => items,
            Self::Missing | Self::Other => &[],
        }
    }

    /// Whether a text is among them.
    pub fn has(&self, text: &str) -> bool {
        self.items().iter().any(|item| item.is_text && *item.shown == *text)
    }
}

/// The accounts and the tags of a text; nothing where it is no object.
pub fn asking(text: &str) -> Option<[Part; 2]> {
    let values = outline(text).ok()?;
    values.first().filter(|root| root.kind == Kind::ObjectOpen)?;
    Some([ACCOUNTS, TAGS].map(|key| part(text, &values, key)))
}

/// Of a key that stands twice the last counts.
fn part(text: &str, values: &[Value], key: &str) -> Part {
    let is_it = |value: &Value| value.key.is_some_and(|token| string::decode(token.of(text)).text == key);
    let of_root = |(number, value): &(usize, &Value)| *number > 0 && value.parent == 0 && is_it(value);
    match values.iter().enumerate().rfind(of_root) {
        None => Part::Missing,
        Some((number, list)) if list.kind == Kind::ArrayOpen => {
            let item = |(number, value): (usize, &Value)| Item {
                number,
                shown: match value.kind {
                    Kind::String => string::decode(value.span.of(text)).text.into(),
                    _ => value.span.of(text).into(),
                },
                is_text: value.kind == Kind::String,
            };
            let all = values.iter().enumerate().skip(number + 1);
            let inside = all.take_while(|(_, value)| value.span.start < list.span.end);
            Part::List(number, inside.filter(|(_, value)| value.parent == number).map(item).collect())
        }
        Some(_) => Part::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_with_the_numbers_of_their_values() {
        let text = r#"{"TagList":0,"To_Account":["alice",{"x":["bob"]},"\u0062"],"TagList":["T"]}"#;
        let [accounts, tags] = asking(text).unwrap();
        let shown: Vec<_> =
            accounts.items().iter().map(|item| (item.number, &*item.shown, item.is_text)).collect();
        assert_eq!(shown, [(3, "alice", true), (4, r#"{"x":["bob"]}"#, false), (7, "b", true)]);
        assert!(accounts.has("b") && !accounts.has("bob") && tags.has("T"));
        assert_eq!(asking(r#"{"To_Account":"a"}"#).unwrap(), [Part::Other, Part::Missing]);
        assert_eq!(asking("[]"), None);
        assert_eq!(asking("{"), None);
    }
}
