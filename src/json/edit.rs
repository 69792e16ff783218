//! A change to a valid text that touches the fewest bytes: what is inserted takes the whitespace of its neighbours, and
//! all outside the edit's span stays as it is. The result is valid again, as long as what is put in is JSON. To change
//! one value, make an [`Edit`] of its span.

use super::node::members;
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
    let member = [&encode(key), colon, value].concat();
    let at = |offset, with| Some(Edit { span: Span { start: offset, end: offset }, with });
    let (first, separator) = match spans.as_slice() {
        [] if index == 0 => return Some(insert_only(text, object, &member)),
        [] => return None,
        [only] => {
            let lead = Span { start: object.start + 1, end: only.start }.of(text);
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
        0 => at(first.start, [&member, &*separator].concat()),
        _ => at(spans.get(index - 1)?.end, [&*separator, &member].concat()),
    }
}

/// Fills an empty object: on lines of its own where the text has lines, else between the brackets.
fn insert_only(text: &str, object: Span, member: &str) -> Edit {
    let span = Span { start: object.start + 1, end: object.end - 1 };
    let body = text.trim();
    if !body.contains('\n') {
        return Edit { span, with: member.to_owned() };
    }
    let line_start = text[..object.start].rfind('\n').map_or(0, |at| at + 1);
    let outer = indent_of(&text[line_start..object.start]);
    let unit = body.lines().map(indent_of).find(|indent| !indent.is_empty()).unwrap_or("  ");
    let line_end = if body.contains("\r\n") { "\r\n" } else { "\n" };
    Edit { span, with: [line_end, outer, unit, member, line_end, outer].concat() }
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
    fn what_is_not_there_is_not_edited() {
        let whole = |text: &str| Span { start: 0, end: text.len() };
        assert_eq!(insert_member("[]", whole("[]"), 0, "k", "9"), None);
        assert_eq!(insert_member("{}", whole("{}"), 1, "k", "9"), None);
        assert_eq!(insert_member("{\"a\":1}", whole("{\"a\":1}"), 2, "k", "9"), None);
        assert_eq!(Edit { span: Span { start: 3, end: 9 }, with: "9".into() }.apply("[1]"), "[1]");
    }
}
