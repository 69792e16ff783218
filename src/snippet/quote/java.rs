//! Strings of Java 15 and later, in ASCII: javac reads a file in the system's own encoding, and before Java 18 that is not
//! UTF-8 everywhere.
//!
//! `\uXXXX` is read before anything else, so control characters are octal escapes: `\u000a` would be a line break.

use super::is_plain;
use std::fmt::Write as _;

/// The longest part of a text, in characters: a constant has room for 65535 bytes.
const PART: usize = 20_000;

/// A text block where it can be.
pub fn text(text: &str) -> String {
    // The compiler cuts the space that a line ends in, and only ASCII's can be written so that it stays.
    let cut = |line: &str| line.ends_with(|c: char| c.is_whitespace() && !c.is_ascii());
    if is_plain(text) && text.chars().count() <= PART && !text.lines().any(cut) {
        return block(text);
    }
    let chars: Vec<_> = text.chars().collect();
    let mut parts = chars.chunks(PART).map(|part| line(&part.iter().collect::<String>()));
    match (parts.next(), parts.next()) {
        (Some(first), Some(second)) => {
            let rest: String = parts.map(|part| format!(",\n        {part}")).collect();
            format!("String.join(\"\",\n        {first},\n        {second}{rest})")
        }
        (one, _) => one.unwrap_or_else(|| "\"\"".to_owned()),
    }
}

/// A string on one line.
pub fn line(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c => push(c, &mut out),
        }
    }
    out.push('"');
    out
}

/// A text block. The closing quotes stand in the first column, so no line loses what it begins with.
fn block(text: &str) -> String {
    let mut out = String::from("\"\"\"\n");
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            out.push('\n');
        }
        let kept = line.trim_end_matches([' ', '\t']);
        let mut quotes = 0;
        for c in kept.chars() {
            quotes = if c == '"' { quotes + 1 } else { 0 };
            if quotes == 3 {
                out.push('\\');
                quotes = 0;
            }
            push(c, &mut out);
        }
        // Escapes are read after the lines are cut, so the last one keeps all before it.
        let space = &line[kept.len()..];
        if let Some(last) = space.chars().next_back() {
            out.push_str(&space[..space.len() - 1]);
            out.push_str(if last == ' ' { "\\s" } else { "\\t" });
        }
    }
    out + "\\\n\"\"\""
}

fn push(c: char, out: &mut String) {
    match c {
        '\\' => out.push_str("\\\\"),
        '\r' => out.push_str("\\r"),
        ' '..='~' | '\t' => out.push(c),
        c if c.is_ascii() => {
            let _ = write!(out, "\\{:03o}", u32::from(c));
        }
        c => {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
}
