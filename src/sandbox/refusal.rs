//! What a reply says: a [`Refusal`] with its text, and the JSON around it. The texts are ours and name the place.

use super::fields::Fields;
use super::wire::Reply;
use crate::api::rules::{Documents, UnknownTag, Violation};

/// The sample texts of the documents, by code. The name of the field follows after a colon.
const SAMPLES: [(u32, &str); 2] =
    [(40001, "Err_Profile_Comm_Decode_Fail"), (40006, "Err_Profile_PortraitGet_Read_Custom_Data_Fail")];

/// A request that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// The `ErrorCode`.
    pub code: u32,
    /// The `ErrorInfo`.
    pub info: String,
}

impl Refusal {
    /// A refusal in our words; a documented sample text stands before them.
    pub(super) fn new(code: u32, words: &str) -> Self {
        let info = match SAMPLES.iter().find(|(sample, _)| *sample == code) {
            Some((_, sample)) => format!("{sample}: {words}"),
            None => words.to_owned(),
        };
        Self { code, info }
    }

    /// A violation at a place such as `ProfileItem[0].Value of Tag_Profile_IM_Nick`.
    pub(super) fn of(violation: &Violation, place: &str, documents: Documents) -> Self {
        Self::new(violation.code(documents), &format!("{place} {}", predicate(violation)))
    }
}

/// What is wrong with the place that stands before it.
fn predicate(violation: &Violation) -> String {
    match violation {
        Violation::BodyEmpty => "is empty; send {} when there is nothing to say".into(),
        Violation::NotUtf8 => "is not UTF-8".into(),
        Violation::NotJson => "is not JSON".into(),
        Violation::NotAnObject | Violation::ItemNotObject => "is not an object".into(),
        Violation::AccountMissing
        | Violation::ItemsMissing
        | Violation::TagMissing
        | Violation::ValueMissing => "is missing".into(),
        Violation::AccountNotString | Violation::TagNotString => "is not a string".into(),
        Violation::AccountEmpty | Violation::TagUnknown(UnknownTag::Empty) => "is empty".into(),
        Violation::AccountUnknown => "was not imported".into(),
        Violation::ItemsNotArray => "is not an array".into(),
        Violation::TagUnknown(UnknownTag::NoSuchTag | UnknownTag::Withdrawn) => "names no field".into(),
        Violation::TagUnknown(UnknownTag::CustomForm) => "is not formed like a custom field's tag".into(),
        Violation::TagUnknown(UnknownTag::CustomNotDeclared) => {
            "names a custom field that was not declared".into()
        }
        Violation::NotWritable => "names a field that may not be written".into(),
        Violation::WrongType { expected } => {
            use crate::api::profile::FieldType;
            match expected {
                FieldType::Uint => "is not an integer from 0 to 18446744073709551615".into(),
                FieldType::String | FieldType::Bytes => "is not a string".into(),
            }
        }
        Violation::NotAChoice { field } => {
            let choices: Vec<_> = field.choices.iter().map(|choice| choice.value).collect();
            format!("is none of {}", choices.join(", "))
        }
        Violation::TooLong { bytes, limit, .. } => format!("has {bytes} bytes, over the limit of {limit}"),
        Violation::Sensitive { word } => format!("holds the sensitive word {word}"),
    }
}

/// A text from the request, short enough for an ErrorInfo.
pub(super) fn clipped(text: &str) -> String {
    const MOST: usize = 64;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The documented headers of every reply, in the documents' order.
pub(super) fn headers() -> Vec<(&'static str, String)> {
    vec![
        ("Access-Control-Allow-Origin", "*".to_owned()),
        ("Access-Control-Allow-Headers", "X-Requested-With".to_owned()),
        ("Access-Control-Allow-Methods", "POST".to_owned()),
    ]
}

/// Texts and integers can be written.
fn written(fields: &Fields) -> String {
    serde_json::to_string(fields).unwrap_or_default()
}

/// The reply of an outcome: the command's own fields first or, when refused, none. An `ActionStatus` of the command's own
/// stays. `ErrorDisplay` is there where the command's documents have it.
pub(super) fn reply(displays: bool, outcome: Result<Fields, Refusal>) -> Reply {
    let (mut fields, status, code, info) = match outcome {
        Ok(fields) => (fields, "OK", 0, String::new()),
        Err(refusal) => (Fields::new(), "FAIL", refusal.code, refusal.info),
    };
    fields.entry("ActionStatus").or_insert_with(|| status.into());
    fields.insert("ErrorCode".into(), code.into());
    fields.insert("ErrorInfo".into(), info.into());
    if displays {
        fields.insert("ErrorDisplay".into(), "".into());
    }
    Reply { status: 200, headers: headers(), body: written(&fields).into_bytes() }
}
