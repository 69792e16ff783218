//! What the documents allow in a `portrait_set` body. The sandbox refuses by these rules and the page's findings
//! foretell by them. Knows no JSON: whoever read the text says what it held ([`Given`]).
//!
//! # The order in which a body is judged
//! Only the first violation is answered. The documents say nothing about the order; this one is ours, from the
//! outside in, and holds for both eras:
//! 1. the text: [`Violation::BodyEmpty`] (no bytes at all), [`Violation::NotUtf8`], [`Violation::NotJson`],
//!    [`Violation::NotAnObject`]; then the gateway looks at the caller (70020, 60010, 70xxx, 60007), which is none
//!    of the body's business;
//! 2. `From_Account`: missing, not a string, empty, unknown;
//! 3. `ProfileItem`: missing, not an array;
//! 4. each item, in the order of the array: not an object, `Tag` missing, `Tag` not a string, `Value` missing, tag
//!    unknown, field not writable, type, choice, length, sensitive word. An item is judged to its end before the
//!    next one is looked at.
//!
//! # What counts as what
//! - JSON is RFC 8259 as `serde_json` reads it: no byte order mark, no comments, no lone surrogate in an escape,
//!   at most 127 levels of arrays and objects. Anything else is [`Violation::NotJson`]. A text of spaces only is not empty but no JSON.
//! - Of a key given twice in one object the last counts, wherever it stands. Unknown keys are passed over.
//! - An integer is digits only, from 0 to 18446744073709551615. `-0`, `1.0`, `1e400` and 18446744073709551616 are
//!   [`Given::OtherNumber`]. The field table says uint32 and the command's page uint64; the wider one is taken.
//! - `null` is a value of the wrong type, not a missing one.
//! - An empty array of items is fine, an empty string too where there are no choices. A tag given twice is fine:
//!   the last value stays. The documents say nothing about any of the three.
//! - Whether an account is unknown is for the store to say: [`Violation::AccountUnknown`] comes after step 2's rest.

use super::profile::{self, CUSTOM_PREFIX, Field, FieldType, VALUE_MAX_BYTES};

/// Which documents are followed where they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Documents {
    /// Those of 2016.
    Seed,
    /// The newest.
    #[default]
    Current,
}

impl Documents {
    /// Its name in options, selects and storage.
    pub fn name(self) -> &'static str {
        match self {
            Self::Seed => "seed",
            Self::Current => "current",
        }
    }

    /// One of two values: that of 2016, or that of the newest.
    pub fn pick<T>(self, seed: T, current: T) -> T {
        match self {
            Self::Seed => seed,
            Self::Current => current,
        }
    }

    /// The documents of a name; `None` for any other text.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Seed, Self::Current].into_iter().find(|documents| documents.name() == name)
    }
}

/// A custom field, as declared in an app's console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomField {
    /// The last part of its tag: 1 to 8 letters.
    pub keyword: String,
    /// The type of its values.
    pub kind: CustomKind,
    /// Whether an administrator may read it.
    pub readable: bool,
    /// Whether an administrator may write it.
    pub writable: bool,
}

/// The types a custom field can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CustomKind {
    /// Text.
    String,
    /// Raw bytes. In JSON they are a string, too; how bytes that are no UTF-8 would be written is not documented.
    Bytes,
}

/// What stands in a place of the body, as far as the rules care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given<'a> {
    /// A string, unescaped.
    String(&'a str),
    /// An integer from 0 to 18446744073709551615, written with digits only.
    Integer,
    /// Any other number.
    OtherNumber,
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// Words that make a text sensitive (40005). Which words the service minds is not public; these two stand for them.
pub const SENSITIVE_WORDS: [&str; 2] = ["敏感词示例", "sensitive-word-demo"];

/// What an app's profile rules depend on.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// Which documents.
    pub documents: Documents,
    /// The app's number as it stands in the custom tags of 2016.
    pub sdkappid: &'a str,
    /// The app's custom fields.
    pub custom: &'a [CustomField],
}

/// A field that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known<'a> {
    /// One of the 11.
    Standard(&'static Field),
    /// One of the app's own.
    Custom(&'a CustomField),
}

/// Why a tag is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownTag {
    /// It is the empty string.
    Empty,
    /// Neither one of the 11 nor a custom one.
    NoSuchTag,
    /// One that the documents had of old.
    Withdrawn,
    /// A custom tag whose form is wrong: the keyword is 1 to 8 letters, in 2016 after the SDKAppID and `_`.
    CustomForm,
    /// A custom tag of the right form that the app did not declare.
    CustomNotDeclared,
}

