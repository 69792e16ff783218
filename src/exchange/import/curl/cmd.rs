//! Command lines of cmd, the shell of Windows. Two readers stand one behind the other: cmd, to which `"` is a switch and `^` an
//! escape outside of quotes, and the program's C runtime, which reads `\"` and `""`.
//!
//! Chrome has written such lines in three ways, none of which cmd reads as it was meant, so what was meant is read here:
//! first `""` for a quote and `"%"` for a percent sign (Firefox still does); then carets before nearly everything, within
//! quotes as well; today the same with `^"` around all, and a space for each character that is not ASCII.

use super::commands::{Commands, mended};
use super::flags::{Given, requests};
use super::sh::is_curl;
use crate::exchange::import::model::{ImportFault, ImportNote, ImportRefusal};
use crate::exchange::import::raw::{Notes, is_secret_key};
use crate::exchange::import::variables::Variables;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::collections::BTreeMap;

/// Whether a text begins as only one for cmd does: with a redirection, a prompt, or a command of its own.
pub(super) fn is_start(text: &str) -> bool {
    let start = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let prompt = matches!(text.as_bytes(), [drive, b':', b'\\', ..] if drive.is_ascii_alphabetic());
    prompt
        || ["> \"", "@echo", "@curl", "set ", "for /f", "setlocal"].iter().any(|word| start.starts_with(word))
}

/// Whether carets stand within quotes, where cmd has no need of them, so that all of them are escapes: Chrome's `^\^"` for a
/// quote, and nowhere the `\"` that others write.
pub(super) fn has_carets(text: &str) -> bool {
    let inside =
        |(at, mark): (usize, &str)| text[at + mark.len()..].starts_with(|c: char| !c.is_whitespace());
    let bare = |(at, _): (usize, &str)| !text[..at].ends_with('^');
    text.match_indices("^\\^\"").any(inside) && !text.match_indices("\\\"").any(bare)
}

/// Whether `""` stands for a quote in JSON.
pub(super) fn has_doubled(text: &str) -> bool {
    ["{\"\"", ",\"\"", "[\"\"", "\"\":"].iter().any(|mark| text.contains(mark))
}

/// Reads a text.
///
/// # Errors
/// A quote that does not close.
pub(super) fn read(text: &str, notes: &mut Notes) -> Result<Commands, ImportRefusal> {
    let text = text.replace("\r\n", "\n");
    let mut reader =
        Reader { text: &text, at: 0, carets: has_carets(&text), variables: Variables::default() };
    let mut commands = Commands::default();
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut line_notes = Notes::default();
    while let Some(line) = reader.next(&mut line_notes)? {
        let Line { mut words, raw, redirect } = line;
        // No browser leaves a caret in an address, but Chrome once wrote some there, and before the brackets of a body.
        if words.iter().any(|word| word.starts_with("http") && word.contains('^')) {
            for word in &mut words {
                if word.starts_with("http") {
                    word.retain(|c| c != '^');
                } else if let Some(body) = mended(word, |word| word.replace('^', "")) {
                    *word = body;
                }
            }
        }
        let name = words.first().map_or("", |word| word.trim_start_matches('@'));
        if let Some(at) = words.iter().take(3).position(|word| is_curl(word)) {
            let given = Given { input: None, files: &files };
            commands.found.extend(requests(&words[at + 1..], given, &line_notes));
            line_notes = Notes::default();
        } else if name.eq_ignore_ascii_case("echo") {
            if let (Some((file, appends)), Some((_, text))) = (redirect, raw.split_once("echo ")) {
                let file = files.entry(file).or_default();
                if !appends {
                    file.clear();
                }
                file.extend_from_slice(text.trim_end().as_bytes());
                file.extend_from_slice(b"\r\n");
            }
        } else if name.eq_ignore_ascii_case("set") {
            let set = raw.trim().get(3..).unwrap_or_default().trim().trim_matches('"');
            if let Some((name, value)) = set.split_once('=').filter(|(name, _)| !name.contains('%')) {
                reader.variables.set(name.trim().to_ascii_uppercase(), value);
            }
        } else if name.eq_ignore_ascii_case("certutil")
            && let [.., from, to] = words.as_slice()
            && let Some(decoded) = files.get(from).and_then(|bytes| decoded(bytes))
        {
            files.insert(to.clone(), decoded);
        }
    }
    line_notes.0.into_iter().for_each(|note| notes.add(note));
    commands.secret_key = reader.variables.find(is_secret_key);
    Ok(commands)
}

