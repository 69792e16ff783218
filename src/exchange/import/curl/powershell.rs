//! Command lines of PowerShell: `curl.exe`, and the web commands that browsers copy a request as. Strings, here-strings,
//! variables that the text sets, pipes and tables are read; what else PowerShell would work out stays as it is written.

use super::cmd::decoded;
use super::commands::{Commands, mended};
use super::flags::{Given, requests};
use super::powershell_reader::{LOOK_MAX, Next, Reader, Value, here_string};
use super::sh::is_curl;
use crate::exchange::import::model::{ImportNote, ImportRefusal};
use crate::exchange::import::raw::{Notes, Raw, is_secret_key};
use crate::json::pieces::head;

/// Where a temporary file lies, for the text that makes one.
const TEMPORARY: &str = "tmp.tmp";

/// Whether a text begins as only one for PowerShell does: with a here-string, an assignment, a class, or its prompt.
pub(super) fn is_start(text: &str) -> bool {
    let assigns = text.strip_prefix('$').is_some_and(|rest| {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "_:".contains(c));
        after.len() < rest.len() && after.trim_start().starts_with('=')
    });
    assigns
        || here_string(text).is_some()
        || text.starts_with("PS ")
        || (text.starts_with('[') && text.contains("]::"))
}

/// Whether a word is one of PowerShell's own commands for requests.
pub(super) fn is_web_command(word: &str) -> bool {
    ["Invoke-WebRequest", "Invoke-RestMethod", "iwr", "irm"]
        .iter()
        .any(|name| word.eq_ignore_ascii_case(name))
}

/// Reads a text.
///
/// # Errors
/// A quote, bracket or here-string that does not close.
pub(super) fn read(text: &str, notes: &mut Notes) -> Result<Commands, ImportRefusal> {
    let mut reader = Reader { text, ..Reader::default() };
    let mut commands = Commands::default();
    while reader.statement(&mut commands)? {}
    commands.secret_key = reader.variables.find(is_secret_key);
    reader.notes.0.into_iter().for_each(|note| notes.add(note));
    Ok(commands)
}

impl Reader<'_> {
    /// Reads a statement; whether there was one.
    fn statement(&mut self, commands: &mut Commands) -> Result<bool, ImportRefusal> {
        let assigned = self.assigned();
        let start = self.at;
        let mut words: Vec<(Value, bool)> = Vec::new();
        let mut input: Option<Vec<u8>> = None;
        loop {
            let next = self.next()?;
            match next {
                Next::Argument { value, is_bare } => words.push((value, is_bare)),
                // A bracket that closes nothing is passed over.
                Next::Closed => {}
                Next::Pipe | Next::Statement | Next::End => {
                    let words = std::mem::take(&mut words);
                    let is_end = matches!(next, Next::End);
                    if let Some(name) = &assigned {
                        // What a program would print is known to nobody here.
                        let value = words.into_iter().next().filter(|(_, is_bare)| !is_bare);
                        self.assign(name, value.map(|(value, _)| value), start);
                    } else {
                        input = self.command(words, input.take(), start, commands);
                    }
                    if !matches!(next, Next::Pipe) {
                        return Ok(!is_end);
                    }
                }
            }
        }
    }

    /// The variable that the statement sets, if it sets one.
    fn assigned(&mut self) -> Option<String> {
        self.at += self.rest().len() - self.rest().trim_start().len();
        let rest = self.rest().strip_prefix('$')?;
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "_:".contains(c)))?;
        let after = rest[end..].trim_start_matches([' ', '\t']);
        let value = after.strip_prefix('=').filter(|value| !value.starts_with('='))?;
        self.at = self.text.len() - value.len();
        Some(rest[..end].to_ascii_lowercase())
    }

    fn assign(&mut self, name: &str, value: Option<Value>, start: usize) {
        let written = head(&self.text[start..self.at], LOOK_MAX);
        match value {
            _ if written.contains("GetTempFileName") => self.variables.set(name, TEMPORARY),
            Some(Value::Text(text)) => self.variables.set(name, text),
            Some(Value::Table(table)) => {
                self.tables.insert(name.to_owned(), table);
            }
            None => {}
        }
    }

    /// A command of a pipeline; what it hands on.
    fn command(
        &mut self,
        words: Vec<(Value, bool)>,
        input: Option<Vec<u8>>,
        start: usize,
        commands: &mut Commands,
    ) -> Option<Vec<u8>> {
        let written = &self.text[start..self.at];
        if head(written, LOOK_MAX).contains("WriteAllBytes") {
            let literal = written.split('\'').nth(1).and_then(|base64| decoded(base64.as_bytes()));
            self.files.extend(literal.map(|bytes| (TEMPORARY.to_owned(), bytes)));
            return None;
        }
        let at = words
            .iter()
            .take(6)
            .position(|(word, is_bare)| *is_bare && (is_curl(word.text()) || is_web_command(word.text())));
        let Some(at) = at else {
            // A string alone goes down the pipe, with a line's end.
            let first = words.into_iter().next().filter(|(_, is_bare)| !is_bare)?;
            return Some(format!("{}\r\n", first.0.text()).into_bytes());
        };
        let is_web = |word: &str| {
            ["-uri", "-method", "-body", "-headers"].contains(&word.to_ascii_lowercase().as_str())
        };
        let arguments = &words[at + 1..];
        if is_web_command(words[at].0.text())
            || arguments.iter().any(|(word, is_bare)| *is_bare && is_web(word.text()))
        {
            commands.found.push(Ok(web_request(arguments)));
        } else {
            let arguments =
                arguments.iter().map(|(word, _)| self.argument_of(word.text())).collect::<Vec<_>>();
            let given = Given { input: input.as_deref(), files: &self.files };
            commands.found.extend(requests(&arguments, given, &self.notes));
        }
        None
    }

    /// An argument as a program gets it: PowerShell 5.1 takes quotes away, unless they have a backslash before them.
    fn argument_of(&mut self, text: &str) -> String {
        match mended(text, |text| text.replace("\\\"", "\"").replace("\\\\", "\\")) {
            Some(body) => {
                self.notes.add(ImportNote::BodyBackslashes);
                body
            }
            None => text.to_owned(),
        }
    }
}

/// The request of `Invoke-WebRequest` and its like.
fn web_request(arguments: &[(Value, bool)]) -> Raw {
    let mut raw = Raw { method: "GET".to_owned(), ..Raw::default() };
    let mut arguments = arguments.iter().peekable();
    while let Some((argument, is_bare)) = arguments.next() {
        let Some(name) = argument.text().strip_prefix('-').filter(|_| *is_bare) else {
            if raw.url.is_empty() {
                raw.url = argument.text().to_owned();
            }
            continue;
        };
        let is_switch =
            arguments.peek().is_none_or(|(next, is_bare)| *is_bare && next.text().starts_with('-'));
        let value = if is_switch { None } else { arguments.next().map(|(value, _)| value) };
        match (name.to_ascii_lowercase().as_str(), value) {
            ("uri", Some(value)) => raw.url = value.text().to_owned(),
            ("method", Some(value)) => raw.method = value.text().to_owned(),
            ("body", Some(value)) => raw.body = Some(value.text().to_owned()),
            ("contenttype", Some(value)) => {
                raw.headers.push(("Content-Type".to_owned(), value.text().to_owned()))
            }
            ("headers", Some(Value::Table(table))) => raw.headers.extend(table.iter().cloned()),
            ("usebasicparsing" | "skipcertificatecheck", Some(value)) if raw.url.is_empty() => {
                raw.url = value.text().to_owned();
            }
            _ => {}
        }
    }
    raw
}
