//! One JSON line a request: `method`, `target` and `headers` as pairs (each UserSig masked), `body` as text (or
//! `body_base64` when it is not UTF-8, or `body: null` when it was over the limit), and what was answered: `status`
//! and the reply's `code`, each null when there is none.

use axum::http::request::Parts;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use tim_tester::api::encode;
use tim_tester::api::secret::MASK;
use tim_tester::api::usersig::is_recognised;
use tim_tester::sandbox::Answer;

/// The line of a request, without a line end.
pub fn line(head: &Parts, target: &str, body: Option<&[u8]>, answer: &Answer) -> String {
    let headers: Vec<_> = head
        .headers
        .iter()
        .map(|(name, value)| json!([name.as_str(), masked(&String::from_utf8_lossy(value.as_bytes()))]))
        .collect();
    let mut fields = Map::new();
    fields.insert("method".into(), head.method.as_str().into());
    fields.insert("target".into(), masked(target).into());
    fields.insert("headers".into(), headers.into());
    match body.map(|body| std::str::from_utf8(body).map_err(|_| body)) {
        None => fields.insert("body".into(), Value::Null),
        Some(Ok(text)) => fields.insert("body".into(), text.into()),
        Some(Err(bytes)) => fields.insert("body_base64".into(), STANDARD.encode(bytes).into()),
    };
    let reply = match answer {
        Answer::Reply(reply) | Answer::Late { reply, .. } => Some(reply),
        Answer::Never | Answer::Dropped => None,
    };
    fields.insert("status".into(), reply.map(|reply| reply.status).into());
    fields.insert("code".into(), reply.and_then(|reply| code(&reply.body)).into());
    Value::Object(fields).to_string()
}

fn code(body: &[u8]) -> Option<u64> {
    serde_json::from_slice::<Value>(body).ok()?.get("ErrorCode")?.as_u64()
}

/// Where a part of a URL or of a header ends.
const ENDS: [char; 4] = ['?', '&', '#', ' '];

/// A text with the mask in place of each UserSig: of what stands under its name, and of what is one wherever it stands, as in
/// a Referer or behind `Bearer`.
fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    for part in text.split_inclusive(ENDS) {
        let bare = part.strip_suffix(ENDS).unwrap_or(part);
        let is_one = |text: &str| encode::decode_query_value(text).is_some_and(|text| is_recognised(&text));
        let is_name = |name: &str| {
            encode::decode_query_value(name).is_some_and(|name| name.eq_ignore_ascii_case("usersig"))
        };
        match bare.split_once('=') {
            _ if is_one(bare) => masked.push_str(MASK),
            Some((name, value)) if is_name(name) || is_one(value) => {
                masked.push_str(name);
                masked.push('=');
                masked.push_str(MASK);
            }
            _ => masked.push_str(bare),
        }
        masked.push_str(&part[bare.len()..]);
    }
    masked
}
