//! The tokenizer: strict RFC 8259, validating, iterative, resumable. It knows bytes and tokens, no values.
//!
//! A [`Scanner`] owns no text, so that a page can keep it between slices of work beside the text it scans. One
//! bit a level remembers whether an object or an array is open. Lone surrogate escapes (`\ud800`) are valid,
//! as the grammar has them; decoding reports them.

mod lexeme;
mod token;

pub use token::{Kind, Span, Token};

use super::ascii::ascii_for;
use super::error::{Error, ErrorKind, Inside, NumberFault};
use lexeme::{char_at, literal, number, string};

/// The longest text that is scanned, in bytes (512 MiB).
pub const MAX_LEN: usize = 1 << 29;

/// All tokens of a text in order. Ends after the first error.
pub fn tokens(text: &[u8]) -> impl Iterator<Item = Result<Token, Error>> {
    let mut scanner = Scanner::new();
    std::iter::from_fn(move || scanner.next(text))
}

/// Whether the text is one JSON value, and if not, its first fault.
pub fn validate(text: &[u8]) -> Result<(), Error> {
    tokens(text).try_for_each(|token| token.map(drop))
}

/// The end of the string token that opens at a quote; `None` where it is none.
pub(super) fn string_end(text: &[u8], open: usize) -> Option<usize> {
    string(text, open).ok()
}

/// A scan in progress. Every call of [`Scanner::next`] takes the same text; between calls it may rest.
#[derive(Clone, Debug)]
pub struct Scanner {
    at: usize,
    expect: Expect,
    nesting: Nesting,
    comma: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expect {
    Value,
    ValueOrClose,
    Key,
    KeyOrClose,
    Colon,
    CommaOrClose,
    End,
    Nothing,
}

impl Scanner {
    /// A scan from the start of a text.
    pub fn new() -> Self {
        Self::at(0)
    }

    /// A scan of the value that starts at this byte of a text known to be valid. Give the text up to the
    /// value's end, or stop when [`Scanner::depth`] is back at 0.
    pub fn at(offset: usize) -> Self {
        Self { at: offset, expect: Expect::Value, nesting: Nesting::default(), comma: 0 }
    }

    /// How far the scan has come, in bytes: the end of the last token.
    pub fn offset(&self) -> usize {
        self.at
    }

    /// How many arrays and objects are open.
    pub fn depth(&self) -> usize {
        self.nesting.depth
    }

    /// Whether the token that was just found is the key of a member.
    pub fn at_key(&self) -> bool {
        self.expect == Expect::Colon
    }

    /// The next token; `None` once the value has ended well, and for ever after that or after an error.
    #[inline]
    pub fn next(&mut self, text: &[u8]) -> Option<Result<Token, Error>> {
        let start = skip_whitespace(text, self.at);
        let step = match text.get(start) {
            _ if self.expect == Expect::Nothing => return None,
            Some(&byte) if text.len() <= MAX_LEN => self.step(text, start, byte),
            _ => Err(self.end(text.len())?),
        };
        Some(match step {
            Ok((kind, end)) => {
                self.at = end;
                Ok(Token { kind, span: Span { start, end } })
            }
            Err(error) => {
                self.expect = Expect::Nothing;
                Err(error)
            }
        })
    }

    #[inline]
    fn step(&mut self, text: &[u8], at: usize, byte: u8) -> Result<(Kind, usize), Error> {
        use Expect::*;
        let value_due = matches!(self.expect, Value | ValueOrClose);
        Ok(match byte {
            b'"' if value_due => {
                let end = string(text, at)?;
                self.expect = self.after_value();
                (Kind::String, end)
            }
            b'"' if matches!(self.expect, Key | KeyOrClose) => {
                let end = string(text, at)?;
                self.expect = Colon;
                (Kind::String, end)
            }
            b':' if self.expect == Colon => {
                self.expect = Value;
                (Kind::Colon, at + 1)
            }
            b',' if self.expect == CommaOrClose => {
                self.comma = at;
                self.expect = if self.nesting.in_object() { Key } else { Value };
                (Kind::Comma, at + 1)
            }
            b'-' | b'0'..=b'9' if value_due => {
                let end = number(text, at)?;
                self.expect = self.after_value();
                (Kind::Number, end)
            }
            b'{' if value_due => {
                self.nesting.push(true);
                self.expect = KeyOrClose;
                (Kind::ObjectOpen, at + 1)
            }
            b'[' if value_due => {
                self.nesting.push(false);
                self.expect = ValueOrClose;
                (Kind::ArrayOpen, at + 1)
            }
            b'}' if matches!(self.expect, KeyOrClose | CommaOrClose) && self.nesting.in_object() => {
                self.nesting.pop();
                self.expect = self.after_value();
                (Kind::ObjectClose, at + 1)
            }
            b']' if matches!(self.expect, ValueOrClose | CommaOrClose) && !self.nesting.in_object() => {
                self.nesting.pop();
                self.expect = self.after_value();
                (Kind::ArrayClose, at + 1)
            }
            b't' | b'f' | b'n' if value_due => {
                let found = literal(text, at)?;
                self.expect = self.after_value();
                found
            }
            _ => return Err(self.complaint(text, at, byte)),
        })
    }

