//! What the formats share: the URL with a variable in the UserSig's place, and how a document is written.

use crate::api::call::{Prepared, QueryPart, Secrets};
use crate::api::{Secret, encode};
use crate::json::pretty;
use serde_json::Value;
use std::borrow::Cow;

/// What the files name as their maker.
pub(super) const CREATOR: &str = "tim-tester";

/// The name of the variable in the UserSig's place, such that no body names it by chance.
pub(super) fn variable(prepared: &Prepared) -> String {
    let mut name = "usersig".to_owned();
    while prepared.body.contains(&format!("{{{{{name}}}}}")) {
        name.push('_');
    }
    name
}

/// The parts of the query as they stand in the URL, with the variable in a secret's place.
pub(super) fn query(prepared: &Prepared, variable: Option<&str>) -> Vec<(&'static str, String)> {
    let value = |part: &QueryPart| {
        let revealed = part.encoded(Secrets::Revealed);
        let is_secret = part.encoded(Secrets::Masked) != revealed || part.name == "usersig";
        match variable {
            Some(name) if is_secret && !revealed.is_empty() => format!("{{{{{name}}}}}"),
            _ => revealed,
        }
    };
    prepared.query.iter().map(|part| (part.name, value(part))).collect()
}

/// The whole URL of these parts.
pub(super) fn url(prepared: &Prepared, query: &[(&'static str, String)]) -> String {
    let parts: Vec<String> = query.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{}/{}?{}", prepared.base, prepared.path, parts.join("&"))
}

/// The UserSig of a request, to be found where a server sent it back.
pub(super) fn usersig(prepared: &Prepared) -> Secret {
    let part = prepared.query.iter().find(|part| part.name == "usersig");
    let text = part.and_then(|part| encode::decode_query_value(&part.encoded(Secrets::Revealed)));
    Secret::new(text.unwrap_or_default())
}

/// A shorter UserSig is none, and would be found by chance in any text.
const SECRET_MIN: usize = 8;

/// A text without the secret, wherever somebody has written it there.
pub(super) fn masked<'t>(hidden: &Secret, text: &'t str) -> Cow<'t, str> {
    if hidden.reveal().len() < SECRET_MIN { Cow::Borrowed(text) } else { hidden.masked_in(text) }
}

pub(super) fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// The document's text, indented for people. Texts and integers can be written, and what was written is JSON.
pub(super) fn written(document: &Value) -> String {
    let text = serde_json::to_string(document).unwrap_or_default();
    pretty::format(&text, "  ").unwrap_or_default() + "\n"
}
