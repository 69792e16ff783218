//! What the service would answer to a `portrait_set` body, foretold before it is sent: the rules of
//! [`crate::api::rules`] over the body's own text, in their documented order. Findings advise and stop nothing.
//! Knows no words and no sandbox; what is known of an app comes in as [`Facts`].

use super::place::{ItemPart, Place};
use crate::api::profile::custom_keyword;
use crate::api::rules::{CustomField, CustomKind, Given, Rules, UnknownTag, Violation, judge_account};
use crate::json::node::{self, Node};
use crate::json::{Kind, Span, number, scan, string};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The most levels of arrays and objects that the service reads.
const MAX_DEPTH: usize = 127;

/// What is known of the app that a body is meant for.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// Its documents, number and custom fields.
    pub rules: Rules<'a>,
    /// Whether these are all of its custom fields. If not, a custom tag of the right form passes.
    pub custom_complete: bool,
    /// Whether an account exists, where that is known.
    pub has_account: Option<&'a dyn Fn(&str) -> bool>,
}

/// What there is to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// The body is refused for this.
    Refused(Violation),
    /// The tag was given before, by this item; the service accepts it, and the last value stays.
    TagRepeated(usize),
}

/// One thing to know before sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// What.
    pub matter: Matter,
    /// The code that the service would answer; `None` where it would accept it.
    pub code: Option<u32>,
}

/// What there is to say about a body, in the order of judgement: the first [`Matter::Refused`] is what the service
/// answers. `rows` are the ids of the rows that the text's items are. Takes time in proportion to the text.
pub fn findings(text: &str, rows: &[u32], facts: &Facts) -> Vec<Finding> {
    let mut found = Found { rows, facts, list: Vec::new() };
    match read(text) {
        Ok(root) => judge(text, root, &mut found),
        Err(violation) => found.refuse(Place::Body, violation),
    }
    found.list
}

/// What was found so far.
struct Found<'a> {
    rows: &'a [u32],
    facts: &'a Facts<'a>,
    list: Vec<Finding>,
}

impl Found<'_> {
    fn refuse(&mut self, place: Place, violation: Violation) {
        let code = Some(violation.code(self.facts.rules.documents));
        self.list.push(Finding { place, matter: Matter::Refused(violation), code });
    }

    fn item(&self, index: usize, part: ItemPart) -> Place {
        Place::item(self.rows, index, part)
    }
}

/// The object that the text is, as the service reads JSON: stricter than the grammar in two points.
fn read(text: &str) -> Result<Span, Violation> {
    if text.is_empty() {
        return Err(Violation::BodyEmpty);
    }
    let mut scanner = scan::Scanner::new();
    let mut first = None;
    while let Some(token) = scanner.next(text.as_bytes()) {
        let token = token.map_err(|_| Violation::NotJson)?;
        let lone = token.kind == Kind::String && string::decode(token.span.of(text)).lone_surrogate;
        if lone || scanner.depth() > MAX_DEPTH {
            return Err(Violation::NotJson);
        }
        first.get_or_insert(token);
    }
    match first {
        Some(first) if first.kind == Kind::ObjectOpen => {
            Ok(Span { start: first.span.start, end: scanner.offset() })
        }
        _ => Err(Violation::NotAnObject),
    }
}

fn judge(text: &str, root: Span, found: &mut Found) {
    let value = |key| node::member(text, root, key).map(|member| member.value);
    let account = value("From_Account").map(|node| Read::of(text, node));
    match judge_account(account.as_ref().map(Read::given).as_ref()) {
        Err(violation) => found.refuse(Place::FromAccount, violation),
        Ok(account) if found.facts.has_account.is_some_and(|has| !has(account)) => {
            found.refuse(Place::FromAccount, Violation::AccountUnknown)
        }
        Ok(_) => {}
    }
    match value("ProfileItem") {
        None => found.refuse(Place::Items, Violation::ItemsMissing),
        Some(list) if list.kind != Kind::ArrayOpen => found.refuse(Place::Items, Violation::ItemsNotArray),
        Some(list) => {
            let mut first_of = BTreeMap::new();
            for (i, item) in node::elements(text, list.span).enumerate() {
                judge_item(text, (i, item), &mut first_of, found);
            }
        }
    }
}

fn judge_item<'a>(
    text: &'a str,
    (i, item): (usize, Node),
    first_of: &mut BTreeMap<Cow<'a, str>, usize>,
    found: &mut Found,
) {
    if item.kind != Kind::ObjectOpen {
        return found.refuse(found.item(i, ItemPart::Whole), Violation::ItemNotObject);
    }
    let (mut tag, mut value) = (None, None);
    for member in node::members(text, item.span) {
        match &*member.name(text) {
            "Tag" => tag = Some(Read::of(text, member.value)),
            "Value" => value = Some(Read::of(text, member.value)),
            _ => {}
        }
    }
    if let Err(violation) = judge_parts(found.facts, tag.as_ref(), value.as_ref()) {
        found.refuse(found.item(i, part(&violation)), violation);
    }
    if let Some(Read::String(tag)) = tag {
        match first_of.get(&tag) {
            Some(first) => {
                let (place, matter) = (found.item(i, ItemPart::Tag), Matter::TagRepeated(*first));
                found.list.push(Finding { place, matter, code: None });
            }
            None => {
                first_of.insert(tag, i);
            }
        }
    }
}

