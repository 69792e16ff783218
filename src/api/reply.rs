//! What came back, as types: what arrived over HTTP, why nothing did, the four fields that replies have and what they
//! say. How they are read stands in [`super::reading`]. No number is read as a float.
//!
//! HTTP is nearly always 200; success is `ErrorCode` 0 in the body (`data/README.md`, "Replies").

use super::encoding::Encoding;
use super::local_network::Permission;
use super::web_page::WebPage;
use crate::json;
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
    /// Whether the connection held until the end; false where it broke, also before the first byte of the body.
    pub complete: bool,
}

impl Received {
    /// How long the body was announced to be, where the browser gives that header and nothing was packed.
    fn announced(&self) -> Option<usize> {
        if self.header("content-encoding").is_some() {
            return None;
        }
        self.header("content-length")?.parse().ok()
    }

    /// The first header of a name, in any case.
    pub fn header(&self, wanted: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.map(|(_, value)| value.as_str())
    }

    /// The announced length, where less came.
    pub fn announced_more(&self) -> Option<usize> {
        self.announced().filter(|all| *all > self.body.len())
    }

    /// Whether more was to come: the connection broke, or more was announced.
    pub fn is_cut(&self) -> bool {
        !self.complete || self.announced_more().is_some()
    }
}

/// Why nothing usable came over HTTP. A closed set: whatever is not one of the first is [`Failure::Fault`], ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The browser says that it has no network, and nothing came.
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
    /// The browser reports a network error and the host gives no sign of life; and it is one that this page, which comes from
    /// the internet, has to be allowed to call.
    LocalNetwork {
        /// What the browser says of that permission.
        permission: Permission,
        /// The time-out in seconds, where it was that which ended the wait.
        seconds: Option<u32>,
    },
    /// The browser reports a network error and the host answers: its reply may not be handed over, or it hung up.
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
            Self::LocalNetwork { seconds: Some(_), .. } => "timeout",
            Self::Unreachable | Self::LocalNetwork { seconds: None, .. } => "unreachable",
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

    /// The integer that stands in quotes, where one does: `"0"`.
    pub fn quoted(&self) -> Option<i64> {
        match self {
            Self::Number(_) => None,
            Self::Other(token) => token.strip_prefix('"')?.strip_suffix('"')?.trim().parse().ok(),
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
    /// The other fields that hold a single value, such as `RequestId` and `MsgSeq`: their names and what they say. The first
    /// few, and of long ones the beginning.
    pub more: Vec<(String, String)>,
    /// The connection broke after this: it is whole JSON, but it may not be all that was sent.
    pub is_cut: bool,
    /// A byte order mark stands before it, which JSON has not.
    pub is_marked: bool,
}

/// What a reply says of the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The call succeeded.
    Ok,
    /// It failed, as a whole or in part.
    Fail,
    /// `ActionStatus` says one thing and `ErrorCode` the other.
    Contradiction,
}

impl Verdict {
    /// The name that outside tests know it by (`data-state`).
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Fail => "fail",
            Self::Contradiction => "contradiction",
        }
    }
}

impl Reply {
    /// What it says. HTTP 200 with an `ErrorCode` other than 0 is a failure; a reply without `ErrorCode` is judged by its
    /// `ActionStatus`. `SomeError` with code 0 is documented (`batchsendmsg`, where some accounts failed): a failure and
    /// no contradiction. A code that is no integer is no success, whatever stands beside it.
    pub fn verdict(&self) -> Verdict {
        let status = self.action_status.as_deref();
        match (&self.error_code, status) {
            (Some(Code::Number(0)), Some("FAIL")) => Verdict::Contradiction,
            (Some(Code::Number(0)), Some("OK") | None) | (None, Some("OK")) => Verdict::Ok,
            (Some(Code::Number(0)), Some(_)) => Verdict::Fail,
            (Some(Code::Number(_)), Some("OK")) => Verdict::Contradiction,
            _ => Verdict::Fail,
        }
    }

    /// The code, where it is one that a table may have, also where it came in quotes.
    pub fn table_code(&self) -> Option<u32> {
        let code = self.error_code.as_ref()?;
        code.number().or_else(|| code.quoted()).and_then(|code| u32::try_from(code).ok())
    }

    /// Whether the call succeeded, and nothing in the reply says otherwise.
    pub fn is_ok(&self) -> bool {
        self.verdict() == Verdict::Ok
    }
}

/// Why a body is not a reply of the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotReply {
    /// A gateway or web server answered with an HTTP error and a body that is not the service's.
    Gateway {
        /// The web page that the body is, where it is one.
        page: Option<WebPage>,
        /// What can be read of it where it is no UTF-8.
        other: Option<Rc<Other>>,
    },
    /// There is no body.
    Empty,
    /// The bytes are not UTF-8.
    NotUtf8 {
        /// The offset of the first byte that is wrong.
        offset: usize,
        /// What can be read of it all the same.
        other: Option<Rc<Other>>,
    },
    /// It is a web page.
    Page(WebPage),
    /// The text is not JSON.
    NotJson(json::Error),
    /// It is the reply of another API of Tencent Cloud.
    OtherApi(OtherApi),
    /// It is JSON, but no object with `ErrorCode` or `ActionStatus`.
    OtherShape,
}

/// A body in another encoding than UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// The encoding.
    pub encoding: Encoding,
    /// The body as text; nothing until it is decoded, for which the browser has the tables.
    pub text: Option<Rc<str>>,
    /// What the service says in it. While it is not decoded, U+FFFD stands for what is not ASCII.
    pub reply: Option<Reply>,
    /// The web page that it is.
    pub page: Option<WebPage>,
}

/// What a reply of another API of Tencent Cloud says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherApi {
    /// Its code, such as `AuthFailure`; nothing where it succeeded.
    pub code: Option<String>,
    /// Its words.
    pub message: Option<String>,
    /// What its support asks for.
    pub request_id: Option<String>,
}

impl NotReply {
    /// The name that outside tests know it by (`data-kind`).
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Gateway { .. } => "gateway",
            Self::Empty => "empty",
            Self::NotUtf8 { .. } => "not-utf8",
            Self::Page(_) | Self::NotJson(_) | Self::OtherApi(_) | Self::OtherShape => "not-json",
        }
    }

    /// What can be read of a body in another encoding.
    pub fn other(&self) -> Option<&Rc<Other>> {
        match self {
            Self::Gateway { other, .. } | Self::NotUtf8 { other, .. } => other.as_ref(),
            Self::Empty | Self::Page(_) | Self::NotJson(_) | Self::OtherApi(_) | Self::OtherShape => None,
        }
    }
}
