//! Slips in a Value: its type first, then its sense.

use super::birthday::Birthday;
use super::what::{BodySlip, What};
use crate::api::other_names::meant;
use crate::api::profile::{self, Field, FieldType};
use crate::api::rules::Violation;
use crate::json::edit::Edit;
use crate::json::node::Node;
use crate::json::whole::whole_head;
use crate::json::{Kind, Span, string};
use crate::state::body::location;

const BIRTHDAY: &str = "Tag_Profile_IM_BirthDay";
const LOCATION: &str = "Tag_Profile_IM_Location";
const IMAGE: &str = "Tag_Profile_IM_Image";

/// What is behind a Value that is refused for this.
pub fn of_value(text: &str, tag: &str, value: Node, refused: &Violation) -> Option<BodySlip> {
    let token = value.span.of(text);
    let decoded = string::decode(token).text;
    let with = |what, with: String| Some(BodySlip::new(what, vec![Edit { span: value.span, with }]));
    let is_birthday = tag == BIRTHDAY;
    match (refused, value.kind) {
        (Violation::WrongType { expected: FieldType::Uint }, Kind::String) => {
            let digits = decoded.trim();
            let is_number = digits.parse::<u64>().is_ok_and(|number| number.to_string() == digits);
            let birthday =
                || if is_number { Birthday::of_integer(digits) } else { Birthday::of_text(&decoded) };
            match is_birthday.then(birthday).flatten() {
                Some(birthday) => Some(of_birthday(birthday, value.span)),
                None if is_number => with(What::Quoted(digits.to_owned()), digits.to_owned()),
                None => None,
            }
        }
        (Violation::WrongType { expected: FieldType::String | FieldType::Bytes }, Kind::Number) => {
            match choice(tag, token) {
                Some(choice) => with(What::Choice(choice), string::encode(choice)),
                None if profile::find(tag).is_none_or(|field| field.choices.is_empty()) => {
                    with(What::Unquoted, string::encode(token))
                }
                None => None,
            }
        }
        (Violation::NotAChoice { .. }, _) => {
            let choice = choice(tag, &decoded)?;
            with(What::Choice(choice), string::encode(choice))
        }
        (Violation::TooLong { limit, .. }, _) => {
            let head = whole_head(&decoded, *limit).to_owned();
            let is_place = tag == LOCATION && location::decode(&decoded).is_none();
            let what = What::TooLong { chars: decoded.chars().count(), head: head.clone(), is_place };
            // Half of an address leads nowhere.
            if tag == IMAGE {
                Some(BodySlip::new(what, Vec::new()))
            } else {
                with(what, string::encode(&head))
            }
        }
        _ => None,
    }
}

/// What is odd about a Value that is accepted.
pub fn of_accepted(text: &str, tag: &str, value: Node) -> Option<BodySlip> {
    let token = value.span.of(text);
    match value.kind {
        Kind::Number if tag == BIRTHDAY => {
            Birthday::of_integer(token).map(|birthday| of_birthday(birthday, value.span))
        }
        Kind::String if string::decode(token).text.contains(char::REPLACEMENT_CHARACTER) => {
            Some(BodySlip::new(What::Replaced, Vec::new()))
        }
        _ => None,
    }
}

/// An escape of half a character in a string's token that stands at this offset; it can be taken out.
pub fn of_half(token: &str, offset: usize) -> Option<BodySlip> {
    let half = string::lone_surrogate(token)?;
    let span = Span { start: offset + half.start, end: offset + half.end };
    Some(BodySlip::new(What::Half(half.of(token).to_owned()), vec![Edit { span, with: String::new() }]))
}

fn of_birthday(birthday: Birthday, span: Span) -> BodySlip {
    let edits = birthday.day().map(|day| Edit { span, with: day.to_owned() }).into_iter().collect();
    BodySlip::new(What::Birthday(birthday), edits)
}

/// The field's choice that a text or number means.
fn choice(tag: &str, found: &str) -> Option<&'static str> {
    let field: &'static Field = profile::find(tag)?;
    meant(found, field.choices.iter().map(|choice| choice.value))
}
