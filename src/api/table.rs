//! Reads the tab-separated tables of `data/`. They are part of the program, so a missing cell reads as empty.

/// The cells of one row.
pub(super) struct Row {
    cells: std::str::Split<'static, char>,
}

impl Row {
    /// The next cell, or an empty text after the last.
    pub(super) fn cell(&mut self) -> &'static str {
        self.cells.next().unwrap_or("")
    }
}

/// The rows under the heading line.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    table.lines().skip(1).map(|line| Row { cells: line.split('\t') })
}
