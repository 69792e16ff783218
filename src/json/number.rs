//! What a number token says, by its text alone: no float is made of it, so nothing is rounded. Two numbers are
//! the same here when their texts are.

/// The largest integer up to which JavaScript keeps every integer apart: 2^53 - 1.
pub const JS_MAX_SAFE: u64 = (1 << 53) - 1;

/// Whether the token is written as an integer: no point and no exponent.
pub fn is_integer(token: &str) -> bool {
    let digits = token.strip_prefix('-').unwrap_or(token);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// The value of a token written as an integer, if a `u64` holds it. `-0` is none.
pub fn as_u64(token: &str) -> Option<u64> {
    is_integer(token).then(|| token.parse().ok())?
}

/// The value of a token written as an integer, if an `i64` holds it.
pub fn as_i64(token: &str) -> Option<i64> {
    is_integer(token).then(|| token.parse().ok())?
}

/// Whether the token is an integer that JavaScript may round: beyond 2^53 - 1 on either side.
pub fn rounds_in_js(token: &str) -> bool {
    let digits = token.strip_prefix('-').unwrap_or(token);
    is_integer(token) && as_u64(digits).is_none_or(|value| value > JS_MAX_SAFE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(token: &str, integer: bool, unsigned: Option<u64>, signed: Option<i64>, rounds: bool) {
        let found = (is_integer(token), as_u64(token), as_i64(token), rounds_in_js(token));
        assert_eq!(found, (integer, unsigned, signed, rounds), "{token}");
    }

    #[test]
    fn facts_by_text() {
        check("0", true, Some(0), Some(0), false);
        check("-0", true, None, Some(0), false);
        check("9007199254740991", true, Some(9007199254740991), Some(9007199254740991), false);
        check("-9007199254740993", true, None, Some(-9007199254740993), true);
        check("18446744073709551615", true, Some(u64::MAX), None, true);
        check("18446744073709551616", true, None, None, true);
        check("-9223372036854775809", true, None, None, true);
        check("1.0", false, None, None, false);
        check("1e2", false, None, None, false);
        check("+1", false, None, None, false);
        check("-", false, None, None, false);
    }
}
