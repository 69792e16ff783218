//! Examples: a value for each field (`data/field-examples.tsv`) and whole `portrait_set` bodies, right and wrong
//! (`data/body-examples.tsv`, which is fetched when it is first wanted). They name the sandbox's accounts and fields, and
//! a test has the sandbox answer each.

use super::profile::{self, CUSTOM_PREFIX};
use super::rules::Documents;
use super::table::{self, TableError};
use crate::json::string;

/// A whole body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// The code of the documents of 2016; 0 where it is accepted.
    seed: u32,
    /// The code of the newest documents.
    current: u32,
    /// What it shows, in Chinese.
    pub zh: &'static str,
    /// What it shows, in English.
    pub en: &'static str,
    /// The body's text.
    pub body: &'static str,
}

impl Example {
    /// The code that it is answered with; 0 where it is accepted.
    pub fn code(&self, documents: Documents) -> u32 {
        documents.pick(self.seed, self.current)
    }
}

const COLUMNS: [&str; 5] = ["code_seed", "code_current", "zh", "en", "body"];

/// Reads the fetched table of bodies: the accepted ones first.
///
/// # Errors
/// The first thing that is wrong.
pub fn bodies(text: String) -> Result<Vec<Example>, TableError> {
    let read = |mut row: table::Row| {
        Ok(Example {
            seed: row.number()?.ok_or_else(|| row.error())?,
            current: row.number()?.ok_or_else(|| row.error())?,
            zh: row.cell(),
            en: row.cell(),
            body: row.cell(),
        })
    };
    table::fetched(text, &COLUMNS)?.map(read).collect()
}

/// A value that a field takes, as JSON; `None` for a tag that is no field's.
pub fn value_json(tag: &str) -> Option<&'static str> {
    let known = match profile::custom_keyword(tag) {
        Some("") => return None,
        Some(_) => CUSTOM_PREFIX,
        None => tag,
    };
    table::rows(include_str!("../../data/field-examples.tsv"))
        .map(|mut row| (row.cell(), row.cell()))
        .find_map(|(tag, value)| (tag == known).then_some(value))
}

/// The same as it is typed: a string without its quotes and escapes.
pub fn value(tag: &str) -> Option<String> {
    let json = value_json(tag)?;
    Some(if json.starts_with('"') { string::decode(json).text.into_owned() } else { json.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_as_typed() {
        assert_eq!(value("Tag_Profile_IM_BirthDay").as_deref(), Some("20190419"));
        assert_eq!(value("Tag_Profile_IM_Location").map(|text| text.chars().count()), Some(16));
        assert_eq!(value("Tag_Profile_Custom_Any").as_deref(), Some("示例 example"));
        assert_eq!(value("Tag_Profile_Custom_"), None);
        assert_eq!(value("Tag_Profile_IM_nick"), None);
        assert_eq!(value(""), None);
    }
}