/// Judges an item's parts. A custom field that nobody told us of is taken for one of bytes, the most lenient.
fn judge_parts(facts: &Facts, tag: Option<&Read>, value: Option<&Read>) -> Result<(), Violation> {
    let (tag, value) = (tag.map(Read::given), value.map(Read::given));
    let judge = |rules: &Rules| rules.judge_parts(tag.as_ref(), value.as_ref()).map(|_| ());
    let judged = judge(&facts.rules);
    match (judged, &tag) {
        (Err(Violation::TagUnknown(UnknownTag::CustomNotDeclared)), Some(Given::String(tag)))
            if !facts.custom_complete =>
        {
            let keyword = custom_keyword(tag).unwrap_or_default();
            let keyword = keyword.rsplit_once('_').map_or(keyword, |(_, keyword)| keyword).to_owned();
            let kind = CustomKind::Bytes;
            let custom = [CustomField { keyword, kind, readable: true, writable: true }];
            judge(&Rules { custom: &custom, ..facts.rules })
        }
        (judged, _) => judged,
    }
}

fn part(violation: &Violation) -> ItemPart {
    match violation {
        Violation::TagMissing
        | Violation::TagNotString
        | Violation::TagUnknown(_)
        | Violation::NotWritable => ItemPart::Tag,
        _ => ItemPart::Value,
    }
}

/// What stands in a place, with the text of a string.
enum Read<'a> {
    String(Cow<'a, str>),
    Other(Given<'static>),
}

impl<'a> Read<'a> {
    fn of(text: &'a str, node: Node) -> Self {
        let token = node.span.of(text);
        Self::Other(match node.kind {
            Kind::String => return Self::String(string::decode(token).text),
            Kind::Number if number::as_u64(token).is_some() => Given::Integer,
            Kind::Number => Given::OtherNumber,
            Kind::True | Kind::False => Given::Bool,
            Kind::ArrayOpen => Given::Array,
            Kind::ObjectOpen => Given::Object,
            _ => Given::Null,
        })
    }

    fn given(&self) -> Given<'_> {
        match self {
            Self::String(text) => Given::String(text),
            Self::Other(given) => *given,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::rules::Documents;

    const ROWS: [u32; 5] = [11, 12, 13, 14, 15];

    fn item(index: usize, part: ItemPart) -> Place {
        Place::item(&ROWS, index, part)
    }

    fn check(text: &str, custom_complete: bool, expected: &[(Place, Option<u32>)]) {
        let rules = Rules { documents: Documents::Current, sdkappid: "1", custom: &[] };
        let has_account: &dyn Fn(&str) -> bool = &|account| account == "alice";
        let facts = Facts { rules, custom_complete, has_account: Some(has_account) };
        let found: Vec<_> =
            findings(text, &ROWS, &facts).iter().map(|finding| (finding.place, finding.code)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn all_of_a_body_is_judged_in_order() {
        check("", true, &[(Place::Body, Some(60003))]);
        check("[]", true, &[(Place::Body, Some(60003))]);
        check("{}", true, &[(Place::FromAccount, Some(40001)), (Place::Items, Some(40001))]);
        check(
            r#"{"From_Account":"eve","ProfileItem":[5,{"Tag":"No","Value":1},
                {"Tag":"Tag_Profile_IM_Nick","Value":1},{"Tag":"Tag_Profile_IM_Nick","Value":""},{}]}"#,
            true,
            &[
                (Place::FromAccount, Some(40003)),
                (item(0, ItemPart::Whole), Some(40001)),
                (item(1, ItemPart::Tag), Some(40009)),
                (item(2, ItemPart::Value), Some(40610)),
                (item(3, ItemPart::Tag), None),
                (item(4, ItemPart::Tag), Some(40001)),
            ],
        );
    }

    #[test]
    fn a_custom_field_that_nobody_told_us_of_may_exist() {
        let body = |tag: &str, value: &str| {
            format!(r#"{{"From_Account":"alice","ProfileItem":[{{"Tag":"{tag}","Value":{value}}}]}}"#)
        };
        let empty = r#""""#;
        check(&body("Tag_Profile_Custom_Mine", empty), true, &[(item(0, ItemPart::Tag), Some(40009))]);
        check(&body("Tag_Profile_Custom_Mine", empty), false, &[]);
        check(&body("Tag_Profile_Custom_Mine", "1"), false, &[(item(0, ItemPart::Value), Some(40610))]);
        check(&body("Tag_Profile_Custom_a1", "1"), false, &[(item(0, ItemPart::Tag), Some(40009))]);
    }
}
