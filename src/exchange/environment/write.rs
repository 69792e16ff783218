//! Writes environments.

use super::model::{Environment, EnvironmentError, Fault, VERSION};
use super::read::parse;
use crate::api::profile::FieldType;
use crate::exchange::endpoint_text;
use crate::json::pretty;
use serde_json::Value;

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
    let whole = object([("version", VERSION.into()), ("environments", list.into())]);
    // Texts and integers can be written, and what was written is JSON.
    let text = serde_json::to_string(&whole).unwrap_or_default();
    let text = pretty::format(&text, "  ").unwrap_or_default() + "\n";
    parse(&text).map_err(|error| EnvironmentError { at: None, ..error })?;
    Ok(text)
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
