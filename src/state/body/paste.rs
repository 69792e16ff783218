//! Rows out of a pasted text. What becomes of a paste can be told beforehand:
//!
//! - Into a Value that is edited as JSON, any text goes as it is; likewise into a Value that holds a text already.
//! - Into an empty Value or into a Tag, a JSON array of objects with a Tag each becomes these rows, and several lines become
//!   a row each. Into a Tag, which no tab belongs to, a single line with one does, too.
//! - Anything else goes as it is.
//!
//! A line is a Tag, a tab and a Value, as a spreadsheet copies them; without a tab it is a Tag, or pasted into a Value the
//! Value of that row's Tag. The rows come behind the one pasted into, or in its place if its Value is yet to be filled in,
//! as one edit that can be taken back.

use super::editor::Editor;
use super::row::{Row, TAG};
use crate::json::node::{self, Node};
use crate::json::{Kind, Span};

/// The part of a row that is pasted into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its Tag.
    Tag,
    /// Its Value.
    Value,
}

/// The JSON texts of the rows that a text becomes; `None` where it is to be pasted as it is.
pub fn rows(text: &str, row: &Row, part: Part) -> Option<Vec<String>> {
    if part == Part::Value && (row.editor() == Editor::Json || !row.is_unfilled()) {
        return None;
    }
    elements(text).or_else(|| lines(text, row, part))
}

/// The elements of an array of rows.
fn elements(text: &str) -> Option<Vec<String>> {
    let array = node::root(text).ok().filter(|root| root.kind == Kind::ArrayOpen)?;
    let is_row = |span: Span| node::member(text, span, TAG).is_some();
    let elements: Vec<Node> = node::elements(text, array.span).collect();
    let are_rows = !elements.is_empty()
        && elements.iter().all(|node| node.kind == Kind::ObjectOpen && is_row(node.span));
    are_rows.then(|| elements.iter().map(|node| node.span.of(text).to_owned()).collect())
}

fn lines(text: &str, row: &Row, part: Part) -> Option<Vec<String>> {
    let lines: Vec<_> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    if lines.len() < 2 && !(part == Part::Tag && text.trim_end().contains('\t')) {
        return None;
    }
    let row_of = |line: &&str| {
        let (tag, value) = match (line.split_once('\t'), part) {
            (Some(parts), _) => parts,
            (None, Part::Tag) => (*line, ""),
            (None, Part::Value) => (&*row.tag(), *line),
        };
        let row = Row::new(0, r#"{"Tag":"","Value":""}"#).with_tag(tag.trim());
        let row = if value.is_empty() { row } else { row.with_value(value) };
        row.source().to_owned()
    };
    Some(lines.iter().map(row_of).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NICK: &str = r#"{"Tag":"Tag_Profile_IM_Nick","Value":""}"#;

    fn check(source: &str, part: Part, text: &str, expected: Option<&[&str]>) {
        let found = rows(text, &Row::new(1, source), part);
        let expected = expected.map(|rows| rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>());
        assert_eq!(found, expected, "{text:?} into the {part:?} of {source}");
    }

    #[test]
    fn lines_and_arrays_of_rows_become_rows() {
        let nick = |value: &str| NICK.replace("\"\"", &format!("\"{value}\""));
        check(NICK, Part::Value, "a\r\n\nb\n", Some(&[&nick("a"), &nick("b")]));
        let table = "Tag_Profile_IM_Level\t7\nTag_Profile_IM_Gender";
        let level = r#"{"Tag":"Tag_Profile_IM_Level","Value":7}"#;
        let gender = r#"{"Tag":"Tag_Profile_IM_Gender","Value":"Gender_Type_Unknown"}"#;
        check(NICK, Part::Tag, table, Some(&[level, gender]));
        check(NICK, Part::Tag, "Tag_Profile_IM_Level\t7\n", Some(&[level]));
        for part in [Part::Tag, Part::Value] {
            check(
                NICK,
                part,
                r#" [{"Tag" : "A"}, {"x":1.10,"Tag":2}] "#,
                Some(&[r#"{"Tag" : "A"}"#, r#"{"x":1.10,"Tag":2}"#]),
            );
        }
        check(
            r#"{"Tag":"A","Value":"full"}"#,
            Part::Tag,
            "B\nC",
            Some(&[r#"{"Tag":"B","Value":""}"#, r#"{"Tag":"C","Value":""}"#]),
        );
    }

    #[test]
    fn anything_else_is_pasted_as_it_is() {
        let line = [
            "",
            "a line",
            "a line\n",
            "\n\n",
            "[1,",
            "{}",
            "[]",
            "[开心]",
            "[1]",
            "[{}]",
            r#"[{"Tag":"A"},1]"#,
        ];
        for text in line {
            check(NICK, Part::Value, text, None);
            check(NICK, Part::Tag, text, None);
        }
        check(NICK, Part::Value, "a\tb", None);
    }

    #[test]
    fn a_value_that_holds_a_text_or_is_edited_as_json_takes_any_text() {
        let pretty = "[\n  1,\n  null\n]";
        let rows = r#"[{"Tag":"A"}]"#;
        let full = r#"{"Tag":"Tag_Profile_IM_SelfSignature","Value":"full"}"#;
        let raw = Row::new(1, NICK).with_raw(true);
        for text in ["[1,null]", pretty, rows, "a\nb", "A\t1\nB\t2"] {
            check(full, Part::Value, text, None);
            check(r#"{"Tag":"Tag_Profile_IM_Nick","Value":null}"#, Part::Value, text, None);
            check("5", Part::Value, text, None);
            assert_eq!(super::rows(text, &raw, Part::Value), None, "{text}");
        }
    }
}
