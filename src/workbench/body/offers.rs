//! The fields that a row's Tag can name, for its picker to offer.

use crate::api::profile::{self, CUSTOM_PREFIX, FieldType, VALUE_MAX_BYTES};
use crate::api::rules::Rules;
use crate::text::{Lang, assist};

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
pub fn offers(lang: Lang, query: &str, rules: &Rules) -> Vec<Offer> {
    let standard = profile::standard().iter().map(|field| {
        let detail = match field.kind {
            FieldType::Uint => assist::integer(lang),
            _ if !field.choices.is_empty() => assist::choice(lang, field.choices.len()),
            _ => assist::string(lang, field.limit_bytes.unwrap_or(VALUE_MAX_BYTES)),
        };
        (field.tag.to_owned(), lang.pick(field.zh, field.en).to_owned(), detail, [field.zh, field.en])
    });
    let custom = rules.custom.iter().map(|field| {
        let names = assist::CUSTOM_FIELD;
        let name = lang.pick(names[0], names[1]).to_owned();
        (rules.custom_tag(&field.keyword), name, assist::string(lang, VALUE_MAX_BYTES), names)
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
        .map(|(tag, name, detail, _)| Offer { tag, name, detail })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::rules::{CustomField, CustomKind, Documents};

    fn check(query: &str, expected: &[&str]) {
        let custom = [CustomField {
            keyword: "Hobby".to_owned(),
            kind: CustomKind::String,
            readable: true,
            writable: true,
        }];
        let rules = Rules { documents: Documents::Current, sdkappid: "1", custom: &custom };
        let found: Vec<_> = offers(Lang::En, query, &rules).into_iter().map(|offer| offer.tag).collect();
        assert_eq!(found, expected, "{query:?}");
    }

    #[test]
    fn fields_are_found_by_tag_and_by_either_name() {
        check("nick", &["Tag_Profile_IM_Nick"]);
        check("生日", &["Tag_Profile_IM_BirthDay"]);
        check("avatar url", &["Tag_Profile_IM_Image"]);
        check("hob", &["Tag_Profile_Custom_Hobby"]);
        check("自定义", &["Tag_Profile_Custom_Hobby"]);
        check("no such field", &[]);
    }

    #[test]
    fn an_empty_query_or_a_whole_tag_offers_all() {
        let rules = Rules { documents: Documents::Current, sdkappid: "1", custom: &[] };
        assert_eq!(offers(Lang::Zh, "", &rules).len(), 11);
        assert_eq!(offers(Lang::Zh, "Tag_Profile_IM_Nick", &rules).len(), 11);
    }
}
