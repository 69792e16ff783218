//! From_Account in the body's text.

use super::row::set_member;
use crate::json::node::Node;
use crate::json::{Kind, string};
use std::rc::Rc;

/// From_Account as the text has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Account {
    /// There is none.
    Missing,
    /// A string, decoded.
    Text(Rc<str>),
    /// A string with half of a character, which no text stands for, as it stands.
    Half(Rc<str>),
    /// Any other value, as it stands.
    Other(Rc<str>),
}

impl Account {
    /// What its value in the text is, if it has one.
    pub(super) fn of(text: &str, value: Option<Node>) -> Self {
        match value {
            None => Self::Missing,
            Some(value) if value.kind == Kind::String => match string::decode(value.span.of(text)) {
                decoded if decoded.lone_surrogate => Self::Half(value.span.of(text).into()),
                decoded => Self::Text(decoded.text.into()),
            },
            Some(value) => Self::Other(value.span.of(text).into()),
        }
    }

    /// What a field shows of it.
    pub fn shown(&self) -> Rc<str> {
        match self {
            Self::Missing => "".into(),
            Self::Text(text) | Self::Half(text) | Self::Other(text) => Rc::clone(text),
        }
    }
}

pub(super) const KEY: &str = "From_Account";

/// The text with another From_Account.
pub(super) fn set(text: &str, root: Node, account: &str) -> String {
    set_member(text, root.span, 0, KEY, &string::encode(account))
}