    fn after_value(&self) -> Expect {
        if self.nesting.depth == 0 { Expect::End } else { Expect::CommaOrClose }
    }

    fn end(&self, len: usize) -> Option<Error> {
        let kind = match self.expect {
            _ if len > MAX_LEN => ErrorKind::TooLong,
            Expect::End => return None,
            _ if self.nesting.depth == 0 => ErrorKind::Empty,
            _ if self.nesting.in_object() => ErrorKind::UnexpectedEnd(Inside::Object),
            _ => ErrorKind::UnexpectedEnd(Inside::Array),
        };
        Some(Error { offset: len, kind })
    }

    /// Why nothing can start with this byte here.
    #[cold]
    fn complaint(&self, text: &[u8], at: usize, byte: u8) -> Error {
        use ErrorKind::*;
        let fault = |kind| Error { offset: at, kind };
        let Some(found) = char_at(text, at) else {
            return fault(BadUtf8(byte));
        };
        if at == 0 && found == '\u{FEFF}' {
            return fault(ByteOrderMark);
        }
        if let Some(meant) = ascii_for(found) {
            return fault(WidePunctuation { found, meant });
        }
        if byte == b'#' || matches!(text.get(at..at + 2), Some(b"//" | b"/*")) {
            return fault(Comment);
        }
        let word = found.is_alphanumeric() || matches!(byte, b'_' | b'$');
        let closes = matches!(byte, b']' | b'}');
        let after_comma = self.nesting.depth > 0 && matches!(self.expect, Expect::Key | Expect::Value);
        if closes && after_comma && self.comma + 1 == self.at {
            return Error { offset: self.comma, kind: TrailingComma };
        }
        fault(match self.expect {
            Expect::End | Expect::Nothing => TrailingText(found),
            Expect::Colon => MissingColon,
            Expect::Value if closes && self.nesting.depth > 0 => MissingValue,
            _ if closes && self.nesting.depth > 0 => {
                WrongClose { found, meant: if self.nesting.in_object() { '}' } else { ']' } }
            }
            Expect::CommaOrClose if word || matches!(byte, b'"' | b'\'' | b'-' | b'[' | b'{') => MissingComma,
            Expect::Key | Expect::KeyOrClose | Expect::Value | Expect::ValueOrClose if byte == b'\'' => {
                SingleQuote
            }
            Expect::Key | Expect::KeyOrClose if word || byte == b'-' => UnquotedKey,
            Expect::Value | Expect::ValueOrClose => match byte {
                b',' if self.nesting.depth > 0 => MissingValue,
                b'+' => BadNumber(NumberFault::LeadingPlus),
                b'.' => BadNumber(NumberFault::LeadingPoint),
                _ if word => UnknownWord,
                _ => UnexpectedCharacter(found),
            },
            _ => UnexpectedCharacter(found),
        })
    }
}

impl Default for Scanner {
    fn default() -> Self {
        Self::new()
    }
}

/// One bit a level: set for an object.
#[derive(Clone, Debug, Default)]
struct Nesting {
    bits: Vec<u64>,
    depth: usize,
}

impl Nesting {
    #[inline]
    fn push(&mut self, object: bool) {
        let (word, bit) = (self.depth / 64, self.depth % 64);
        if word == self.bits.len() {
            self.bits.push(0);
        }
        self.bits[word] = self.bits[word] & !(1 << bit) | u64::from(object) << bit;
        self.depth += 1;
    }

    #[inline]
    fn pop(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    #[inline]
    fn in_object(&self) -> bool {
        self.depth > 0 && self.bits[(self.depth - 1) / 64] >> ((self.depth - 1) % 64) & 1 == 1
    }
}

#[inline]
fn skip_whitespace(text: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = text.get(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests;
