//! What to do about an error code, and where it is documented (`data/error-advice.tsv`). The table is not part of the
//! program: it is fetched when it is first wanted.

use super::error_code::ErrorCode;
use super::table::{self, TableError};

/// What stands beside a row of the code table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advice {
    /// The code.
    code: u32,
    /// The group of the code's row.
    group: &'static str,
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

const COLUMNS: [&str; 7] = ["code", "group", "fix_zh", "fix_en", "source", "zh_seed", "era"];

/// The whole table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advices(Vec<Advice>);

impl Advices {
    /// Reads the fetched table.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn parse(text: String) -> Result<Self, TableError> {
        let rows = table::fetched(text, &COLUMNS)?.map(|mut row| {
            Ok(Advice {
                code: row.number()?.ok_or_else(|| row.error())?,
                group: row.cell(),
                fix_zh: row.cell(),
                fix_en: row.cell(),
                source: row.cell(),
                zh_seed: row.cell(),
                era: row.cell(),
            })
        });
        rows.collect::<Result<_, _>>().map(Self)
    }

    /// The advice for a row of the code table.
    pub fn of(&self, row: &ErrorCode) -> Option<&Advice> {
        self.0.iter().find(|advice| advice.code == row.code && advice.group == row.group)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{command, error_code};
    use proptest::prelude::*;

    fn advices() -> Advices {
        Advices::parse(include_str!("../../data/error-advice.tsv").to_owned()).unwrap()
    }

    #[test]
    fn both_tables_have_the_same_rows_in_the_same_order() {
        let key = |advice: &Advice| (advice.group, advice.code);
        let of_codes: Vec<_> = error_code::all().iter().map(|row| (row.group, row.code)).collect();
        assert_eq!(advices().0.iter().map(key).collect::<Vec<_>>(), of_codes);
        for advice in &advices().0 {
            let texts = [advice.fix_zh, advice.fix_en, advice.source, advice.era];
            assert!(!texts.contains(&""), "{} has an empty cell", advice.code);
        }
    }

    #[test]
    fn the_seed_documents_fifteen_private_codes_are_there_with_its_words() {
        let (advices, set) = (advices(), command::find(command::PORTRAIT_SET));
        for code in (40001..=40005).chain(40601..=40610) {
            let row = error_code::find(set, code).expect("a row");
            assert_eq!(row.group, "portrait_set");
            assert!(!advices.of(row).expect("advice").zh_seed.is_empty(), "{code}");
        }
    }

    proptest! {
        #[test]
        fn no_text_hurts(text in any::<String>(), cells in "[0-9a-z\t\n]{0,60}") {
            let _ = Advices::parse(text);
            let _ = Advices::parse(format!("{}\n{cells}", COLUMNS.join("\t")));
        }
    }
}
