//! Search in the tokens of a laid-out text, in slices of work. What is searched is the text as sent: escapes
//! are not decoded, and a hit lies in one key or value.

use super::layout::{Content, Layout};
use crate::json::scan::Span;

/// What weighing one place that may be a hit costs of the budget, in bytes.
const CANDIDATE: usize = 32;

/// A search in progress.
#[derive(Clone, Debug)]
pub struct Search {
    needle: Vec<u8>,
    ignore_case: bool,
    at: usize,
    line: usize,
    /// The key's and value's spans of `line`, once they are needed.
    spans: Option<[Option<Span>; 2]>,
    hits: Vec<u32>,
}

impl Search {
    /// A search for a text; `ignore_case` takes ASCII letters alike. An empty needle has no hit.
    pub fn new(needle: &str, ignore_case: bool) -> Self {
        let needle = needle.as_bytes().to_vec();
        Self { needle, ignore_case, at: 0, line: 0, spans: None, hits: Vec::new() }
    }

    /// Searches about `budget` further bytes of what is laid out. True when the whole layout is done and
    /// searched.
    pub fn advance(&mut self, text: &str, layout: &Layout, budget: usize) -> bool {
        let bytes = &text.as_bytes()[..layout.laid().min(text.len())];
        let Some(&first) = self.needle.first() else {
            return true;
        };
        let last_start = (bytes.len() + 1).saturating_sub(self.needle.len());
        let (lower, upper) = match self.ignore_case {
            true => (first.to_ascii_lowercase(), first.to_ascii_uppercase()),
            false => (first, first),
        };
        // The layout may have grown, and the last line with it.
        self.spans = None;
        let mut left = budget;
        while left > 0 && self.at < last_start {
            let window = &bytes[self.at..last_start.min(self.at.saturating_add(left))];
            let Some(found) = window.iter().position(|&b| b == lower || b == upper) else {
                self.at += window.len();
                left -= window.len();
                continue;
            };
            self.at += found;
            left = left.saturating_sub(found + CANDIDATE);
            let hit = Span { start: self.at, end: self.at + self.needle.len() };
            self.at += 1;
            if self.matches(hit.of_bytes(bytes)) && self.in_one_token(text, layout, hit) {
                self.hits.push(hit.start as u32);
                self.at = hit.end;
            }
        }
        layout.is_done() && self.at >= last_start
    }

    /// Where the hits found so far start, in bytes of the text, in order and without overlap.
    /// [`Layout::line_at`] gives the line of one.
    pub fn hits(&self) -> &[u32] {
        &self.hits
    }

    /// The length of each hit in bytes.
    pub fn hit_len(&self) -> usize {
        self.needle.len()
    }

    fn matches(&self, candidate: &[u8]) -> bool {
        match self.ignore_case {
            true => candidate.eq_ignore_ascii_case(&self.needle),
            false => candidate == self.needle,
        }
    }

    fn in_one_token(&mut self, text: &str, layout: &Layout, hit: Span) -> bool {
        while layout.rows.get(self.line + 1).is_some_and(|next| next.start as usize <= hit.start) {
            self.line += 1;
            self.spans = None;
        }
        let line = self.line;
        let spans = self.spans.get_or_insert_with(|| match layout.line(text, line) {
            None => [None, None],
            Some(line) => match line.content {
                Content::Scalar(token) => [line.key, Some(token.span)],
                _ => [line.key, None],
            },
        });
        spans.iter().flatten().any(|span| span.start <= hit.start && hit.end <= span.end)
    }
}
