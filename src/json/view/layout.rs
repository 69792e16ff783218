//! The pretty lines of a text, twelve bytes each, over the text as it came.
//!
//! Nothing of the text is copied: a line says which tokens stand on it. The layout is built in slices
//! ([`Layout::advance`]) and may be read while it grows; a text that breaks off keeps the lines laid so far and
//! the error. The layout holds no text: every call takes the same one.

use super::rows::{Row, Rows};
use crate::json::error::Error;
use crate::json::path::Step;
use crate::json::scan::{Kind, Scanner, Span, Token, string_end};
use crate::json::string::decode;

/// The pretty lines of a text, as [`crate::json::pretty::format`] would print them.
#[derive(Clone, Debug)]
pub struct Layout {
    pub(super) rows: Rows,
    scanner: Scanner,
    /// The innermost open row; an open row's `partner` is the one outside it until it is closed.
    innermost: u32,
    after_colon: bool,
    done: bool,
    error: Option<Error>,
}

/// One line: its depth and the tokens on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Levels of indentation.
    pub depth: usize,
    /// The key's token, on a line that shows a member.
    pub key: Option<Span>,
    /// What stands after the key.
    pub content: Content,
    /// Whether a comma ends the line.
    pub comma: bool,
}

/// What a line shows beside its key and comma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A string, number, `true`, `false` or `null`.
    Scalar(Token),
    /// `{}` or `[]`; the kind of the opening bracket, the span of both with what whitespace is between.
    Empty(Token),
    /// `{` or `[`; its items follow on deeper lines.
    Open(Token),
    /// `}` or `]`.
    Close(Token),
    /// Nothing: the text broke off, or is not laid out, after the key.
    Missing,
}

/// No row.
const NONE: u32 = u32::MAX;

impl Layout {
    /// A layout with no line yet.
    pub fn new() -> Self {
        Self {
            rows: Rows::default(),
            scanner: Scanner::new(),
            innermost: NONE,
            after_colon: false,
            done: false,
            error: None,
        }
    }

    /// Lays out about `budget` further bytes of the text (one token may pass it). True when all is laid out.
    pub fn advance(&mut self, text: &str, budget: usize) -> bool {
        let stop = self.scanner.offset().saturating_add(budget);
        while !self.done && self.scanner.offset() < stop {
            match self.scanner.next(text.as_bytes()) {
                Some(Ok(token)) => self.lay(token),
                Some(Err(error)) => (self.done, self.error) = (true, Some(error)),
                None => self.done = true,
            }
        }
        self.done
    }

    /// Whether all of the text, or all before its error, is laid out.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// The text's first fault, once the layout has come to it.
    pub fn error(&self) -> Option<Error> {
        self.error
    }

    /// How many bytes of the text are laid out.
    pub fn laid(&self) -> usize {
        self.scanner.offset()
    }

    /// How many lines there are so far.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no line yet.
    pub fn is_empty(&self) -> bool {
        self.rows.len() == 0
    }

