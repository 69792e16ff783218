//! Command lines of sh, bash and zsh: words with every kind of quoting, here-documents, pipes. What a shell would look up or
//! run is left as it is written, unless the same text has set it.

use super::word::Word;
use crate::exchange::import::model::{ImportFault, ImportNote, ImportRefusal};
use crate::exchange::import::raw::Notes;
use crate::exchange::import::variables::Variables;
use crate::json::pieces::head;

/// How far is looked for the end of what a shell would run, in bytes, and for the end of a name.
const LOOK_MAX: usize = 4096;
const NAME_MAX: usize = 128;

/// One command of a pipeline.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Command {
    /// Its words, the program's name first.
    pub words: Vec<String>,
    /// The text of its here-input or here-string.
    pub input: Option<String>,
}

/// Reads a text pipeline by pipeline.
pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
    looked: usize,
    /// What variables are set to.
    pub variables: Variables,
    /// What was met that is to be told.
    pub notes: Notes,
}

/// How a word ended.
#[derive(Debug, PartialEq, Eq)]
enum End {
    /// At white space.
    Blank,
    /// At the end of a line, a `;` or a `&`: the pipeline ends, too.
    Pipeline,
    /// At a `|`.
    Pipe,
    /// At `<<` or `<<<`.
    Document(usize),
    /// At `>` or `<`.
    Redirection,
    /// At the end of the text.
    Text,
}

