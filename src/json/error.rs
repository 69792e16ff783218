//! What is wrong with a JSON text and where, as data. The page words it in its languages from [`ErrorKind`];
//! `Display` is English for developers. Made with people in mind who type JSON by hand.

use std::fmt;

/// The first fault of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error {
    /// Where, in bytes from the start of the text. The text's length where something is missing at its end.
    pub offset: usize,
    /// What.
    pub kind: ErrorKind,
}

impl Error {
    /// The fault's line and column in `text`, the same text that gave the error.
    pub fn position(&self, text: &[u8]) -> Position {
        Position::of(text, self.offset)
    }
}

/// A line and a column, both from 1. A line ends at LF, CR LF or a lone CR. The column counts characters
/// (Unicode scalar values), neither bytes nor UTF-16 units; a tab is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

impl Position {
    /// The position of a byte offset; an offset past the end is taken as the end. Takes time in proportion to
    /// the offset. Bytes that are not UTF-8 count one column each, stray continuation bytes none.
    pub fn of(text: &[u8], offset: usize) -> Self {
        let mut position = Self::START;
        position.walk(text, 0, offset);
        position
    }

    /// The position of a text's first byte.
    pub const START: Self = Self { line: 1, column: 1 };

    /// Goes on from the position of one offset to that of a later one, as [`Position::of`] counts: for long texts in
    /// slices.
    pub fn walk(&mut self, text: &[u8], from: usize, to: usize) {
        for at in from..to.min(text.len()) {
            match text[at] {
                b'\r' if text.get(at + 1) == Some(&b'\n') => self.column += 1,
                b'\n' | b'\r' => *self = Self { line: self.line + 1, column: 1 },
                0x80..=0xBF => {}
                _ => self.column += 1,
            }
        }
    }
}

/// What can be wrong with a JSON text. Closed: the page has words for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// No text, or whitespace only.
    Empty,
    /// More bytes than [`super::scan::MAX_LEN`].
    TooLong,
    /// A byte order mark at the start; JSON text has none.
    ByteOrderMark,
    /// A byte that cannot stand there in UTF-8.
    BadUtf8(u8),
    /// The text ends too early, inside this.
    UnexpectedEnd(Inside),
    /// A character that can start nothing at this place.
    UnexpectedCharacter(char),
    /// Full-width or curly punctuation, as input methods type it, for the ASCII character that is meant.
    WidePunctuation {
        /// The character in the text.
        found: char,
        /// The character that JSON has for it.
        meant: char,
    },
    /// `//`, `/*` or `#`: JSON has no comments.
    Comment,
    /// A comma before the closing bracket; the offset is the comma's.
    TrailingComma,
    /// A further item without a comma before it.
    MissingComma,
    /// No colon after a key.
    MissingColon,
    /// A comma, colon or closing bracket where a value is due.
    MissingValue,
    /// A closing bracket that does not fit what is open.
    WrongClose {
        /// The closing bracket in the text.
        found: char,
        /// The one that is due.
        meant: char,
    },
    /// A key without quotes.
    UnquotedKey,
    /// `'` for a quote.
    SingleQuote,
    /// A word that is not `true`, `false` or `null`: unquoted text, `True`, `NaN`, `undefined` …
    UnknownWord,
    /// A number that JSON does not know.
    BadNumber(NumberFault),
    /// A backslash before a character that cannot be escaped; the offset is the backslash's.
    BadEscape(char),
    /// `\u` without four hexadecimal digits; the offset is the backslash's.
    BadUnicodeEscape,
    /// A raw control character (below U+0020) in a string; a line break often means a missing quote.
    ControlCharacter(u8),
    /// Something after the value's end.
    TrailingText(char),
}

impl ErrorKind {
    /// Whether the text is a beginning of JSON whose end is missing.
    pub fn is_end(self) -> bool {
        matches!(self, Self::UnexpectedEnd(_))
    }
}

/// What was open when the text ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inside {
    /// An array.
    Array,
    /// An object.
    Object,
    /// A string.
    String,
    /// A number.
    Number,
    /// `true`, `false` or `null`.
    Literal,
}

/// What is wrong with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// `007`.
    LeadingZero,
    /// `+1`.
    LeadingPlus,
    /// `.5`.
    LeadingPoint,
    /// `-` without a digit.
    LoneMinus,
    /// `1.` without a digit.
    NoFraction,
    /// `1e` or `1e+` without a digit.
    NoExponent,
    /// Letters or signs after the digits: `0x1F`, `1_000`, `5px`, `1.2.3`.
    Garbage,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.kind, self.offset)
    }
}

impl std::error::Error for Error {}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnexpectedEnd(inside) => return write!(f, "the text ends inside {}", inside.noun()),
            Self::UnexpectedCharacter(c) => return write!(f, "unexpected character {c:?}"),
            Self::BadUtf8(byte) => return write!(f, "byte 0x{byte:02X} is not UTF-8 here"),
            Self::WidePunctuation { found, meant } | Self::WrongClose { found, meant } => {
                return write!(f, "found {found:?} where {meant:?} is meant");
            }
            Self::BadEscape(c) => return write!(f, "{c:?} cannot be escaped with a backslash"),
            Self::ControlCharacter(byte) => {
                return write!(f, "raw control character 0x{byte:02X} in a string");
            }
            Self::TrailingText(c) => return write!(f, "{c:?} after the end of the value"),
            Self::BadNumber(fault) => fault.sentence(),
            Self::Empty => "no text",
            Self::TooLong => "the text is too long",
            Self::ByteOrderMark => "the text starts with a byte order mark",
            Self::Comment => "JSON has no comments",
            Self::TrailingComma => "a comma before the closing bracket",
            Self::MissingComma => "a comma is missing",
            Self::MissingColon => "a colon is missing after the key",
            Self::MissingValue => "a value is missing",
            Self::UnquotedKey => "a key without double quotes",
            Self::SingleQuote => "strings take double quotes",
            Self::UnknownWord => "a word other than true, false or null",
            Self::BadUnicodeEscape => "\\u without four hexadecimal digits",
        })
    }
}

impl Inside {
    fn noun(self) -> &'static str {
        match self {
            Self::Array => "an array",
            Self::Object => "an object",
            Self::String => "a string",
            Self::Number => "a number",
            Self::Literal => "a word",
        }
    }
}

impl NumberFault {
    fn sentence(self) -> &'static str {
        match self {
            Self::LeadingZero => "a number with a leading zero",
            Self::LeadingPlus => "a number with a plus sign",
            Self::LeadingPoint => "a number without a digit before the point",
            Self::LoneMinus => "a minus without a digit",
            Self::NoFraction => "a point without a digit after it",
            Self::NoExponent => "an exponent without a digit",
            Self::Garbage => "a number with other characters in it",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, offset: usize, line: usize, column: usize) {
        assert_eq!(Position::of(text.as_bytes(), offset), Position { line, column }, "{text:?} at {offset}");
    }

    #[test]
    fn positions_count_characters_and_all_line_ends() {
        check("", 0, 1, 1);
        check("abc", 2, 1, 3);
        check("a\nb", 2, 2, 1);
        check("a\r\nb", 3, 2, 1);
        check("a\r\nb", 2, 1, 3);
        check("a\rb", 2, 2, 1);
        check("\"中😀\" x", 10, 1, 6);
        check("ab", 99, 1, 3);
    }

    #[test]
    fn display_is_a_plain_sentence() {
        let error = Error { offset: 7, kind: ErrorKind::UnexpectedEnd(Inside::Array) };
        assert_eq!(error.to_string(), "the text ends inside an array at byte 7");
    }
}
