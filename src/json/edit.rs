//! Changes to a valid text that touch the fewest bytes. What is inserted takes the whitespace of its
//! neighbours; all outside an edit's span stays as it is. The results are valid again, as long as what is put
//! in is JSON.
//!
//! An *item* is an element of an array or a member of an object. To change one value or key, make an [`Edit`]
//! of its span; [`super::string::encode`] makes the token for a text.

use super::node::{elements, members};
use super::scan::{Kind, Span, tokens};
use super::string::encode;

/// One replacement in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub with: String,
}

impl Edit {
    /// The text with the edit done; the text itself where the span does not lie in it.
    pub fn apply(&self, text: &str) -> String {
        match (text.get(..self.span.start), text.get(self.span.end..)) {
            (Some(before), Some(after)) => [before, &self.with, after].concat(),
            _ => text.to_owned(),
        }
    }
}

/// Inserts an element before the `index`-th of the array at a span (or at its end, for its length). `value` is
/// JSON and goes in as it is. `None` where there is no array or the index is past its end.
pub fn insert_element(text: &str, array: Span, index: usize, value: &str) -> Option<Edit> {
    encloses(text, array, '[', ']').then(|| insert(text, array, &items(text, array), index, value))?
}

/// Inserts a member before the `index`-th of the object at a span (or at its end, for its length). `key` is
/// plain text, `value` JSON as it is. `None` where there is no object or the index is past its end.
pub fn insert_member(text: &str, object: Span, index: usize, key: &str, value: &str) -> Option<Edit> {
    if !encloses(text, object, '{', '}') {
        return None;
    }
    let siblings: Vec<_> = members(text, object).collect();
    let colon = match siblings.get(index.min(siblings.len().saturating_sub(1))) {
        Some(sibling) => Span { start: sibling.key.end, end: sibling.value.span.start }.of(text),
        None if is_spaced(text) => ": ",
        None => ":",
    };
    let spans: Vec<_> = siblings.iter().map(|member| member.span()).collect();
    insert(text, object, &spans, index, &[&encode(key), colon, value].concat())
}

/// Removes the `index`-th item of the array or object at a span, with one comma and the whitespace before it.
/// `None` where there is no such item.
pub fn remove(text: &str, container: Span, index: usize) -> Option<Edit> {
    let items = items(text, container);
    let item = items.get(index)?;
    let span = match (index, items.get(1)) {
        (0, None) => Span { start: container.start + 1, end: container.end - 1 },
        (0, Some(next)) => Span { start: item.start, end: next.start },
        _ => Span { start: items[index - 1].end, end: item.end },
    };
    Some(Edit { span, with: String::new() })
}

/// Moves the `from`-th item of the array or object at a span so that it is the `to`-th. The whitespace and
/// commas between items stay in their places. `None` where there are no such items.
pub fn move_item(text: &str, container: Span, from: usize, to: usize) -> Option<Edit> {
    let items = items(text, container);
    let (first, last) = (from.min(to), from.max(to));
    let span = Span { start: items.get(first)?.start, end: items.get(last)?.end };
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.remove(from);
    order.insert(to, from);
    let mut with = String::with_capacity(span.end - span.start);
    for place in first..=last {
        with.push_str(items[order[place]].of(text));
        if place < last {
            with.push_str(gap(text, &items, place));
        }
    }
    Some(Edit { span, with })
}

/// Puts a copy of the `index`-th item of the array or object at a span after it; a member's key is doubled too.
/// `None` where there is no such item.
pub fn duplicate(text: &str, container: Span, index: usize) -> Option<Edit> {
    let items = items(text, container);
    insert(text, container, &items, index + 1, items.get(index)?.of(text))
}

fn encloses(text: &str, container: Span, open: char, close: char) -> bool {
    let bytes = container.of(text);
    bytes.len() > 1 && bytes.starts_with(open) && bytes.ends_with(close)
}

