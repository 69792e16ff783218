//! The body where a line must be ASCII: as JSON with escapes, or as Base64, which holds anything.

use super::ascii;
use super::note::Note;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::borrow::Cow;

/// A body that a line of ASCII can hold, perhaps with escapes that were not typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsciiBody<'a>(Cow<'a, str>);

impl<'a> AsciiBody<'a> {
    /// The body with its strings' other characters, and these, as escapes; `None` where it is to hold a character that no
    /// escape says.
    pub fn of(body: &'a str, avoided: &[char]) -> Option<Self> {
        let bad = |c: char| !c.is_ascii() || avoided.contains(&c);
        let text = match body.contains(bad) {
            false => Cow::Borrowed(body),
            true => Cow::Owned(ascii::escaped(body, avoided)?),
        };
        let has_control = text.contains(|c: char| c.is_ascii_control() && !"\n\r\t".contains(c));
        (text.is_ascii() && !has_control).then_some(Self(text))
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What is to be said of it.
    pub fn note(&self) -> Option<Note> {
        matches!(self.0, Cow::Owned(_)).then_some(Note::JsonEscapes)
    }
}

/// A body's bytes in Base64.
pub fn base64(body: &str) -> String {
    STANDARD.encode(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_json_is_given_escapes() {
        let of = |text| AsciiBody::of(text, &['%']).map(|body| (body.text().to_owned(), body.note()));
        assert_eq!(of("a\r\n"), Some(("a\r\n".into(), None)));
        assert_eq!(of("\"中%\""), Some(("\"\\u4e2d\\u0025\"".into(), Some(Note::JsonEscapes))));
        for text in ["中", "%", "\0", "{中:1}", "\"\u{7f}中\""] {
            assert_eq!(of(text), None, "{text:?}");
        }
        assert_eq!(base64("中\0"), "5LitAA==");
    }
}
