//! How a text is written in each language: one file a language. A `line` is a literal on one line that holds any text; a
//! `text` is the form that reads best, and falls back to `line` where that form would change a byte or hide one.

pub mod cmd;
pub mod csharp;
pub mod curl_config;
pub mod go;
pub mod java;
pub mod javascript;
pub mod php;
pub mod powershell;
pub mod python;
pub mod rust;
pub mod sh;

use crate::json::pieces::is_unseen;
use std::fmt::Write as _;

/// Whether every character is seen as it is and stays as it is: a CR is lost where a language or an editor makes line
/// breaks alike.
fn is_plain(text: &str) -> bool {
    !text.contains('\r') && !text.chars().any(is_unseen)
}

/// A text between double quotes as most languages have it: backslashes before `\`, `"` and what else is `special`, short
/// escapes for line breaks and tabs, and what `unseen` writes for characters that are not seen.
fn double_quoted(text: &str, special: &[char], unseen: impl Fn(char, &mut String)) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == '"' || c == '\\' || special.contains(&c) => out.extend(['\\', c]),
            c if is_unseen(c) => unseen(c, &mut out),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `\u1234`, and beyond the first plane `\U00012345`.
fn long_unicode(c: char, out: &mut String) {
    let number = u32::from(c);
    let _ = if number > 0xFFFF { write!(out, "\\U{number:08x}") } else { write!(out, "\\u{number:04x}") };
}

/// `\u{1f}`.
fn braced_unicode(c: char, out: &mut String) {
    let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
}

#[cfg(test)]
mod laws;
