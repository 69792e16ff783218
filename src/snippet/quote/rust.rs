//! Strings of Rust.

use super::{braced_unicode, double_quoted, is_plain};

/// A raw string where it can be, with as many hashes as it takes.
pub fn text(text: &str) -> String {
    if !is_plain(text) {
        return line(text);
    }
    let runs = text.split('"').skip(1).map(|after| after.bytes().take_while(|b| *b == b'#').count() + 1);
    let hashes = "#".repeat(runs.max().unwrap_or(0).max(1));
    // The compiler takes 255 hashes.
    if hashes.len() > 200 { line(text) } else { format!("r{hashes}\"{text}\"{hashes}") }
}

/// A string on one line.
pub fn line(text: &str) -> String {
    double_quoted(text, &[], braced_unicode)
}
