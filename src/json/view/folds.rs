//! Which objects and arrays of a layout are folded, and what is visible then. A folded one shows as its opening
//! line alone; the lines after it up to the closing one are hidden, its comma and bracket with them.

use super::layout::Layout;
use super::rows::Row;

/// The folds of one view of a [`Layout`]. Looking up a visible line takes logarithmic time in the folds; a
/// change takes time in proportion to them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folds {
    /// All folded lines by opening line, each with its closing line; one may lie in another.
    folded: Vec<(u32, u32)>,
    /// Those that lie in no other.
    outer: Vec<Outer>,
}

/// The size of a block of lines.
#[derive(Clone, Copy, Debug)]
pub struct BlockSize {
    /// The most lines.
    pub lines: usize,
    /// The most bytes of the text, unless one line has more.
    pub bytes: usize,
    /// How many bytes of a line count at most.
    pub bytes_of_line: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Outer {
    open: usize,
    close: usize,
    /// Hidden lines before `open`.
    hidden: usize,
}

impl Folds {
    /// Folds the object or array that opens or closes at a line, or unfolds it if it is folded. False where
    /// nothing can be folded.
    pub fn toggle(&mut self, layout: &Layout, line: usize) -> bool {
        let Some(partner) = layout.partner(line) else {
            return false;
        };
        let pair = (line.min(partner) as u32, line.max(partner) as u32);
        match self.folded.binary_search(&pair) {
            Ok(at) => drop(self.folded.remove(at)),
            Err(at) => self.folded.insert(at, pair),
        }
        self.rebuild();
        true
    }

    /// Folds every object and array at this depth or deeper: 1 leaves the outermost open.
    pub fn fold_from(&mut self, layout: &Layout, depth: usize) {
        let rows = layout.rows.iter().enumerate();
        let deep = rows.filter(|(_, row)| row.shape() == Row::OPEN && row.depth() >= depth);
        self.folded = deep.map(|(open, row)| (open as u32, row.partner)).collect();
        self.rebuild();
    }

    /// Unfolds all.
    pub fn unfold_all(&mut self) {
        *self = Self::default();
    }

    /// Unfolds whatever hides a line, as a search does to show its hit.
    pub fn reveal(&mut self, line: usize) {
        self.folded.retain(|&(open, close)| !(open as usize + 1..=close as usize).contains(&line));
        self.rebuild();
    }

    /// Whether the object or array that opens at a line is folded.
    pub fn is_folded(&self, line: usize) -> bool {
        self.folded.binary_search_by_key(&line, |&(open, _)| open as usize).is_ok()
    }

    /// How many lines of the layout are visible.
    pub fn visible_len(&self, layout: &Layout) -> usize {
        layout.len() - self.outer.last().map_or(0, |last| last.hidden + last.close - last.open)
    }

    /// The layout's line that is the `visible`-th visible one, from 0.
    pub fn line(&self, visible: usize) -> usize {
        let before = self.outer.partition_point(|fold| fold.open - fold.hidden < visible);
        visible + before.checked_sub(1).map_or(0, |at| self.outer[at].hidden_after())
    }

    /// The visible index of a line; for a hidden one that of the folded line that hides it.
    pub fn visible(&self, line: usize) -> usize {
        let before = self.outer.partition_point(|fold| fold.open < line);
        match before.checked_sub(1).map(|at| self.outer[at]) {
            None => line,
            Some(fold) if line <= fold.close => fold.open - fold.hidden,
            Some(fold) => line - fold.hidden_after(),
        }
    }

    /// The visible lines in blocks of a size: where each block ends, the last one at the last line.
    pub fn blocks(&self, layout: &Layout, size: BlockSize) -> impl Iterator<Item = usize> {
        let lines = self.visible_len(layout);
        let mut from = 0;
        std::iter::from_fn(move || {
            let mut bytes = 0;
            let fits = |at: &usize| {
                bytes += layout.bytes(self.line(*at)).min(size.bytes_of_line);
                *at == from || (at - from < size.lines && bytes <= size.bytes)
            };
            let block = (from..lines).take_while(fits).count();
            from += block;
            (block > 0).then_some(from)
        })
    }

    fn rebuild(&mut self) {
        self.outer.clear();
        for &(open, close) in &self.folded {
            let (open, close) = (open as usize, close as usize);
            match self.outer.last() {
                Some(last) if open < last.close => {}
                last => {
                    let hidden = last.map_or(0, Outer::hidden_after);
                    self.outer.push(Outer { open, close, hidden });
                }
            }
        }
    }
}

impl Outer {
    fn hidden_after(&self) -> usize {
        self.hidden + self.close - self.open
    }
}
