//! The words of PowerShell's command lines: strings, here-strings, variables that the text sets, brackets and tables.

use super::word::Word;
use crate::exchange::import::model::{ImportFault, ImportRefusal};
use crate::exchange::import::raw::Notes;
use crate::exchange::import::variables::Variables;
use crate::json::pieces::head;
use std::collections::BTreeMap;

/// How far is looked for the end of what PowerShell would work out, in bytes.
pub(super) const LOOK_MAX: usize = 4096;
/// How long a name in braces may be, in bytes.
const NAME_MAX: usize = 128;

/// What an argument says.
#[derive(Clone)]
pub(super) enum Value {
    /// A text.
    Text(String),
    /// A table of names and values.
    Table(Vec<(String, String)>),
}

impl Value {
    /// The text; none of a table.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Table(_) => "",
        }
    }
}

/// What comes next.
pub(super) enum Next {
    Argument { value: Value, is_bare: bool },
    Pipe,
    Statement,
    Closed,
    End,
}

#[derive(Default)]
pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub at: usize,
    /// By name in small letters; those of the environment with `env:` before it.
    pub variables: Variables,
    pub tables: BTreeMap<String, Vec<(String, String)>>,
    pub files: BTreeMap<String, Vec<u8>>,
    pub notes: Notes,
}

impl<'a> Reader<'a> {
    pub fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// What comes next.
    ///
    /// # Errors
    /// What opens and does not close.
    pub fn next(&mut self) -> Result<Next, ImportRefusal> {
        loop {
            let Some(c) = self.peek() else { return Ok(Next::End) };
            let rest = self.rest();
            if let Some(length) = continuation(rest) {
                self.at += length;
                continue;
            }
            match c {
                '\n' | ';' => {
                    self.at += 1;
                    return Ok(Next::Statement);
                }
                '#' => self.at += rest.find('\n').unwrap_or(rest.len()),
                '|' => {
                    self.at += 1;
                    return Ok(Next::Pipe);
                }
                ')' | '}' => {
                    self.at += 1;
                    return Ok(Next::Closed);
                }
                c if c.is_whitespace() || c == ',' || c == '\u{feff}' => self.at += c.len_utf8(),
                '(' => {
                    let value = self.group()?;
                    return Ok(Next::Argument { value, is_bare: false });
                }
                '@' if rest.starts_with("@{") => {
                    let table = self.table()?;
                    return Ok(Next::Argument { value: Value::Table(table), is_bare: false });
                }
                '@' if here_string(rest).is_some() => {
                    let value = self.here_string()?;
                    return Ok(Next::Argument { value, is_bare: false });
                }
                _ => return self.argument(),
            }
        }
    }

    /// What stands in brackets: the one string or variable in them, such as in `([Text.Encoding]::UTF8.GetBytes("…"))`.
    fn group(&mut self) -> Result<Value, ImportRefusal> {
        let start = self.at;
        self.at += 1;
        let mut depth = 1;
        let mut found: Vec<Value> = Vec::new();
        while depth > 0 {
            match self.peek() {
                None => return Err(ImportFault::NotClosed("(".to_owned()).at(self.text, start)),
                Some('(') => {
                    depth += 1;
                    self.at += 1;
                }
                Some(')') => {
                    depth -= 1;
                    self.at += 1;
                }
                Some(quote) if is_single(quote) || is_double(quote) || quote == '$' => {
                    match self.argument()? {
                        Next::Argument { value, .. } => found.push(value),
                        _ => self.at += 1,
                    }
                }
                Some(c) => self.at += c.len_utf8(),
            }
        }
        match found.len() {
            1 => Ok(found.remove(0)),
            _ => Ok(Value::Text(head(&self.text[start..self.at], LOOK_MAX).to_owned())),
        }
    }

    /// `@{ "name" = "value"; … }`.
    fn table(&mut self) -> Result<Vec<(String, String)>, ImportRefusal> {
        let start = self.at;
        self.at += 2;
        let mut words: Vec<String> = Vec::new();
        let mut pairs = Vec::new();
        loop {
            match self.next()? {
                Next::Argument { value, .. } => {
                    let text = value.text().to_owned();
                    // `name=value` without blanks is one word.
                    match text.split_once('=').filter(|(name, _)| words.is_empty() && !name.is_empty()) {
                        Some((name, value)) if !value.is_empty() => {
                            pairs.push((name.to_owned(), value.to_owned()))
                        }
                        Some((name, _)) => words.extend([name.to_owned(), "=".to_owned()]),
                        None => words.push(text),
                    }
                    if let [name, equals, value] = words.as_slice()
                        && equals.starts_with('=')
                    {
                        pairs.push((name.clone(), value.clone()));
                        words.clear();
                    } else if let [name, equals] = words.as_slice()
                        && equals.len() > 1
                        && equals.starts_with('=')
                    {
                        pairs.push((name.clone(), equals[1..].to_owned()));
                        words.clear();
                    }
                }
                Next::Statement => words.clear(),
                Next::Pipe => {}
                Next::Closed => return Ok(pairs),
                Next::End => return Err(ImportFault::NotClosed("@{".to_owned()).at(self.text, start)),
            }
        }
    }

