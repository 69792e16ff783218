//! Laws of quoting: a reader of each language's literals, written for the test from the language's reference, reads every text
//! back. That the real tools read the same is shown where they run: `tests/snippets`.

use super::*;
use proptest::prelude::*;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// A literal between two double quotes.
fn unescaped(literal: &str) -> String {
    let inner = literal.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap();
    let bare = inner.replace("\\\\", "").replace("\\\"", "");
    assert!(!bare.contains('"') && !bare.ends_with('\\'), "{literal}");
    escapes_read(inner)
}

/// A text with its escapes read: all that any of the languages is written with, and a backslash before a line break.
fn escapes_read(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        out.push_str(before);
        let number = |digits: &str, radix| char::from_u32(u32::from_str_radix(digits, radix).unwrap());
        let (c, len) = match escape.chars().next().unwrap() {
            '\n' => (None, 1),
            'n' => (Some('\n'), 1),
            'r' => (Some('\r'), 1),
            't' => (Some('\t'), 1),
            's' => (Some(' '), 1),
            'x' => (number(&escape[1..3], 16), 3),
            'u' if escape[1..].starts_with('{') => {
                let end = escape.find('}').unwrap();
                (number(&escape[2..end], 16), end + 1)
            }
            'u' => (number(&escape[1..5], 16), 5),
            'U' => (number(&escape[1..9], 16), 9),
            '0'..='7' => (number(&escape[..3], 8), 3),
            c => (Some(c), 1),
        };
        out.extend(c);
        rest = &escape[len..];
    }
    out + rest
}

/// A raw form's text between its marks, in which the closing mark must not stand.
fn between(literal: &str, open: &str, close: &str) -> Option<String> {
    let text = literal.strip_prefix(open)?.strip_suffix(close)?;
    assert!(!format!("{text}{}", &close[..close.len() - 1]).contains(close), "{literal}");
    assert!(!text.contains('\r'), "{literal}");
    Some(text.to_owned())
}

fn rust_text(literal: &str) -> String {
    let Some(raw) = literal.strip_prefix('r') else { return unescaped(literal) };
    let hashes = raw.split('"').next().unwrap();
    between(literal, &format!("r{hashes}\""), &format!("\"{hashes}")).unwrap()
}

fn csharp_text(literal: &str) -> String {
    let Some(verbatim) = literal.strip_prefix("@\"") else { return unescaped(literal) };
    let text = verbatim.strip_suffix('"').unwrap().replace("\"\"", "\0");
    assert!(!text.contains('"'), "{literal}");
    text.replace('\0', "\"")
}

fn php_text(literal: &str) -> String {
    if let Some(rest) = literal.strip_prefix("<<<'JSON'\n") {
        let (text, _) = rest.rsplit_once("\nJSON").unwrap();
        assert!(!text.lines().any(|line| line.trim_start().starts_with("JSON")), "{literal}");
        return text.to_owned();
    }
    if literal.starts_with('\'') {
        return unescaped(&format!("\"{}\"", literal[1..literal.len() - 1].replace('"', "\\\"")));
    }
    unescaped(literal)
}

/// javac's steps in their order: `\uXXXX`, then lines, then the other escapes.
fn java_text(literal: &str) -> String {
    assert!(literal.is_ascii());
    let mut units = Vec::new();
    let mut rest = literal;
    let mut backslashes = 0;
    while let Some(c) = rest.chars().next() {
        if c == '\\' && backslashes % 2 == 0 && rest[1..].starts_with('u') {
            units.push(u16::from_str_radix(&rest[2..6], 16).unwrap());
            rest = &rest[6..];
            backslashes = 0;
        } else {
            units.push(u16::try_from(u32::from(c)).unwrap());
            backslashes = if c == '\\' { backslashes + 1 } else { 0 };
            rest = &rest[1..];
        }
    }
    let literal = String::from_utf16(&units).unwrap();
    let Some(block) = literal.strip_prefix("\"\"\"\n") else {
        if let Some(list) = literal.strip_prefix("String.join(\"\",\n") {
            let parts = list.strip_suffix(')').unwrap().split(",\n").map(|part| unescaped(part.trim()));
            return parts.collect();
        }
        return unescaped(&literal);
    };
    let block = block.strip_suffix("\"\"\"").unwrap();
    assert!(!block.replace("\\\"", " ").contains("\"\"\""), "{literal}");
    let lines: Vec<_> = block.split('\n').map(|line| line.trim_end_matches(char::is_whitespace)).collect();
    // The closing quotes stand in the first column, so no line is indented by chance.
    escapes_read(&lines.join("\n"))
}

/// Texts with many of the characters that some language reads as its own.
fn awkward() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[ -~]{0,4}",
        2 => any::<char>().prop_map(String::from),
        2 => prop::sample::select(&[
            "\"", "'", "'''", "\"\"\"", "\"#", "\\", "\\u4e2d", "`", "${x}", "$", "%", "\n", "\r\n", "\t", " \n", "\0", "\u{2028}",
            "\u{feff}", "\u{3000}\n", "JSON", "中", "😀", "\u{202e}", "\u{85}", "\u{e0001}", "\\\n",
        ][..]).prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_text_is_read_back(text in awkward()) {
        let python = python::text(&text);
        let read = between(&python, "r'''", "'''").unwrap_or_else(|| unescaped(&python));
        prop_assert_eq!(&read, &text);
        let javascript = javascript::text(&text);
        let read = between(&javascript, "String.raw`", "`").unwrap_or_else(|| unescaped(&javascript));
        prop_assert_eq!(&read, &text);
        let go = go::text(&text);
        let read = between(&go, "`", "`").unwrap_or_else(|| unescaped(&go));
        prop_assert_eq!(&read, &text);
        prop_assert_eq!(&rust_text(&rust::text(&text)), &text);
        prop_assert_eq!(&csharp_text(&csharp::text(&text)), &text);
        prop_assert_eq!(&java_text(&java::text(&text)), &text);
        prop_assert_eq!(&php_text(&php::text(&text)), &text);
        prop_assert_eq!(&php_text(&php::short(&text)), &text);
    }

    #[test]
    fn a_line_is_one_line(text in awkward()) {
        for line in [
            python::line(&text), javascript::line(&text), go::line(&text), rust::line(&text), csharp::line(&text),
            java::line(&text), php::line(&text),
        ] {
            let breaks = line.contains(['\n', '\r', '\0', '\u{2028}']);
            prop_assert!(!breaks);
        }
        prop_assert_eq!(unescaped(&python::line(&text)), text.clone());
        prop_assert_eq!(unescaped(&php::line(&text)), text.clone());
        prop_assert_eq!(java_text(&java::line(&text)), text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn sh_itself_reads_every_text_back(text in awkward()) {
        let script = match sh::is_argument(&text) {
            true => format!("printf %s {}", sh::word(&text)),
            false => sh::printf(&text),
        };
        let mut shell = Command::new("sh").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        shell.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
        prop_assert_eq!(shell.wait_with_output().unwrap().stdout, text.as_bytes());
    }
}

#[test]
fn a_long_text_of_java_is_cut_into_constants() {
    let text = "中\"".repeat(35_000);
    let literal = java::text(&text);
    assert_eq!(java_text(&literal), text);
    assert!(literal.starts_with("String.join(\"\","));
}
