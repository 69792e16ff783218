//! The lines' rows, in pieces of one size: a long list then grows without being copied (no pause, and no
//! memory held twice).

/// One line: where it starts, what stands on it, and the line of the other bracket.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) start: u32,
    /// [`Row::KEY`], one of the shapes, and the depth in the low bits.
    pub(super) meta: u32,
    pub(super) partner: u32,
}

impl Row {
    /// The line shows a member.
    pub(super) const KEY: u32 = 1 << 31;
    /// A scalar, or an empty object or array.
    pub(super) const PLAIN: u32 = 0;
    /// Opens what is not closed yet; `partner` is the next such line outside it.
    pub(super) const UNCLOSED: u32 = 1 << 29;
    /// Opens; `partner` closes.
    pub(super) const OPEN: u32 = 2 << 29;
    /// Closes; `partner` opens.
    pub(super) const CLOSE: u32 = 3 << 29;
    const SHAPE: u32 = 3 << 29;
    const DEPTH: u32 = (1 << 29) - 1;

    pub(super) fn new(start: usize, depth: usize, flags: u32, partner: u32) -> Self {
        Self { start: start as u32, meta: flags | (depth as u32).min(Self::DEPTH), partner }
    }

    pub(super) fn shape(self) -> u32 {
        self.meta & Self::SHAPE
    }

    pub(super) fn set(&mut self, shape: u32, partner: u32) {
        self.meta = self.meta & !Self::SHAPE | shape;
        self.partner = partner;
    }

    pub(super) fn depth(self) -> usize {
        (self.meta & Self::DEPTH) as usize
    }
}

const PIECE: usize = 1 << 14;

/// A list of rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// All full but the last.
    pieces: Vec<Vec<Row>>,
}

impl Rows {
    pub(super) fn len(&self) -> usize {
        self.pieces.last().map_or(0, |last| (self.pieces.len() - 1) * PIECE + last.len())
    }

    #[inline]
    pub(super) fn push(&mut self, row: Row) {
        match self.pieces.last_mut() {
            Some(last) if last.len() < PIECE => last.push(row),
            last => {
                // The first piece grows as it must: most texts are short.
                let mut piece = Vec::with_capacity(if last.is_some() { PIECE } else { 0 });
                piece.push(row);
                self.pieces.push(piece);
            }
        }
    }

    #[inline]
    pub(super) fn get(&self, index: usize) -> Option<Row> {
        self.pieces.get(index / PIECE)?.get(index % PIECE).copied()
    }

    #[inline]
    pub(super) fn get_mut(&mut self, index: usize) -> Option<&mut Row> {
        self.pieces.get_mut(index / PIECE)?.get_mut(index % PIECE)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Row> {
        self.pieces.iter().flatten().copied()
    }

    /// How many rows start at or before an offset.
    pub(super) fn started(&self, offset: usize) -> usize {
        let by = |row: &Row| row.start as usize <= offset;
        let pieces = self.pieces.partition_point(|piece| piece.first().is_some_and(by));
        let Some(before) = pieces.checked_sub(1) else {
            return 0;
        };
        before * PIECE + self.pieces[before].partition_point(by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_across_pieces() {
        let mut rows = Rows::default();
        assert_eq!((rows.len(), rows.started(0)), (0, 0));
        let count = 2 * PIECE + 3;
        (0..count).for_each(|at| rows.push(Row::new(at * 2, 0, Row::PLAIN, 0)));
        assert_eq!((rows.len(), rows.iter().count()), (count, count));
        for at in [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, count - 1] {
            assert_eq!(rows.get(at).map(|row| row.start as usize), Some(at * 2));
            assert_eq!((rows.started(at * 2), rows.started(at * 2 + 1)), (at + 1, at + 1));
        }
        assert!(rows.get(count).is_none() && rows.get_mut(count).is_none());
    }
}