    /// A line by its index, from 0. Quick at any index.
    pub fn line(&self, text: &str, index: usize) -> Option<Line> {
        let row = self.rows.get(index)?;
        let bytes = text.as_bytes();
        let limit = self.rows.get(index + 1).map_or(self.laid(), |next| next.start as usize);
        let mut end = trim_end(bytes, limit);
        let comma = end > 0 && bytes.get(end - 1) == Some(&b',');
        if comma {
            end = trim_end(bytes, end - 1);
        }
        let mut start = row.start as usize;
        let mut key = None;
        if row.meta & Row::KEY != 0 {
            let span = Span { start, end: string_end(bytes, start)? };
            key = Some(span);
            start = skip(bytes, span.end, |b| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b':'));
        }
        let content = match bytes.get(start).filter(|_| start < end) {
            None => Content::Missing,
            Some(&first) => {
                let token = Token { kind: kind_of(first), span: Span { start, end } };
                match row.shape() {
                    Row::UNCLOSED | Row::OPEN => Content::Open(token),
                    Row::CLOSE => Content::Close(token),
                    _ if matches!(first, b'{' | b'[') => Content::Empty(token),
                    _ => Content::Scalar(token),
                }
            }
        };
        Some(Line { depth: row.depth(), key, content, comma })
    }

    /// How many bytes of the text belong to a line, white space after it included.
    pub fn bytes(&self, index: usize) -> usize {
        let start = |index| self.rows.get(index).map_or(self.laid(), |row| row.start as usize);
        start(index + 1).saturating_sub(start(index))
    }

    /// The line of the other bracket, for a line that opens or closes an object or array of several lines.
    pub fn partner(&self, index: usize) -> Option<usize> {
        let row = self.rows.get(index)?;
        matches!(row.shape(), Row::OPEN | Row::CLOSE).then_some(row.partner as usize)
    }

    /// The line that shows the byte at an offset of the text; whitespace counts to the line before it.
    pub fn line_at(&self, offset: usize) -> usize {
        self.rows.started(offset).saturating_sub(1)
    }

    /// The whole value at a line, in the text's own bytes: for an opening or closing line all from bracket to
    /// bracket (or to the end of what is laid out). `None` where there is no value.
    pub fn node(&self, text: &str, index: usize) -> Option<Span> {
        match self.line(text, index)?.content {
            Content::Scalar(token) | Content::Empty(token) => Some(token.span),
            Content::Open(token) => {
                let close = self.partner(index).and_then(|close| self.line(text, close));
                let end = match close.map(|line| line.content) {
                    Some(Content::Close(close)) => close.span.end,
                    _ => self.laid(),
                };
                Some(Span { start: token.span.start, end })
            }
            Content::Close(_) => self.node(text, self.partner(index)?),
            Content::Missing => None,
        }
    }

    /// How many members or elements the object or array that opens at a line has. Takes time in proportion.
    pub fn items(&self, index: usize) -> usize {
        let end = match self.rows.get(index).map(|row| row.shape()) {
            Some(Row::OPEN) => self.partner(index).unwrap_or(index),
            Some(Row::UNCLOSED) => self.len(),
            _ => return 0,
        };
        let (mut at, mut items) = (index + 1, 0);
        while at < end {
            items += 1;
            at = match self.rows.get(at) {
                Some(row) if row.shape() == Row::OPEN => row.partner as usize + 1,
                Some(row) if row.shape() != Row::UNCLOSED => at + 1,
                _ => end,
            };
        }
        items
    }

    /// The path of the value at a line. Takes time in proportion to the items before it at each level.
    pub fn path(&self, text: &str, index: usize) -> Vec<Step> {
        let mut path = Vec::new();
        let mut at = match self.rows.get(index) {
            Some(row) if row.shape() == Row::CLOSE => row.partner as usize,
            Some(_) => index,
            None => return path,
        };
        while let Some((parent, before)) = self.parent(at) {
            path.push(match self.line(text, at).and_then(|line| line.key) {
                Some(key) => Step::Key(decode(key.of(text)).text.into_owned()),
                None => Step::Index(before),
            });
            at = parent;
        }
        path.reverse();
        path
    }

    /// The line that opens what a line is directly in, and how many items stand before it there.
    fn parent(&self, index: usize) -> Option<(usize, usize)> {
        let (mut at, mut before) = (index, 0);
        while at > 0 {
            at -= 1;
            let row = self.rows.get(at)?;
            match row.shape() {
                Row::OPEN | Row::UNCLOSED => return Some((at, before)),
                Row::CLOSE => at = row.partner as usize,
                _ => {}
            }
            before += 1;
        }
        None
    }

    #[inline]
    fn lay(&mut self, token: Token) {
        let depth = self.scanner.depth();
        match token.kind {
            Kind::Comma => {}
            Kind::Colon => self.after_colon = true,
            Kind::ObjectClose | Kind::ArrayClose => self.close(token, depth),
            Kind::ObjectOpen | Kind::ArrayOpen => {
                if !self.after_colon {
                    self.push(token, depth - 1, Row::PLAIN, NONE);
                }
                let index = self.rows.len() - 1;
                if let Some(row) = self.rows.get_mut(index) {
                    row.set(Row::UNCLOSED, self.innermost);
                }
                self.innermost = index as u32;
                self.after_colon = false;
            }
            _ => {
                if !self.after_colon {
                    let flags = if self.scanner.at_key() { Row::KEY } else { Row::PLAIN };
                    self.push(token, depth, flags, NONE);
                }
                self.after_colon = false;
            }
        }
    }

    fn close(&mut self, token: Token, depth: usize) {
        let (open, close) = (self.innermost, self.rows.len() as u32);
        let Some(row) = self.rows.get_mut(open as usize) else {
            return;
        };
        self.innermost = row.partner;
        if open + 1 == close {
            row.set(Row::PLAIN, NONE);
        } else {
            row.set(Row::OPEN, close);
            self.push(token, depth, Row::CLOSE, open);
        }
    }

    #[inline]
    fn push(&mut self, token: Token, depth: usize, flags: u32, partner: u32) {
        self.rows.push(Row::new(token.span.start, depth, flags, partner));
    }
}

impl Default for Layout {
    fn default() -> Self {
        Self::new()
    }
}

fn kind_of(first: u8) -> Kind {
    match first {
        b'{' => Kind::ObjectOpen,
        b'}' => Kind::ObjectClose,
        b'[' => Kind::ArrayOpen,
        b']' => Kind::ArrayClose,
        b'"' => Kind::String,
        b't' => Kind::True,
        b'f' => Kind::False,
        b'n' => Kind::Null,
        _ => Kind::Number,
    }
}

fn skip(bytes: &[u8], mut at: usize, skipped: impl Fn(u8) -> bool) -> usize {
    while bytes.get(at).is_some_and(|&b| skipped(b)) {
        at += 1;
    }
    at
}

fn trim_end(bytes: &[u8], mut end: usize) -> usize {
    end = end.min(bytes.len());
    while end > 0 && matches!(bytes[end - 1], b' ' | b'\t' | b'\n' | b'\r') {
        end -= 1;
    }
    end
}
