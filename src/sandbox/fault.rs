//! Faults on demand: what goes wrong between a service and its caller, as data. Whoever asked carries it out.

use super::refusal::{self, Refusal};
use super::served;
use super::wire::{Answer, Reply, Request};
use crate::api::{command, encode, error_code};
use std::fmt;

/// A fault. Those that spoil or delay the reply carry the request out first; the others leave everything as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Refused with this code, whatever was sent. Also those that no input provokes.
    Code(u32),
    /// The 502 page of a gateway.
    Gateway,
    /// The reply's first half.
    Truncated,
    /// A reply without a body.
    Empty,
    /// A reply in GBK, which is not UTF-8.
    NotUtf8,
    /// The reply after so many seconds. The service's own time-out is 3.
    Delay(u32),
    /// No reply, ever.
    Never,
    /// The connection is dropped.
    Drop,
    /// A redirect to another path.
    Redirect,
    /// The reply without the headers that let a page read it.
    NoCors,
}

/// The ErrorInfo of [`Fault::NotUtf8`], 资料解包失败, in GBK.
const GBK: &[u8] = b"\xd7\xca\xc1\xcf\xbd\xe2\xb0\xfc\xca\xa7\xb0\xdc";

impl Fault {
    /// What the names of faults look like, for messages.
    pub const NAMES: &str =
        "code:NUMBER, gateway, truncated, empty, not-utf8, delay:SECONDS, never, drop, redirect, no-cors";

    /// The fault of a name as in [`Fault::NAMES`]; `None` for any other text.
    pub fn named(name: &str) -> Option<Self> {
        let fault = match name.split_once(':') {
            Some(("code", code)) => Self::Code(code.parse().ok()?),
            Some(("delay", seconds)) => Self::Delay(seconds.parse().ok()?),
            _ => return Self::PLAIN.into_iter().find(|fault| fault.to_string() == name),
        };
        // Rust reads `+5` and `05`, too; a fault has one name.
        (fault.to_string() == name).then_some(fault)
    }

    /// The fault that a request asks for itself, by a query parameter `fault`; the service has no such parameter.
    ///
    /// # Errors
    /// The reply to a name that is none.
    pub fn asked(target: &str) -> Result<Option<Self>, Reply> {
        let (_, query) = target.split_once('?').unwrap_or((target, ""));
        let Some(name) = query.split('&').find_map(|part| part.strip_prefix("fault=")) else {
            return Ok(None);
        };
        let name = encode::decode_query_value(name).unwrap_or_default();
        let words = || format!("the fault {:?} is none of: {}", refusal::clipped(&name), Self::NAMES);
        match Self::named(&name) {
            Some(fault) => Ok(Some(fault)),
            None => Err(refusal::reply(false, Err(Refusal::new(60002, &words())))),
        }
    }

    const PLAIN: [Self; 8] = [
        Self::Gateway,
        Self::Truncated,
        Self::Empty,
        Self::NotUtf8,
        Self::Never,
        Self::Drop,
        Self::Redirect,
        Self::NoCors,
    ];

    /// The answer to a request; `serve` carries it out.
    pub(super) fn answer(self, request: &Request, serve: impl FnOnce() -> Reply) -> Answer {
        match self {
            Self::Code(code) => {
                let refusal = on_demand(request, code);
                Answer::Reply(refusal::reply(served::displays(request.target), Err(refusal)))
            }
            Self::Gateway => Answer::Reply(page(502, "502 Bad Gateway")),
            Self::Truncated => spoilt(serve(), |reply| reply.body.truncate(reply.body.len() / 2)),
            Self::Empty => spoilt(serve(), |reply| reply.body.clear()),
            Self::NotUtf8 => Answer::Reply(gbk()),
            Self::Delay(seconds) => Answer::Late { seconds, reply: serve() },
            Self::Never => Answer::Never,
            Self::Drop => Answer::Dropped,
            Self::Redirect => Answer::Reply(redirect()),
            Self::NoCors => spoilt(serve(), |reply| reply.headers.clear()),
        }
    }
}

fn spoilt(mut reply: Reply, spoil: fn(&mut Reply)) -> Answer {
    spoil(&mut reply);
    Answer::Reply(reply)
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "code:{code}"),
            Self::Gateway => f.write_str("gateway"),
            Self::Truncated => f.write_str("truncated"),
            Self::Empty => f.write_str("empty"),
            Self::NotUtf8 => f.write_str("not-utf8"),
            Self::Delay(seconds) => write!(f, "delay:{seconds}"),
            Self::Never => f.write_str("never"),
            Self::Drop => f.write_str("drop"),
            Self::Redirect => f.write_str("redirect"),
            Self::NoCors => f.write_str("no-cors"),
        }
    }
}

/// A refusal with what the code means, where that is known without the table of all codes.
fn on_demand(request: &Request, code: u32) -> Refusal {
    let command = served::of_target(request.target).and_then(|served| command::find(served.path));
    let meaning = error_code::find(command, code).map_or_else(String::new, |row| format!(": {}", row.en));
    Refusal::new(code, &format!("on demand{meaning}"))
}

impl Reply {
    /// What a gateway answers to a body over its limit, before the service sees it.
    pub fn body_too_large() -> Self {
        page(413, "413 Request Entity Too Large")
    }
}

/// A gateway's own page, with the service's headers so that a web page may read it.
fn page(status: u16, title: &str) -> Reply {
    let body = format!(
        "<html>\r\n<head><title>{title}</title></head>\r\n<body bgcolor=\"white\">\r\n\
         <center><h1>{title}</h1></center>\r\n<hr><center>nginx/1.7.10</center>\r\n</body>\r\n</html>\r\n"
    );
    Reply { status, headers: with("Content-Type", "text/html"), body: body.into() }
}

/// A 302 to a path that has no command, so that whoever follows gets an answer, too.
fn redirect() -> Reply {
    Reply { status: 302, headers: with("Location", "/v4/sandbox/redirected"), body: Vec::new() }
}

fn gbk() -> Reply {
    let mut body = br#"{"ActionStatus":"FAIL","ErrorCode":40001,"ErrorInfo":""#.to_vec();
    body.extend(GBK);
    body.extend(br#"","ErrorDisplay":""}"#);
    Reply { status: 200, headers: refusal::headers(), body }
}

fn with(name: &'static str, value: &str) -> Vec<(&'static str, String)> {
    let mut headers = refusal::headers();
    headers.push((name, value.to_owned()));
    headers
}
