//! Slips in the body's frame: its keys, its list, and the Tags.

use super::what::{BodySlip, What};
use crate::api::other_names::meant;
use crate::api::profile::{self, CUSTOM_PREFIX, is_custom_keyword};
use crate::api::rules::Rules;
use crate::json::edit::Edit;
use crate::json::node::{self, Member, Node};
use crate::json::scan::validate;
use crate::json::{Kind, Span, string};

/// The keys of an item.
const OF_AN_ITEM: [&str; 2] = ["Tag", "Value"];

/// Another key in an object in place of one that is missing.
pub fn of_key(text: &str, object: Span, missing: &'static str) -> Option<BodySlip> {
    keys(text, object, &[missing])
}

/// Other keys in an item in place of those that are missing; or the name of a field as a key.
pub fn of_item(text: &str, item: Span) -> Option<BodySlip> {
    keys(text, item, &OF_AN_ITEM).or_else(|| {
        let members: Vec<_> = node::members(text, item).collect();
        let (name, tag) = first_field(text, &members)?;
        let all = members.iter().all(|member| field(text, member).is_some());
        let edits = if all { as_items(text, &members, "", "") } else { Vec::new() };
        Some(BodySlip::new(What::FieldAsKey(name, tag), edits))
    })
}

/// Where `ProfileItem` is missing: another key for it, or the names of fields as keys of the body.
pub fn of_missing_list(text: &str, root: Span) -> Option<BodySlip> {
    of_key(text, root, "ProfileItem").or_else(|| {
        let members: Vec<_> = node::members(text, root).collect();
        let (name, tag) = first_field(text, &members)?;
        let mut runs = members.split(|member| field(text, member).is_none()).filter(|run| !run.is_empty());
        let edits = match (runs.next(), runs.next()) {
            (Some(run), None) => as_items(text, run, "\"ProfileItem\":[{", "}]"),
            _ => Vec::new(),
        };
        Some(BodySlip::new(What::FieldAsKey(name, tag), edits))
    })
}

/// Where `ProfileItem` is no list.
pub fn of_list(text: &str, list: Node) -> Option<BodySlip> {
    let span = list.span;
    let at = |start, end, with: &str| Edit { span: Span { start, end }, with: with.to_owned() };
    let wrapped = |mut edits: Vec<Edit>| {
        edits.insert(0, at(span.start, span.start, "["));
        edits.push(at(span.end, span.end, "]"));
        edits
    };
    match list.kind {
        Kind::String => {
            let inner = string::decode(span.of(text)).text;
            let is_json = inner.trim_start().starts_with(['[', '{']) && validate(inner.as_bytes()).is_ok();
            is_json.then(|| BodySlip::new(What::EncodedTwice, vec![at(span.start, span.end, &inner)]))
        }
        Kind::ObjectOpen => {
            let members: Vec<_> = node::members(text, span).collect();
            let is_number = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
            if !members.is_empty() && members.iter().all(|member| is_number(&member.name(text))) {
                let mut edits = vec![at(span.start, span.start + 1, "[")];
                edits.extend(members.iter().map(|member| at(member.key.start, member.value.span.start, "")));
                edits.push(at(span.end - 1, span.end, "]"));
                return Some(BodySlip::new(What::NumberedList, edits));
            }
            if members.iter().any(|member| OF_AN_ITEM.contains(&&*member.name(text))) {
                return Some(BodySlip::new(What::LoneItem, wrapped(Vec::new())));
            }
            let slip = of_item(text, span)?;
            match slip.what {
                What::Keys(_) => Some(BodySlip::new(What::LoneItem, wrapped(slip.edits))),
                what if slip.edits.is_empty() => Some(BodySlip::new(what, Vec::new())),
                what => Some(BodySlip::new(what, wrapped(slip.edits))),
            }
        }
        _ => None,
    }
}

