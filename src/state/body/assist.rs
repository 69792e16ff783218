//! Help with a Value that is hard to write by hand: its text in fields of another spelling, and back. Knows no words.

use super::editor::Editor;
use super::offers::Custom;
use super::row::Row;
use super::{bytes, location};
use crate::api::example;

/// What helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assist {
    /// A calendar.
    Date,
    /// Four numbers.
    Location,
    /// The picture that a URL names.
    Image,
    /// Bytes in hexadecimal and in base64.
    Bytes,
    /// An example to fill in, and nothing else.
    Example,
}

/// Why what was typed in a field stands for no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no number of 32 bits.
    Number,
    /// They are no bytes, or none of UTF-8.
    Bytes,
}

impl Assist {
    /// What helps with a row's Value, if it is edited as text; each helps with an example, too, while the Value is empty.
    pub fn of(row: &Row, offered: &[Custom]) -> Option<Self> {
        let (tag, is_text) = (row.tag(), matches!(row.editor(), Editor::Text | Editor::Integer));
        let assist = match &*tag {
            "Tag_Profile_IM_BirthDay" => Some(Self::Date),
            "Tag_Profile_IM_Location" => Some(Self::Location),
            "Tag_Profile_IM_Image" => Some(Self::Image),
            _ if offered.iter().any(|field| field.bytes && *field.tag == *tag) => Some(Self::Bytes),
            _ => {
                (row.value_shown().is_empty() && example::value_json(&tag).is_some()).then_some(Self::Example)
            }
        };
        assist.filter(|_| is_text)
    }

    /// How its fields spell a Value's text; empty ones where they can't.
    pub fn spell(self, text: &str) -> Vec<String> {
        match self {
            Self::Date => vec![date_of(text).unwrap_or_default()],
            Self::Location => match location::decode(text) {
                Some(numbers) => numbers.map(|number| number.to_string()).to_vec(),
                None => vec![String::new(); 4],
            },
            Self::Bytes => vec![bytes::to_hex(text), bytes::to_base64(text)],
            Self::Image | Self::Example => Vec::new(),
        }
    }

    /// The text for what its fields hold, of which the `at`-th was just typed in. A number left out is 0.
    ///
    /// # Errors
    /// Why there is none.
    pub fn read(self, fields: &[String], at: usize) -> Result<String, Unreadable> {
        let typed = fields.get(at).map_or("", String::as_str);
        match self {
            Self::Location => {
                let number = |text: &String| if text.is_empty() { Some(0) } else { text.trim().parse().ok() };
                let numbers = fields.iter().map(number).collect::<Option<Vec<u32>>>();
                let numbers = numbers.and_then(|numbers| <[u32; 4]>::try_from(numbers).ok());
                numbers.map(location::encode).ok_or(Unreadable::Number)
            }
            Self::Bytes if at == 0 => bytes::from_hex(typed).ok_or(Unreadable::Bytes),
            Self::Bytes => bytes::from_base64(typed).ok_or(Unreadable::Bytes),
            Self::Date | Self::Image | Self::Example => Ok(typed.replace('-', "")),
        }
    }
}

/// `2019-04-19` for `20190419`.
fn date_of(digits: &str) -> Option<String> {
    let is_date = digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_date.then(|| format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(tag: &str, value: &str) -> Row {
        Row::new(1, &format!(r#"{{"Tag":"{tag}","Value":{value}}}"#))
    }

    fn check(tag: &str, value: &str, expected: Option<Assist>) {
        let badge = Custom { tag: "Tag_Profile_Custom_Badge".into(), bytes: true, description: None };
        assert_eq!(Assist::of(&row(tag, value), &[badge]), expected, "{tag} {value}");
    }

    #[test]
    fn the_help_fits_the_field_and_its_value() {
        check("Tag_Profile_IM_BirthDay", "20190419", Some(Assist::Date));
        check("Tag_Profile_IM_BirthDay", "null", None);
        check("Tag_Profile_IM_Location", r#""""#, Some(Assist::Location));
        check("Tag_Profile_IM_Image", r#""https://a""#, Some(Assist::Image));
        check("Tag_Profile_Custom_Badge", r#""a""#, Some(Assist::Bytes));
        check("Tag_Profile_Custom_Other", r#""a""#, None);
        check("Tag_Profile_Custom_Other", r#""""#, Some(Assist::Example));
        check("Tag_Profile_IM_Nick", r#""""#, Some(Assist::Example));
        check("Tag_Profile_IM_Gender", r#""Gender_Type_Male""#, None);
        check("", r#""""#, None);
    }

    #[test]
    fn what_is_typed_is_read() {
        let read = |assist: Assist, fields: &[&str], at| {
            assist.read(&fields.iter().map(|field| (*field).to_owned()).collect::<Vec<_>>(), at)
        };
        assert_eq!(read(Assist::Date, &["2019-04-19"], 0).as_deref(), Ok("20190419"));
        assert_eq!(read(Assist::Location, &["1", "", " 2", ""], 0), Ok(location::encode([1, 0, 2, 0])));
        assert_eq!(read(Assist::Location, &["1", "x", "", ""], 1), Err(Unreadable::Number));
        assert_eq!(read(Assist::Bytes, &["e4b8ad", "?"], 0).as_deref(), Ok("中"));
        assert_eq!(read(Assist::Bytes, &["?", "5Lit"], 1).as_deref(), Ok("中"));
        assert_eq!(read(Assist::Bytes, &["ff", ""], 0), Err(Unreadable::Bytes));
    }

    proptest! {
        #[test]
        fn what_is_spelt_reads_as_the_same(text in any::<String>(), numbers in any::<[u32; 4]>(), day in "[0-9]{8}") {
            for at in 0..2 {
                prop_assert_eq!(Assist::Bytes.read(&Assist::Bytes.spell(&text), at), Ok(text.clone()));
            }
            let location = location::encode(numbers);
            prop_assert_eq!(Assist::Location.read(&Assist::Location.spell(&location), 0), Ok(location));
            prop_assert_eq!(Assist::Date.read(&Assist::Date.spell(&day), 0), Ok(day));
        }
    }
}
