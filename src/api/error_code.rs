//! The error codes with their meaning (`data/error-codes.tsv`: profile, account and the public ones 60000 to
//! 79999). A code may stand in two groups, so a look-up takes the command first, then the code alone.

use super::command::{self, Command};
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
    /// What to do, in Chinese. Our advice, not the vendor's.
    pub fix_zh: &'static str,
    /// What to do, in English. Our advice, not the vendor's.
    pub fix_en: &'static str,
    /// The kinds of page that document it, `;` between them.
    pub source: &'static str,
    /// The seed document's own Chinese words (2016), or empty.
    pub zh_seed: &'static str,
    /// When it was documented: `seed`, `seed+current`, `seed+older`, `current`, `older` or `legacy`.
    pub era: &'static str,
}

/// Every row, in the table's order.
pub fn all() -> &'static [ErrorCode] {
    static CODES: OnceLock<Vec<ErrorCode>> = OnceLock::new();
    CODES.get_or_init(|| table::rows(include_str!("../../data/error-codes.tsv")).filter_map(read).collect())
}

fn read(mut row: table::Row) -> Option<ErrorCode> {
    Some(ErrorCode {
        code: row.cell().parse().ok()?,
        group: row.cell(),
        zh: row.cell(),
        en: row.cell(),
        fix_zh: row.cell(),
        fix_en: row.cell(),
        source: row.cell(),
        zh_seed: row.cell(),
        era: {
            row.cell();
            row.cell()
        },
    })
}

/// The row of a code: the command's own group first, then any.
pub fn find(command: Option<&Command>, code: u32) -> Option<&'static ErrorCode> {
    let groups = match command {
        Some(command) if command.path == command::PORTRAIT_SET => ["portrait_set", "profile"],
        Some(command) => [command.group, command.group],
        None => ["portrait_set", "profile"],
    };
    groups
        .iter()
        .find_map(|group| all().iter().find(|row| row.code == code && row.group == *group))
        .or_else(|| all().iter().find(|row| row.code == code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole_in_both_languages() {
        let rows = include_str!("../../data/error-codes.tsv").lines().count() - 1;
        assert_eq!(all().len(), rows);
        let mut seen = std::collections::BTreeSet::new();
        for row in all() {
            assert!(seen.insert((row.group, row.code)), "{} twice in {}", row.code, row.group);
            for text in [row.zh, row.en, row.fix_zh, row.fix_en, row.source, row.era] {
                assert!(!text.is_empty(), "{} has an empty cell", row.code);
            }
        }
    }

    #[test]
    fn the_seed_documents_fifteen_private_codes_are_there_with_its_words() {
        let set = command::find(command::PORTRAIT_SET);
        for code in (40001..=40005).chain(40601..=40610) {
            let row = find(set, code).expect("a row");
            assert_eq!(row.group, "portrait_set");
            assert!(!row.zh_seed.is_empty(), "{code}");
        }
    }

    #[test]
    fn a_command_reads_its_own_group_first() {
        assert_eq!(find(command::find(command::PORTRAIT_GET), 40001).map(|row| row.group), Some("profile"));
        assert_eq!(find(command::find(command::PORTRAIT_SET), 60003).map(|row| row.group), Some("common"));
        assert_eq!(find(None, 12345), None);
    }
}
