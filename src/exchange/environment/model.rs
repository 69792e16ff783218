//! An environment, its limits, and why one is refused.

use super::tool::Tool;
use crate::api::base_url::BaseUrlError;
use crate::api::endpoint::Endpoint;
use crate::api::profile::FieldType;
use crate::json::{ErrorKind, Position};

/// The version of the format.
pub const VERSION: u64 = 1;
/// The longest text, in bytes.
pub const TEXT_MAX: usize = 256 * 1024;
/// The most environments, and the most custom fields in each.
pub const COUNT_MAX: usize = 100;
/// The longest single value, in bytes.
pub const VALUE_MAX: usize = 1024;

/// A named set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Environment {
    /// What people call it; not blank.
    pub name: String,
    /// Where to.
    pub endpoint: Endpoint,
    /// The app's number, as typed.
    pub sdkappid: String,
    /// The caller.
    pub identifier: String,
    /// The app's custom profile fields.
    pub custom_fields: Vec<CustomField>,
}

/// A custom profile field that the app has declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomField {
    /// What follows `Tag_Profile_Custom_`: letters, digits, `_` (older apps have `<sdkappid>_<keyword>`).
    pub name: String,
    /// String or bytes; the documents allow no numbers here.
    pub kind: FieldType,
    /// What it is for, or empty.
    pub description: String,
}

/// Why environments are refused, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnvironmentError {
    /// The environment, counted from 0; `None` for the file as a whole.
    pub environment: Option<usize>,
    /// Its custom field, counted from 0.
    pub custom_field: Option<usize>,
    /// Where in the text that was read; `None` for what was to be written.
    pub at: Option<Position>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong. Foreign names are cut to 40 characters; values are never kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The text is longer than [`TEXT_MAX`].
    TooLong,
    /// A key speaks of a secret.
    Secret(String),
    /// The value of this key is a UserSig.
    UserSig(String),
    /// It is a file of another tool.
    OtherTool(Tool),
    /// Not JSON.
    Json(ErrorKind),
    /// Something else stands where an object should.
    NotObject,
    /// Another version than [`VERSION`].
    Version,
    /// A key that the format doesn't have.
    UnknownKey(String),
    /// A key stands twice in an object.
    DoubledKey(String),
    /// A key is missing.
    Missing(&'static str),
    /// A key's value has the wrong type.
    WrongType(&'static str),
    /// A key's value is longer than [`VALUE_MAX`].
    ValueTooLong(&'static str),
    /// A key's value is none that is allowed: a blank name, a custom field's odd name or unknown type.
    NotAllowed(&'static str),
    /// More than [`COUNT_MAX`] entries.
    TooMany(&'static str),
    /// A name stands twice.
    Duplicate(String),
    /// The endpoint is neither a known name nor a base URL.
    BaseUrl(BaseUrlError),
}
