//! Strings of C#, of any version.

use super::{double_quoted, is_plain, long_unicode};

/// A verbatim string where it can be: nothing is special in it but the quote.
pub fn text(text: &str) -> String {
    if is_plain(text) { format!("@\"{}\"", text.replace('"', "\"\"")) } else { line(text) }
}

/// A string on one line.
pub fn line(text: &str) -> String {
    double_quoted(text, &[], long_unicode)
}