    /// `@'`, lines, and `'@` at the start of one.
    fn here_string(&mut self) -> Result<Value, ImportRefusal> {
        let start = self.at;
        let rest = self.rest();
        let quote = rest.chars().nth(1).unwrap_or_default();
        let inside = here_string(rest).unwrap_or_default();
        let close = format!("\n{quote}@");
        let (text, length) = if inside.starts_with(&close[1..]) {
            ("", close.len() - 1)
        } else {
            let Some((text, _)) = inside.split_once(close.as_str()) else {
                return Err(ImportFault::NotClosed(format!("@{quote}")).at(self.text, start));
            };
            (text, text.len() + close.len())
        };
        self.at = self.text.len() - inside.len() + length;
        let text = text.strip_suffix('\r').unwrap_or(text);
        if is_single(quote) {
            return Ok(Value::Text(text.to_owned()));
        }
        let mut inner = Reader { text, variables: std::mem::take(&mut self.variables), ..Reader::default() };
        let mut word = Word::default();
        while let Some(c) = inner.peek() {
            inner.at += c.len_utf8();
            inner.expand(&mut word, c);
        }
        self.variables = inner.variables;
        Ok(Value::Text(word.finish(&mut self.notes)))
    }

    /// A word, of which parts may be quoted.
    fn argument(&mut self) -> Result<Next, ImportRefusal> {
        let mut word = Word::default();
        let mut is_bare = true;
        while let Some(c) = self.peek() {
            let start = self.at;
            if continuation(self.rest()).is_some() {
                break;
            }
            match c {
                c if is_single(c) => {
                    is_bare = false;
                    self.at += c.len_utf8();
                    self.single(&mut word, start)?;
                }
                c if is_double(c) => {
                    is_bare = false;
                    self.at += c.len_utf8();
                    self.double(&mut word, start)?;
                }
                '$' => {
                    is_bare = false;
                    let (name, length) = variable(&self.rest()[1..]);
                    // A table is handed over whole, and once: nothing needs it twice.
                    if let Some(table) = self.tables.remove(&name).filter(|_| !word.is_begun) {
                        self.at += 1 + length;
                        return Ok(Next::Argument { value: Value::Table(table), is_bare });
                    }
                    self.at += 1;
                    self.expand(&mut word, c);
                }
                c if c.is_whitespace() || matches!(c, ';' | '|' | ')' | '}') => break,
                c => {
                    self.at += c.len_utf8();
                    if c == '`' { self.expand(&mut word, c) } else { word.push(c) }
                }
            }
        }
        Ok(Next::Argument { value: Value::Text(word.finish(&mut self.notes)), is_bare })
    }

    fn single(&mut self, word: &mut Word, start: usize) -> Result<(), ImportRefusal> {
        word.is_begun = true;
        while let Some(c) = self.peek() {
            self.at += c.len_utf8();
            if is_single(c) {
                match self.peek() {
                    Some(next) if is_single(next) => {
                        self.at += next.len_utf8();
                        word.push(next);
                    }
                    _ => return Ok(()),
                }
            } else {
                word.push(c);
            }
        }
        Err(ImportFault::NotClosed("'".to_owned()).at(self.text, start))
    }

    fn double(&mut self, word: &mut Word, start: usize) -> Result<(), ImportRefusal> {
        word.is_begun = true;
        while let Some(c) = self.peek() {
            self.at += c.len_utf8();
            if is_double(c) {
                match self.peek() {
                    Some(next) if is_double(next) => {
                        self.at += next.len_utf8();
                        word.push(next);
                    }
                    _ => return Ok(()),
                }
            } else {
                self.expand(word, c);
            }
        }
        Err(ImportFault::NotClosed("\"".to_owned()).at(self.text, start))
    }

    /// A character of a string with variables; it was passed already.
    fn expand(&mut self, word: &mut Word, c: char) {
        let rest = self.rest();
        match c {
            '`' => {
                let Some(next) = self.peek() else { return word.push(c) };
                self.at += next.len_utf8();
                word.push(match next {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    '0' => '\0',
                    'a' => '\u{7}',
                    'b' => '\u{8}',
                    'f' => '\u{c}',
                    'v' => '\u{b}',
                    other => other,
                });
            }
            '$' => {
                if let Some((number, length)) = character(rest) {
                    self.at += length;
                    word.push_unit(number);
                } else {
                    let (name, length) = variable(rest);
                    match self.variables.get(&name) {
                        Some(value) => {
                            word.push_str(value);
                            self.at += length;
                        }
                        None => word.push(c),
                    }
                }
            }
            c => word.push(c),
        }
    }
}

/// The name of a variable behind `$`, in small letters, and how long it is written.
fn variable(rest: &str) -> (String, usize) {
    match head(rest, NAME_MAX).strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        Some((name, _)) => (name.to_ascii_lowercase(), name.len() + 2),
        None => {
            let end =
                rest.find(|c: char| !(c.is_ascii_alphanumeric() || "_:".contains(c))).unwrap_or(rest.len());
            (rest[..end].to_ascii_lowercase(), end)
        }
    }
}

/// `([char]20013)` behind a `$`, and its length.
fn character(rest: &str) -> Option<(u32, usize)> {
    let (number, _) = head(rest, 24).strip_prefix("([char]")?.split_once(')')?;
    let value = match number.strip_prefix("0x") {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    Some((value.ok()?, "([char])".len() + number.len()))
}

/// What follows the line that opens a here-string.
pub(super) fn here_string(rest: &str) -> Option<&str> {
    let after = rest.strip_prefix('@')?.strip_prefix(['\'', '"'])?;
    let after = after.trim_start_matches([' ', '\t']);
    after.strip_prefix("\r\n").or_else(|| after.strip_prefix('\n'))
}

/// The length of a backtick and the line's end behind it.
fn continuation(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('`')?.trim_start_matches([' ', '\t', '\r']);
    after.starts_with('\n').then(|| rest.len() - after.len() + 1)
}

fn is_single(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‚' | '‛')
}

fn is_double(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}
