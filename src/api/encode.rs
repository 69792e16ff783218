//! Percent-encoding: one pass, one place. Everything but RFC 3986's unreserved characters and `*` is encoded,
//! so that a value is read back alike by servers that take `+` for a space and by those that don't. A UserSig's
//! alphabet (`A-Z a-z 0-9 * - _`) passes unchanged.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'*');

/// A query value's text as it stands in the URL.
pub fn query_value(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

/// The length of [`query_value`], without making it.
pub fn query_value_len(text: &str) -> usize {
    let mut len = text.len();
    for byte in text.bytes() {
        if !matches!(byte, b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'.' | b'_' | b'~' | b'*') {
            len += 2;
        }
    }
    len
}

/// Whether two hexadecimal digits follow each `%`, so that nothing is left of it when the text is decoded.
pub fn has_whole_escapes(text: &str) -> bool {
    let whole = |after: &str| after.len() >= 2 && after.bytes().take(2).all(|b| b.is_ascii_hexdigit());
    text.split('%').skip(1).all(whole)
}

/// Reads a query value back: `%XX` and, as HTML forms write it, `+` for a space.
///
/// # Errors
/// `None` when the decoded bytes are not UTF-8.
pub fn decode_query_value(text: &str) -> Option<String> {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8().ok().map(|text| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn encodes_what_a_url_would_misread() {
        assert_eq!(query_value("a/b?c=d&e+f#g@h"), "a%2Fb%3Fc%3Dd%26e%2Bf%23g%40h");
        assert_eq!(query_value("管理员"), "%E7%AE%A1%E7%90%86%E5%91%98");
        assert_eq!(query_value("eJw9*-_"), "eJw9*-_");
    }

    #[test]
    fn a_stray_percent_sign_is_no_escape() {
        for (text, whole) in
            [("", true), ("a%20b%E7", true), ("%", false), ("%2", false), ("%2g", false), ("%%20", false)]
        {
            assert_eq!(has_whole_escapes(text), whole, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn decode_undoes_encode(text in any::<String>()) {
            let encoded = query_value(&text);
            prop_assert!(encoded.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~*%".contains(&b)));
            prop_assert_eq!(query_value_len(&text), encoded.len());
            prop_assert_eq!(decode_query_value(&encoded), Some(text));
        }
    }
}
