//! All error codes with their meaning and what to do about each: those that are part of the program
//! (`data/error-codes.tsv`) with the fetched advice on them, and the fetched rest (`data/error-codes-more.tsv`). A pure table
//! to look up and to search in.

use super::advice::Advices;
use super::catalogue::Catalogue;
use super::command::Command;
use super::table::{self, Row, TableError};
use super::{error_code, search};

/// A code with all that is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The code; those of pushes to devices are below zero and never a reply's `ErrorCode`.
    pub code: i32,
    /// The group of the row.
    pub group: &'static str,
    /// The part of the group, or the command, that it belongs to; often the group itself.
    pub part: &'static str,
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

/// The whole table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codes(Vec<Entry>);

/// The fetched rest of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct More(Vec<Entry>);

impl More {
    /// Its codes, in the table's order.
    pub fn all(&self) -> &[Entry] {
        &self.0
    }

    /// Reads the fetched rest. Its text stays in memory: it is to be read once, when it comes.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn parse(text: String) -> Result<Self, TableError> {
        table::fetched(text, &COLUMNS)?.map(read).collect::<Result<_, _>>().map(Self)
    }
}

const COLUMNS: [&str; 10] =
    ["code", "group", "zh", "en", "fix_zh", "fix_en", "source", "zh_seed", "part", "era"];

impl Codes {
    /// The codes that are part of the program, with the fetched advice on them, and the fetched rest behind them.
    pub fn new(advices: &Advices, more: &More) -> Self {
        let own = error_code::all().iter().filter_map(|row| {
            let advice = advices.of(row)?;
            Some(Entry {
                code: i32::try_from(row.code).ok()?,
                group: row.group,
                part: row.group,
                zh: row.zh,
                en: row.en,
                fix_zh: advice.fix_zh,
                fix_en: advice.fix_en,
                source: advice.source,
                zh_seed: advice.zh_seed,
                era: advice.era,
            })
        });
        Self(own.chain(more.0.iter().copied()).collect())
    }

    /// Every code, in the table's order.
    pub fn all(&self) -> &[Entry] {
        &self.0
    }

    /// The groups, each once, in the table's order.
    pub fn groups(&self) -> Vec<&'static str> {
        search::each_once(self.0.iter().map(|entry| entry.group))
    }

    /// The entry of a code: of the command's own groups first, then any.
    pub fn find(&self, command: Option<&Command>, code: u32) -> Option<&Entry> {
        let of_code = || self.0.iter().filter(move |entry| i64::from(entry.code) == i64::from(code));
        let groups = command.map_or(&[][..], |command| &command.code_groups);
        let own = groups.iter().find_map(|group| of_code().find(|entry| entry.group == *group));
        own.or_else(|| of_code().next())
    }

    /// The entries that a query finds, of one group or of all: those whose code it spells first, then the rest in the table's
    /// order. Each of its words has to stand in the meaning, in either language, or in the name of the group, or to open the
    /// code; case plays no part. An empty query finds all.
    pub fn search(&self, query: &str, group: Option<&str>) -> Vec<&Entry> {
        let words = search::words(query);
        let of_group = |entry: &&Entry| group.is_none_or(|group| entry.group == group);
        let is_found = |entry: &&Entry| words.iter().all(|word| entry.is_found_by(word));
        let is_spelt = |entry: &&Entry| words.contains(&entry.code.to_string());
        let found = self.0.iter().filter(of_group).filter(is_found);
        let (mut spelt, rest): (Vec<_>, Vec<_>) = found.partition(is_spelt);
        spelt.extend(rest);
        spelt
    }

    /// The commands that document an entry: those that name its code and look it up in its group first.
    pub fn commands(&self, entry: &Entry, catalogue: Catalogue) -> Vec<&'static Command> {
        let Ok(code) = u32::try_from(entry.code) else { return Vec::new() };
        let names = |command: &&Command| {
            command.error_codes.contains(&code) && self.find(Some(command), code) == Some(entry)
        };
        catalogue.all().iter().filter(names).collect()
    }
}