/// The spans of the elements or members.
fn items(text: &str, container: Span) -> Vec<Span> {
    match text.as_bytes().get(container.start) {
        Some(b'{') => members(text, container).map(|member| member.span()).collect(),
        _ => elements(text, container).map(|element| element.span).collect(),
    }
}

/// The comma and whitespace after the `index`-th item.
fn gap<'a>(text: &'a str, items: &[Span], index: usize) -> &'a str {
    Span { start: items[index].end, end: items[index + 1].start }.of(text)
}

fn insert(text: &str, container: Span, items: &[Span], index: usize, item: &str) -> Option<Edit> {
    let at = |offset, with| Some(Edit { span: Span { start: offset, end: offset }, with });
    let (first, separator) = match items {
        [] if index == 0 => return Some(insert_only(text, container, item)),
        [] => return None,
        [only] => {
            let lead = Span { start: container.start + 1, end: only.start }.of(text);
            let lead = if lead.is_empty() && is_spaced(text) { " " } else { lead };
            (only, [",", lead].concat())
        }
        [first, ..] => (first, gap(text, items, index.saturating_sub(1).min(items.len() - 2)).to_owned()),
    };
    match index {
        0 => at(first.start, [item, &separator].concat()),
        _ => at(items.get(index - 1)?.end, [&separator, item].concat()),
    }
}

/// Fills an empty object or array: on lines of its own where the text has lines, else between the brackets.
fn insert_only(text: &str, container: Span, item: &str) -> Edit {
    let span = Span { start: container.start + 1, end: container.end - 1 };
    let body = text.trim();
    if !body.contains('\n') {
        return Edit { span, with: item.to_owned() };
    }
    let line_start = text[..container.start].rfind('\n').map_or(0, |at| at + 1);
    let outer = indent_of(&text[line_start..container.start]);
    let unit = body.lines().map(indent_of).find(|indent| !indent.is_empty()).unwrap_or("  ");
    let line_end = if body.contains("\r\n") { "\r\n" } else { "\n" };
    Edit { span, with: [line_end, outer, unit, item, line_end, outer].concat() }
}

