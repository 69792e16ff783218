//! Rows out of a pasted text: the elements of a JSON array, or a row a line.

use super::row::Row;
use crate::json::Kind;
use crate::json::node::{self, Node};

/// Whether a text may become rows when it is pasted: several lines, or an array by its look.
pub fn is_rows(text: &str) -> bool {
    let text = text.trim();
    text.contains('\n') || text.starts_with('[') && text.ends_with(']')
}

fn array(text: &str) -> Option<Node> {
    node::root(text).ok().filter(|root| root.kind == Kind::ArrayOpen)
}

/// The JSON texts of the rows that a text becomes. A line is a Tag, a tab and a Value as a spreadsheet copies them, or,
/// pasted into the Value of a row, the Value of that row's Tag. An array's elements are taken as they are.
pub fn rows(text: &str, tag: Option<&str>) -> Vec<String> {
    if let Some(array) = array(text) {
        return node::elements(text, array.span).map(|node| node.span.of(text).to_owned()).collect();
    }
    let row = |line: &str| {
        let (tag, value) = match (line.split_once('\t'), tag) {
            (Some(parts), _) => parts,
            (None, Some(tag)) => (tag, line),
            (None, None) => (line, ""),
        };
        let row = Row::new(0, r#"{"Tag":"","Value":""}"#).with_tag(tag.trim());
        let row = if value.is_empty() { row } else { row.with_value(value) };
        row.source().to_owned()
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_arrays_become_rows() {
        let nick = "Tag_Profile_IM_Nick";
        assert_eq!(
            rows("a\r\n\nb\n", Some(nick)),
            [r#"{"Tag":"Tag_Profile_IM_Nick","Value":"a"}"#, r#"{"Tag":"Tag_Profile_IM_Nick","Value":"b"}"#]
        );
        assert_eq!(
            rows("Tag_Profile_IM_Level\t7\nTag_Profile_IM_Gender", None),
            [
                r#"{"Tag":"Tag_Profile_IM_Level","Value":7}"#,
                r#"{"Tag":"Tag_Profile_IM_Gender","Value":"Gender_Type_Unknown"}"#
            ]
        );
        assert_eq!(rows(r#" [{"Tag" : "A"}, 1.10] "#, None), [r#"{"Tag" : "A"}"#, "1.10"]);
    }

    #[test]
    fn a_line_is_pasted_as_it_is() {
        for text in ["", "a line", "a line\n", "[1,", "{}"] {
            assert!(!is_rows(text), "{text:?}");
        }
        assert!(is_rows("a\nb") && is_rows(" [1]\n"));
    }
}
