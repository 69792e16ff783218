//! JSON as the commands see it: the fields of an object, and what a value is to the rules.

use crate::api::rules::Given;
use serde_json::{Map, Value};

/// The keys of a JSON object with their values.
pub(super) type Fields = Map<String, Value>;

/// What stands in a place of the body.
pub(super) fn given(value: &Value) -> Given<'_> {
    match value {
        Value::String(text) => Given::String(text),
        Value::Number(number) if number.is_u64() => Given::Integer,
        Value::Number(_) => Given::OtherNumber,
        Value::Null => Given::Null,
        Value::Bool(_) => Given::Bool,
        Value::Array(_) => Given::Array,
        Value::Object(_) => Given::Object,
    }
}
