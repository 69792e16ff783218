//! JSON in ASCII: the same value, with escapes where a string holds what a shell can't be given.

use crate::json::{Kind, scan};
use std::fmt::Write as _;

/// The JSON with every character of its strings that is not ASCII, or is one of these, as an escape; `None` where the text
/// is no JSON. A text without such characters is given back as it is.
pub fn escaped(json: &str, also: &[char]) -> Option<String> {
    scan::validate(json.as_bytes()).ok()?;
    let mut out = String::with_capacity(json.len());
    let mut kept = 0;
    for token in scan::tokens(json.as_bytes()) {
        let token = token.ok()?;
        if token.kind != Kind::String {
            continue;
        }
        out.push_str(&json[kept..token.span.start]);
        escape(token.span.of(json), also, &mut out);
        kept = token.span.end;
    }
    out.push_str(&json[kept..]);
    Some(out)
}

/// A string token into ASCII. A character that a backslash stands before keeps its meaning: only `"`, `\`, `/` and letters
/// follow one, and none of them is ever escaped here.
fn escape(token: &str, also: &[char], out: &mut String) {
    for c in token.chars() {
        if c.is_ascii() && !also.contains(&c) {
            out.push(c);
            continue;
        }
        let mut units = [0; 2];
        for unit in c.encode_utf16(&mut units) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::string::{decode, encode};
    use proptest::prelude::*;

    #[test]
    fn only_strings_and_only_what_must_be() {
        let json = r#" {"名":[5.0,"a%\u0025\"😀", 18446744073709551615] } "#;
        let expected = r#" {"\u540d":[5.0,"a\u0025\u0025\"\ud83d\ude00", 18446744073709551615] } "#;
        assert_eq!(escaped(json, &['%']).as_deref(), Some(expected));
        assert_eq!(escaped("{名:1}", &[]), None);
        assert_eq!(escaped("", &[]), None);
    }

    proptest! {
        #[test]
        fn it_is_ascii_and_says_the_same(text in any::<String>()) {
            let token = encode(&text);
            let escaped = escaped(&token, &['%', '{']).unwrap();
            let is_safe = escaped.is_ascii() && !escaped.contains(['%', '{']);
            prop_assert!(is_safe);
            let decoded = decode(&escaped);
            prop_assert_eq!(decoded.text, text);
        }
    }
}
