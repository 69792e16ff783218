//! String tokens and the text they stand for.

use super::scan::Span;
use std::borrow::Cow;

/// What a string token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text; borrowed where the token has no escape.
    pub text: Cow<'a, str>,
    /// Whether the token has half of a surrogate pair (`\ud800`), which is no character; U+FFFD stands for it.
    pub lone_surrogate: bool,
}

/// The text of a string token, given with its quotes. The token is valid, as the scanner found it; of anything
/// else what is not understood is kept as it is.
pub fn decode(token: &str) -> Decoded<'_> {
    let inner = token.strip_prefix('"').unwrap_or(token);
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    if !inner.contains('\\') {
        return Decoded { text: Cow::Borrowed(inner), lone_surrogate: false };
    }
    let mut text = String::with_capacity(inner.len());
    let mut lone_surrogate = false;
    let mut rest = inner;
    while let Some((before, escape)) = rest.split_once('\\') {
        text.push_str(before);
        let unescaped = escape.chars().next().map_or('\\', |c| match c {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            other => other,
        });
        let (c, len) = match unit(escape) {
            None => (unescaped, escape.chars().next().map_or(0, char::len_utf8)),
            Some(high) => {
                let low = escape[5..].strip_prefix('\\').and_then(unit);
                let pair = low.and_then(|low| char::decode_utf16([high, low]).next()?.ok());
                match pair.filter(|c| c.len_utf16() == 2) {
                    Some(c) => (c, 11),
                    None => (char::from_u32(u32::from(high)).unwrap_or(char::REPLACEMENT_CHARACTER), 5),
                }
            }
        };
        lone_surrogate |= len == 5 && unit(escape).is_some_and(|u| (0xD800..0xE000).contains(&u));
        text.push(c);
        rest = &escape[len..];
    }
    text.push_str(rest);
    Decoded { text: Cow::Owned(text), lone_surrogate }
}

/// The first escape of half a surrogate pair in a string token.
pub fn lone_surrogate(token: &str) -> Option<Span> {
    let mut at = 0;
    while let Some(found) = token.get(at..).and_then(|rest| rest.find('\\')) {
        let start = at + found;
        let len = match unit(&token[start + 1..]) {
            None => 1 + token[start + 1..].chars().next().map_or(0, char::len_utf8),
            Some(high) => {
                let low = token[start + 6..].strip_prefix('\\').and_then(unit);
                let is_pair = low.is_some_and(|low| (0xDC00..0xE000).contains(&low));
                match high {
                    0xD800..0xDC00 if is_pair => 12,
                    0xD800..0xE000 => return Some(Span { start, end: start + 6 }),
                    _ => 6,
                }
            }
        };
        at = start + len;
    }
    None
}

/// A string token for a text. Escaped is only what must be: quotes, backslashes and control characters; the
/// rest is UTF-8 as it is.
pub fn encode(text: &str) -> String {
    let mut token = String::with_capacity(text.len() + 2);
    token.push('"');
    for c in text.chars() {
        match c {
            '"' => token.push_str("\\\""),
            '\\' => token.push_str("\\\\"),
            '\n' => token.push_str("\\n"),
            '\r' => token.push_str("\\r"),
            '\t' => token.push_str("\\t"),
            '\u{8}' => token.push_str("\\b"),
            '\u{c}' => token.push_str("\\f"),
            c if u32::from(c) < 0x20 => {
                token.push_str(if u32::from(c) < 0x10 { "\\u000" } else { "\\u001" });
                token.extend(char::from_digit(u32::from(c) % 16, 16));
            }
            c => token.push(c),
        }
    }
    token.push('"');
    token
}

/// The UTF-16 unit of `uXXXX` at the start.
fn unit(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix('u')?.get(..4)?;
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(token: &str, text: &str, lone_surrogate: bool) {
        assert_eq!(decode(token), Decoded { text: text.into(), lone_surrogate }, "{token}");
        assert_eq!(super::lone_surrogate(token).is_some(), lone_surrogate, "{token}");
    }

    #[test]
    fn decodes_every_escape() {
        check(r#""""#, "", false);
        check(r#""中文""#, "中文", false);
        check(r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t", false);
        check(r#""a\u4e2d\u0000z""#, "a中\0z", false);
        check(r#""\ud83d\uDE00!""#, "😀!", false);
    }

    #[test]
    fn half_a_pair_is_replaced_and_told() {
        check(r#""\ud800""#, "\u{FFFD}", true);
        check(r#""\udc00\ud800""#, "\u{FFFD}\u{FFFD}", true);
        check(r#""\ud83d\u0041""#, "\u{FFFD}A", true);
        check(r#""\ud83d\n""#, "\u{FFFD}\n", true);
        check(r#""\ufffd""#, "\u{FFFD}", false);
    }

    #[test]
    fn the_half_of_a_pair_is_found() {
        let found = |token| lone_surrogate(token).map(|span| (span.start, span.of(token)));
        assert_eq!(found(r#""hi\ud83d""#), Some((3, r"\ud83d")));
        assert_eq!(found(r#""\ud83d\ude00\\ud800\uDC00""#), Some((20, r"\uDC00")));
        assert_eq!(found(r#""\ud83d\ud83d\ude00""#), Some((1, r"\ud83d")));
        assert_eq!(found(r#""中\\ud83d""#), None);
    }

    #[test]
    fn what_is_no_token_does_no_harm() {
        check("\"\\", "\\", false);
        check("\\u12中", "u12中", false);
        check("\"", "", false);
    }

    #[test]
    fn encodes_what_must_be() {
        assert_eq!(encode("a\"\\/中\u{1}\u{1f}\u{7f}\n😀"), "\"a\\\"\\\\/中\\u0001\\u001f\u{7f}\\n😀\"");
    }
}
