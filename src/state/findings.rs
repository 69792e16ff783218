//! What the service would answer to a `portrait_set` body, foretold before it is sent: the rules of
//! [`crate::api::rules`] over the body's own text, in their documented order. Findings advise and stop nothing.
//! Knows no words and no sandbox; what is known of an app comes in as [`Facts`].

use super::place::{ItemPart, Place};
use super::slip::{self, BodySlip};
use crate::api::profile::custom_keyword;
use crate::api::rules::{CustomField, CustomKind, Given, Rules, UnknownTag, Violation, judge_account};
use crate::json::node::{self, Node};
use crate::json::{Kind, Span, number, scan, string};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

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
    /// The service accepts it, and it is hardly meant: the slip says why.
    Odd,
}

/// One thing to know before sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// What.
    pub matter: Matter,
    /// The code that the service would answer; `None` where it would accept it.
    pub code: Option<u32>,
    /// The slip behind it, if it can be told.
    pub slip: Option<Rc<BodySlip>>,
}

/// What there is to say about a body, in the order of judgement: the first [`Matter::Refused`] is what the service
/// answers. `rows` are the ids of the rows that the text's items are. Takes time in proportion to the text.
pub fn findings(text: &str, rows: &[u32], facts: &Facts) -> Vec<Finding> {
    let mut found = Found { rows, facts, list: Vec::new() };
    match read(text) {
        Ok(root) => judge(text, root, &mut found),
        Err(Unread { violation, half }) => {
            let slip = half.and_then(|half| slip::of_half(half.of(text), half.start));
            let place = half.map_or(Place::Body, |half| place_of(text, half.start, rows));
            found.refuse(place, violation, slip);
        }
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
    fn refuse(&mut self, place: Place, violation: Violation, slip: Option<BodySlip>) {
        let code = Some(violation.code(self.facts.rules.documents));
        let slip = slip.map(Rc::new);
        self.list.push(Finding { place, matter: Matter::Refused(violation), code, slip });
    }

    fn note(&mut self, place: Place, matter: Matter, slip: Option<BodySlip>) {
        self.list.push(Finding { place, matter, code: None, slip: slip.map(Rc::new) });
    }

    fn item(&self, index: usize, part: ItemPart) -> Place {
        Place::item(self.rows, index, part)
    }
}

/// Why the service can't read a text.
struct Unread {
    violation: Violation,
    /// The string with half of a character, where that is why.
    half: Option<Span>,
}

impl From<Violation> for Unread {
    fn from(violation: Violation) -> Self {
        Self { violation, half: None }
    }
}

/// The object that the text is, as the service reads JSON: stricter than the grammar in two points.
fn read(text: &str) -> Result<Span, Unread> {
    if text.is_empty() {
        return Err(Violation::BodyEmpty.into());
    }
    let mut scanner = scan::Scanner::new();
    let mut first = None;
    while let Some(token) = scanner.next(text.as_bytes()) {
        let token = token.map_err(|_| Violation::NotJson)?;
        if token.kind == Kind::String && string::decode(token.span.of(text)).lone_surrogate {
            return Err(Unread { violation: Violation::NotJson, half: Some(token.span) });
        }
        if scanner.depth() > MAX_DEPTH {
            return Err(Violation::NotJson.into());
        }
        first.get_or_insert(token);
    }
    match first {
        Some(first) if first.kind == Kind::ObjectOpen => {
            Ok(Span { start: first.span.start, end: scanner.offset() })
        }
        _ => Err(Violation::NotAnObject.into()),
    }
}

/// Where in the body an offset of its text is.
fn place_of(text: &str, offset: usize, rows: &[u32]) -> Place {
    let holds = |span: Span| (span.start..span.end).contains(&offset);
    let Ok(root) = node::root(text) else { return Place::Body };
    let value = |object: Span, key: &str| node::member(text, object, key).map(|member| member.value);
    if value(root.span, "From_Account").is_some_and(|account| holds(account.span)) {
        return Place::FromAccount;
    }
    let Some(list) = value(root.span, "ProfileItem").filter(|list| holds(list.span)) else {
        return Place::Body;
    };
    match node::elements(text, list.span).enumerate().find(|(_, item)| holds(item.span)) {
        Some((index, item)) => {
            let is_in = |key: &str| value(item.span, key).is_some_and(|part| holds(part.span));
            let part = match (is_in("Tag"), is_in("Value")) {
                (true, _) => ItemPart::Tag,
                (_, true) => ItemPart::Value,
                _ => ItemPart::Whole,
            };
            Place::item(rows, index, part)
        }
        None => Place::Items,
    }
}

fn judge(text: &str, root: Span, found: &mut Found) {
    let value = |key| node::member(text, root, key).map(|member| member.value);
    let account = value("From_Account").map(|node| Read::of(text, node));
    match judge_account(account.as_ref().map(Read::given).as_ref()) {
        Err(violation) => {
            let slip = if account.is_none() { slip::of_key(text, root, "From_Account") } else { None };
            found.refuse(Place::FromAccount, violation, slip);
        }
        Ok(account) if found.facts.has_account.is_some_and(|has| !has(account)) => {
            found.refuse(Place::FromAccount, Violation::AccountUnknown, None);
        }
        Ok(_) => {}
    }
    match value("ProfileItem") {
        None => found.refuse(Place::Items, Violation::ItemsMissing, slip::of_missing_list(text, root)),
        Some(list) if list.kind != Kind::ArrayOpen => {
            found.refuse(Place::Items, Violation::ItemsNotArray, slip::of_list(text, list));
        }
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
        return found.refuse(found.item(i, ItemPart::Whole), Violation::ItemNotObject, None);
    }
    let (mut tag_node, mut value_node) = (None, None);
    for member in node::members(text, item.span) {
        match &*member.name(text) {
            "Tag" => tag_node = Some(member.value),
            "Value" => value_node = Some(member.value),
            _ => {}
        }
    }
    let (tag, value) =
        (tag_node.map(|node| Read::of(text, node)), value_node.map(|node| Read::of(text, node)));
    let judged = judge_parts(found.facts, tag.as_ref(), value.as_ref()).err();
    let name = match &tag {
        Some(Read::String(tag)) => &**tag,
        _ => "",
    };
    let slip = match (&judged, tag_node, value_node) {
        (Some(Violation::TagMissing | Violation::ValueMissing), ..) => slip::of_item(text, item.span),
        (Some(Violation::TagUnknown(_)), Some(node), _) => slip::of_tag(name, node.span, &found.facts.rules),
        (Some(violation), _, Some(node)) => slip::of_value(text, name, node, violation),
        (None, _, Some(node)) => slip::of_accepted(text, name, node),
        _ => None,
    };
    match (judged, slip) {
        (Some(violation), slip) => found.refuse(found.item(i, part(&violation)), violation, slip),
        (None, Some(slip)) => found.note(found.item(i, ItemPart::Value), Matter::Odd, Some(slip)),
        (None, None) => {}
    }
    if let Some(Read::String(tag)) = tag {
        match first_of.get(&tag) {
            Some(first) => found.note(found.item(i, ItemPart::Tag), Matter::TagRepeated(*first), None),
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
