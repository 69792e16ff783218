//! What a viewer remembers: folds, search, the line looked at, what is scrolled into sight. No component.

use super::line::Look;
use super::reading::{Known, Reading, SLICE_MS};
use crate::json::view::{BlockSize, Content, Folds, Layout, Search, window};
use crate::page::effect::clock;
use crate::page::effect::lines::Stretch;
use crate::state::Lang;

/// Up to so many lines all are in the document, for the browser's own search, selection and printing.
const WHOLE_LINES: usize = 2_000;

/// Up to so many bytes, likewise.
const WHOLE_BYTES: usize = 512 * 1024;

/// How many bytes of a token are drawn: where all lines are, and where only those in sight.
const LIMITS: (usize, usize) = (20_000, 500);

/// What is drawn in one go.
const BLOCK: BlockSize = BlockSize { lines: 100, bytes: 16 * 1024, bytes_of_line: LIMITS.0 };

/// How many bytes are searched between two looks at the clock.
const SLICE: usize = 128 * 1024;

/// The state of a viewer.
pub struct View {
    /// What is folded.
    pub folds: Folds,
    /// What is searched for.
    pub needle: String,
    search: Option<Search>,
    /// Whether the search has come to the end.
    pub searched: bool,
    /// The hit looked at.
    pub hit: Option<usize>,
    /// The line looked at.
    pub current: Option<usize>,
    /// The line whose tokens are drawn further, and how far.
    pub opened: (usize, usize),
    /// Whether long lines are wrapped.
    pub wrap: bool,
    /// What is seen of it.
    pub seen: Stretch,
    /// The line to be brought into sight.
    pub wanted: Option<usize>,
    /// A number that changes with folds and search.
    pub look: u32,
}

impl Default for View {
    fn default() -> Self {
        Self {
            folds: Folds::default(),
            needle: String::new(),
            search: None,
            searched: false,
            hit: None,
            current: None,
            opened: (usize::MAX, 0),
            wrap: true,
            seen: Stretch { top: 0, height: 512 },
            wanted: None,
            look: 0,
        }
    }
}

impl View {
    /// Whether all lines are in the document.
    pub fn is_whole(known: &Known) -> bool {
        let layout = known.layout();
        layout.is_done() && layout.len() <= WHOLE_LINES && known.text().len() <= WHOLE_BYTES
    }

    /// Which visible lines are drawn where only those in sight are.
    pub fn window(&self, layout: &Layout) -> (usize, usize) {
        let lines = self.folds.visible_len(layout);
        let first = window::first(lines, self.seen.top, self.seen.height);
        let count = (self.seen.height / window::LINE) as usize + 1;
        (first.saturating_sub(count / 3), (first + count + count / 3).min(lines))
    }

    /// Where the blocks of visible lines end that are drawn in one go, at most so many of them.
    pub fn blocks(&self, layout: &Layout, most: usize) -> Vec<usize> {
        self.folds.blocks(layout, BLOCK).take(most).collect()
    }

    /// Where the hits start and how long each is.
    pub fn hits(&self) -> (&[u32], usize) {
        self.search.as_ref().map_or((&[], 0), |search| (search.hits(), search.hit_len()))
    }

    /// What lines are drawn from.
    pub fn look<'a>(&'a self, lang: Lang, known: &'a Known) -> Look<'a> {
        let (hits, hit_len) = self.hits();
        let limit = if Self::is_whole(known) { LIMITS.0 } else { LIMITS.1 };
        Look {
            lang,
            text: known.text(),
            layout: known.layout(),
            folds: &self.folds,
            hits,
            hit_len,
            hit: self.hit,
            current: self.current,
            limit,
            opened: self.opened,
        }
    }

    /// Searches anew.
    pub fn find(&mut self, needle: String) {
        self.search = (!needle.is_empty()).then(|| Search::new(&needle, true));
        (self.searched, self.hit, self.needle) = (needle.is_empty(), None, needle);
        self.look += 1;
    }

    /// Searches on for a slice of time. True when there is no more to search.
    pub fn search_on(&mut self, reading: &Reading) -> bool {
        let start = clock::ticks_ms();
        let known = reading.known();
        let Some(search) = &mut self.search else { return true };
        let found = search.hits().len();
        while !self.searched && clock::since(start) < SLICE_MS {
            let laid = known.layout().is_done();
            self.searched = search.advance(known.text(), known.layout(), SLICE);
            if !laid {
                break;
            }
        }
        let more = search.hits().len() > found;
        if more && self.hit.is_none() {
            self.go(&known, 0);
        }
        self.look += u32::from(more);
        self.searched
    }

    /// Looks at the hit after this one, or at the one before.
    pub fn step(&mut self, known: &Known, forward: bool) {
        let count = self.hits().0.len();
        if count > 0 {
            let at = self.hit.unwrap_or(count - 1);
            self.go(known, if forward { (at + 1) % count } else { (at + count - 1) % count });
        }
    }

    fn go(&mut self, known: &Known, hit: usize) {
        let Some(&offset) = self.hits().0.get(hit) else { return };
        let line = known.layout().line_at(offset as usize);
        self.folds.reveal(line);
        (self.hit, self.current, self.wanted) = (Some(hit), Some(line), Some(line));
        // A hit beyond what is drawn of its token would be looked at unseen.
        let start = known.layout().line(known.text(), line).and_then(|line| match line.content {
            Content::Scalar(token) => Some(token.span.start),
            _ => None,
        });
        let reach = start.map_or(0, |start| (offset as usize).saturating_sub(start));
        if reach + self.hits().1 > LIMITS.1 {
            self.opened = (line, (reach + 1_000).min(200_000).max(self.opened_limit(line)));
        }
        self.look += 1;
    }

    fn opened_limit(&self, line: usize) -> usize {
        if self.opened.0 == line { self.opened.1 } else { 0 }
    }

    /// Draws more of a line's tokens.
    pub fn open(&mut self, line: usize) {
        let least = self.opened_limit(line).max(4_000);
        self.opened = (line, least.saturating_mul(4));
        self.look += 1;
    }

    /// Folds or unfolds what begins or ends at a line.
    pub fn toggle(&mut self, layout: &Layout, line: usize) {
        self.folds.toggle(layout, line);
        self.look += 1;
    }

    /// Folds all but the outermost.
    pub fn fold_all(&mut self, layout: &Layout) {
        self.folds.fold_from(layout, 1);
        self.look += 1;
    }

    /// Unfolds all.
    pub fn unfold_all(&mut self) {
        self.folds.unfold_all();
        self.look += 1;
    }

    /// Looks at the visible line after this one, or at the one before.
    pub fn walk(&mut self, layout: &Layout, forward: bool) {
        let lines = self.folds.visible_len(layout);
        let at = self.current.map(|line| self.folds.visible(line));
        let next = match at {
            None => 0,
            Some(at) if forward => (at + 1).min(lines.saturating_sub(1)),
            Some(at) => at.saturating_sub(1),
        };
        self.current = Some(self.folds.line(next));
        self.wanted = self.current;
    }
}
