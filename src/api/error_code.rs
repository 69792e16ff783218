//! The error codes with their meaning (`data/error-codes.tsv`: profile, account and the public ones 60000 to
//! 79999). A code may stand in two groups, so a look-up takes the command's groups first, then the code alone. What to
//! do about a code stands in [`super::advice`].

use super::command::Command;
use super::table;
use std::sync::OnceLock;

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorCode {
    /// The code as it stands in `ErrorCode`.
    pub code: u32,
    /// The group of the row: `portrait_set`, `profile`, `common` or `account`.
    pub group: &'static str,
    /// What it means, in Chinese.
    pub zh: &'static str,
    /// What it means, in English.
    pub en: &'static str,
}

/// Every row, in the table's order.
pub fn all() -> &'static [ErrorCode] {
    static CODES: OnceLock<Vec<ErrorCode>> = OnceLock::new();
    CODES.get_or_init(|| table::rows(include_str!("../../data/error-codes.tsv")).filter_map(read).collect())
}

fn read(mut row: table::Row) -> Option<ErrorCode> {
    Some(ErrorCode { code: row.cell().parse().ok()?, group: row.cell(), zh: row.cell(), en: row.cell() })
}

/// The row of a code: the command's own groups first, then any.
pub fn find(command: Option<&Command>, code: u32) -> Option<&'static ErrorCode> {
    let of_code = || all().iter().filter(move |row| row.code == code);
    let groups = command.map_or(&[][..], |command| &command.code_groups);
    groups.iter().find_map(|group| of_code().find(|row| row.group == *group)).or_else(|| of_code().next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::command;

    #[test]
    fn the_table_is_whole_in_both_languages() {
        let rows = include_str!("../../data/error-codes.tsv").lines().count() - 1;
        assert_eq!(all().len(), rows);
        let mut seen = std::collections::BTreeSet::new();
        for row in all() {
            assert!(seen.insert((row.group, row.code)), "{} twice in {}", row.code, row.group);
            assert!(!row.zh.is_empty() && !row.en.is_empty(), "{} has an empty cell", row.code);
        }
    }

    #[test]
    fn a_command_reads_its_own_groups_first() {
        let group = |path, code| find(command::find(path), code).map(|row| row.group);
        assert_eq!(group(command::PORTRAIT_GET, 40001), Some("profile"));
        assert_eq!(group(command::PORTRAIT_SET, 40001), Some("portrait_set"));
        assert_eq!(group(command::PORTRAIT_SET, 60003), Some("common"));
        assert_eq!(group("", 40001), Some("portrait_set"));
        assert_eq!(find(None, 12345), None);
    }
}
