//! The body where a line must be ASCII: as JSON with escapes, or as Base64, which holds anything.

use super::ascii;
use super::note::Note;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::borrow::Cow;

/// A body in ASCII.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AsciiBody<'a> {
    /// The text, perhaps with escapes that were not typed.
    Text(Cow<'a, str>),
    /// The bytes.
    Base64(String),
}

impl<'a> AsciiBody<'a> {
    /// The body with its strings' other characters, and these, as escapes; as Base64 where the shell is to be spared a
    /// character and no escape says it.
    pub fn of(body: &'a str, avoided: &[char]) -> Self {
        let bad = |c: char| !c.is_ascii() || avoided.contains(&c);
        let text = match body.contains(bad) {
            false => Some(Cow::Borrowed(body)),
            true => ascii::escaped(body, avoided).map(Cow::Owned),
        };
        let has_control = |text: &str| text.contains(|c: char| c.is_ascii_control() && !"\n\r\t".contains(c));
        match text.filter(|text| text.is_ascii() && !has_control(text)) {
            Some(text) => Self::Text(text),
            None => Self::base64(body),
        }
    }

    /// The body's bytes as Base64.
    pub fn base64(body: &str) -> Self {
        Self::Base64(STANDARD.encode(body))
    }

    /// What is to be said of it.
    pub fn note(&self) -> Option<Note> {
        match self {
            Self::Text(Cow::Borrowed(_)) => None,
            Self::Text(Cow::Owned(_)) => Some(Note::JsonEscapes),
            Self::Base64(_) => Some(Note::Base64),
        }
    }
}
