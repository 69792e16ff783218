//! What a slip is, and what mends it.

use super::birthday::Birthday;
use crate::json::edit::Edit;

/// A slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodySlip {
    /// What it is.
    pub what: What,
    /// What mends it, in the text's order; nothing where only a person can tell.
    pub edits: Vec<Edit>,
}

/// What a slip is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Keys that stand for those of the service: each with the one that is meant.
    Keys(Vec<(String, &'static str)>),
    /// The name of a field as a key, as the SDKs have it, where an item has a Tag and a Value; with the field's Tag.
    FieldAsKey(String, &'static str),
    /// Another name or spelling of this Tag.
    Tag(String),
    /// An object with numbers for keys: a list that lost its order in PHP.
    NumberedList,
    /// One item without its list.
    LoneItem,
    /// JSON as text inside a string: encoded twice.
    EncodedTwice,
    /// A number in quotes.
    Quoted(String),
    /// A number where a text is due.
    Unquoted,
    /// Another name of one of the field's choices.
    Choice(&'static str),
    /// A text that is too long.
    TooLong {
        /// How many characters it has, as Unicode counts them.
        chars: usize,
        /// What is left of it when it is shortened.
        head: String,
        /// Whether it is a place's name, where the field holds four numbers.
        is_place: bool,
    },
    /// A birthday that is none.
    Birthday(Birthday),
    /// An escape of half a character.
    Half(String),
    /// U+FFFD, which stands for what was lost on the way.
    Replaced,
}

impl BodySlip {
    pub(super) fn new(what: What, edits: Vec<Edit>) -> Self {
        Self { what, edits }
    }
}