fn read(mut cells: Row) -> Result<Entry, TableError> {
    Ok(Entry {
        code: cells.cell().parse().map_err(|_| cells.error())?,
        group: cells.cell(),
        zh: cells.cell(),
        en: cells.cell(),
        fix_zh: cells.cell(),
        fix_en: cells.cell(),
        source: cells.cell(),
        zh_seed: cells.cell(),
        part: cells.cell(),
        era: cells.cell(),
    })
}

impl Entry {
    fn is_found_by(&self, word: &str) -> bool {
        let texts = [self.zh, self.en, self.group, self.part];
        self.code.to_string().starts_with(word) || search::stands(word, &texts)
    }
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::whole as catalogue;
    use super::*;
    use crate::api::command;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const MORE: &str = include_str!("../../data/error-codes-more.tsv");

    fn codes() -> Codes {
        let advices = Advices::parse(include_str!("../../data/error-advice.tsv").to_owned()).unwrap();
        Codes::new(&advices, &More::parse(MORE.to_owned()).unwrap())
    }

    #[test]
    fn each_code_stands_once_in_its_group_and_in_both_languages() {
        let (codes, mut seen) = (codes(), BTreeSet::new());
        assert_eq!(codes.all().len(), 504);
        assert_eq!(codes.groups().len(), 9);
        for row in codes.all() {
            assert!(seen.insert((row.group, row.code)), "{} twice in {}", row.code, row.group);
            let texts = [row.zh, row.en, row.fix_zh, row.fix_en, row.source, row.era, row.part];
            assert!(!texts.contains(&""), "{} has an empty cell", row.code);
            for (zh, en) in [(row.zh, row.en), (row.fix_zh, row.fix_en)] {
                let is_han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
                assert!(is_han(zh) && !is_han(en), "{}: {zh} / {en}", row.code);
            }
        }
    }

    #[test]
    fn every_code_that_a_command_names_has_its_row() {
        let codes = codes();
        for command in catalogue().all() {
            for code in &command.error_codes {
                let entry = codes.find(Some(command), *code).expect("a row");
                let group = entry.group;
                assert!(codes.commands(entry, catalogue()).contains(&command), "{} {code}", command.path);
                assert!(command.code_groups.contains(&group), "{} {code} is of {group}", command.path);
            }
        }
    }

    #[test]
    fn each_code_is_found_by_its_number_and_by_a_word_of_its_meaning() {
        let codes = codes();
        for entry in codes.all() {
            let row = entry;
            let first = codes.search(&row.code.to_string(), None);
            let exact = first.iter().take_while(|found| found.code == row.code);
            assert!(exact.into_iter().any(|found| *found == entry), "{}", row.code);
            let longest = row.en.split(|c: char| !c.is_alphanumeric()).max_by_key(|word| word.len()).unwrap();
            let han: String =
                row.zh.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).take(1).collect();
            for word in [&longest.to_uppercase(), &han] {
                assert!(codes.search(word, None).contains(&entry), "{} by {word:?}", row.code);
                assert!(codes.search(word, Some(row.group)).contains(&entry), "{} by {word:?}", row.code);
            }
        }
        assert_eq!(codes.search(" ", None).len(), codes.all().len());
        assert!(codes.search("avatar url", None).iter().any(|entry| entry.code == 40601));
        assert!(codes.search("40601 nonsense", None).is_empty());
        assert!(codes.search("406", Some("profile")).iter().all(|entry| entry.group == "profile"));
    }

    #[test]
    fn a_command_reads_its_own_groups_first() {
        let (codes, catalogue) = (codes(), catalogue());
        let group = |path: &str, code| codes.find(catalogue.find(path), code).map(|entry| entry.group);
        assert_eq!(group("v4/openim/sendmsg", 93000), Some("message"));
        assert_eq!(group("v4/openim_dirty_words/add", 93000), Some("other"));
        assert_eq!(group(command::PORTRAIT_GET, 40001), Some("profile"));
        assert_eq!(group("", 12345), None);
    }

    proptest! {
        #[test]
        fn no_text_hurts(text in any::<String>(), query in any::<String>()) {
            prop_assert!(More::parse(text).is_err());
            codes().search(&query, None);
        }
    }
}
