//! A request as an importer found it, and what the page can use of it.

use super::address;
use super::model::{
    FoundRequest, Import, ImportContents, ImportFault, ImportKind, ImportNote, ImportPart, ImportRefusal,
};
use super::placeholder::is_placeholder;
use crate::api::Secret;
use crate::api::call::CONTENT_TYPE;
use crate::exchange::secret_name;
use crate::json::node;
use std::rc::Rc;

/// How many requests are offered for choice.
pub(super) const COUNT_MAX: usize = 200;

/// How many refused requests are told.
const LEFT_OUT_MAX: usize = 10;

/// A request as it was found. It may hold secrets, so it can't be printed.
#[derive(Clone, Default, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct Raw {
    /// What it is called.
    pub name: String,
    /// Its method as written.
    pub method: String,
    /// Its URL as written.
    pub url: String,
    /// The headers as written.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Option<String>,
    /// A variable that is named after the SecretKey.
    pub secret_key: Option<String>,
    /// What the importer has to tell.
    pub notes: Notes,
}

/// Notes of an importer.
#[derive(Clone, Default, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct Notes(pub Vec<ImportNote>);

impl Notes {
    /// Adds a note that is not there yet.
    pub fn add(&mut self, note: ImportNote) {
        address::note_once(&mut self.0, note);
    }
}

/// What importers give: each request, or why it is none.
pub(super) type Found = Result<Raw, ImportRefusal>;

/// The import of what was found. Of several requests those that go elsewhere than to the service are passed over, and so are
/// preflights.
pub(super) fn import(kind: ImportKind, found: Vec<Found>, mut notes: Vec<ImportNote>) -> Import {
    let all = found.len();
    let (mut requests, mut refused) = (Vec::new(), Vec::new());
    let (mut preflights, mut elsewhere, mut more) = (0, 0, 0);
    for found in found {
        match found {
            Ok(raw) if all > 1 && raw.method.eq_ignore_ascii_case("OPTIONS") => preflights += 1,
            Ok(raw) if all > 1 && !address::is_services(&raw.url) => elsewhere += 1,
            Ok(_) if requests.len() == COUNT_MAX => more += 1,
            Ok(raw) => match understand(raw) {
                Ok(request) => requests.push(Rc::new(request)),
                Err(refusal) => refused.push(refusal),
            },
            Err(refusal) => refused.push(refusal),
        }
    }
    let counted = [
        (preflights, ImportNote::Preflights(preflights)),
        (elsewhere, ImportNote::Elsewhere(elsewhere)),
        (more, ImportNote::TooMany(more)),
    ];
    notes.extend(counted.into_iter().filter(|(count, _)| *count > 0).map(|(_, note)| note));
    if requests.is_empty() {
        let first = refused.into_iter().next();
        let refusal = first.unwrap_or_else(|| ImportFault::NoRequest(all).somewhere());
        return Import { kind, contents: Err(refusal), notes };
    }
    // The same is told once, and no more than can be read.
    let told = notes.len();
    for refusal in refused {
        if notes.len() == told + LEFT_OUT_MAX {
            break;
        }
        address::note_once(&mut notes, ImportNote::LeftOut(Rc::new(refusal)));
    }
    Import { kind, contents: Ok(ImportContents::Requests(requests)), notes }
}

/// What the page can use of a request.
fn understand(raw: Raw) -> Result<FoundRequest, ImportRefusal> {
    let Raw { name, method, url, headers, body, secret_key, notes } = raw;
    let mut found = FoundRequest { name, method: method.to_ascii_uppercase(), ..FoundRequest::default() };
    found.notes = notes.0;
    address::read(&url, &mut found)?;
    if !matches!(found.method.as_str(), "" | "POST") {
        found.notes.push(ImportNote::Method(secret_name::shown(&found.method)));
    }
    note_headers(&headers, &mut found.notes);
    if let Some(key) = secret_key {
        match is_placeholder(&key) {
            true => found.notes.push(ImportNote::Placeholder(ImportPart::SecretKey)),
            false => found.secret_key = Some(Secret::new(key)),
        }
    }
    if let Some(body) = &body {
        judge_body(body, &mut found.notes);
    }
    found.body = body.map(Rc::from);
    Ok(found)
}

/// Headers that a browser or a tool sets of its own accord are nobody's loss.
fn note_headers(headers: &[(String, String)], notes: &mut Vec<ImportNote>) {
    let own = [
        "content-length",
        "host",
        "connection",
        "accept",
        "accept-encoding",
        "accept-language",
        "user-agent",
    ];
    let names: Vec<String> = headers
        .iter()
        .map(|(name, value)| (name.trim(), value.trim()))
        .filter(|(name, value)| {
            let lower = name.to_ascii_lowercase();
            let same = lower == "content-type" && value.eq_ignore_ascii_case(CONTENT_TYPE);
            !lower.is_empty() && !same && !own.contains(&&*lower) && !lower.starts_with([':', '#'])
        })
        .map(|(name, _)| secret_name::shown(name))
        .collect();
    if !names.is_empty() {
        notes.push(ImportNote::Headers(names));
    }
}

/// What is to be told of a body: variables that have no value, and that it is no JSON.
fn judge_body(body: &str, notes: &mut Vec<ImportNote>) {
    let variables = variables(body);
    if !variables.is_empty() {
        notes.push(ImportNote::Variables(variables));
    }
    if let Err(error) = node::root(body) {
        notes.push(ImportNote::BodyNotJson(error.kind, error.position(body.as_bytes())));
    }
}

/// The names in double braces, each once, the first few.
fn variables(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for after in text.split("{{").skip(1) {
        let Some((name, _)) = after.split_once("}}") else { continue };
        let is_name = |c: char| c.is_alphanumeric() || "$_-. ".contains(c);
        if name.is_empty() || !name.chars().all(is_name) || names.iter().any(|known| known == name) {
            continue;
        }
        names.push(secret_name::shown(name));
        if names.len() == 10 {
            break;
        }
    }
    names
}

/// Whether a variable's name is that of the app's SecretKey.
pub(super) fn is_secret_key(name: &str) -> bool {
    let bare: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let bare = bare.to_ascii_lowercase();
    bare.ends_with("secretkey") || bare == "secret" || bare == "appsecret"
}
