//! Punctuation as input methods and word processors type it: curly and full-width, where JSON has the plain one. What stands
//! inside a string is somebody's text and is never touched; the quotes around a string stand outside of it.

use super::ascii::ascii_for;
use super::edit::Edit;
use super::scan::Span;

/// The quotes that close a string which one of them opened.
const FAMILIES: [&str; 3] = ["“”„‟＂″«»〝〞〟\"", "‘’‚‛＇'", "「」『』"];

/// What makes the punctuation outside of a text's strings plain, in order.
pub fn straightened(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let end = at + c.len_utf8();
        let span = Span { start: at, end };
        let plain = ascii_for(c);
        edits.extend(plain.map(|plain| Edit { span, with: plain.to_string() }));
        at = match plain.unwrap_or(c) {
            '"' => {
                let close = close_of(text, end, c);
                if let Some((span, _)) = close.filter(|(_, c)| *c != '"') {
                    edits.push(Edit { span, with: '"'.to_string() });
                }
                close.map_or(text.len(), |(span, _)| span.end)
            }
            _ => end,
        };
    }
    edits
}

/// Where the string ends that `open` opened before `from`, and the quote that ends it: one of the family of `open` before
/// what may follow a string. A plain quote ends what a plain one opened, unless what follows it shows that a curly one did.
fn close_of(text: &str, from: usize, open: char) -> Option<(Span, char)> {
    let family = FAMILIES.into_iter().find(|family| family.contains(open)).unwrap_or_default();
    let mut is_escaped = false;
    let mut first = None;
    for (i, c) in text[from..].char_indices() {
        let span = Span { start: from + i, end: from + i + c.len_utf8() };
        let is_quote = !is_escaped && family.contains(c);
        is_escaped = c == '\\' && !is_escaped;
        if !is_quote {
            continue;
        }
        let ends = ends_here(&text[span.end..]);
        match (open, c) {
            // What a plain quote opened is a string as it is, unless it makes no sense.
            ('"', '"') if ends || first.is_none() => return Some((span, c)),
            ('"', '"') => return first,
            ('"', _) => first = first.or(ends.then_some((span, c))),
            _ if ends => return Some((span, c)),
            _ => {}
        }
    }
    first
}

/// Whether what follows may follow a string: a comma, a colon, a closing bracket, plain or not, or the end.
fn ends_here(rest: &str) -> bool {
    let next = rest.chars().find(|c| !c.is_whitespace());
    next.is_none_or(|c| matches!(ascii_for(c).unwrap_or(c), ',' | ':' | ']' | '}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::edit::apply_all;
    use crate::json::scan::{tokens, validate};
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(apply_all(text, &straightened(text)), expected, "{text}");
    }

    #[test]
    fn what_stands_outside_of_strings_is_made_plain() {
        let plain = r#"{"From_Account":"id","ProfileItem":[{"Tag":"a","Value":1}]}"#;
        check(plain, plain);
        check(&plain.replace('"', "”"), plain);
        check(&plain.replace(':', "："), plain);
        check(&plain.replace(',', "，"), plain);
        check(&plain.replace('{', "｛").replace('}', "｝"), plain);
        check(&plain.replace('[', "【").replace(']', "】"), plain);
        check("｛“From_Account”：“id”，“ProfileItem”：［｛“Tag”：“a”，“Value”：１｝］｝", plain);
        check("{‘a’:‘b’,「c」:『d』,＂e＂：＂f＂}", r#"{"a":"b","c":"d","e":"f"}"#);
        check("{\u{3000}\"a\"\u{a0}:－１２．５\u{2003}}", "{ \"a\" :-12.5 }");
        check("{„a“:«b»}", r#"{"a":"b"}"#);
    }

    #[test]
    fn what_stands_inside_of_one_is_never_touched() {
        let inside = r#"{"a":"他说：“你好”，［对］。","b：":"１２　３","c":"it’s"}"#;
        check(inside, inside);
        check(r#"{“a”：“他说：「你好」，［对］。”}"#, r#"{"a":"他说：「你好」，［对］。"}"#);
        check("{“a”：“他说“你好”了”}", r#"{"a":"他说“你好”了"}"#);
        check("{“a”：“it’s”，‘b’：‘it’s’}", r#"{"a":"it’s","b":"it’s"}"#);
        check(r#"{"a":"say \"hi”：\" no”，"，"b":1}"#, r#"{"a":"say \"hi”：\" no”，","b":1}"#);
        check(r#"{"a":"b\\"，"c":2}"#, r#"{"a":"b\\","c":2}"#);
        check(r#"{"a":"x”, y"}"#, r#"{"a":"x”, y"}"#);
    }

    #[test]
    fn quotes_of_two_kinds_around_one_string() {
        check(r#"{"a”:"b"}"#, r#"{"a":"b"}"#);
        check(r#"{“a":“b"}"#, r#"{"a":"b"}"#);
        check(r#"{"a":"b”}"#, r#"{"a":"b"}"#);
        check(r#"{"a”："b”，"c”：1}"#, r#"{"a":"b","c":1}"#);
    }

    #[test]
    fn what_has_no_end_is_left() {
        check("{“a", "{\"a");
        check("\"a", "\"a");
        check("“", "\"");
        check("", "");
    }

    /// JSON texts with strings of all kinds of quotes inside.
    fn json() -> impl Strategy<Value = String> {
        let string = "[a“”‘’：，「」１ ]{0,6}".prop_map(|text| format!("\"{text}\""));
        let value = prop_oneof![string.clone(), Just("1".to_owned()), Just("[]".to_owned())];
        prop::collection::vec((string, value), 0..4).prop_map(|members| {
            let members: Vec<_> = members.iter().map(|(key, value)| format!("{key}:{value}")).collect();
            format!("{{{}}}", members.join(","))
        })
    }

    proptest! {
        #[test]
        fn json_stays_as_it_is(text in json()) {
            prop_assert!(validate(text.as_bytes()).is_ok());
            prop_assert!(straightened(&text).is_empty(), "{}", text);
        }

        #[test]
        fn full_width_marks_between_strings_are_all_that_changes(text in json()) {
            let mut wide = String::new();
            for token in tokens(text.as_bytes()) {
                let token = token.unwrap().span.of(&text);
                wide.push_str(match token { "{" => "｛", "}" => "｝", "[" => "［", "]" => "］", ":" => "：", "," => "，", other => other });
            }
            prop_assert_eq!(apply_all(&wide, &straightened(&wide)), text);
        }

        #[test]
        fn no_text_hurts(text in any::<String>(), marks in "[\"“”‘’：，\\\\a{} ]{0,20}") {
            for text in [text, marks] {
                let straight = apply_all(&text, &straightened(&text));
                prop_assert_eq!(text.chars().count(), straight.chars().count());
            }
        }
    }
}
