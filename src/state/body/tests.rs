//! The form and the text are two views of one body.

use super::*;
use crate::json::{self, node, pretty, scan};
use crate::state::place::{ItemPart, Place};
use proptest::prelude::*;

const PRETTY: &str = "{\n  \"From_Account\": \"id\",\n  \"ProfileItem\": [\n    {\"Tag\": \"A\", \"Value\": 1},\n    \
    {\"Tag\": \"B\", \"Value\": \"x\", \"Extra\": 1.10}\n  ],\n  \"More\": [ ]\n}";

fn id(body: &Body, at: usize) -> u32 {
    body.rows()[at].id()
}

fn check(body: &Body, expected: &str) {
    assert_eq!(&**body.text(), expected);
}

#[test]
fn the_example_in_rows() {
    let body = Body::parse(
        r#"{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"Alice"}]}"#,
    );
    assert_eq!(body.from_account(), &Account::Text("alice".into()));
    assert_eq!(body.rows().len(), 1);
    assert_eq!(&*body.rows()[0].tag(), "Tag_Profile_IM_Nick");
    assert_eq!(&*body.rows()[0].value_shown(), "Alice");
    assert_eq!(body.rows()[0].editor(), Editor::Text);
}

#[test]
fn an_edit_touches_only_its_own_bytes() {
    let body = Body::parse(PRETTY);
    check(&body.with_value(id(&body, 1), "y\"z"), &PRETTY.replace("\"x\"", r#""y\"z""#));
    check(&body.with_tag(id(&body, 0), "C"), &PRETTY.replace("\"A\"", "\"C\""));
    check(&body.with_from_account("管理员"), &PRETTY.replace("\"id\"", "\"管理员\""));
    check(&body.with_value_json(id(&body, 1), "[1.0, null]"), &PRETTY.replace("\"x\"", "[1.0, null]"));
}

#[test]
fn rows_are_added_removed_moved_and_switched_off() {
    let body = Body::parse(r#"{"ProfileItem":[{"Tag":"A"},{"Tag":"B"},{"Tag":"C"}]}"#);
    check(&body.with_item_moved(id(&body, 0), 1), r#"{"ProfileItem":[{"Tag":"B"},{"Tag":"A"},{"Tag":"C"}]}"#);
    check(&body.with_item_moved(id(&body, 0), -1), body.text());
    check(&body.with_item_moved(id(&body, 2), 1), body.text());
    check(&body.without_item(id(&body, 0)), r#"{"ProfileItem":[{"Tag":"B"},{"Tag":"C"}]}"#);
    check(
        &body.with_item_duplicated(id(&body, 1)),
        r#"{"ProfileItem":[{"Tag":"A"},{"Tag":"B"},{"Tag":"B"},{"Tag":"C"}]}"#,
    );
    check(&body.without_items(), r#"{"ProfileItem":[]}"#);
    check(&body.without_items().with_item_added(), r#"{"ProfileItem":[{"Tag":"","Value":""}]}"#);
    let off = body.with_item_switched(id(&body, 1), false);
    check(&off, r#"{"ProfileItem":[{"Tag":"A"},{"Tag":"C"}]}"#);
    assert_eq!(off.rows().len(), 3);
    assert_eq!(off.with_item_switched(id(&body, 1), true), body);
}

#[test]
fn pasted_rows_follow_theirs_or_take_its_place() {
    let body = Body::parse(r#"{"ProfileItem":[{"Tag":"A","Value":""},{"Tag":"B","Value":1}]}"#);
    let rows = [r#"{"Tag":"C"}"#, r#"{"Tag":"D"}"#].map(str::to_owned);
    let behind = body.with_items_pasted(id(&body, 1), &rows);
    check(
        &behind,
        r#"{"ProfileItem":[{"Tag":"A","Value":""},{"Tag":"B","Value":1},{"Tag":"C"},{"Tag":"D"}]}"#,
    );
    assert_eq!(behind.rows().len(), 4);
    let instead = body.with_items_pasted(id(&body, 0), &rows);
    check(&instead, r#"{"ProfileItem":[{"Tag":"C"},{"Tag":"D"},{"Tag":"B","Value":1}]}"#);
    check(&body.with_items_pasted(id(&body, 0), &[]), body.text());
    let odd = Body::parse(r#"{"ProfileItem":[5]}"#);
    check(&odd.with_items_pasted(id(&odd, 0), &rows), r#"{"ProfileItem":[5,{"Tag":"C"},{"Tag":"D"}]}"#);
}

#[test]
fn indented_lists_stay_indented() {
    let body = Body::parse(PRETTY);
    let first = "{\"Tag\": \"A\", \"Value\": 1}";
    let second = "{\"Tag\": \"B\", \"Value\": \"x\", \"Extra\": 1.10}";
    check(
        &body.with_item_moved(id(&body, 0), 1),
        &PRETTY.replace(&format!("{first},\n    {second}"), &format!("{second},\n    {first}")),
    );
    check(&body.without_item(id(&body, 1)), &PRETTY.replace(&format!(",\n    {second}"), ""));
    check(&body.without_item(id(&body, 0)), &PRETTY.replace(&format!("{first},\n    "), ""));
    check(
        &body.with_item_added(),
        &PRETTY.replace(second, &format!("{second},\n    {{\"Tag\":\"\",\"Value\":\"\"}}")),
    );
}

#[test]
fn what_is_missing_is_put_in() {
    check(&Body::parse("{}").with_from_account("a"), r#"{"From_Account":"a"}"#);
    let odd = Body::parse(r#"{"ProfileItem":[5,{}]}"#);
    check(&odd.with_tag(id(&odd, 0), "A"), r#"{"ProfileItem":[{"Tag":"A","Value":5},{}]}"#);
    check(&odd.with_value_json(id(&odd, 0), "6"), r#"{"ProfileItem":[6,{}]}"#);
    check(&odd.with_value_json(id(&odd, 1), "6"), r#"{"ProfileItem":[5,{"Value":6}]}"#);
    check(&odd.with_tag(id(&odd, 1), "A"), r#"{"ProfileItem":[5,{"Tag":"A"}]}"#);
}

#[test]
fn what_is_no_list_stays_until_a_row_takes_its_place() {
    let row = r#"{"Tag":"","Value":""}"#;
    let missing = Body::parse(r#"{"x":1}"#);
    assert_eq!(missing.items(), Items::Missing);
    check(&missing.with_item_added(), &format!(r#"{{"x":1,"ProfileItem":[{row}]}}"#));
    assert_eq!(missing.with_item_added().items(), Items::List);
    let other = Body::parse(r#"{"ProfileItem": {"Tag":"A"} ,"x":1}"#);
    assert_eq!(other.items(), Items::Other(json::Kind::ObjectOpen));
    for same in [other.with_from_account("a"), other.without_items(), other.with_item_off(0, row)] {
        assert_eq!(same.items(), other.items(), "{}", same.text());
    }
    let added = other.with_item_added();
    check(&added, &format!(r#"{{"ProfileItem": [{row}] ,"x":1}}"#));
    assert_eq!(added, Body::parse(added.text()));
    let body = Body::parse(r#"{"ProfileItem":[]}"#);
    assert_eq!((body.items(), Body::parse("[]").items()), (Items::List, Items::Missing));
}

#[test]
fn a_row_that_is_off_can_be_sent_again_when_its_list_is_gone() {
    let body = Body::parse(r#"{"ProfileItem":[{"Tag":"A"}]}"#);
    let row = id(&body, 0);
    let gone = body.with_item_switched(row, false).with_text("{}");
    check(&gone.with_tag(row, "B"), "{}");
    check(&gone.with_tag(row, "B").with_item_switched(row, true), r#"{"ProfileItem":[{"Tag":"B"}]}"#);
    check(&gone.without_item(row), "{}");
    assert!(gone.without_item(row).rows().is_empty());
}

#[test]
fn integers_are_digits_and_anything_else_is_text() {
    let body = Body::parse(r#"{"ProfileItem":[{"Tag":"Tag_Profile_IM_Level","Value":7}]}"#);
    let with = |typed: &str| body.with_value(id(&body, 0), typed);
    for number in ["18446744073709551615", "0", "-1", "1.10", "1e400"] {
        check(
            &with(number),
            &format!(r#"{{"ProfileItem":[{{"Tag":"Tag_Profile_IM_Level","Value":{number}}}]}}"#),
        );
    }
    for text in ["", "007", "5 ", "1e", "abc", "true"] {
        check(
            &with(text),
            &format!(r#"{{"ProfileItem":[{{"Tag":"Tag_Profile_IM_Level","Value":"{text}"}}]}}"#),
        );
        assert_eq!(with(text).rows()[0].editor(), Editor::Integer, "typing goes on in the same editor");
    }
}

#[test]
fn the_editor_fits_the_field_and_its_value() {
    let editor = |source: &str| Row::new(1, source).editor();
    assert!(matches!(editor(r#"{"Tag":"Tag_Profile_IM_Gender","Value":"x"}"#), Editor::Choice(_)));
    assert_eq!(editor(r#"{"Tag":"Tag_Profile_IM_Nick","Value":"x"}"#), Editor::Text);
    assert_eq!(editor(r#"{"Tag":"Tag_Profile_IM_Nick","Value":5}"#), Editor::Json);
    assert_eq!(editor(r#"{"Tag":"Tag_Profile_IM_Level","Value":"5"}"#), Editor::Integer);
    assert_eq!(editor(r#"{"Tag":"Tag_Profile_IM_Level","Value":null}"#), Editor::Json);
    assert_eq!(editor("5"), Editor::Json);
}

#[test]
fn a_field_with_choices_starts_with_the_first() {
    let body = Body::parse(r#"{"ProfileItem":[{"Tag":"","Value":""}]}"#);
    check(
        &body.with_tag(id(&body, 0), "Tag_Profile_IM_Gender"),
        r#"{"ProfileItem":[{"Tag":"Tag_Profile_IM_Gender","Value":"Gender_Type_Unknown"}]}"#,
    );
}

#[test]
fn json_that_is_none_yet_waits_in_the_row() {
    let body = Body::parse(r#"{"ProfileItem":[{"Tag":"A","Value":1}]}"#);
    let waiting = body.with_value_json(id(&body, 0), "[1,");
    check(&waiting, body.text());
    assert!(waiting.rows()[0].json_pending());
    assert_eq!(&*waiting.rows()[0].value_json_shown(), "[1,");
    assert!(!waiting.with_value_json(id(&body, 0), "[1,2]").rows()[0].json_pending());
}

#[test]
fn a_text_with_an_error_leaves_the_form_as_it_was() {
    let body = Body::parse(PRETTY);
    let broken = body.with_text("{\"From_Account\":");
    assert!(broken.error().is_some() && !broken.is_editable());
    check(&broken, "{\"From_Account\":");
    assert_eq!(broken.rows(), body.rows());
    assert_eq!(broken.with_item_added(), broken);
    assert_eq!(broken.with_text(PRETTY), body);
}

#[test]
fn rows_keep_their_identity_and_rows_that_are_off_their_place() {
    let body = Body::parse(r#"{"ProfileItem":[{"Tag":"A"},{"Tag":"B"},{"Tag":"C"}]}"#);
    let off = body.with_item_switched(id(&body, 1), false);
    let edited = off.with_text(r#"{"ProfileItem":[{"Tag":"A"},{"Tag":"N"},{"Tag":"C"}]}"#);
    let rows: Vec<_> = edited.rows().iter().map(|row| (row.tag().to_string(), row.enabled())).collect();
    assert_eq!(
        rows,
        [("A", true), ("B", false), ("N", true), ("C", true)].map(|(tag, on)| (tag.to_owned(), on))
    );
    assert_eq!(id(&edited, 0), id(&body, 0));
    assert_eq!(id(&edited, 3), id(&body, 2));
    check(&edited, r#"{"ProfileItem":[{"Tag":"A"},{"Tag":"N"},{"Tag":"C"}]}"#);
}

#[test]
fn rows_are_known_again_wherever_they_go() {
    let tags = |body: &Body| -> Vec<_> {
        body.rows().iter().map(|row| (row.id(), row.tag().to_string())).collect::<Vec<_>>()
    };
    let named = |rows: &[(u32, &str)]| -> Vec<_> {
        rows.iter().map(|(id, tag)| (*id, (*tag).to_owned())).collect::<Vec<_>>()
    };
    let list = |rows: &[&str]| {
        let rows: Vec<_> = rows.iter().map(|tag| format!(r#"{{"Tag":"{tag}","Value":"1"}}"#)).collect();
        format!(r#"{{"ProfileItem":[{}]}}"#, rows.join(","))
    };
    let body = Body::parse(&list(&["A", "B", "C", "D"]));
    let moved = body.with_item_moved(2, 1);
    assert_eq!(tags(&moved), named(&[(1, "A"), (3, "C"), (2, "B"), (4, "D")]));
    let typed = |rows: &[&str]| tags(&body.with_text(&list(rows)));
    assert_eq!(typed(&["D", "A", "N", "C"]), named(&[(4, "D"), (1, "A"), (2, "N"), (3, "C")]));
    assert_eq!(typed(&["C", "B"]), named(&[(3, "C"), (2, "B")]));
    assert_eq!(typed(&["X", "Y"]), named(&[(5, "X"), (6, "Y")]));
    let changed = list(&["D", "B", "C", "A"]).replace('1', "2");
    assert_eq!(tags(&body.with_text(&changed)), named(&[(4, "D"), (2, "B"), (3, "C"), (1, "A")]));
    let formatted = body.with_text(&pretty::format(body.text(), "  ").unwrap());
    assert_eq!(tags(&formatted), tags(&body));
    assert_eq!(tags(&body.replaced(&list(&["A"]))), named(&[(5, "A")]), "another body has rows of its own");
}

#[test]
fn a_place_is_found_in_the_text() {
    let body = Body::parse(
        "{\r\n\"From_Account\":\"中😀\",\"ProfileItem\":[{\"Tag\":\"A\"},{\"Tag\":\"B\",\"Value\":1}]}",
    );
    let of = |place| body.span(place).of(body.text());
    let item = |index: usize, part| Place::item(&body.row_ids(), index, part);
    assert_eq!(of(Place::FromAccount), "\"中😀\"");
    assert_eq!(of(item(1, ItemPart::Tag)), "\"B\"");
    assert_eq!(of(item(1, ItemPart::Value)), "1");
    assert_eq!(of(item(0, ItemPart::Value)), "{\"Tag\":\"A\"}", "where a part is missing, its item");
    assert_eq!(of(item(9, ItemPart::Whole)), &**body.text());
    let moved = body.with_item_moved(id(&body, 1), -1);
    assert_eq!(moved.span(item(1, ItemPart::Tag)).of(moved.text()), "\"B\"");
    for (text, wrong) in [("{\"中\":，}", "，"), ("{\"a\":", "")] {
        let broken = body.with_text(text);
        assert_eq!(broken.span(Place::Body).of(text), wrong, "{text}");
    }
}

#[test]
fn what_is_filled_in_is_taken_to_the_letter_and_what_is_typed_keeps_the_breaks() {
    let body = Body::parse(r#"{"ProfileItem":[{"Tag":"A","Value":"a\r\nb\r"}]}"#);
    let shown = |body: &Body| body.rows()[0].value_shown().to_string();
    assert_eq!(shown(&body.with_value(1, "a\nb\n")), "a\nb\n");
    assert_eq!(shown(&body.with_value_typed(1, "a\nbc\n")), "a\r\nbc\r");
    assert_eq!(shown(&body.with_value_typed(1, "a\r\nb")), "a\r\nb", "cut off by hand of another");
    let raw = Body::parse("{\"ProfileItem\":[{\"Tag\":\"A\",\"Value\":[1,\r\n2]}]}");
    check(&raw.with_value_json(1, "[1,\n23]"), &raw.text().replace('2', "23"));
}

#[test]
fn of_keys_given_twice_the_last_is_edited() {
    let text =
        r#"{"From_Account":"a","From_Account":"b","ProfileItem":[],"ProfileItem":[{"Tag":"A","Tag":"B"}]}"#;
    let body = Body::parse(text);
    assert_eq!(body.from_account(), &Account::Text("b".into()));
    check(&body.with_tag(id(&body, 0), "C"), &text.replace("\"B\"", "\"C\""));
}

/// White space as JSON has it, CR LF included.
fn space() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", "", " ", "\n  ", "\t", "\r\n", "\r"])
}

/// Any value, in any spelling that means something different to us alone.
fn any_value() -> impl Strategy<Value = String> {
    let scalar = prop::sample::select(vec![
        "1",
        "1.10",
        "-0",
        "1e400",
        "18446744073709551615",
        "99999999999999999999999999999999999999.000",
        "\"\\u4e2d\"",
        "\"\\ud800\"",
        "\"a\\nb\"",
        "\"\\/\\u0022\"",
        "\"中😀\"",
        "null",
        "true",
        "\"\"",
    ]);
    scalar.prop_map(str::to_owned).prop_recursive(3, 12, 3, |inner| {
        let element = (space(), inner, space()).prop_map(|(a, value, b)| format!("{a}{value}{b}")).boxed();
        let key = prop::sample::select(vec!["Tag", "Value", "ProfileItem", "x", "\\u0054ag", ""]);
        let member =
            (space(), key, element.clone()).prop_map(|(a, key, value)| format!("{a}\"{key}\"{a}:{value}"));
        prop_oneof![
            prop::collection::vec(element, 0..3).prop_map(|all| format!("[{}]", all.join(","))),
            prop::collection::vec(member, 0..3).prop_map(|all| format!("{{{}}}", all.join(","))),
        ]
    })
}

/// An item: often as it should be, with anything around.
fn item() -> impl Strategy<Value = String> {
    let tag = prop::sample::select(vec![
        "Tag_Profile_IM_Level",
        "Tag_Profile_IM_Nick",
        "Tag_Profile_IM_Gender",
        "Tag_Profile_Custom_A",
        "",
    ]);
    let whole = (space(), tag, space(), any_value(), any_value(), 0..4u8).prop_map(
        |(a, tag, b, value, other, shape)| match shape {
            0 => format!("{a}{{{b}\"Tag\"{a}:{b}\"{tag}\",\"Value\" :{value}{a}}}{b}"),
            1 => format!("{{\"Value\":{other},{a}\"Value\":{value},\"Tag\":{b}\"{tag}\",\"x\":{other}}}"),
            2 => format!("{{\"\\u0056alue\":{b}{value}{a},\"\\u0054ag\":\"{tag}\"}}{b}"),
            _ => format!("{{\"x\":{other},\"Tag\":{other}{a}}}"),
        },
    );
    prop_oneof![3 => whole, 1 => any_value()]
}

/// An object with a list of items somewhere, and with anything else.
fn json() -> impl Strategy<Value = String> {
    let items = prop::collection::vec(item(), 0..5).prop_map(|items| items.join(","));
    (space(), any_value(), items, space(), any::<[bool; 3]>()).prop_map(|(a, value, items, b, has)| {
        let account = if has[0] { format!("\"From_Account\"{b}:{a}{value},") } else { String::new() };
        let before = if has[1] { format!("\"ProfileItem\":{value},{b}") } else { String::new() };
        let more = if has[2] { format!(",{a}\"More\":{value}") } else { String::new() };
        format!("{a}{{{account}{before}{b}\"ProfileItem\":{a}[{items}]{b}{more}{a}}}{b}")
    })
}

/// Where the Value of the `at`-th item stands in a text, found by another way than the form's.
fn value_span(text: &str, at: usize) -> Option<json::Span> {
    let list = node::member(text, node::root(text).unwrap().span, "ProfileItem")?.value;
    let item = node::elements(text, list.span).nth(at)?;
    Some(node::member(text, item.span, "Value")?.value.span)
}

proptest! {
    #[test]
    fn opening_in_the_form_and_going_back_changes_no_byte(text in json()) {
        let body = Body::parse(&text);
        prop_assert!(body.is_editable());
        let again = body.with_rows(body.rows().to_vec());
        prop_assert_eq!(&**again.text(), text.as_str());
    }

    #[test]
    fn a_values_edit_changes_its_bytes_and_no_other(text in json(), at in 0..5usize, typed in any::<String>(), value in any_value()) {
        let body = Body::parse(&text);
        let (Some(row), Some(span)) = (body.rows().get(at), value_span(&text, at)) else { return Ok(()) };
        let expected = |token: &str| [&text[..span.start], token, &text[span.end..]].concat();
        let raw = body.with_value_json(row.id(), &value);
        let value = lines::typed_over(&row.value_json_shown(), &value);
        prop_assert_eq!(&**raw.text(), expected(&value));
        let typed_in = body.with_value(row.id(), &typed);
        let end = typed_in.text().len() - (text.len() - span.end);
        prop_assert_eq!(&**typed_in.text(), expected(&typed_in.text()[span.start..end]));
        let shown: String = json::string::decode(&typed_in.text()[span.start..end]).text.into_owned();
        prop_assert_eq!(shown, typed);
        prop_assert_eq!(typed_in.rows().iter().filter(|row| !body.rows().contains(row)).count() <= 1, true);
    }

    #[test]
    fn nothing_typed_into_the_text_changes_no_byte(text in json()) {
        let body = Body::parse(&text);
        prop_assert_eq!(&body.with_typed(&lines::shown(body.text())), &body);
    }

    #[test]
    fn format_and_minify_change_no_token(text in json()) {
        let tokens = |text: &str| -> Vec<String> {
            scan::tokens(text.as_bytes()).map(|token| token.unwrap().span.of(text).to_owned()).collect()
        };
        for other in [pretty::format(&text, "  ").unwrap(), pretty::minify(&text).unwrap()] {
            prop_assert_eq!(tokens(&other), tokens(&text));
        }
    }

    #[test]
    fn any_text_can_be_the_body(text in any::<String>()) {
        let body = Body::parse(&text);
        prop_assert_eq!(&**body.text(), text.as_str());
    }

    #[test]
    fn any_edit_of_the_form_is_what_the_text_says(
        text in json(), edits in prop::collection::vec((0..10u8, 0..5usize, any::<String>()), 1..12),
    ) {
        let mut body = Body::parse(&text);
        for (kind, at, typed) in edits {
            let row = body.rows().get(at).map_or(0, |row| row.id());
            body = match kind {
                0 => body.with_item_added(),
                1 => body.without_item(row),
                2 => body.with_item_duplicated(row),
                3 => body.with_item_moved(row, 1),
                4 => body.with_tag(row, &typed),
                5 => body.with_value(row, &typed),
                6 => body.with_item_switched(row, typed.len() % 2 == 0),
                7 => body.with_items_pasted(row, &[r#"{"Tag":1}"#.to_owned(), "2".to_owned()]),
                8 => body.with_value_typed(row, &typed),
                _ => body.with_from_account(&typed),
            };
            let again = Body::parse(body.text());
            prop_assert!(again.error().is_none(), "{}", body.text());
            let sources = |body: &Body| -> Vec<String> {
                body.rows().iter().filter(|row| row.enabled()).map(|row| row.source().to_owned()).collect()
            };
            prop_assert_eq!(sources(&again), sources(&body));
            prop_assert_eq!(again.from_account(), body.from_account());
        }
    }
}
