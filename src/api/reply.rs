//! What came back: the four fields that replies have, or why it is not a reply. Nothing here changes a byte of
//! the body, and no number is read as a float.
//!
//! HTTP is nearly always 200; success is `ErrorCode` 0 in the body (`data/README.md`, "Replies").

use super::reading::Reading;
use crate::json;
use crate::json::utf8::Decoder;
use std::fmt;
use std::rc::Rc;

/// What arrived over HTTP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The HTTP status.
    pub status: u16,
    /// The headers that the browser gives.
    pub headers: Rc<[(String, String)]>,
    /// The body's bytes.
    pub body: Rc<Vec<u8>>,
    /// Milliseconds until the headers were there.
    pub headers_ms: u32,
}

impl Received {
    /// How long the body was announced to be, where the browser gives that header and nothing was packed.
    pub fn announced(&self) -> Option<usize> {
        let header = |wanted: &str| {
            self.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
        };
        if header("content-encoding").is_some() {
            return None;
        }
        header("content-length")?.parse().ok()
    }
}

/// Why nothing usable came over HTTP. A closed set: whatever is not one of the first is [`Failure::Fault`], ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The browser says that it has no network.
    Offline,
    /// No answer within so many seconds.
    Timeout {
        /// The time-out that was set, in seconds.
        seconds: u32,
    },
    /// The user cancelled it.
    Cancelled,
    /// The browser reports a network error and the host gives no sign of life.
    Unreachable,
    /// The host answers, but the browser may not hand the reply over.
    Cors,
    /// A page that came over https may not call http.
    MixedContent,
    /// The page's own policy forbids the host.
    BlockedByPage,
    /// The server redirects, which a tester must not follow silently.
    Redirect,
    /// The reply is larger than what is laid out.
    TooLarge {
        /// The HTTP status.
        status: u16,
        /// The limit in bytes.
        limit: usize,
        /// How many bytes came.
        bytes: usize,
        /// Whether these are all.
        whole: bool,
    },
    /// A fault of the page itself, in its own words.
    Fault(String),
}

impl Failure {
    /// The name that outside tests know it by (`data-kind`).
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::Timeout { .. } => "timeout",
            Self::Cancelled => "cancelled",
            Self::Unreachable => "unreachable",
            Self::Cors => "cors",
            Self::MixedContent => "mixed-content",
            Self::BlockedByPage => "blocked-by-page",
            Self::Redirect => "redirect",
            Self::TooLarge { .. } => "too-large",
            Self::Fault(_) => "fault",
        }
    }
}

/// The value of an `ErrorCode`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// A 64-bit integer, as documented.
    Number(i64),
    /// Anything else, as it came.
    Other(String),
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Other(token) => token.fmt(f),
        }
    }
}

impl Code {
    /// The number, where it is one.
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Other(_) => None,
        }
    }
}

/// The fields every reply of the service has. A field that is absent is `None`, and so is a text of another type.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reply {
    /// `OK` or `FAIL`.
    pub action_status: Option<String>,
    /// 0 for success.
    pub error_code: Option<Code>,
    /// The service's own words.
    pub error_info: Option<String>,
    /// Words meant for users; empty in every documented sample.
    pub error_display: Option<String>,
}

impl Reply {
    /// HTTP 200 with an `ErrorCode` other than 0 is a failure. A reply without `ErrorCode` is judged by its
    /// `ActionStatus`.
    pub fn is_ok(&self) -> bool {
        match &self.error_code {
            Some(code) => *code == Code::Number(0),
            None => self.action_status.as_deref() == Some("OK"),
        }
    }
}

/// Why a body is not a reply of the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotReply {
    /// A gateway or web server answered with an HTTP error and a body that is not the service's.
    Gateway {
        /// The title of its HTML page, where there is one.
        title: Option<String>,
    },
    /// There is no body.
    Empty,
    /// The bytes are not UTF-8.
    NotUtf8 {
        /// The offset of the first byte that is wrong.
        offset: usize,
    },
    /// The text is not JSON.
    NotJson(json::Error),
    /// It is JSON, but no object with `ErrorCode` or `ActionStatus`.
    OtherShape,
}

impl NotReply {
    /// The name that outside tests know it by (`data-kind`).
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Gateway { .. } => "gateway",
            Self::Empty => "empty",
            Self::NotUtf8 { .. } => "not-utf8",
            Self::NotJson(_) | Self::OtherShape => "not-json",
        }
    }
}

/// Reads what arrived, all at once.
///
/// # Errors
/// Why it is not a reply of the service.
pub fn read(received: &Received) -> Result<Reply, NotReply> {
    let (mut decoder, mut fields) = (Decoder::default(), Reading::default());
    while !decoder.advance(&received.body, usize::MAX) {}
    while !fields.advance(decoder.text(), usize::MAX) {}
    judge(received, &decoder, &fields)
}

/// What was received is, once it is decoded and read: an empty body is nothing else, and a body that came with an HTTP
/// error and is not the service's is a gateway's.
///
/// # Errors
/// Why it is not a reply of the service.
pub fn judge(received: &Received, decoder: &Decoder, fields: &Reading) -> Result<Reply, NotReply> {
    let parsed = match (fields.reply(decoder.text()), decoder.bad()) {
        // Text that breaks off within a character is cut off, and in no other encoding.
        (Err(NotReply::NotJson(error)), Some(_)) if decoder.is_cut() && error.kind.is_end() => {
            Err(NotReply::NotJson(error))
        }
        (_, Some(offset)) => Err(NotReply::NotUtf8 { offset }),
        (parsed, None) => parsed,
    };
    match parsed {
        Err(_) if received.status >= 400 => Err(NotReply::Gateway { title: html_title(&received.body) }),
        // Where more was announced, the connection broke: that is told as any other reply that breaks off.
        Err(_) if received.body.is_empty() && received.announced().unwrap_or(0) == 0 => Err(NotReply::Empty),
        other => other,
    }
}