fn indent_of(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// Whether the text has whitespace after its colons or, without one, its commas; or, without either, lines.
fn is_spaced(text: &str) -> bool {
    let mut found = tokens(text.as_bytes()).map_while(Result::ok);
    match found.find(|token| matches!(token.kind, Kind::Colon | Kind::Comma)) {
        Some(token) => text[token.span.end..].starts_with([' ', '\t', '\r', '\n']),
        None => text.trim().contains('\n'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::node::{find, root};
    use crate::json::path::Step;

    /// The object or array that a test changes: the value of the key `x`, or the root.
    fn target(text: &str) -> Span {
        find(text, &[Step::Key("x".to_owned())]).unwrap_or_else(|| root(text).unwrap()).span
    }

    #[track_caller]
    fn check(text: &str, edit: impl Fn(&str, Span) -> Option<Edit>, expected: &str) {
        assert_eq!(edit(text, target(text)).unwrap().apply(text), expected);
    }

    #[test]
    fn an_element_takes_its_siblings_whitespace() {
        let at = |index| move |text: &str, span| insert_element(text, span, index, "9");
        check("[1,2]", at(0), "[9,1,2]");
        check("[1,2]", at(2), "[1,2,9]");
        check("[ 1, 2 ]", at(1), "[ 1, 9, 2 ]");
        check("[1, 2,\n3]", at(1), "[1, 9, 2,\n3]");
        check("[1, 2,\n3]", at(2), "[1, 2,\n9,\n3]");
        check("[ 1 ]", at(1), "[ 1, 9 ]");
        check("[1]", at(0), "[9,1]");
        check("[\n  1,\n  2\n]", at(2), "[\n  1,\n  2,\n  9\n]");
        check("[\n  1\n]", at(0), "[\n  9,\n  1\n]");
        check("[\n  1\n]", at(1), "[\n  1,\n  9\n]");
        check("[\n    1\n  , 2\n]", at(1), "[\n    1\n  , 9\n  , 2\n]");
        check("{\"a\": 1, \"x\": [1]}", at(1), "{\"a\": 1, \"x\": [1, 9]}");
        check(" [ ] ", at(0), " [9] ");
        check("{\n\t\"x\": []\n}", at(0), "{\n\t\"x\": [\n\t\t9\n\t]\n}");
        check("{\r\n  \"x\": [ ]\r\n}", at(0), "{\r\n  \"x\": [\r\n    9\r\n  ]\r\n}");
    }

    #[test]
    fn a_member_takes_its_siblings_colon() {
        let at = |index| move |text: &str, span| insert_member(text, span, index, "k\"", "9");
        check("{}", at(0), r#"{"k\"":9}"#);
        check(r#"{"a":1}"#, at(1), r#"{"a":1,"k\"":9}"#);
        check(r#"{"a" : 1, "b" : 2}"#, at(0), r#"{"k\"" : 9, "a" : 1, "b" : 2}"#);
        check(r#"{"a": 1}"#, at(1), r#"{"a": 1, "k\"": 9}"#);
        check(
            "{\n  \"a\": 1,\n  \"x\": {}\n}",
            at(0),
            "{\n  \"a\": 1,\n  \"x\": {\n    \"k\\\"\": 9\n  }\n}",
        );
        check("{\n}", at(0), "{\n  \"k\\\"\": 9\n}");
    }

    #[test]
    fn removing_takes_one_comma() {
        let at = |index| move |text: &str, span| remove(text, span, index);
        check("[1, 2, 3]", at(0), "[2, 3]");
        check("[1, 2, 3]", at(1), "[1, 3]");
        check("[1, 2, 3 ]", at(2), "[1, 2 ]");
        check("[\n  1\n]", at(0), "[]");
        check("{\n  \"a\": 1,\n  \"b\": {\"c\": 2}\n}", at(1), "{\n  \"a\": 1\n}");
    }

    #[test]
    fn moving_keeps_the_whitespace_in_its_place() {
        let to = |from, to| move |text: &str, span| move_item(text, span, from, to);
        check("[1, 2,\n3 ]", to(0, 2), "[2, 3,\n1 ]");
        check("[1, 2,\n3 ]", to(2, 0), "[3, 1,\n2 ]");
        check("[1,2,3,4]", to(1, 2), "[1,3,2,4]");
        check("[1,2]", to(1, 1), "[1,2]");
        check("{\"a\":1, \"b\" : [2]}", to(1, 0), "{\"b\" : [2], \"a\":1}");
    }

    #[test]
    fn duplicating_copies_the_bytes() {
        let at = |index| move |text: &str, span| duplicate(text, span, index);
        check("[\n  1.10\n]", at(0), "[\n  1.10,\n  1.10\n]");
        check(r#"{"a":{"b": -0},"c":1}"#, at(0), r#"{"a":{"b": -0},"a":{"b": -0},"c":1}"#);
    }

    #[test]
    fn what_is_not_there_is_not_edited() {
        let whole = |text: &str| Span { start: 0, end: text.len() };
        assert_eq!(insert_element("[1]", whole("[1]"), 2, "9"), None);
        assert_eq!(insert_element("[]", whole("[]"), 1, "9"), None);
        assert_eq!(insert_element("{}", whole("{}"), 0, "9"), None);
        assert_eq!(insert_member("[]", whole("[]"), 0, "k", "9"), None);
        assert_eq!(remove("[]", whole("[]"), 0), None);
        assert_eq!(remove("12", whole("12"), 0), None);
        assert_eq!(move_item("[1,2]", whole("[1,2]"), 0, 2), None);
        assert_eq!(duplicate("[1]", whole("[1]"), 1), None);
        assert_eq!(Edit { span: Span { start: 3, end: 9 }, with: "9".into() }.apply("[1]"), "[1]");
    }
}
