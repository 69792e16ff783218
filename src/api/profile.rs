//! The profile's fields: the standard ones (`data/profile-fields.tsv`) and those an app declares itself.

use super::table;
use std::sync::OnceLock;

/// The prefix of custom fields.
pub const CUSTOM_PREFIX: &str = "Tag_Profile_Custom_";
/// The longest keyword of a custom field, in bytes.
pub const CUSTOM_KEYWORD_MAX: usize = 8;
/// The longest string or bytes value, in bytes of UTF-8.
pub const VALUE_MAX_BYTES: usize = 500;

/// The type a field's value has in the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// A JSON string.
    String,
    /// A JSON integer. The field table says uint32 while the command's page allows uint64 for any Value.
    Uint,
    /// A JSON string of raw bytes; custom fields only.
    Bytes,
}

/// One allowed value of an enumerated field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// As it stands in `Value`.
    pub value: &'static str,
    /// Its meaning in Chinese.
    pub zh: &'static str,
    /// Its meaning in English.
    pub en: &'static str,
}

/// A standard field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The `Tag`.
    pub tag: &'static str,
    /// The documented type.
    pub kind: FieldType,
    /// The longest value in bytes, where the documents give one.
    pub limit_bytes: Option<usize>,
    /// Its name in Chinese.
    pub zh: &'static str,
    /// Its name in English.
    pub en: &'static str,
    /// The allowed values; empty when any will do.
    pub choices: Vec<Choice>,
    /// A remark in Chinese, or empty.
    pub notes_zh: &'static str,
    /// A remark in English, or empty.
    pub notes_en: &'static str,
    /// Whether today's documents no longer have it. The service may refuse it.
    pub is_withdrawn: bool,
}

/// The 11 standard fields, in the documents' order.
pub fn standard() -> &'static [Field] {
    let count = known().iter().take_while(|field| !field.is_withdrawn).count();
    &known()[..count]
}

/// The standard fields, and behind them those that the documents no longer have.
pub fn known() -> &'static [Field] {
    static FIELDS: OnceLock<Vec<Field>> = OnceLock::new();
    FIELDS.get_or_init(|| {
        table::rows(include_str!("../../data/profile-fields.tsv"))
            .map(|mut row| Field {
                tag: row.cell(),
                kind: match row.cell() {
                    "uint32" => FieldType::Uint,
                    _ => FieldType::String,
                },
                limit_bytes: row.cell().parse().ok(),
                zh: row.cell(),
                en: row.cell(),
                choices: row.cell().split(';').filter(|cell| !cell.is_empty()).map(choice).collect(),
                notes_zh: row.cell(),
                notes_en: row.cell(),
                is_withdrawn: row.cell() == "withdrawn",
            })
            .collect()
    })
}

fn choice(cell: &'static str) -> Choice {
    let mut parts = cell.split('|');
    let mut next = || parts.next().unwrap_or("");
    Choice { value: next(), zh: next(), en: next() }
}

/// The standard field of a tag; tags are case-sensitive.
pub fn find(tag: &str) -> Option<&'static Field> {
    standard().iter().find(|field| field.tag == tag)
}

/// The field of a tag, be it one that the documents no longer have.
pub fn find_known(tag: &str) -> Option<&'static Field> {
    known().iter().find(|field| field.tag == tag)
}

/// The keyword of a custom tag, whatever its form; `None` for any other tag.
pub fn custom_keyword(tag: &str) -> Option<&str> {
    tag.strip_prefix(CUSTOM_PREFIX)
}

/// Whether a keyword is one the console would accept: 1 to 8 letters A-Z, a-z.
pub fn is_custom_keyword(keyword: &str) -> bool {
    (1..=CUSTOM_KEYWORD_MAX).contains(&keyword.len()) && keyword.bytes().all(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_fields() {
        assert_eq!(standard().len(), 11);
        assert_eq!(find("Tag_Profile_IM_Location").and_then(|field| field.limit_bytes), Some(16));
        assert_eq!(find("Tag_Profile_IM_Level").map(|field| field.kind), Some(FieldType::Uint));
        assert_eq!(find("Tag_Profile_IM_Gender").map(|field| field.choices.len()), Some(3));
        assert_eq!(find("tag_profile_im_nick"), None);
        let old = find_known("Tag_Profile_IM_MsgSettings").unwrap();
        assert!(old.is_withdrawn && old.kind == FieldType::Uint && find(old.tag).is_none());
        for field in known() {
            assert!(!field.zh.is_empty() && !field.en.is_empty());
            assert!(field.choices.iter().all(|choice| !choice.zh.is_empty() && !choice.en.is_empty()));
        }
    }

    #[test]
    fn custom_keywords() {
        assert_eq!(custom_keyword("Tag_Profile_Custom_Test"), Some("Test"));
        assert_eq!(custom_keyword("Tag_Profile_IM_Nick"), None);
        for (keyword, ok) in
            [("Test", true), ("abcdefgh", true), ("abcdefghi", false), ("", false), ("a1", false)]
        {
            assert_eq!(is_custom_keyword(keyword), ok, "{keyword:?}");
        }
    }
}
