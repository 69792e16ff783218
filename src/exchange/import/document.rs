//! A JSON document that holds requests: members by name, texts decoded. Values are read where they stand, so nothing of a body
//! is altered on the way.

use super::model::{ImportFault, ImportNote, ImportRefusal};
use super::raw::Notes;
use crate::json::node::{self, Node};
use crate::json::string::decode;
use crate::json::{Kind, Span};

/// A document that is known to be JSON.
#[derive(Clone, Copy)]
pub(super) struct Document<'a> {
    /// Its text.
    pub text: &'a str,
}

impl<'a> Document<'a> {
    /// A member of an object.
    pub fn get(self, object: Node, key: &str) -> Option<Node> {
        node::member(self.text, object.span, key).map(|member| member.value)
    }

    /// A member that must be an array.
    ///
    /// # Errors
    /// That it is missing, or is something else.
    pub fn list(self, object: Node, key: &str, named: &'static str) -> Result<Node, ImportRefusal> {
        match self.get(object, key) {
            Some(list) if list.kind == Kind::ArrayOpen => Ok(list),
            other => {
                let at = other.map_or(object.span.start, |other| other.span.start);
                Err(ImportFault::Member(named).at(self.text, at))
            }
        }
    }

    /// The elements of an array; none of anything else.
    pub fn elements(self, array: Option<Node>) -> impl Iterator<Item = Node> + use<'a> {
        let span = array.map_or(Span { start: 0, end: 0 }, |array| array.span);
        node::elements(self.text, span)
    }

    /// A string as text; a number or a word as it is written; nothing of anything else.
    pub fn text(self, value: Node, notes: &mut Notes) -> Option<String> {
        let written = value.span.of(self.text);
        match value.kind {
            Kind::String => {
                let decoded = decode(written);
                if decoded.lone_surrogate {
                    notes.add(ImportNote::HalfCharacter);
                }
                Some(decoded.text.into_owned())
            }
            Kind::Number | Kind::True | Kind::False => Some(written.to_owned()),
            _ => None,
        }
    }

    /// A member that is a text.
    pub fn text_of(self, object: Node, key: &str, notes: &mut Notes) -> Option<String> {
        self.get(object, key).and_then(|value| self.text(value, notes))
    }

    /// Whether a member is `true`.
    pub fn is_true(self, object: Node, key: &str) -> bool {
        self.get(object, key).is_some_and(|value| value.kind == Kind::True)
    }

    /// The pairs of a list of objects with a name and a value each, without those that are switched off, and how many those are.
    pub fn pairs(self, list: Option<Node>, name: &str, notes: &mut Notes) -> (Vec<(String, String)>, usize) {
        let (mut pairs, mut disabled) = (Vec::new(), 0);
        for entry in self.elements(list) {
            if self.is_true(entry, "disabled") {
                disabled += 1;
            } else if let Some(name) = self.text_of(entry, name, notes) {
                pairs.push((name, self.text_of(entry, "value", notes).unwrap_or_default()));
            }
        }
        (pairs, disabled)
    }
}