/// Base64 over several lines.
pub(super) fn decoded(base64: &[u8]) -> Option<Vec<u8>> {
    let bare: Vec<u8> = base64.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    STANDARD.decode(bare).ok()
}

/// A command with its arguments.
struct Line {
    words: Vec<String>,
    /// The text as cmd hands it over, quotes and all.
    raw: String,
    /// The file that its output goes to, and whether it is added there.
    redirect: Option<(String, bool)>,
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Whether carets are escapes everywhere.
    carets: bool,
    variables: Variables,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// A prompt such as `C:\Users\me>` at the start of a line.
    fn pass_prompt(&mut self) {
        let line = self.rest().split('\n').next().unwrap_or_default();
        let bytes = line.as_bytes();
        if let ([drive, b':', b'\\', ..], Some(end)) = (bytes, line.find('>'))
            && drive.is_ascii_alphabetic()
        {
            self.at += end + 1;
        }
    }

    /// The next command; `None` at the end of the text.
    fn next(&mut self, notes: &mut Notes) -> Result<Option<Line>, ImportRefusal> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        if self.rest().is_empty() {
            return Ok(None);
        }
        self.pass_prompt();
        let mut runtime = Runtime::default();
        let mut redirect = None;
        let (mut in_quotes, mut lost, mut opened) = (false, 0, self.at);
        while let Some(c) = self.rest().chars().next() {
            let before = runtime.in_quotes;
            self.at += c.len_utf8();
            match c {
                '^' if self.carets || !in_quotes => lost += self.caret(&mut runtime),
                '"' => {
                    in_quotes = !in_quotes;
                    runtime.push(c);
                }
                '\n' if runtime.in_quotes => runtime.push(c),
                '\n' => break,
                '&' | '|' if !in_quotes && !runtime.in_quotes => break,
                '>' | '<' if !in_quotes && !runtime.in_quotes => {
                    let appends = self.rest().starts_with('>');
                    let file = self.file();
                    runtime.drop_descriptor();
                    if c == '>' {
                        redirect = Some((file, appends));
                    }
                }
                '%' => self.percent(&mut runtime),
                c => runtime.push(c),
            }
            if runtime.in_quotes && !before {
                opened = self.at - 1;
            }
        }
        if runtime.in_quotes {
            return Err(ImportFault::NotClosed("\"".to_owned()).at(self.text, opened));
        }
        if lost > 0 {
            notes.add(ImportNote::Lost(lost));
        }
        let (words, raw) = runtime.finish(self.carets);
        Ok(Some(Line { words, raw, redirect }))
    }

    /// What stands behind a caret is taken as it is; at a line's end it joins the next line, and with an empty line between
    /// them it is a line break. The number of characters that were lost at it.
    fn caret(&mut self, runtime: &mut Runtime) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let after = &rest[blanks..];
        let breaks = after.bytes().take_while(|byte| *byte == b'\n').count();
        if breaks > 0 {
            // The oldest lines have `"^`, one line break and `"`; later ones two for each.
            let is_oldest = runtime.raw.ends_with('"') && after[breaks..].starts_with('"');
            let meant = if is_oldest { breaks.div_ceil(2) } else { usize::from(breaks > 1) };
            self.at += blanks + if is_oldest { breaks } else { breaks.min(2) };
            (0..meant).for_each(|_| runtime.push('\n'));
            return 0;
        }
        let Some(c) = rest.chars().next() else { return 0 };
        self.at += c.len_utf8();
        runtime.push(c);
        usize::from(self.carets && c == ' ')
    }

    /// `%%` is a percent sign, `%NAME%` a variable, and one that is not set stays as it is written.
    fn percent(&mut self, runtime: &mut Runtime) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if rest.starts_with('%') {
            self.at += 1;
            return runtime.push('%');
        }
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || "_()".contains(c))).unwrap_or(rest.len());
        let name = rest[..end].to_ascii_uppercase();
        let is_closed = rest[end..].starts_with('%');
        match self.variables.get(&name).filter(|_| is_closed) {
            Some(value) => {
                self.at += end + 1;
                value.chars().for_each(|c| runtime.push(c));
            }
            None => runtime.push('%'),
        }
    }

    /// The name of a file behind `>`.
    fn file(&mut self) -> String {
        let rest = self.rest();
        let start = rest.trim_start_matches(['>', '&', ' ', '\t']);
        let passed = rest.len() - start.len();
        let length = match start.strip_prefix('"') {
            Some(quoted) => quoted.find('"').map_or(start.len(), |end| end + 2),
            None => start.find(|c: char| c.is_whitespace()).unwrap_or(start.len()),
        };
        let name = start[..length].trim_matches('"').to_owned();
        self.at += passed + length;
        name
    }
}

