//! Which shell a text is for. What stands in a body tells nothing of it, so only the beginning is looked at: the first command,
//! the first quote, and how the command's line ends.

use super::{cmd, powershell, sh};

/// A shell, by its quoting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shell {
    /// bash, zsh and any other sh.
    Sh,
    /// cmd of Windows.
    Cmd,
    /// Power, 5.1 and later.
    Power,
}

/// The first command of a text that sends a request.
pub(super) struct First<'a> {
    word: &'a str,
    line: &'a str,
}

/// The first such command, where there is one: at the start of a line, behind what may stand before it there, or behind a pipe
/// or separator.
pub(super) fn command(text: &str) -> Option<First<'_>> {
    let is_command = |word: &str| sh::is_curl(word) || powershell::is_web_command(word);
    text.lines().find_map(|line| {
        let mut words = line.split(['|', ';', '&']).flat_map(|part| part.split_whitespace().take(sh::BEFORE));
        words.find(|word| is_command(word)).map(|word| First { word, line })
    })
}

impl Shell {
    /// The shell of a text.
    pub fn of(text: &str) -> Self {
        let Some(First { word, line }) = command(text) else { return Self::Sh };
        let start = after_comments(text);
        if powershell::is_start(start) || powershell::is_web_command(word) {
            return Self::Power;
        }
        if cmd::is_start(start) {
            return Self::Cmd;
        }
        let quote = start.find(['\'', '"', '‘', '’', '“', '”']);
        let (before, after) = start.split_at(quote.unwrap_or(start.len()));
        let ends_in = |mark: char| line.trim_end().ends_with(mark);
        let is_exe = word.to_ascii_lowercase().ends_with("curl.exe");
        if after.starts_with('\'') {
            return if is_exe || ends_in('`') { Self::Power } else { Self::Sh };
        }
        let by_browser = || cmd::has_carets(after) || (cmd::has_doubled(after) && !after.contains(" '"));
        if before.ends_with('^') || ends_in('^') {
            Self::Cmd
        } else if ends_in('`') || (is_exe && ["$env:", "`\""].iter().any(|mark| after.contains(mark))) {
            Self::Power
        } else if after.starts_with('"') && by_browser() {
            Self::Cmd
        } else {
            Self::Sh
        }
    }
}

/// A text from its first line on that is no comment.
fn after_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some((line, after)) = rest.split_once('\n') {
        let lower = line.get(..4).unwrap_or(line).to_ascii_lowercase();
        if !(line.starts_with('#') || line.starts_with("::") || lower == "rem ") {
            break;
        }
        rest = after.trim_start();
    }
    rest
}
