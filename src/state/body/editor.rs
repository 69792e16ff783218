//! Which editor fits a row.

use super::row::Row;
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
    /// The editor for a row: by its field, unless its value is of a kind that the field's editor can't show.
    pub(super) fn of(row: &Row) -> Self {
        let fits = |kinds: &[Kind], editor| match row.value_kind() {
            Some(kind) if !kinds.contains(&kind) => Self::Json,
            _ => editor,
        };
        if row.raw() || row.value_is_lossy() {
            return Self::Json;
        }
        match profile::find(&row.tag()) {
            Some(field) if field.kind == FieldType::Uint => {
                fits(&[Kind::String, Kind::Number], Self::Integer)
            }
            Some(field) if !field.choices.is_empty() => fits(&[Kind::String], Self::Choice(field)),
            _ => fits(&[Kind::String], Self::Text),
        }
    }
}
