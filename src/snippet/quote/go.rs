//! Strings of Go.

use super::{double_quoted, is_plain, long_unicode};

/// A raw string where it can be.
pub fn text(text: &str) -> String {
    if is_plain(text) && !text.contains('`') { format!("`{text}`") } else { line(text) }
}

/// A string on one line.
pub fn line(text: &str) -> String {
    double_quoted(text, &[], long_unicode)
}
