//! Which editor fits a row.

use crate::api::profile::{self, Field, FieldType};
use crate::json::Kind;

/// An editor for a Value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Editor {
    /// A line of text, written as a JSON string.
    Text,
    /// One of the field's values.
    Choice(&'static Field),
    /// Digits, written as a JSON number; anything else is written as a string.
    Integer,
    /// JSON as it is typed.
    Json,
}

impl Editor {
    /// The editor for a Tag and a Value of this kind: the field's own, unless it can't show such a value.
    pub(super) fn fitting(tag: &str, value: Option<Kind>) -> Self {
        let fits = |kinds: &[Kind], editor| match value {
            Some(kind) if !kinds.contains(&kind) => Self::Json,
            _ => editor,
        };
        match profile::find_known(tag) {
            Some(field) if field.kind == FieldType::Uint => {
                fits(&[Kind::String, Kind::Number], Self::Integer)
            }
            Some(field) if !field.choices.is_empty() => fits(&[Kind::String], Self::Choice(field)),
            _ => fits(&[Kind::String], Self::Text),
        }
    }
}
