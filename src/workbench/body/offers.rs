//! The fields that a row's Tag can name, for its picker to offer.

use crate::api::profile::{self, CUSTOM_PREFIX, FieldType, VALUE_MAX_BYTES};
use crate::exchange::environment::CustomField;
use crate::text::{Lang, assist};

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
    pub name: String,
    /// The type and limit of its values.
    pub detail: String,
}

/// The fields whose tag or name, Chinese or English, holds every word of a query; all for an empty one or a whole tag.
pub fn offers(lang: Lang, query: &str, custom: &[Custom]) -> Vec<Offer> {
    let standard = profile::standard().iter().map(|field| {
        let detail = match field.kind {
            FieldType::Uint => assist::integer(lang).to_owned(),
            _ if !field.choices.is_empty() => assist::choice(lang, field.choices.len()),
            _ => assist::string(lang, field.limit_bytes.unwrap_or(VALUE_MAX_BYTES)),
        };
        (field.tag, lang.pick(field.zh, field.en).to_owned(), detail, [field.zh, field.en])
    });
    let custom = custom.iter().map(|field| {
        let names = match field.description.as_deref() {
            None => assist::SANDBOX_FIELD,
            Some("") => assist::TEAM_FIELD,
            Some(description) => [description, description],
        };
        let detail = if field.bytes { assist::bytes } else { assist::string };
        (&*field.tag, lang.pick(names[0], names[1]).to_owned(), detail(lang, VALUE_MAX_BYTES), names)
    });
    let all: Vec<_> = standard.chain(custom).collect();
    let query = query.to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let is_tag =
        all.iter().any(|(tag, ..)| tag.to_lowercase() == query) || query == CUSTOM_PREFIX.to_lowercase();
    all.into_iter()
        .filter(|(tag, _, _, names)| {
            let haystack = format!("{tag} {} {}", names[0], names[1]).to_lowercase();
            is_tag || words.iter().all(|word| haystack.contains(word))
        })
        .map(|(tag, name, detail, _)| Offer { tag: tag.to_owned(), name, detail })
        .collect()
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

    fn check(query: &str, expected: &[&str]) {
        let found: Vec<_> = offers(Lang::En, query, &custom()).into_iter().map(|offer| offer.tag).collect();
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
        let offers = offers(Lang::En, "medal", &custom());
        assert_eq!((&*offers[0].name, &*offers[0].detail), ("徽章 Medal", "bytes ≤ 500"));
    }

    #[test]
    fn an_empty_query_or_a_whole_tag_offers_all() {
        assert_eq!(offers(Lang::Zh, "", &[]).len(), 11);
        assert_eq!(offers(Lang::Zh, "Tag_Profile_IM_Nick", &custom()).len(), 14);
    }
}
