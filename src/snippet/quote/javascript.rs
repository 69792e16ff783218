//! Strings of JavaScript.

use super::{braced_unicode, double_quoted, is_plain};

/// A raw template where it can be.
pub fn text(text: &str) -> String {
    let raw = is_plain(text) && !text.contains('`') && !text.contains("${") && !text.ends_with('\\');
    if raw { format!("String.raw`{text}`") } else { line(text) }
}

/// A string on one line.
pub fn line(text: &str) -> String {
    double_quoted(text, &[], braced_unicode)
}
