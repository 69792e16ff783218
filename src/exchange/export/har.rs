//! HAR 1.2.

use super::parts::{CREATOR, masked, object, query, url, usersig, variable, written};
use crate::api::Secret;
use crate::api::call::{Prepared, Secrets};
use crate::api::reply::Received;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

/// A request and what came of it.
#[derive(Debug, Clone, Copy)]
pub struct Recorded<'a> {
    /// What was sent, or is to be.
    pub sent: &'a Prepared,
    /// When it was sent, in milliseconds since 1970.
    pub at_ms: u64,
    /// How long it took, in milliseconds.
    pub took_ms: u32,
    /// What came back, if anything did.
    pub received: Option<&'a Received>,
    /// What is to be told of it.
    pub comment: &'a str,
}

/// Writes requests as a HAR.
pub fn to_har(recorded: &[Recorded<'_>], secrets: Secrets) -> String {
    let version: Value = env!("CARGO_PKG_VERSION").into();
    let log = object([
        ("version", "1.2".into()),
        ("creator", object([("name", CREATOR.into()), ("version", version)])),
        ("entries", recorded.iter().map(|recorded| entry(recorded, secrets)).collect()),
    ]);
    written(&object([("log", log)]))
}

fn entry(recorded: &Recorded<'_>, secrets: Secrets) -> Value {
    let Recorded { sent, at_ms, took_ms, received, comment } = *recorded;
    let name = (secrets == Secrets::Masked).then(|| variable(sent));
    let hidden = if secrets == Secrets::Masked { usersig(sent) } else { Secret::default() };
    let parts = query(sent, name.as_deref());
    let pair = |(name, value): (&str, &str)| object([("name", name.into()), ("value", value.into())]);
    let decoded = |value: &str| crate::api::encode::decode_query_value(value).unwrap_or_default();
    let query_string = parts.iter().map(|(name, value)| pair((name, &decoded(value)))).collect();
    let content_type = sent.headers[0].1;
    let request = object([
        ("method", sent.method.into()),
        ("url", url(sent, &parts).into()),
        ("httpVersion", "HTTP/1.1".into()),
        ("cookies", Value::Array(Vec::new())),
        ("headers", sent.headers.iter().copied().map(pair).collect()),
        ("queryString", query_string),
        (
            "postData",
            object([("mimeType", content_type.into()), ("text", masked(&hidden, &sent.body).into())]),
        ),
        ("headersSize", (-1).into()),
        ("bodySize", sent.body.len().into()),
        ("comment", comment.into()),
    ]);
    let waited = received.map_or(took_ms, |received| received.headers_ms.min(took_ms));
    let timings =
        object([("send", 0.into()), ("wait", waited.into()), ("receive", (took_ms - waited).into())]);
    object([
        ("startedDateTime", date_time(at_ms).into()),
        ("time", took_ms.into()),
        ("request", request),
        ("response", response(received, &hidden)),
        ("cache", object([])),
        ("timings", timings),
    ])
}

/// What came back; a status of 0, as browsers write it, where nothing did.
fn response(received: Option<&Received>, hidden: &Secret) -> Value {
    let headers: &[(String, String)] = received.map_or(&[], |received| &received.headers);
    let pair = |(name, value): &(String, String)| {
        object([("name", name.as_str().into()), ("value", masked(hidden, value).into())])
    };
    let body: &[u8] = received.map_or(&[], |received| &received.body);
    let mime = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    let mut content = vec![
        ("size".to_owned(), body.len().into()),
        ("mimeType".to_owned(), mime.map_or("x-unknown", |(_, value)| value.as_str()).into()),
    ];
    match std::str::from_utf8(body) {
        _ if received.is_none() => {}
        Ok(text) => content.push(("text".to_owned(), masked(hidden, text).into())),
        Err(_) => {
            content.push(("text".to_owned(), STANDARD.encode(body).into()));
            content.push(("encoding".to_owned(), "base64".into()));
        }
    }
    object([
        ("status", received.map_or(0, |received| received.status).into()),
        ("statusText", "".into()),
        ("httpVersion", "HTTP/1.1".into()),
        ("cookies", Value::Array(Vec::new())),
        ("headers", headers.iter().map(pair).collect()),
        ("content", Value::Object(content.into_iter().collect())),
        ("redirectURL", "".into()),
        ("headersSize", (-1).into()),
        ("bodySize", received.map_or(-1_i64, |_| i64::try_from(body.len()).unwrap_or(-1)).into()),
    ])
}

/// `2026-02-28T23:59:59.123Z` of milliseconds since 1970. Days are counted from 1 March of the year 0, so that the leap day
/// stands at a year's end.
fn date_time(ms: u64) -> String {
    let (days, ms) = (ms / 86_400_000 + 719_468, ms % 86_400_000);
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let (year, seconds) = (era * 400 + year + next, ms / 1000);
    let (h, min, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{h:02}:{min:02}:{s:02}.{:03}Z", ms % 1000)
}

#[cfg(test)]
mod tests {
    use super::date_time;

    #[test]
    fn dates() {
        assert_eq!(date_time(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(date_time(1_772_323_199_123), "2026-02-28T23:59:59.123Z");
        assert_eq!(date_time(951_782_400_000), "2000-02-29T00:00:00.000Z");
    }
}
