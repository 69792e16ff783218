//! A command's fields as its reference shows them: each with its depth and the value that it has in the example. Knows no
//! words.

use super::command::{Command, CommandField};
use crate::json::Span;
use crate::json::node::{self, elements, member};
use crate::json::scan::Kind;

/// A field of a body in the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What is documented of it.
    pub field: &'static CommandField,
    /// How deep it lies; 0 for a member of the body itself.
    pub depth: usize,
    /// Its value in the command's example, as JSON; none where the example has it not.
    pub example: Option<&'static str>,
}

/// The longest value of an example that is shown, in bytes.
const EXAMPLE_MAX: usize = 80;

/// The fields of a command's body, in the documents' order.
pub fn fields(command: &'static Command) -> Vec<Entry> {
    let entry = |field: &'static CommandField| Entry {
        field,
        depth: field.path.matches('.').count(),
        example: value_at(command.example, field.path).filter(|value| value.len() <= EXAMPLE_MAX),
    };
    command.fields.iter().map(entry).collect()
}

/// The value at a path such as `ProfileItem[].Tag`, in the first item of each array that has it.
fn value_at<'a>(text: &'a str, path: &str) -> Option<&'a str> {
    let root = node::root(text).ok()?;
    let found = find(text, root.span, path)?;
    Some(found.of(text))
}

fn find(text: &str, object: Span, path: &str) -> Option<Span> {
    let (step, rest) = path.split_once('.').unwrap_or((path, ""));
    let is_item = step.ends_with("[]");
    let value = member(text, object, step.trim_end_matches("[]"))?.value;
    match (is_item, rest.is_empty()) {
        (false, true) => Some(value.span),
        (true, true) => elements(text, value.span).next().map(|item| item.span),
        (false, false) => find(text, value.span, rest),
        // Some documents leave the brackets out; an array is gone through all the same.
        (true, false) => elements(text, value.span)
            .filter(|item| item.kind == Kind::ObjectOpen)
            .find_map(|item| find(text, item.span, rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::catalogue;
    use crate::api::command;

    #[test]
    fn each_field_stands_with_its_example() {
        let set = command::find(command::PORTRAIT_SET).unwrap();
        let told: Vec<_> = fields(set)
            .iter()
            .map(|entry| (entry.field.path, entry.depth, entry.example.is_some()))
            .collect();
        let expected = [
            ("From_Account", 0, true),
            ("ProfileItem", 0, true),
            ("ProfileItem[].Tag", 1, true),
            ("ProfileItem[].Value", 1, true),
        ];
        assert_eq!(told, expected);
        assert_eq!(fields(set)[2].example, Some("\"Tag_Profile_IM_Nick\""));
    }

    #[test]
    fn a_path_leads_through_objects_and_the_items_that_have_it() {
        let text = r#"{"a":[{"x":1},{"b":{"c":[7,8]}}],"d":{"e":"f"}}"#;
        for (path, found) in [
            ("a[].b.c[]", Some("7")),
            ("a[].b.c", Some("[7,8]")),
            ("d.e", Some("\"f\"")),
            ("a[].x", Some("1")),
            ("a[].y", None),
            ("d.e.f", None),
            ("z[]", None),
        ] {
            assert_eq!(value_at(text, path), found, "{path}");
        }
    }

    #[test]
    fn most_required_fields_of_the_catalogue_have_an_example() {
        for command in catalogue::whole().all().iter().filter(|command| command.is_read) {
            for entry in fields(command).iter().filter(|entry| entry.depth == 0 && entry.field.required) {
                let is_there = value_at(command.example, entry.field.path).is_some();
                assert!(is_there, "{} lacks {}", command.path, entry.field.path);
            }
        }
    }
}