/// A here-input that begins with the next line.
struct Awaited {
    command: usize,
    mark: String,
    at: usize,
    drops_tabs: bool,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0, looked: 0, variables: Variables::default(), notes: Notes::default() }
    }

    /// The next pipeline, a list of commands; `None` at the end of the text.
    ///
    /// # Errors
    /// A quote or a here-input that does not end.
    pub fn next(&mut self) -> Result<Option<Vec<Command>>, ImportRefusal> {
        let mut commands = vec![Command::default()];
        let mut awaited: Vec<Awaited> = Vec::new();
        let mut skips_word = false;
        loop {
            let (word, end) = self.word(commands.last().is_some_and(|command| command.words.is_empty()))?;
            if let Some(word) = word {
                let descriptor = matches!(end, End::Redirection | End::Document(_))
                    && word.bytes().all(|byte| byte.is_ascii_digit());
                if std::mem::take(&mut skips_word) || descriptor {
                    // The name of a file that takes the reply, or the number of a stream.
                } else if let Some(command) = commands.last_mut() {
                    command.words.push(word);
                }
            }
            match end {
                End::Blank => {}
                End::Pipe => commands.push(Command::default()),
                End::Redirection => skips_word = true,
                End::Document(marks) => {
                    let at = self.at;
                    let drops_tabs = marks == 2 && self.eat("-");
                    self.blanks();
                    let (mark, end) = self.word(false)?;
                    let mark = mark.unwrap_or_default();
                    let command = commands.len() - 1;
                    match (marks, commands.last_mut()) {
                        (3, Some(last)) => last.input = Some(mark + "\n"),
                        _ => awaited.push(Awaited { command, mark, at, drops_tabs }),
                    }
                    match end {
                        End::Blank => continue,
                        End::Pipe => {
                            commands.push(Command::default());
                            continue;
                        }
                        End::Redirection | End::Document(_) => skips_word = true,
                        End::Pipeline | End::Text => {}
                    }
                    if !skips_word && self.finish(&mut commands, &mut awaited)? {
                        return Ok(Some(commands));
                    }
                }
                End::Pipeline => {
                    if self.finish(&mut commands, &mut awaited)? {
                        return Ok(Some(commands));
                    }
                }
                End::Text => {
                    let any = self.finish(&mut commands, &mut awaited)?;
                    return Ok(any.then_some(commands));
                }
            }
        }
    }

    /// Takes the here-documents in; whether there is a command at all.
    fn finish(
        &mut self,
        commands: &mut [Command],
        awaited: &mut Vec<Awaited>,
    ) -> Result<bool, ImportRefusal> {
        for Awaited { command, mark, at, drops_tabs } in awaited.drain(..) {
            // What ended the pipeline may be a `;` before the line's end.
            let rest = &self.text[self.at..];
            let starts = self.at == 0 || self.text[..self.at].ends_with('\n');
            let skipped = if starts { 0 } else { rest.find('\n').map_or(rest.len(), |at| at + 1) };
            let mut input = String::new();
            let mut position = self.at + skipped;
            let mut is_closed = false;
            for line in self.text[position..].split_inclusive('\n') {
                position += line.len();
                let bare = line.trim_end_matches(['\r', '\n']);
                let bare = if drops_tabs { bare.trim_start_matches('\t') } else { bare };
                if bare == mark {
                    is_closed = true;
                    break;
                }
                input.push_str(if drops_tabs { line.trim_start_matches('\t') } else { line });
            }
            if !is_closed {
                return Err(ImportFault::NotClosed(format!("<<{mark}")).at(self.text, at));
            }
            self.at = position;
            if let Some(command) = commands.get_mut(command) {
                command.input = Some(input);
            }
        }
        Ok(commands.iter().any(|command| !command.words.is_empty()))
    }

    /// A word and how it ended.
    fn ended(&mut self, word: Word, end: End) -> (Option<String>, End) {
        let text = word.is_begun.then(|| word.finish(&mut self.notes));
        (text, end)
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn eat(&mut self, mark: &str) -> bool {
        let found = self.rest().starts_with(mark);
        if found {
            self.at += mark.len();
        }
        found
    }

    /// Passes white space but line breaks.
    fn blanks(&mut self) {
        let rest = self.rest();
        let trimmed = rest.trim_start_matches(|c: char| (c.is_whitespace() && c != '\n') || is_invisible(c));
        self.at += rest.len() - trimmed.len();
    }

    /// A backslash at the end of a line, also with blanks behind it, which is a slip.
    fn continuation(&self) -> Option<usize> {
        let rest = self.rest().strip_prefix('\\')?;
        let after = rest.trim_start_matches([' ', '\t', '\r']);
        let is_end = after.starts_with('\n') || (after.is_empty() && after.len() < rest.len());
        is_end.then(|| self.rest().len() - after.len() + usize::from(!after.is_empty()))
    }

    /// The next word, if one is there, and how it ended.
    fn word(&mut self, is_first: bool) -> Result<(Option<String>, End), ImportRefusal> {
        loop {
            self.blanks();
            match self.continuation() {
                Some(length) => self.at += length,
                None if self.rest().starts_with('#') => {
                    self.at += self.rest().find('\n').unwrap_or(self.rest().len());
                }
                None => break,
            }
        }
        let mut word = Word::default();
        while let Some(c) = self.peek() {
            let start = self.at;
            if let Some(length) = self.continuation() {
                self.at += length;
                continue;
            }
            self.at += c.len_utf8();
            match c {
                '\n' => {
                    let goes_on = self.goes_on(is_first && !word.is_begun);
                    return Ok(self.ended(word, if goes_on { End::Blank } else { End::Pipeline }));
                }
                c if c.is_whitespace() || is_invisible(c) => return Ok(self.ended(word, End::Blank)),
                '\'' => self.single(&mut word, start, "'")?,
                '"' => self.double(&mut word, start, "\"")?,
                '‘' | '’' | '‚' | '‛' => self.curly(&mut word, start, &['‘', '’', '‚', '‛'])?,
                '“' | '”' | '„' | '‟' => self.curly(&mut word, start, &['“', '”', '„', '‟'])?,
                '$' if self.rest().starts_with('\'') => {
                    self.at += 1;
                    self.ansi(&mut word, start)?;
                }
                '$' if self.rest().starts_with('"') => {
                    self.at += 1;
                    self.double(&mut word, start, "\"")?;
                }
                '$' => self.dollar(&mut word),
                '\\' => {
                    word.is_begun = true;
                    let next = self.peek();
                    self.at += next.map_or(0, char::len_utf8);
                    next.into_iter().for_each(|c| word.push(c));
                }
                ';' => return Ok(self.ended(word, End::Pipeline)),
                '|' => {
                    let end = if self.eat("|") { End::Pipeline } else { End::Pipe };
                    return Ok(self.ended(word, end));
                }
                '&' if self.eat("&") => return Ok(self.ended(word, End::Pipeline)),
                '&' if word.begins_url()
                    && self.peek().is_some_and(|next| !next.is_whitespace() && next != ';') =>
                {
                    self.notes.add(ImportNote::UnquotedUrl);
                    word.push(c);
                }
                '&' => return Ok(self.ended(word, End::Pipeline)),
                '<' | '>' if word.begins_url() => word.push(c),
                '<' => {
                    let marks = 1 + self.rest().bytes().take_while(|byte| *byte == b'<').count().min(2);
                    self.at += marks - 1;
                    let end = if marks == 1 { End::Redirection } else { End::Document(marks) };
                    return Ok(self.ended(word, end));
                }
                '>' => {
                    let _ = self.eat(">") || self.eat("&") || self.eat("|");
                    return Ok(self.ended(word, End::Redirection));
                }
                c => {
                    word.is_begun = true;
                    word.push(c);
                }
            }
        }
        Ok(self.ended(word, End::Text))
    }

    /// Whether the next line goes on with options, though the backslash before it was lost.
    fn goes_on(&self, is_first: bool) -> bool {
        let next = self.rest().trim_start_matches([' ', '\t', '\r']);
        let mut chars = next.trim_start_matches(['-', '–', '—']).chars();
        !is_first
            && next.starts_with(['-', '–', '—'])
            && chars.next().is_some_and(|c| c.is_ascii_alphabetic())
    }

    fn not_closed(&self, start: usize, quote: &str) -> ImportRefusal {
        ImportFault::NotClosed(quote.to_owned()).at(self.text, start)
    }

    fn single(&mut self, word: &mut Word, start: usize, quote: &str) -> Result<(), ImportRefusal> {
        word.is_begun = true;
        let Some((inside, _)) = self.rest().split_once(quote) else {
            return Err(self.not_closed(start, quote));
        };
        word.push_str(inside);
        self.at += inside.len() + quote.len();
        Ok(())
    }

    fn double(&mut self, word: &mut Word, start: usize, quote: &str) -> Result<(), ImportRefusal> {
        word.is_begun = true;
        while let Some(c) = self.peek() {
            self.at += c.len_utf8();
            match c {
                '"' => return Ok(()),
                '$' => self.dollar(word),
                '\\' => match self.peek() {
                    Some(next @ ('"' | '\\' | '$' | '`')) => {
                        self.at += 1;
                        word.push(next);
                    }
                    Some('\n') => self.at += 1,
                    _ => word.push(c),
                },
                c => word.push(c),
            }
        }
        Err(self.not_closed(start, quote))
    }

    /// A word in quotes as chat programs make them. One that closes has nothing of a word behind it, as a `’` is an apostrophe
    /// otherwise.
    fn curly(&mut self, word: &mut Word, start: usize, marks: &[char]) -> Result<(), ImportRefusal> {
        word.is_begun = true;
        self.notes.add(ImportNote::Typographic);
        let rest = self.rest();
        let closes = |(at, mark): &(usize, &str)| {
            let next = rest[at + mark.len()..].chars().next();
            next.is_none_or(|next| next.is_whitespace() || matches!(next, ';' | '|' | '&' | '\\'))
        };
        let Some((at, mark)) = rest.match_indices(marks).find(closes) else {
            let quote = self.text[start..].chars().next().unwrap_or_default();
            return Err(self.not_closed(start, &quote.to_string()));
        };
        word.push_str(&rest[..at]);
        self.at += at + mark.len();
        Ok(())
    }

    /// A variable that the text has set; all else that a shell would put in stays as it is written.
    fn dollar(&mut self, word: &mut Word) {
        word.is_begun = true;
        let rest = self.rest();
        let braced = head(rest, NAME_MAX)
            .strip_prefix('{')
            .and_then(|rest| rest.split_once('}'))
            .map(|(name, _)| name);
        let bare = || {
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
            &rest[..end]
        };
        let name = braced.unwrap_or_else(bare);
        match self.variables.get(name) {
            Some(value) if !name.is_empty() => {
                word.push_str(value);
                self.at += name.len() + if braced.is_some() { 2 } else { 0 };
            }
            _ => {
                word.push('$');
                let length = self.run_length(rest);
                word.push_str(&rest[..length]);
                self.at += length;
            }
        }
    }

    /// The length of what belongs to a `$` before it: `(…)`, `{…}`, or nothing. All in all no more is looked at than a few times
    /// the text.
    fn run_length(&mut self, rest: &str) -> usize {
        let (open, close) = match rest.bytes().next() {
            Some(b'(') => ('(', ')'),
            Some(b'{') => ('{', '}'),
            _ => return 0,
        };
        let mut depth = 0_usize;
        for (at, c) in head(rest, LOOK_MAX).char_indices() {
            if self.looked > 4 * self.text.len() || c == '\n' {
                break;
            }
            self.looked += 1;
            if c == open {
                depth += 1;
            } else if c == close {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
        }
        0
    }

    /// `$'…'`.
    fn ansi(&mut self, word: &mut Word, start: usize) -> Result<(), ImportRefusal> {
        word.is_begun = true;
        while let Some(c) = self.peek() {
            self.at += c.len_utf8();
            match c {
                '\'' => return Ok(()),
                '\\' => self.escape(word),
                c => word.push(c),
            }
        }
        Err(self.not_closed(start, "$'"))
    }

    fn escape(&mut self, word: &mut Word) {
        let Some(c) = self.peek() else { return word.push('\\') };
        self.at += c.len_utf8();
        match c {
            'n' => word.push('\n'),
            'r' => word.push('\r'),
            't' => word.push('\t'),
            'a' => word.push('\u{7}'),
            'b' => word.push('\u{8}'),
            'e' | 'E' => word.push('\u{1b}'),
            'f' => word.push('\u{c}'),
            'v' => word.push('\u{b}'),
            '\\' | '\'' | '"' | '?' => word.push(c),
            '0'..='7' => {
                self.at -= 1;
                let value = self.digits(8, 3).unwrap_or_default();
                word.push_byte((value & 0xff) as u8);
            }
            'x' => match self.digits(16, 2) {
                Some(value) => word.push_byte((value & 0xff) as u8),
                None => word.push_str("\\x"),
            },
            'u' => match self.digits(16, 4) {
                Some(unit) => word.push_unit(unit),
                None => word.push_str("\\u"),
            },
            'U' => match self.digits(16, 8) {
                Some(value) => word.push(char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER)),
                None => word.push_str("\\U"),
            },
            'c' => {
                let control = self.peek();
                self.at += control.map_or(0, char::len_utf8);
                let control = control.map(|c| (u32::from(c.to_ascii_uppercase()) ^ 0x40) & 0x7f);
                control.and_then(char::from_u32).into_iter().for_each(|c| word.push(c));
            }
            other => {
                word.push('\\');
                word.push(other);
            }
        }
    }

    fn digits(&mut self, radix: u32, most: usize) -> Option<u32> {
        let rest = self.rest();
        let length = rest.chars().take(most).take_while(|c| c.is_digit(radix)).count();
        let value = u32::from_str_radix(&rest[..length], radix).ok()?;
        self.at += length;
        Some(value)
    }
}

/// What clings to pasted text and shows nothing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
}
