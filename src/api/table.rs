//! Reads the tab-separated tables of `data/`: a heading line, then one row a line. Some are part of the program, others
//! are fetched, so a text is checked before it is used; a table that has passed is kept for as long as the page lives.

use std::fmt;

/// The longest table, in bytes.
pub const TEXT_MAX: usize = 4 * 1024 * 1024;

/// Why a text is not the table that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableError {
    /// It is longer than [`TEXT_MAX`].
    TooLong,
    /// Its heading is another table's, or a web page's.
    Heading,
    /// A row has more or fewer cells than the heading.
    Cells {
        /// The line, from 1.
        line: usize,
    },
    /// A cell holds what it may not.
    Cell {
        /// The line, from 1.
        line: usize,
    },
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "over {TEXT_MAX} bytes"),
            Self::Heading => f.write_str("not the table's heading"),
            Self::Cells { line } => write!(f, "line {line}: not as many cells as columns"),
            Self::Cell { line } => write!(f, "line {line}: a cell that can't be read"),
        }
    }
}

/// The cells of one row.
pub(super) struct Row {
    cells: std::str::Split<'static, char>,
    line: usize,
}

impl Row {
    /// The next cell, or an empty text after the last.
    pub(super) fn cell(&mut self) -> &'static str {
        self.cells.next().unwrap_or("")
    }

    /// The next cell's parts between separators; none where it is empty.
    pub(super) fn list(&mut self, separator: char) -> impl Iterator<Item = &'static str> + use<> {
        self.cell().split(separator).filter(|part| !part.is_empty())
    }

    /// The next cell as a number; none where it is empty.
    pub(super) fn number(&mut self) -> Result<Option<u32>, TableError> {
        match self.cell() {
            "" => Ok(None),
            digits => digits.parse().map(Some).map_err(|_| self.error()),
        }
    }

    /// That a cell of this row can't be read.
    pub(super) fn error(&self) -> TableError {
        TableError::Cell { line: self.line }
    }
}

/// The rows under the heading line of a table that is part of the program.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    table.lines().enumerate().skip(1).map(|(at, line)| Row { cells: line.split('\t'), line: at + 1 })
}

/// The rows of a fetched text that has these columns. The text stays in memory.
pub(super) fn fetched(
    text: String,
    columns: &[&str],
) -> Result<impl Iterator<Item = Row> + use<>, TableError> {
    if text.len() > TEXT_MAX {
        return Err(TableError::TooLong);
    }
    if !text.lines().next().is_some_and(|heading| heading.split('\t').eq(columns.iter().copied())) {
        return Err(TableError::Heading);
    }
    match text.lines().position(|line| line.split('\t').count() != columns.len()) {
        Some(at) => Err(TableError::Cells { line: at + 1 }),
        None => Ok(rows(text.leak())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fetched_text_is_checked() {
        let read = |text: &str| fetched(text.to_owned(), &["a", "b"]).map(|rows| rows.count());
        assert_eq!(read("a\tb\n1\t2\n\t\n"), Ok(2));
        assert_eq!(read("a\tb\n"), Ok(0));
        assert_eq!(read("a\tb\r\n1\t2\r\n"), Ok(1));
        for text in ["", "\n", "a\n1\n", "<!doctype html>", "b\ta\n"] {
            assert_eq!(read(text), Err(TableError::Heading), "{text:?}");
        }
        assert_eq!(read("a\tb\n1\t2\n1\t2\t3\n"), Err(TableError::Cells { line: 3 }));
        assert_eq!(read("a\tb\n\n1\t2\n"), Err(TableError::Cells { line: 2 }));
        assert_eq!(read(&"x".repeat(TEXT_MAX + 1)), Err(TableError::TooLong));
    }

    #[test]
    fn numbers_and_lists() {
        let mut rows = rows("a\tb\tc\td\n7\t\tx,,y\tseven\n");
        let mut row = rows.next().unwrap();
        assert_eq!((row.number(), row.number()), (Ok(Some(7)), Ok(None)));
        assert_eq!(row.list(',').collect::<Vec<_>>(), ["x", "y"]);
        assert_eq!(row.number(), Err(TableError::Cell { line: 2 }));
        assert_eq!(row.cell(), "");
    }
}