/// The text between `<title>` and `</title>`, at most 200 characters of it.
fn html_title(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(&body[..body.len().min(4096)]);
    let lower = text.to_ascii_lowercase();
    let start = lower.find("<title>")? + "<title>".len();
    let end = start + lower[start..].find("</title>")?;
    let title: String = text[start..end].trim().chars().take(200).collect();
    Some(title).filter(|title| !title.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn received(status: u16, body: &[u8]) -> Received {
        Received { status, headers: Rc::new([]), body: Rc::new(body.to_vec()), headers_ms: 1 }
    }

    fn check(body: &str, action_status: Option<&str>, error_code: Option<&str>, ok: bool) {
        let reply = read(&received(200, body.as_bytes())).unwrap();
        let code = reply.error_code.as_ref().map(|code| match code {
            Code::Number(number) => number.to_string(),
            Code::Other(token) => format!("other {token}"),
        });
        assert_eq!(reply.action_status.as_deref(), action_status, "{body}");
        assert_eq!(code.as_deref(), error_code, "{body}");
        assert_eq!(reply.is_ok(), ok, "{body}");
    }

    #[test]
    fn success_is_in_the_body() {
        check(r#"{"ActionStatus":"OK","ErrorCode":0,"ErrorInfo":""}"#, Some("OK"), Some("0"), true);
        check(r#"{"ActionStatus":"OK","ErrorCode":40003}"#, Some("OK"), Some("40003"), false);
        check(r#"{"ErrorCode":0}"#, None, Some("0"), true);
        check(r#"{"ActionStatus":"OK"}"#, Some("OK"), None, true);
        check(r#"{"ActionStatus":"SomeError"}"#, Some("SomeError"), None, false);
        check(r#"{"ErrorCode":1,"ErrorCode":0}"#, None, Some("0"), true);
    }

    #[test]
    fn a_code_that_is_no_integer_is_kept_as_it_came_and_is_no_success() {
        check(r#"{"ErrorCode":"0"}"#, None, Some("other \"0\""), false);
        check(r#"{"ErrorCode":0.0,"ActionStatus":"OK"}"#, Some("OK"), Some("other 0.0"), false);
        check(r#"{"ErrorCode":18446744073709551615}"#, None, Some("other 18446744073709551615"), false);
        check(r#"{"ErrorCode": null }"#, None, Some("other null"), false);
        check(r#"{"ErrorCode":{"a":[1]}}"#, None, Some("other {…}"), false);
        check(r#"{"ErrorCode":[]}"#, None, Some("other […]"), false);
        let long = format!(r#"{{"ErrorCode":"{}"}}"#, "名".repeat(500));
        let Some(Code::Other(token)) = read(&received(200, long.as_bytes())).unwrap().error_code else {
            panic!()
        };
        assert!(token.len() <= 303 && token.ends_with('…'), "{token}");
    }

    #[test]
    fn the_four_fields_are_decoded() {
        let body =
            r#"{"ActionStatus":"FAIL","ErrorCode":40001,"ErrorInfo":"\u8d44\u6599","ErrorDisplay":"x"}"#;
        let reply = read(&received(200, body.as_bytes())).unwrap();
        assert_eq!(reply.error_info.as_deref(), Some("资料"));
        assert_eq!(reply.error_display.as_deref(), Some("x"));
    }

    #[test]
    fn a_long_text_is_cut() {
        let body = format!(r#"{{"ErrorCode":1,"ErrorInfo":"{}"}}"#, "名".repeat(1_000_000));
        let info = read(&received(200, body.as_bytes())).unwrap().error_info.unwrap();
        assert!(info.starts_with("名名") && info.ends_with("名…") && info.len() < 4_010, "{}", info.len());
    }

    #[test]
    fn what_is_no_reply() {
        let page = b"<html><head><TITLE>502 Bad Gateway</TITLE></head></html>";
        let gateway = NotReply::Gateway { title: Some("502 Bad Gateway".into()) };
        assert_eq!(read(&received(502, page)), Err(gateway));
        assert_eq!(read(&received(502, b"")), Err(NotReply::Gateway { title: None }));
        assert_eq!(read(&received(200, b"")), Err(NotReply::Empty));
        assert_eq!(read(&received(200, b"{\"a\":\"\xd7\xca\"}")), Err(NotReply::NotUtf8 { offset: 6 }));
        assert_eq!(read(&received(200, b"{\"a\":1}\xe4\xb8")), Err(NotReply::NotUtf8 { offset: 7 }));
        let within_a_character = read(&received(200, b"{\"a\":\"\xe4\xb8"));
        assert!(matches!(within_a_character, Err(NotReply::NotJson(error)) if error.kind.is_end()));
        assert_eq!(read(&received(200, b"[1]")), Err(NotReply::OtherShape));
        assert!(matches!(read(&received(200, b"{\"ErrorCode\":0")), Err(NotReply::NotJson(_))));
        assert!(read(&received(500, br#"{"ErrorCode":60008}"#)).is_ok());
    }
}