/// Whose length limit was passed. The documents of 2016 tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitOf {
    /// `Tag_Profile_IM_Image`.
    Avatar,
    /// Any other standard field.
    Standard,
    /// A custom field.
    Custom,
}

/// Why a body is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Violation {
    /// There is no body.
    BodyEmpty,
    /// The body is not UTF-8.
    NotUtf8,
    /// The body is not JSON.
    NotJson,
    /// The body is JSON, but no object.
    NotAnObject,
    /// There is no `From_Account`.
    AccountMissing,
    /// `From_Account` is not a string.
    AccountNotString,
    /// `From_Account` is the empty string.
    AccountEmpty,
    /// The account does not exist.
    AccountUnknown,
    /// There is no `ProfileItem`.
    ItemsMissing,
    /// `ProfileItem` is not an array.
    ItemsNotArray,
    /// An item is not an object.
    ItemNotObject,
    /// An item has no `Tag`.
    TagMissing,
    /// An item's `Tag` is not a string.
    TagNotString,
    /// An item has no `Value`.
    ValueMissing,
    /// The tag names no field.
    TagUnknown(UnknownTag),
    /// An administrator may not write the field.
    NotWritable,
    /// The value's type is not the field's.
    WrongType {
        /// The field's type.
        expected: FieldType,
    },
    /// The value is none of the field's choices.
    NotAChoice {
        /// The field.
        field: &'static Field,
    },
    /// The value is too long.
    TooLong {
        /// Its length in bytes of UTF-8.
        bytes: usize,
        /// The limit in bytes.
        limit: usize,
        /// Whose limit.
        of: LimitOf,
    },
    /// The value holds a sensitive word.
    Sensitive {
        /// The word, one of [`SENSITIVE_WORDS`].
        word: &'static str,
    },
}

impl Violation {
    /// The code `portrait_set` answers.
    ///
    /// Where the documents name several or none it is our reading: a body that can't be taken apart is 60003 at
    /// the gateway and 40001 in the command; an empty account is 40002 in 2016 and, since that code left the
    /// command, 40001 now; an item without its parts is 40607 ("illegal field") in 2016; so is a field that may
    /// not be written, for 2016 had no code for that; 40604 and 40608, which 2016 words alike, are the length of
    /// a standard and of a custom field. 40005 left the newest list of the command but not that of
    /// `account_import`, so it is answered in both eras.
    pub fn code(&self, documents: Documents) -> u32 {
        let era = |seed, current| documents.pick(seed, current);
        match self {
            Self::BodyEmpty | Self::NotUtf8 | Self::NotJson | Self::NotAnObject => 60003,
            Self::AccountNotString => 60015,
            Self::AccountEmpty => era(40002, 40001),
            Self::AccountUnknown => 40003,
            Self::AccountMissing | Self::ItemsMissing | Self::ItemsNotArray | Self::ItemNotObject => 40001,
            Self::TagMissing | Self::TagNotString | Self::ValueMissing => era(40607, 40001),
            Self::TagUnknown(_) => era(40603, 40009),
            Self::NotWritable => era(40607, 40008),
            Self::WrongType { .. } => 40610,
            Self::NotAChoice { .. } => 40605,
            Self::TooLong { of: LimitOf::Avatar, .. } => 40601,
            Self::TooLong { of: LimitOf::Standard, .. } => era(40604, 40601),
            Self::TooLong { of: LimitOf::Custom, .. } => era(40608, 40601),
            Self::Sensitive { .. } => 40005,
        }
    }
}

impl Known<'_> {
    /// The type of its values.
    pub fn kind(&self) -> FieldType {
        match self {
            Self::Standard(field) => field.kind,
            Self::Custom(CustomField { kind: CustomKind::String, .. }) => FieldType::String,
            Self::Custom(CustomField { kind: CustomKind::Bytes, .. }) => FieldType::Bytes,
        }
    }

    /// Whether an administrator may read it. Standard fields always may be.
    pub fn readable(&self) -> bool {
        matches!(self, Self::Standard(_) | Self::Custom(CustomField { readable: true, .. }))
    }

    /// Whether an administrator may write it. Standard fields always may be.
    pub fn writable(&self) -> bool {
        matches!(self, Self::Standard(_) | Self::Custom(CustomField { writable: true, .. }))
    }

    fn limit(&self) -> (usize, LimitOf) {
        match self {
            Self::Standard(field) => {
                let of =
                    if field.tag == "Tag_Profile_IM_Image" { LimitOf::Avatar } else { LimitOf::Standard };
                (field.limit_bytes.unwrap_or(VALUE_MAX_BYTES), of)
            }
            Self::Custom(_) => (VALUE_MAX_BYTES, LimitOf::Custom),
        }
    }
}

