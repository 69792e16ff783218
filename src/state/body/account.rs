//! From_Account in the body's text.

use super::row::set_member;
use crate::json::node::{self, Node};
use crate::json::{Kind, string};
use std::rc::Rc;

/// From_Account as the text has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Account {
    /// There is none.
    Missing,
    /// A string, decoded.
    Text(Rc<str>),
    /// Any other value, as it stands.
    Other(Rc<str>),
}

impl Account {
    pub(super) fn of(text: &str, root: Node) -> Self {
        match node::member(text, root.span, KEY).map(|member| member.value) {
            None => Self::Missing,
            Some(value) if value.kind == Kind::String => {
                Self::Text(string::decode(value.span.of(text)).text.into())
            }
            Some(value) => Self::Other(value.span.of(text).into()),
        }
    }

    /// What a field shows of it.
    pub fn shown(&self) -> Rc<str> {
        match self {
            Self::Missing => "".into(),
            Self::Text(text) | Self::Other(text) => Rc::clone(text),
        }
    }

    /// Whether it is a string or absent.
    pub fn is_text(&self) -> bool {
        !matches!(self, Self::Other(_))
    }
}

pub(super) const KEY: &str = "From_Account";

/// The text with another From_Account.
pub(super) fn set(text: &str, root: Node, account: &str) -> String {
    set_member(text, root.span, 0, KEY, &string::encode(account))
}
