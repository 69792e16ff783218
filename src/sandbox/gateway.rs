//! What stands before every command: is this a request of an app's administrator, and not one too many?

use super::fields::Fields;
use super::refusal::{Refusal, clipped};
use super::served::{self, Served};
use super::settings::{Rate, Settings};
use super::wire::Request;
use crate::api::catalogue::Catalogue;
use crate::api::rules::{Documents, Violation};
use crate::api::{encode, error_code, usersig};
use serde_json::Value;
use std::collections::BTreeMap;

/// A request that may go on to its command.
pub(super) struct Admitted {
    /// The command.
    pub served: &'static Served,
    /// The administrator who asks.
    pub caller: String,
    /// The body's fields.
    pub body: Fields,
}

/// Judges a request up to its command. Of a command that is not answered the catalogue tells what it would reply.
pub(super) fn admit(
    settings: &Settings,
    catalogue: Option<Catalogue>,
    rate_limit: &mut RateLimit,
    request: &Request,
    now: u64,
) -> Result<Admitted, Refusal> {
    if request.method != "POST" {
        return Err(Refusal::new(60002, &format!("the method is {}, not POST", clipped(request.method))));
    }
    let (path, query) = request.target.split_once('?').unwrap_or((request.target, ""));
    let served = command(path, catalogue)?;
    let caller = caller(query, settings.documents)?;
    let body = fields(request.body, settings.documents)?;
    if caller.sdkappid != settings.sdkappid {
        return Err(Refusal::new(70020, &format!("there is no app with the sdkappid {}", caller.sdkappid)));
    }
    if !settings.administrators.contains(&caller.identifier) {
        let words = format!("the identifier {} is no administrator of the app", clipped(&caller.identifier));
        return Err(Refusal::new(60010, &words));
    }
    usersig::server_code(&caller.usersig, settings.sdkappid.into(), &caller.identifier, &settings.key, now)
        .map_err(|code| {
        let meaning = error_code::find(None, code).map_or("it is refused", |row| row.en);
        Refusal::new(code, &format!("usersig: {meaning}"))
    })?;
    rate_limit.count(served, settings, now)?;
    Ok(Admitted { served, caller: caller.identifier, body })
}

/// The command of a path.
fn command(path: &str, catalogue: Option<Catalogue>) -> Result<&'static Served, Refusal> {
    let path = path.strip_prefix('/').unwrap_or_default();
    let mut parts = path.split('/');
    let is_command = parts.next() == Some("v4")
        && parts.next().is_some_and(|service| !service.is_empty())
        && parts.next().is_some_and(|command| !command.is_empty())
        && parts.next().is_none();
    if !is_command {
        return Err(Refusal::new(60002, &format!("the path /{} is not /v4/service/command", clipped(path))));
    }
    served::find(path).ok_or_else(|| {
        let words = match catalogue.and_then(|catalogue| catalogue.find(path)) {
            Some(command) => format!(
                "the sandbox does not answer {path}; the documents have a real endpoint reply {}",
                command.reply_shape()
            ),
            None => format!("the sandbox has no command {}", clipped(path)),
        };
        Refusal::new(60009, &words)
    })
}

/// Who asks, as the query says.
struct Caller {
    sdkappid: u32,
    identifier: String,
    usersig: String,
}

/// Reads the query. Of a parameter given twice the last counts; `random` is not looked at, for the vendor's SDK of
/// 2016 sends none; a missing `usersig` is an empty one, which the check of the UserSig refuses.
fn caller(query: &str, documents: Documents) -> Result<Caller, Refusal> {
    let era = |seed, current| documents.pick(seed, current);
    let mut sdkappid = None;
    let (mut identifier, mut usersig, mut contenttype) = (String::new(), String::new(), String::new());
    for part in query.split('&') {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let (Some(name), Some(value)) = (encode::decode_query_value(name), encode::decode_query_value(value))
        else {
            return Err(Refusal::new(60002, "the query is not UTF-8"));
        };
        match name.as_str() {
            "sdkappid" => sdkappid = Some(value),
            "identifier" => identifier = value,
            "usersig" => usersig = value,
            "contenttype" => contenttype = value,
            _ => {}
        }
    }
    let sdkappid = sdkappid.ok_or_else(|| Refusal::new(60012, "the query has no sdkappid"))?;
    let sdkappid = Some(&sdkappid)
        .filter(|text| text.bytes().all(|b| b.is_ascii_digit()))
        .and_then(|text| text.parse().ok())
        .filter(|number| *number > 0)
        .ok_or_else(|| {
            Refusal::new(60006, &format!("the sdkappid {} is no valid one", clipped(&sdkappid)))
        })?;
    if identifier.is_empty() {
        return Err(Refusal::new(era(60004, 60025), "the query has no identifier"));
    }
    if contenttype != "json" {
        let words = format!("the contenttype is {:?}, not \"json\"", clipped(&contenttype));
        return Err(Refusal::new(era(60002, 60025), &words));
    }
    Ok(Caller { sdkappid, identifier, usersig })
}

/// The fields of the body.
fn fields(body: &[u8], documents: Documents) -> Result<Fields, Refusal> {
    let violation = match str::from_utf8(body).map(serde_json::from_str) {
        _ if body.is_empty() => Violation::BodyEmpty,
        Err(_) => Violation::NotUtf8,
        Ok(Err(_)) => Violation::NotJson,
        Ok(Ok(Value::Object(fields))) => return Ok(fields),
        Ok(Ok(_)) => Violation::NotAnObject,
    };
    Err(Refusal::of(&violation, "the body", documents))
}

/// How often each command was called in the running second.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct RateLimit {
    second: u64,
    calls: BTreeMap<&'static str, u32>,
}

impl RateLimit {
    /// Counts a call that came this far.
    fn count(&mut self, served: &'static Served, settings: &Settings, now: u64) -> Result<(), Refusal> {
        let limit = match settings.rate {
            Rate::Unlimited => None,
            Rate::PerSecond(limit) => Some(limit),
            Rate::Documented => Some(served.rate(settings.documents)),
        };
        let Some(limit) = limit else { return Ok(()) };
        if self.second != now {
            *self = Self { second: now, ..Self::default() };
        }
        let path = served.path;
        let calls = self.calls.entry(path).or_default();
        if *calls >= limit {
            return Err(Refusal::new(60007, &format!("over {limit} calls of {path} within a second")));
        }
        *calls += 1;
        Ok(())
    }
}
