//! Strings of PHP.

use super::{braced_unicode, double_quoted, is_plain};
use std::fmt::Write as _;

/// A text in single quotes where nothing in it needs an escape, a nowdoc where it can be.
pub fn text(text: &str) -> String {
    if !is_plain(text) {
        return line(text);
    }
    if !text.contains(['\n', '\\', '\'']) {
        return format!("'{text}'");
    }
    // PHP takes the marker for the end wherever a line begins with it.
    let ends = text.lines().any(|line| line.trim_start().starts_with("JSON"));
    if ends { line(text) } else { format!("<<<'JSON'\n{text}\nJSON") }
}

/// A short text: in single quotes, or on one line all the same.
pub fn short(text: &str) -> String {
    if is_plain(text) && !text.contains(['\n', '\\']) {
        return format!("'{}'", text.replace('\'', "\\'"));
    }
    line(text)
}

/// A string on one line.
pub fn line(text: &str) -> String {
    double_quoted(text, &['$'], |c, out| match u32::from(c) {
        number @ ..=0x7F => {
            let _ = write!(out, "\\x{number:02x}");
        }
        _ => braced_unicode(c, out),
    })
}