/// Judges what stands in `From_Account` (`None`: nothing) up to whether the account exists.
///
/// # Errors
/// The first violation of step 2.
pub fn judge_account<'a>(given: Option<&Given<'a>>) -> Result<&'a str, Violation> {
    match given {
        None => Err(Violation::AccountMissing),
        Some(Given::String("")) => Err(Violation::AccountEmpty),
        Some(Given::String(account)) => Ok(account),
        Some(_) => Err(Violation::AccountNotString),
    }
}

impl<'a> Rules<'a> {
    /// The field of a tag; tags are case-sensitive.
    ///
    /// # Errors
    /// Why there is none.
    pub fn find(&self, tag: &str) -> Result<Known<'a>, UnknownTag> {
        if let Some(field) = profile::find(tag) {
            return Ok(Known::Standard(field));
        }
        let rest = profile::custom_keyword(tag).ok_or_else(|| match profile::find_known(tag) {
            _ if tag.is_empty() => UnknownTag::Empty,
            Some(_) => UnknownTag::Withdrawn,
            None => UnknownTag::NoSuchTag,
        })?;
        let keyword = match self.documents {
            Documents::Current => rest,
            Documents::Seed => rest
                .split_once('_')
                .filter(|(app, _)| *app == self.sdkappid)
                .map(|(_, keyword)| keyword)
                .ok_or(UnknownTag::CustomForm)?,
        };
        match self.custom.iter().find(|field| field.keyword == keyword) {
            Some(field) => Ok(Known::Custom(field)),
            None if profile::is_custom_keyword(keyword) => Err(UnknownTag::CustomNotDeclared),
            None => Err(UnknownTag::CustomForm),
        }
    }

    /// The tag of a custom field in these documents.
    pub fn custom_tag(&self, keyword: &str) -> String {
        match self.documents {
            Documents::Current => format!("{CUSTOM_PREFIX}{keyword}"),
            Documents::Seed => format!("{CUSTOM_PREFIX}{}_{keyword}", self.sdkappid),
        }
    }

    /// Judges the parts of an item that is an object (`None`: the part is missing).
    ///
    /// # Errors
    /// The item's first violation of step 4.
    pub fn judge_parts(&self, tag: Option<&Given>, value: Option<&Given>) -> Result<Known<'a>, Violation> {
        let tag = match tag {
            None => return Err(Violation::TagMissing),
            Some(Given::String(tag)) => *tag,
            Some(_) => return Err(Violation::TagNotString),
        };
        self.judge_item(tag, value.ok_or(Violation::ValueMissing)?)
    }

    /// Judges a tag and its value; gives the field.
    ///
    /// # Errors
    /// The first violation of step 4, from the tag on.
    pub fn judge_item(&self, tag: &str, value: &Given) -> Result<Known<'a>, Violation> {
        let known = self.find(tag).map_err(Violation::TagUnknown)?;
        if !known.writable() {
            return Err(Violation::NotWritable);
        }
        let text = match (known.kind(), value) {
            (FieldType::Uint, Given::Integer) => return Ok(known),
            (FieldType::String | FieldType::Bytes, Given::String(text)) => *text,
            (expected, _) => return Err(Violation::WrongType { expected }),
        };
        if let Known::Standard(field) = known
            && !field.choices.is_empty()
        {
            return match field.choices.iter().any(|choice| choice.value == text) {
                true => Ok(known),
                false => Err(Violation::NotAChoice { field }),
            };
        }
        judge_text(&known, text).map(|()| known)
    }
}

fn judge_text(known: &Known, text: &str) -> Result<(), Violation> {
    let (limit, of) = known.limit();
    if text.len() > limit {
        return Err(Violation::TooLong { bytes: text.len(), limit, of });
    }
    match SENSITIVE_WORDS.into_iter().find(|word| known.kind() == FieldType::String && text.contains(word)) {
        Some(word) => Err(Violation::Sensitive { word }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
