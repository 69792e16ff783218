//! A change to a valid text that touches the fewest bytes: what is inserted takes the whitespace of its neighbours, and
//! all outside the edit's span stays as it is. The result is valid again, as long as what is put in is JSON. To change
//! one value, make an [`Edit`] of its span.

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

/// The text with edits done that follow each other and don't overlap.
pub fn apply_all(text: &str, edits: &[Edit]) -> String {
    let mut edited = String::with_capacity(text.len());
    let mut at = 0;
    for Edit { span, with } in edits {
        edited.push_str(Span { start: at, end: span.start }.of(text));
        edited.push_str(with);
        at = span.end;
    }
    edited.push_str(Span { start: at, end: text.len() }.of(text));
    edited
}

/// Inserts a member before the `index`-th of the object at a span (or at its end, for its length). `key` is
/// plain text, `value` JSON as it is. `None` where there is no object or the index is past its end.
pub fn insert_member(text: &str, object: Span, index: usize, key: &str, value: &str) -> Option<Edit> {
    let bytes = object.of(text);
    if !(bytes.len() > 1 && bytes.starts_with('{') && bytes.ends_with('}')) {
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

/// Inserts an element before the `index`-th of the array at a span (or at its end, for its length). `value` is JSON as it
/// is. `None` where there is no array or the index is past its end.
pub fn insert_element(text: &str, array: Span, index: usize, value: &str) -> Option<Edit> {
    let bytes = array.of(text);
    if !(bytes.len() > 1 && bytes.starts_with('[') && bytes.ends_with(']')) {
        return None;
    }
    let spans: Vec<_> = elements(text, array).map(|element| element.span).collect();
    insert(text, array, &spans, index, value)
}

/// Removes the `index`-th of the members or elements of the object or array at a span, with one of the commas beside it. `None`
/// where there is none.
pub fn remove(text: &str, holder: Span, index: usize) -> Option<Edit> {
    let mut spans: Vec<_> = members(text, holder).map(|member| member.span()).collect();
    spans.extend(elements(text, holder).map(|element| element.span));
    let gone = *spans.get(index)?;
    let span = match (index.checked_sub(1).and_then(|before| spans.get(before)), spans.get(index + 1)) {
        (Some(before), _) => Span { start: before.end, end: gone.end },
        (None, Some(after)) => Span { start: gone.start, end: after.start },
        (None, None) => Span { start: holder.start + 1, end: holder.end - 1 },
    };
    Some(Edit { span, with: String::new() })
}

/// Inserts an item before the `index`-th of those at the spans.
fn insert(text: &str, holder: Span, spans: &[Span], index: usize, item: &str) -> Option<Edit> {
    let at = |offset, with| Some(Edit { span: Span { start: offset, end: offset }, with });
    let (first, separator) = match spans {
        [] if index == 0 => return Some(insert_only(text, holder, item)),
        [] => return None,
        [only] => {
            let lead = Span { start: holder.start + 1, end: only.start }.of(text);
            let lead = if lead.is_empty() && is_spaced(text) { " " } else { lead };
            (only, [",", lead].concat())
        }
        [first, ..] => {
            let before = index.saturating_sub(1).min(spans.len() - 2);
            let gap = Span { start: spans[before].end, end: spans[before + 1].start };
            (first, gap.of(text).to_owned())
        }
    };
    match index {
        0 => at(first.start, [item, &*separator].concat()),
        _ => at(spans.get(index - 1)?.end, [&*separator, item].concat()),
    }
}

/// Fills an empty object or array: on lines of its own where the text has lines, else between the brackets.
fn insert_only(text: &str, holder: Span, item: &str) -> Edit {
    let span = Span { start: holder.start + 1, end: holder.end - 1 };
    let body = text.trim();
    if !body.contains('\n') {
        return Edit { span, with: item.to_owned() };
    }
    let line_start = text[..holder.start].rfind('\n').map_or(0, |at| at + 1);
    let outer = indent_of(&text[line_start..holder.start]);
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
    use crate::json::node::{member, root};

    /// Inserts a member in the object that a test changes, the value of the key `x` or else the root.
    #[track_caller]
    fn check(text: &str, index: usize, expected: &str) {
        let root = root(text).unwrap().span;
        let object = member(text, root, "x").map_or(root, |member| member.value.span);
        assert_eq!(insert_member(text, object, index, "k\"", "9").unwrap().apply(text), expected);
    }

    #[test]
    fn a_member_takes_its_siblings_whitespace() {
        check("{}", 0, r#"{"k\"":9}"#);
        check(r#"{"a":1}"#, 1, r#"{"a":1,"k\"":9}"#);
        check(r#"{"a" : 1, "b" : 2}"#, 0, r#"{"k\"" : 9, "a" : 1, "b" : 2}"#);
        check(r#"{"a": 1}"#, 1, r#"{"a": 1, "k\"": 9}"#);
        check("{ \"a\": 1, \"b\": 2 }", 1, "{ \"a\": 1, \"k\\\"\": 9, \"b\": 2 }");
        check("{\"a\":1, \"b\":2,\n\"c\":3}", 3, "{\"a\":1, \"b\":2,\n\"c\":3,\n\"k\\\"\":9}");
        check("{\n    \"a\":1\n  , \"b\":2\n}", 1, "{\n    \"a\":1\n  , \"k\\\"\":9\n  , \"b\":2\n}");
        check("{\n  \"a\": 1,\n  \"x\": {}\n}", 0, "{\n  \"a\": 1,\n  \"x\": {\n    \"k\\\"\": 9\n  }\n}");
        check("{\r\n  \"x\": { }\r\n}", 0, "{\r\n  \"x\": {\r\n    \"k\\\"\": 9\r\n  }\r\n}");
        check("{\n}", 0, "{\n  \"k\\\"\": 9\n}");
    }

    #[test]
    fn an_element_takes_its_siblings_whitespace() {
        let check = |text: &str, index, expected: &str| {
            let root = root(text).unwrap().span;
            let array = member(text, root, "x").map_or(root, |member| member.value.span);
            assert_eq!(insert_element(text, array, index, "9").unwrap().apply(text), expected);
        };
        check("[]", 0, "[9]");
        check("[1]", 1, "[1,9]");
        check("[1]", 0, "[9,1]");
        check("[1, 2]", 2, "[1, 2, 9]");
        check("[1, 2]", 1, "[1, 9, 2]");
        check("{\n  \"x\": []\n}", 0, "{\n  \"x\": [\n    9\n  ]\n}");
        check("{\n  \"x\": [\n    1\n  ]\n}", 1, "{\n  \"x\": [\n    1,\n    9\n  ]\n}");
    }

    #[test]
    fn what_is_removed_takes_one_comma_along() {
        let check = |text: &str, index, expected: &str| {
            let root = root(text).unwrap().span;
            assert_eq!(remove(text, root, index).unwrap().apply(text), expected);
        };
        check("[ 1 ]", 0, "[]");
        check("[1, 2 , 3]", 0, "[2 , 3]");
        check("[1, 2 , 3]", 1, "[1 , 3]");
        check("[1, 2 , 3 ]", 2, "[1, 2 ]");
        check("{\n  \"a\": 1,\n  \"b\": [2, 3]\n}", 1, "{\n  \"a\": 1\n}");
        check("{\n  \"a\": 1,\n  \"b\": [2, 3]\n}", 0, "{\n  \"b\": [2, 3]\n}");
        assert_eq!(remove("[1]", Span { start: 0, end: 3 }, 1), None);
        assert_eq!(remove("1", Span { start: 0, end: 1 }, 0), None);
    }

    #[test]
    fn what_is_not_there_is_not_edited() {
        let whole = |text: &str| Span { start: 0, end: text.len() };
        assert_eq!(insert_member("[]", whole("[]"), 0, "k", "9"), None);
        assert_eq!(insert_member("{}", whole("{}"), 1, "k", "9"), None);
        assert_eq!(insert_member("{\"a\":1}", whole("{\"a\":1}"), 2, "k", "9"), None);
        assert_eq!(Edit { span: Span { start: 3, end: 9 }, with: "9".into() }.apply("[1]"), "[1]");
    }
}
