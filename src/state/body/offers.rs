//! The fields that a row's Tag can name, for its picker to offer.

use crate::api::profile::{self, CUSTOM_PREFIX, FieldType, VALUE_MAX_BYTES};
use crate::exchange::environment::CustomField;

/// A custom field to offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Custom {
    /// Its whole Tag.
    pub tag: String,
    /// Whether it holds bytes; else a string.
    pub bytes: bool,
    /// What the team says of it; `None` for a field of the sandbox.
    pub description: Option<String>,
}

impl Custom {
    /// A field that the team has written down.
    pub fn of_team(field: &CustomField) -> Self {
        Self {
            tag: format!("{CUSTOM_PREFIX}{}", field.name),
            bytes: field.kind == FieldType::Bytes,
            description: Some(field.description.clone()),
        }
    }
}

/// A field to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Its `Tag`.
    pub tag: String,
    /// What it is called.
    pub name: Name,
    /// The type and limit of its values.
    pub detail: Detail,
}

/// What a field is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// A standard field's name in Chinese and English.
    Standard(&'static str, &'static str),
    /// A custom field of the sandbox.
    Sandbox,
    /// A custom field of the team: its description, or nothing.
    Team(String),
}

/// The type and limit of a field's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Integers.
    Integer,
    /// One of so many.
    Choice(usize),
    /// Strings of so many bytes at most.
    String(usize),
    /// Bytes, so many at most.
    Bytes(usize),
}

/// What custom fields without a description are called, in Chinese and English, so that they are found by it.
#[derive(Debug, Clone, Copy)]
pub struct CustomNames {
    /// One of the sandbox.
    pub sandbox: [&'static str; 2],
    /// One of the team.
    pub team: [&'static str; 2],
}

/// The fields whose tag or name, Chinese or English, holds every word of a query; all for an empty one or a whole tag.
pub fn offers(query: &str, custom: &[Custom], names: CustomNames) -> Vec<Offer> {
    let standard = profile::standard().iter().map(|field| {
        let detail = match field.kind {
            FieldType::Uint => Detail::Integer,
            _ if !field.choices.is_empty() => Detail::Choice(field.choices.len()),
            _ => Detail::String(field.limit_bytes.unwrap_or(VALUE_MAX_BYTES)),
        };
        Offer { tag: field.tag.to_owned(), name: Name::Standard(field.zh, field.en), detail }
    });
    let custom = custom.iter().map(|field| {
        let name = field.description.clone().map_or(Name::Sandbox, Name::Team);
        let detail = if field.bytes { Detail::Bytes } else { Detail::String };
        Offer { tag: field.tag.clone(), name, detail: detail(VALUE_MAX_BYTES) }
    });
    let mut all: Vec<_> = standard.chain(custom).collect();
    let query = query.to_ascii_lowercase();
    let is_tag = all.iter().any(|offer| offer.tag.eq_ignore_ascii_case(&query))
        || query.eq_ignore_ascii_case(CUSTOM_PREFIX);
    if !is_tag {
        all.retain(|offer| {
            let [zh, en] = match &offer.name {
                Name::Standard(zh, en) => [*zh, *en],
                Name::Sandbox => names.sandbox,
                Name::Team(description) if description.is_empty() => names.team,
                Name::Team(description) => [&**description, ""],
            };
            let haystack = format!("{} {zh} {en}", offer.tag).to_ascii_lowercase();
            query.split_whitespace().all(|word| haystack.contains(word))
        });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn custom() -> [Custom; 3] {
        let team = |name: &str, kind, description: &str| {
            Custom::of_team(&CustomField { name: name.to_owned(), kind, description: description.to_owned() })
        };
        let sandbox = Custom { tag: format!("{CUSTOM_PREFIX}Hobby"), bytes: false, description: None };
        [sandbox, team("Badge", FieldType::Bytes, "徽章 Medal"), team("14_Old", FieldType::String, "")]
    }

    const NAMES: CustomNames = CustomNames {
        sandbox: ["沙箱的自定义字段", "custom field of the sandbox"],
        team: ["团队的自定义字段", "custom field of the team"],
    };

    fn check(query: &str, expected: &[&str]) {
        let found: Vec<_> = offers(query, &custom(), NAMES).into_iter().map(|offer| offer.tag).collect();
        assert_eq!(found, expected, "{query:?}");
    }

    #[test]
    fn fields_are_found_by_tag_and_by_either_name() {
        check("nick", &["Tag_Profile_IM_Nick"]);
        check("生日", &["Tag_Profile_IM_BirthDay"]);
        check("avatar url", &["Tag_Profile_IM_Image"]);
        check("hob", &["Tag_Profile_Custom_Hobby"]);
        check("medal", &["Tag_Profile_Custom_Badge"]);
        check("徽章", &["Tag_Profile_Custom_Badge"]);
        check("old", &["Tag_Profile_Custom_14_Old"]);
        check("自定义", &["Tag_Profile_Custom_Hobby", "Tag_Profile_Custom_14_Old"]);
        check("no such field", &[]);
    }

    #[test]
    fn a_teams_field_is_offered_with_its_type_and_description() {
        let offers = offers("medal", &custom(), NAMES);
        let expected = (&Name::Team("徽章 Medal".into()), Detail::Bytes(500));
        assert_eq!((&offers[0].name, offers[0].detail), expected);
    }

    #[test]
    fn an_empty_query_or_a_whole_tag_offers_all() {
        assert_eq!(offers("", &[], NAMES).len(), 11);
        assert_eq!(offers("Tag_Profile_IM_Nick", &custom(), NAMES).len(), 14);
    }
}
