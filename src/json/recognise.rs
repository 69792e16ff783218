//! What a value seems to be, for a hint beside it. Nothing is altered and nothing is claimed.

use super::number;
use super::scan::{Kind, validate};
use super::string::decode;
use std::borrow::Cow;

/// What a value seems to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seems<'a> {
    /// An address of the web.
    Url(Cow<'a, str>),
    /// Milliseconds since 1970, from a number of seconds or milliseconds between 2001 and 2100.
    Moment(u64),
    /// An object or array as text inside a string.
    Json(Cow<'a, str>),
}

/// The longest string that is looked into for JSON, in bytes.
const INNER_MAX: usize = 64 * 1024;

/// What the value of a token seems to be.
pub fn recognise(kind: Kind, token: &str) -> Option<Seems<'_>> {
    match kind {
        Kind::Number => moment(number::as_u64(token)?),
        Kind::String if token.len() <= INNER_MAX => {
            let text = decode(token).text;
            if is_url(&text) {
                return Some(Seems::Url(text));
            }
            if let Ok(Some(moment)) = text.parse().map(moment) {
                return Some(moment);
            }
            let inner = text.trim_start().starts_with(['{', '[']) && validate(text.as_bytes()).is_ok();
            inner.then_some(Seems::Json(text))
        }
        _ => None,
    }
}

fn moment<'a>(number: u64) -> Option<Seems<'a>> {
    match number {
        1_000_000_000..4_102_444_800 => Some(Seems::Moment(number * 1000)),
        1_000_000_000_000..4_102_444_800_000 => Some(Seems::Moment(number)),
        _ => None,
    }
}

fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(token: &str, expected: Option<Seems>) {
        let kind = if token.starts_with('"') { Kind::String } else { Kind::Number };
        assert_eq!(recognise(kind, token), expected, "{token}");
    }

    #[test]
    fn addresses_moments_and_json() {
        check(r#""https:\/\/a.b\/c""#, Some(Seems::Url("https://a.b/c".into())));
        check(r#""javascript:alert(1)""#, None);
        check(r#""https://""#, None);
        check("1700000000", Some(Seems::Moment(1_700_000_000_000)));
        check("1700000000123", Some(Seems::Moment(1_700_000_000_123)));
        check("\"1700000000\"", Some(Seems::Moment(1_700_000_000_000)));
        check("20190419", None);
        check("1.7e9", None);
        check(r#""{\"a\":1}""#, Some(Seems::Json("{\"a\":1}".into())));
        check(r#""{a}""#, None);
    }
}
