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
//! A key that speaks of a secret, at any depth, an unknown key, a name that stands twice: each refuses the whole
//! file, as a person wrote it and can mend it, while a slip passed over in silence would be looked for in vain.

use super::{endpoint_text, secret_name};
use crate::api::endpoint::{BaseUrlError, Endpoint};
use crate::api::profile::FieldType;
use serde_json::{Map, Value};

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
    Json {
        /// The line, from 1.
        line: usize,
        /// The column in bytes, from 1; 0 at the start of a line.
        column: usize,
    },
    /// Something else stands where an object should.
    NotObject,
    /// Another version than [`VERSION`].
    Version,
    /// A key that the format doesn't have.
    UnknownKey(String),
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
        let endpoint = endpoint_text::write(&environment.endpoint);
        let endpoint = endpoint.map_err(|error| Place::of(i).error(Fault::BaseUrl(error)))?;
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
    parse(&text)?;
    Ok(text)
}

/// Reads environments.
///
/// # Errors
/// The first thing wrong; nothing of a refused text is used.
pub fn parse(text: &str) -> Result<Vec<Environment>, EnvironmentError> {
    let whole = Place::default();
    if text.len() > TEXT_MAX {
        return Err(whole.error(Fault::TooLong));
    }
    let text = text.trim_start_matches('\u{feff}');
    // Before all else, and on the text: a secret is told even in a broken file or under a doubled key.
    if let Some(key) = keys(text).find(|key| secret_name::is_secret(key)) {
        return Err(whole.error(Fault::Secret(secret_name::shown(&key))));
    }
    let value: Value = serde_json::from_str(text)
        .map_err(|error| whole.error(Fault::Json { line: error.line(), column: error.column() }))?;
    let file = Fields::of(&value, whole, &["version", "environments"])?;
    match file.map.get("version") {
        None => return Err(whole.error(Fault::Missing("version"))),
        Some(version) if version.as_u64() != Some(VERSION) => return Err(whole.error(Fault::Version)),
        Some(_) => {}
    }
    let list = file.list("environments")?.iter().enumerate();
    let environments = list.map(|(i, value)| environment(value, i)).collect::<Result<Vec<_>, _>>()?;
    let names = environments.iter().map(|environment| environment.name.as_str());
    unique(names, Place::of)?;
    Ok(environments)
}

/// Takes imported environments in: one of the same name replaces the old one in its place, the others follow.
pub fn merge(mine: &mut Vec<Environment>, imported: Vec<Environment>) {
    for environment in imported {
        match mine.iter_mut().find(|old| old.name == environment.name) {
            Some(old) => *old = environment,
            None => mine.push(environment),
        }
    }
}

fn environment(value: &Value, i: usize) -> Result<Environment, EnvironmentError> {
    let place = Place::of(i);
    let fields = Fields::of(value, place, &["name", "endpoint", "sdkappid", "identifier", "custom_fields"])?;
    let name = fields.name(|name| !name.trim().is_empty())?;
    let endpoint = match fields.text("endpoint")? {
        Some(word) => endpoint_text::read(word).map_err(|error| place.error(Fault::BaseUrl(error)))?,
        None => Endpoint::Sandbox,
    };
    let sdkappid = match fields.map.get("sdkappid").and_then(Value::as_u64) {
        Some(number) => number.to_string(),
        None => fields.text("sdkappid")?.unwrap_or_default(),
    };
    let identifier = fields.text("identifier")?.unwrap_or_default();
    let list = fields.list("custom_fields")?.iter().enumerate();
    let custom_fields =
        list.map(|(k, value)| custom_field(value, place.field(k))).collect::<Result<Vec<_>, _>>()?;
    unique(custom_fields.iter().map(|field| field.name.as_str()), |k| place.field(k))?;
    Ok(Environment { name, endpoint, sdkappid, identifier, custom_fields })
}

fn custom_field(value: &Value, place: Place) -> Result<CustomField, EnvironmentError> {
    let fields = Fields::of(value, place, &["name", "type", "description"])?;
    let name = fields
        .name(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))?;
    let kind = match fields.text("type")?.as_deref() {
        None | Some("string") => FieldType::String,
        Some("bytes") => FieldType::Bytes,
        Some(_) => return Err(place.error(Fault::NotAllowed("type"))),
    };
    let description = fields.text("description")?.unwrap_or_default();
    Ok(CustomField { name, kind, description })
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

fn unique<'a>(
    names: impl Iterator<Item = &'a str>,
    place: impl Fn(usize) -> Place,
) -> Result<(), EnvironmentError> {
    let mut seen = Vec::new();
    for (i, name) in names.enumerate() {
        if seen.contains(&name) {
            return Err(place(i).error(Fault::Duplicate(secret_name::shown(name))));
        }
        seen.push(name);
    }
    Ok(())
}

/// Every key of a JSON text, unescaped: a string with a colon after it. Needs no valid JSON.
fn keys(text: &str) -> impl Iterator<Item = String> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let start = rest.find('"')?;
            let string = rest.get(start..)?;
            let mut escaped = false;
            let end = string.char_indices().skip(1).find_map(|(i, c)| {
                let closes = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                closes.then_some(i + 1)
            })?;
            let (token, after) = string.split_at(end);
            rest = after;
            if after.trim_start().starts_with(':') {
                // A string with a bad escape is no JSON, which is told later; until then its raw text serves.
                return Some(
                    serde_json::from_str(token).unwrap_or_else(|_| token.trim_matches('"').to_owned()),
                );
            }
        }
    })
}

#[derive(Clone, Copy, Default)]
struct Place {
    environment: Option<usize>,
    custom_field: Option<usize>,
}

impl Place {
    fn of(environment: usize) -> Self {
        Self { environment: Some(environment), custom_field: None }
    }

    fn field(self, custom_field: usize) -> Self {
        Self { custom_field: Some(custom_field), ..self }
    }

    fn error(self, fault: Fault) -> EnvironmentError {
        EnvironmentError { environment: self.environment, custom_field: self.custom_field, fault }
    }
}

struct Fields<'a> {
    map: &'a Map<String, Value>,
    place: Place,
}

impl<'a> Fields<'a> {
    fn of(value: &'a Value, place: Place, known: &[&str]) -> Result<Self, EnvironmentError> {
        let map = value.as_object().ok_or_else(|| place.error(Fault::NotObject))?;
        match map.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => Err(place.error(Fault::UnknownKey(secret_name::shown(key)))),
            None => Ok(Self { map, place }),
        }
    }

    fn name(&self, allowed: impl Fn(&str) -> bool) -> Result<String, EnvironmentError> {
        let name = self.text("name")?.ok_or_else(|| self.place.error(Fault::Missing("name")))?;
        if allowed(&name) { Ok(name) } else { Err(self.place.error(Fault::NotAllowed("name"))) }
    }

    fn text(&self, key: &'static str) -> Result<Option<String>, EnvironmentError> {
        match self.map.get(key) {
            None => Ok(None),
            Some(Value::String(text)) if text.len() > VALUE_MAX => {
                Err(self.place.error(Fault::ValueTooLong(key)))
            }
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(self.place.error(Fault::WrongType(key))),
        }
    }

    fn list(&self, key: &'static str) -> Result<&'a [Value], EnvironmentError> {
        match self.map.get(key) {
            None => Ok(&[]),
            Some(Value::Array(list)) if list.len() > COUNT_MAX => Err(self.place.error(Fault::TooMany(key))),
            Some(Value::Array(list)) => Ok(list),
            Some(_) => Err(self.place.error(Fault::WrongType(key))),
        }
    }
}

#[cfg(test)]
mod tests;
