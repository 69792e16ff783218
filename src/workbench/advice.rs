//! The findings as the page shows them: worded, each with the field that it leads to. They come from the engine as one text
//! ([`to_text`], [`from_text`]): thousands of small ones would take longer on their way than the judging.

use super::body::Body;
use super::findings::{Facts, Finding, Matter, Place, findings};
use crate::text::{Lang, violation};
use std::rc::Rc;

/// Something to know before sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The row it is about.
    pub row: Option<u32>,
    /// The `data-testid` of the field it is about.
    pub field: Rc<str>,
    /// The place in the body.
    pub place: Rc<str>,
    /// What is to be said.
    pub words: Rc<str>,
}

/// Between the parts of the text; none of them can hold it.
const PART: &str = "\u{1e}";

/// What there is to know about a body, four parts each: the item's index or nothing, the `data-testid` of the field, the
/// place as a path, and what is to be said. At most one an item, in the items' order.
pub fn to_text(lang: Lang, body: &str, facts: &Facts) -> String {
    let mut texts: Vec<String> = Vec::new();
    for finding in findings(body, facts) {
        let (item, field, place) = place(&finding);
        let words = match finding.matter {
            Matter::Refused(why) => violation::refused(lang, why.code(facts.rules.documents), &why),
            Matter::TagRepeated(first) => violation::repeated(lang, first),
        };
        let same_item = !item.is_empty() && texts.len() >= 4 && texts[texts.len() - 4] == item;
        match texts.last_mut() {
            Some(last) if same_item => *last = format!("{last} · {words}"),
            _ => texts.extend([item, field.to_owned(), place, words]),
        }
    }
    texts.join(PART)
}

/// The advice of its text; items are counted among the rows of the body that are switched on.
pub fn from_text(text: &str, body: &Body) -> Rc<[Advice]> {
    let mut texts = text.split(PART);
    let mut rows = body.rows().iter().filter(|row| row.enabled()).enumerate();
    let next = || {
        let item: Option<usize> = texts.next()?.parse().ok();
        // Items come in order.
        let row = item.and_then(|item| Some(rows.find(|(at, _)| *at == item)?.1.id()));
        Some(Advice {
            row,
            field: texts.next()?.into(),
            place: texts.next()?.into(),
            words: texts.next()?.into(),
        })
    };
    std::iter::from_fn(next).collect()
}

/// The item's index or nothing, the `data-testid` of the field, and the place as a path.
fn place(finding: &Finding) -> (String, &'static str, String) {
    let item = |i: usize, field, rest| (i.to_string(), field, format!("ProfileItem[{i}]{rest}"));
    match finding.place {
        Place::Body => (String::new(), "view-json", "JSON".to_owned()),
        Place::FromAccount => (String::new(), "from-account", "From_Account".to_owned()),
        Place::Items => (String::new(), "add-item", "ProfileItem".to_owned()),
        Place::Item(i) => item(i, "item-value", ""),
        Place::ItemTag(i) => item(i, "item-tag", ".Tag"),
        Place::ItemValue(i) => item(i, "item-value", ".Value"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::rules::{Documents, Rules};

    #[test]
    fn one_piece_of_advice_an_item_that_leads_to_its_row() {
        let body = Body::parse(
            r#"{"From_Account":"","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"a"},{"Tag":"tag_x","Value":1}]}"#,
        );
        let rules = Rules { documents: Documents::Current, sdkappid: "1", custom: &[] };
        let facts = Facts { rules, custom_complete: false, has_account: None };
        let advice = from_text(&to_text(Lang::En, body.text(), &facts), &body);
        let told: Vec<_> = advice.iter().map(|one| (one.row, &*one.field, &*one.place)).collect();
        let second = Some(body.rows()[1].id());
        assert_eq!(
            told,
            [(None, "from-account", "From_Account"), (second, "item-tag", "ProfileItem[1].Tag")]
        );
        assert!(advice[1].words.ends_with(" · there is no such field"), "{}", advice[1].words);
    }
}