/// A Tag that is no field's, and the field's that is meant.
pub fn of_tag(tag: &str, span: Span, rules: &Rules) -> Option<BodySlip> {
    let standard = profile::known().iter().map(|field| field.tag);
    let meant = meant(tag, standard).map(str::to_owned).or_else(|| custom(tag, rules))?;
    let edit = Edit { span, with: string::encode(&meant) };
    (meant != tag).then(|| BodySlip::new(What::Tag(meant), vec![edit]))
}

/// The tag of the custom field that is meant: one of the app's in another spelling, or one whose prefix alone is misspelt.
fn custom(tag: &str, rules: &Rules) -> Option<String> {
    let tag = tag.trim();
    let start = tag.get(..CUSTOM_PREFIX.len()).filter(|start| start.eq_ignore_ascii_case(CUSTOM_PREFIX));
    let keyword = start.map_or(tag, |start| &tag[start.len()..]);
    let keyword = keyword.rsplit('_').next().unwrap_or_default();
    let declared = rules.custom.iter().find(|field| field.keyword.eq_ignore_ascii_case(keyword));
    match declared {
        Some(field) => Some(rules.custom_tag(&field.keyword)),
        None if start.is_some_and(|start| start != CUSTOM_PREFIX) && is_custom_keyword(keyword) => {
            Some(rules.custom_tag(keyword))
        }
        None => None,
    }
}

/// The keys of an object that stand for missing ones of these.
fn keys(text: &str, object: Span, wanted: &[&'static str]) -> Option<BodySlip> {
    let members: Vec<_> = node::members(text, object).map(|member| (member.name(text), member)).collect();
    let is_there = |key: &str| members.iter().any(|(name, _)| name == key);
    let mut missing: Vec<&'static str> = wanted.iter().copied().filter(|key| !is_there(key)).collect();
    let (mut found, mut edits) = (Vec::new(), Vec::new());
    for (name, member) in &members {
        let is_right = ["From_Account", "ProfileItem"].iter().chain(&OF_AN_ITEM).any(|key| name == key);
        let Some(key) = meant(name, missing.iter().copied()).filter(|_| !is_right) else { continue };
        missing.retain(|other| *other != key);
        edits.push(Edit { span: member.key, with: string::encode(key) });
        found.push((name.to_string(), *wanted.iter().find(|other| **other == key)?));
    }
    (!found.is_empty()).then(|| BodySlip::new(What::Keys(found), edits))
}

/// The Tag of the field that a member's key names.
fn field(text: &str, member: &Member) -> Option<&'static str> {
    let name = member.name(text);
    let tags = profile::known().iter().map(|field| field.tag);
    tags.clone().find(|tag| *tag == name).or_else(|| meant(&name, tags))
}

fn first_field(text: &str, members: &[Member]) -> Option<(String, &'static str)> {
    members.iter().find_map(|member| Some((member.name(text).into_owned(), field(text, member)?)))
}

/// Makes an item of each of some members that follow each other, with something before the first and behind the last.
fn as_items(text: &str, members: &[Member], open: &str, close: &str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut last: Option<&Member> = None;
    for member in members {
        let Some(tag) = field(text, member) else { continue };
        if let Some(last) = last {
            let start = last.value.span.end;
            let comma = start + text[start..member.key.start].find(',').unwrap_or(0);
            edits.push(Edit { span: Span { start: comma, end: comma + 1 }, with: "},{".to_owned() });
        }
        let colon = Span { start: member.key.end, end: member.value.span.start }.of(text);
        let blank = if colon.ends_with([' ', '\t', '\n', '\r']) { " " } else { "" };
        let open = if last.is_none() { open } else { "" };
        let with = [open, "\"Tag\"", colon, &string::encode(tag), ",", blank, "\"Value\""].concat();
        edits.push(Edit { span: member.key, with });
        last = Some(member);
    }
    if let (Some(last), false) = (last, close.is_empty()) {
        let end = last.value.span.end;
        edits.push(Edit { span: Span { start: end, end }, with: close.to_owned() });
    }
    edits
}
