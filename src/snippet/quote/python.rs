//! Strings of Python 3.

use super::{double_quoted, is_plain, long_unicode};
use std::fmt::Write as _;

/// A raw string between three quotes where it can be.
pub fn text(text: &str) -> String {
    let raw = is_plain(text) && !text.contains("'''") && !text.ends_with(['\'', '\\']);
    if raw { format!("r'''{text}'''") } else { line(text) }
}

/// A string on one line.
pub fn line(text: &str) -> String {
    double_quoted(text, &[], |c, out| match u32::from(c) {
        number @ ..=0xFF => {
            let _ = write!(out, "\\x{number:02x}");
        }
        _ => long_unicode(c, out),
    })
}