/// The C runtime: it cuts a line into arguments.
#[derive(Default)]
struct Runtime {
    words: Vec<Argument>,
    word: Option<Argument>,
    raw: String,
    in_quotes: bool,
    backslashes: usize,
    /// Whether the last character closed a quote.
    closed: bool,
    /// Whether `""` stood for a quote.
    doubled: bool,
}

#[derive(Default)]
struct Argument {
    text: String,
    /// Where backslashes stand that no quote follows, and how many.
    runs: Vec<(usize, usize)>,
}

impl Runtime {
    fn push(&mut self, c: char) {
        self.raw.push(c);
        if c == '\\' {
            self.backslashes += 1;
            self.closed = false;
            return;
        }
        let backslashes = std::mem::take(&mut self.backslashes);
        let closed = std::mem::take(&mut self.closed);
        if c == '"' {
            let word = self.word.get_or_insert_default();
            word.text.extend(std::iter::repeat_n('\\', backslashes / 2));
            if backslashes % 2 == 1 {
                word.text.push('"');
            } else if closed && backslashes == 0 {
                word.text.push('"');
                (self.in_quotes, self.doubled) = (true, true);
            } else {
                self.closed = self.in_quotes;
                self.in_quotes = !self.in_quotes;
            }
            return;
        }
        self.loose(backslashes);
        if c.is_whitespace() && c != '\n' && !self.in_quotes {
            self.words.extend(self.word.take());
        } else {
            self.word.get_or_insert_default().text.push(c);
        }
    }

    fn loose(&mut self, backslashes: usize) {
        if backslashes > 0 {
            let word = self.word.get_or_insert_default();
            word.runs.push((word.text.len(), backslashes));
            word.text.extend(std::iter::repeat_n('\\', backslashes));
        }
    }

    /// `2>` redirects the second stream; the number is no argument.
    fn drop_descriptor(&mut self) {
        if self.word.as_ref().is_some_and(|word| matches!(word.text.as_str(), "1" | "2")) {
            self.word = None;
        }
    }

    /// The arguments, and the text. Browsers double each backslash, though the runtime halves them before quotes only.
    fn finish(mut self, carets: bool) -> (Vec<String>, String) {
        let backslashes = std::mem::take(&mut self.backslashes);
        self.loose(backslashes);
        self.words.extend(self.word.take());
        let by_browser = carets || self.doubled;
        let words = self.words.into_iter().map(|Argument { text, runs }| {
            if !by_browser || runs.iter().any(|(_, count)| count % 2 == 1) {
                return text;
            }
            let mut halved = String::with_capacity(text.len());
            let mut kept = 0;
            for (at, count) in runs {
                halved.push_str(&text[kept..at + count / 2]);
                kept = at + count;
            }
            halved + &text[kept..]
        });
        (words.collect(), self.raw)
    }
}
