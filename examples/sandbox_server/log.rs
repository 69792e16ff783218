//! One JSON line a request: `method`, `target` (the UserSig masked), `headers` as pairs, `body` as text (or
//! `body_base64` when it is not UTF-8, or `body: null` when it was over the limit), and what was answered: `status`
//! and the reply's `code`, each null when there is none.

use axum::http::request::Parts;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use tim_tester::api::encode;
use tim_tester::api::secret::MASK;
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

/// A URL's text with the mask in place of each UserSig, also in a Referer.
fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    for part in text.split_inclusive(['?', '&', '#']) {
        let (part, end) = match part.char_indices().next_back() {
            Some((at, end @ ('?' | '&' | '#'))) => (part.get(..at).unwrap_or_default(), Some(end)),
            _ => (part, None),
        };
        match part.split_once('=') {
            Some((name, _)) if encode::decode_query_value(name).as_deref() == Some("usersig") => {
                masked.push_str(name);
                masked.push('=');
                masked.push_str(MASK);
            }
            _ => masked.push_str(part),
        }
        masked.extend(end);
    }
    masked
}
