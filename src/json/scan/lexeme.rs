//! Where a string, number or word that starts here ends, or why it is none. Slices of bytes, no state.

use super::token::Kind;
use crate::json::error::{Error, ErrorKind, Inside, NumberFault};

/// The end of the string that opens at `open`.
#[inline]
pub(super) fn string(text: &[u8], open: usize) -> Result<usize, Error> {
    let mut at = open + 1;
    while let Some(&byte) = text.get(at) {
        at += match byte {
            b'"' => return Ok(at + 1),
            b'\\' => escape(text, at)?,
            0..0x20 => return Err(Error { offset: at, kind: ErrorKind::ControlCharacter(byte) }),
            0x20..0x80 => 1,
            0x80.. => match utf8_len(&text[at..]) {
                Ok(len) => len,
                Err(Cut::End) => break,
                Err(Cut::Bad) => return Err(Error { offset: at, kind: ErrorKind::BadUtf8(byte) }),
            },
        };
    }
    Err(Error { offset: text.len(), kind: ErrorKind::UnexpectedEnd(Inside::String) })
}

/// The length of the escape sequence at a backslash.
fn escape(text: &[u8], at: usize) -> Result<usize, Error> {
    let fault = |offset, kind| Err(Error { offset, kind });
    let cut = fault(text.len(), ErrorKind::UnexpectedEnd(Inside::String));
    match text.get(at + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(2),
        Some(b'u') => {
            let digits = text.iter().skip(at + 2).take(4).take_while(|b| b.is_ascii_hexdigit()).count();
            match digits {
                4 => Ok(6),
                _ if at + 2 + digits == text.len() => cut,
                _ => fault(at, ErrorKind::BadUnicodeEscape),
            }
        }
        Some(&byte) => match char_at(text, at + 1) {
            Some(found) => fault(at, ErrorKind::BadEscape(found)),
            None => fault(at + 1, ErrorKind::BadUtf8(byte)),
        },
        None => cut,
    }
}

/// The end of the number at `start`.
#[inline]
pub(super) fn number(text: &[u8], start: usize) -> Result<usize, Error> {
    let digits = |mut at: usize| {
        while let Some(b'0'..=b'9') = text.get(at) {
            at += 1;
        }
        at
    };
    let fault = |offset, fault| {
        let cut = offset == text.len();
        let kind = if cut { ErrorKind::UnexpectedEnd(Inside::Number) } else { ErrorKind::BadNumber(fault) };
        Err(Error { offset, kind })
    };
    let whole = start + usize::from(text[start] == b'-');
    let mut at = digits(whole);
    if at == whole {
        return fault(at, NumberFault::LoneMinus);
    }
    if text[whole] == b'0' && at > whole + 1 {
        return Err(Error { offset: start, kind: ErrorKind::BadNumber(NumberFault::LeadingZero) });
    }
    if text.get(at) == Some(&b'.') {
        let fraction = at + 1;
        at = digits(fraction);
        if at == fraction {
            return fault(at, NumberFault::NoFraction);
        }
    }
    if let Some(b'e' | b'E') = text.get(at) {
        let exponent = at + 1 + usize::from(matches!(text.get(at + 1), Some(b'+' | b'-')));
        at = digits(exponent);
        if at == exponent {
            return fault(at, NumberFault::NoExponent);
        }
    }
    match text.get(at) {
        Some(b'.' | b'+' | b'-' | b'_' | b'a'..=b'z' | b'A'..=b'Z') => fault(at, NumberFault::Garbage),
        _ => Ok(at),
    }
}

/// The word at `at`, which starts with its first letter, and its end.
pub(super) fn literal(text: &[u8], at: usize) -> Result<(Kind, usize), Error> {
    let (word, kind): (&[u8], _) = match text[at] {
        b't' => (b"true", Kind::True),
        b'f' => (b"false", Kind::False),
        _ => (b"null", Kind::Null),
    };
    let rest = &text[at..];
    let follows = rest.get(word.len()).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    if rest.starts_with(word) && !follows {
        return Ok((kind, at + word.len()));
    }
    Err(if word.starts_with(rest) {
        Error { offset: text.len(), kind: ErrorKind::UnexpectedEnd(Inside::Literal) }
    } else {
        Error { offset: at, kind: ErrorKind::UnknownWord }
    })
}

/// Why bytes are no UTF-8 character.
enum Cut {
    /// The text ends inside it.
    End,
    /// It is none.
    Bad,
}

/// The length of the UTF-8 character that the bytes start with (RFC 3629, section 4).
#[inline]
fn utf8_len(bytes: &[u8]) -> Result<usize, Cut> {
    let (len, second) = match bytes.first() {
        Some(0..0x80) => return Ok(1),
        Some(0xC2..=0xDF) => (2, 0x80..=0xBF),
        Some(0xE0) => (3, 0xA0..=0xBF),
        Some(0xED) => (3, 0x80..=0x9F),
        Some(0xE1..=0xEF) => (3, 0x80..=0xBF),
        Some(0xF0) => (4, 0x90..=0xBF),
        Some(0xF1..=0xF3) => (4, 0x80..=0xBF),
        Some(0xF4) => (4, 0x80..=0x8F),
        Some(_) => return Err(Cut::Bad),
        None => return Err(Cut::End),
    };
    for at in 1..len {
        match bytes.get(at) {
            Some(byte) if at == 1 && second.contains(byte) => {}
            Some(0x80..=0xBF) if at > 1 => {}
            Some(_) => return Err(Cut::Bad),
            None => return Err(Cut::End),
        }
    }
    Ok(len)
}

/// The character at an offset, if the bytes there are UTF-8.
pub(super) fn char_at(text: &[u8], at: usize) -> Option<char> {
    let len = utf8_len(&text[at..]).ok()?;
    std::str::from_utf8(&text[at..at + len]).ok()?.chars().next()
}
