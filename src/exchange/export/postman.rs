//! A collection of Postman, version 2.1, with one request. The UserSig is a variable of the collection; its value is there only
//! where secrets are asked for.

use super::parts::{CREATOR, masked, object, query, url, usersig, variable, written};
use crate::api::call::{Prepared, Secrets};
use crate::api::{Secret, encode};
use serde_json::Value;

const SCHEMA: &str = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

/// Writes a request as a collection.
pub fn to_postman(prepared: &Prepared, secrets: Secrets) -> String {
    let name = variable(prepared);
    let parts = query(prepared, Some(&name));
    let hidden = if secrets == Secrets::Masked { usersig(prepared) } else { Secret::default() };
    let base = &prepared.base;
    let split = |text: &str, mark: char| -> Value { text.split(mark).map(Value::from).collect() };
    let path = format!("{}/{}", base.path(), prepared.path);
    let pair = |(name, value): (&str, &str)| object([("key", name.into()), ("value", value.into())]);
    let mut address = vec![
        ("raw".to_owned(), url(prepared, &parts).into()),
        ("protocol".to_owned(), base.scheme().into()),
        ("host".to_owned(), split(base.host(), '.')),
    ];
    if !base.has_default_port() {
        address.push(("port".to_owned(), base.port().to_string().into()));
    }
    address.push(("path".to_owned(), split(path.trim_start_matches('/'), '/')));
    address.push(("query".to_owned(), parts.iter().map(|(name, value)| pair((name, value))).collect()));
    let body = object([
        ("mode", "raw".into()),
        ("raw", masked(&hidden, &prepared.body).into()),
        ("options", object([("raw", object([("language", "json".into())]))])),
    ]);
    let request = object([
        ("method", prepared.method.into()),
        ("header", prepared.headers.iter().copied().map(pair).collect()),
        ("body", body),
        ("url", Value::Object(address.into_iter().collect())),
    ]);
    let item = object([("name", prepared.path.as_ref().into()), ("request", request)]);
    let value = match secrets {
        Secrets::Revealed => encode::query_value(usersig(prepared).reveal()),
        Secrets::Masked => String::new(),
    };
    let set = object([("key", name.into()), ("value", value.into()), ("type", "string".into())]);
    written(&object([
        ("info", object([("name", CREATOR.into()), ("schema", SCHEMA.into())])),
        ("item", Value::Array(vec![item])),
        ("variable", Value::Array(vec![set])),
    ]))
}
