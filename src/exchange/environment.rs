//! Named environments: where to, which app, who, and the app's custom fields. One JSON format for the page's own
//! storage, for export and import, and for a team's `team.json`:
//!
//! ```json
//! {
//!   "version": 1,
//!   "environments": [
//!     {
//!       "name": "Test app",
//!       "endpoint": "console.tim.qq.com",
//!       "sdkappid": "88888888",
//!       "identifier": "admin",
//!       "custom_fields": [{ "name": "Test", "type": "string", "description": "What it is for" }]
//!     }
//!   ]
//! }
//! ```
//!
//! `endpoint` is `sandbox` (also when absent), a documented host or a base URL; `sdkappid` may be a number. A custom
//! field's name is what follows `Tag_Profile_Custom_`. Only `version` and the names must be there.
//!
//! A key that speaks of a secret, at any depth, an unknown key, a key or name that stands twice: each refuses the whole
//! file, as a person wrote it and can mend it, while a slip passed over in silence would be looked for in vain.

mod read;

pub use read::parse;

use super::endpoint_text;
use crate::api::base_url::BaseUrlError;
use crate::api::endpoint::Endpoint;
use crate::api::profile::FieldType;
use crate::json::{ErrorKind, Position};
use serde_json::Value;

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

/// Writes environments, indented for people.
///
/// # Errors
/// What [`parse`] would refuse; so what is stored can be read back.
pub fn write(environments: &[Environment]) -> Result<String, EnvironmentError> {
    let list = environments.iter().enumerate().map(|(i, environment)| {
        let endpoint = endpoint_text::write(&environment.endpoint).map_err(|error| EnvironmentError {
            environment: Some(i),
            custom_field: None,
            at: None,
            fault: Fault::BaseUrl(error),
        })?;
        let custom_fields = environment.custom_fields.iter().map(|field| {
            object([
                ("name", field.name.as_str().into()),
                ("type", type_name(field.kind).into()),
                ("description", field.description.as_str().into()),
            ])
        });
        Ok(object([
            ("name", environment.name.as_str().into()),
            ("endpoint", endpoint.into()),
            ("sdkappid", environment.sdkappid.as_str().into()),
            ("identifier", environment.identifier.as_str().into()),
            ("custom_fields", custom_fields.collect()),
        ]))
    });
    let list = list.collect::<Result<Vec<Value>, EnvironmentError>>()?;
    let text = format!("{:#}\n", object([("version", VERSION.into()), ("environments", list.into())]));
    parse(&text).map_err(|error| EnvironmentError { at: None, ..error })?;
    Ok(text)
}

/// Takes environments in: one of the same name replaces the old one in its place, the others follow. Gives the names of
/// those that were replaced.
pub fn merge(mine: &mut Vec<Environment>, new: Vec<Environment>) -> Vec<String> {
    let mut replaced = Vec::new();
    for environment in new {
        match mine.iter_mut().find(|old| old.name == environment.name) {
            Some(old) => {
                replaced.push(environment.name.clone());
                *old = environment;
            }
            None => mine.push(environment),
        }
    }
    replaced
}

/// What two tabs make of the same environments, by name: what differs here (`mine`) from what both began with (`base`) is
/// kept as it is here, deleted, changed or new; of all else `theirs` counts, deletions too. In the order of `theirs`, and
/// behind them what is here alone. There may be more than [`COUNT_MAX`] then, which [`write()`] refuses.
pub fn merge3(base: &[Environment], mine: &[Environment], theirs: &[Environment]) -> Vec<Environment> {
    fn named<'a>(list: &'a [Environment], name: &str) -> Option<&'a Environment> {
        list.iter().find(|environment| environment.name == name)
    }
    let only_mine = mine.iter().filter(|environment| named(theirs, &environment.name).is_none());
    let all = theirs.iter().chain(only_mine);
    let merged = all.filter_map(|environment| {
        let name = &environment.name;
        let here = named(mine, name);
        if here == named(base, name) { named(theirs, name) } else { here }
    });
    merged.cloned().collect()
}

/// A number's name is written too, for [`parse`] to refuse.
fn type_name(kind: FieldType) -> &'static str {
    match kind {
        FieldType::String => "string",
        FieldType::Bytes => "bytes",
        FieldType::Uint => "uint",
    }
}

fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

#[cfg(test)]
mod tests;
