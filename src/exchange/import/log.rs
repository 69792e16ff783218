//! Any text with an address of the service in it: lines of a log, a mail, a page of documentation. The body of an address is
//! the first JSON object behind it, also one that is a string in JSON itself; of a lone address the last object before it, too.

use super::address::is_services;
use super::model::{Import, ImportKind, ImportNote};
use super::raw::{self, Found, Notes, Raw};
use crate::json::node;
use crate::json::scan::{Kind, Scanner};
use crate::json::string::decode;

/// How many bytes are looked at for bodies, for each byte of the text.
const EFFORT: usize = 8;

/// Whether there is an address of the service in a text.
pub(super) fn is_like(text: &str) -> bool {
    addresses(text).next().is_some()
}

/// Reads a text.
pub(super) fn import(text: &str) -> Import {
    let addresses: Vec<Address> = addresses(text).take(raw::COUNT_MAX * 5).collect();
    let mut effort = text.len().saturating_mul(EFFORT);
    let mut found: Vec<Found> = Vec::new();
    for (i, address) in addresses.iter().enumerate() {
        let end = addresses.get(i + 1).map_or(text.len(), |next| next.start);
        let mut notes = Notes::default();
        let mut body = body(text, address.end, end, &mut effort, &mut notes);
        if body.is_none() && addresses.len() == 1 {
            body = self::body(text, 0, address.start, &mut effort, &mut notes);
            if body.is_some() {
                notes.add(ImportNote::BodyBefore);
            }
        }
        let method = method(text.get(..address.start).unwrap_or_default());
        let raw = Raw { method, url: address.url.clone(), body, notes, ..Raw::default() };
        // Logs say the same twice.
        if !found
            .iter()
            .any(|other| other.as_ref().is_ok_and(|other| other.url == raw.url && other.body == raw.body))
        {
            found.push(Ok(raw));
        }
    }
    raw::import(ImportKind::Log, found, Vec::new())
}

struct Address {
    start: usize,
    end: usize,
    url: String,
}

/// The addresses of the service: those with a scheme, and paths of commands with a query.
fn addresses(text: &str) -> impl Iterator<Item = Address> + '_ {
    let mut at = 0;
    // `\/` is how JSON may write a slash. Each is looked for once.
    let mut marks = ["/v4/", "\\/v4\\/"].map(|mark| text.match_indices(mark).map(|(at, _)| at).peekable());
    std::iter::from_fn(move || {
        loop {
            for mark in &mut marks {
                while mark.next_if(|mark| *mark < at).is_some() {}
            }
            let mark = marks.iter_mut().filter_map(|mark| mark.peek().copied()).min()?;
            let start = text[..mark]
                .rfind(is_end)
                .map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8));
            let start = start.max(at);
            let end = text[mark..].find(is_end).map_or(text.len(), |end| mark + end);
            at = end.max(mark + 1);
            let written = text.get(start..end)?.trim_end_matches([',', '.', ';', ':', ')', ']', '\\']);
            let url = written.replace("\\/", "/").replace("\\u0026", "&").replace("&amp;", "&");
            let url = match url.find("http") {
                Some(scheme) => url[scheme..].to_owned(),
                None => url.trim_start_matches(['=', ':', '(', '[', ',']).to_owned(),
            };
            if url.contains("://")
                || (url.starts_with('/') && url.contains('?'))
                || (url.contains('.') && is_services(&url))
            {
                return Some(Address { start, end, url });
            }
        }
    })
}

/// What an address ends at.
fn is_end(c: char) -> bool {
    c.is_whitespace() || c.is_control() || "\"'`<>{}|^，。；）（】【、“”‘’".contains(c)
}

/// The method before an address, where one stands.
fn method(before: &str) -> String {
    let word = before
        .trim_end_matches(['"', '\'', ' ', '\t', ':', '=', '['])
        .rsplit(|c: char| !c.is_ascii_alphabetic())
        .next();
    let known = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"];
    word.filter(|word| known.contains(word)).unwrap_or_default().to_owned()
}

/// The first JSON object of a part of the text that is no reply.
fn body(text: &str, start: usize, end: usize, effort: &mut usize, notes: &mut Notes) -> Option<String> {
    let part = text.get(start..end)?;
    let mut at = 0;
    while let Some(open) = part[at..].find('{').map(|found| at + found) {
        at = open + 1;
        let rest = &part[open..];
        // What is no object is told by its first sign, at a fraction of the cost.
        if !rest[1..].trim_start().starts_with(['"', '}', '\\']) {
            continue;
        }
        let Some(found) = (if rest.starts_with("{\\\"") || rest.starts_with("{\\n") {
            quoted(rest, effort)
        } else {
            object(rest, effort).map(|length| (rest[..length].to_owned(), length))
        }) else {
            if *effort == 0 {
                return None;
            }
            continue;
        };
        let (json, length) = found;
        if is_reply(&json) {
            notes.add(ImportNote::Reply);
            at = open + length;
        } else if !json[1..].trim_start().starts_with('}') || part.len() < 4096 {
            return Some(json);
        }
    }
    None
}

/// The length of the JSON object that a text begins with.
fn object(text: &str, effort: &mut usize) -> Option<usize> {
    let mut scanner = Scanner::new();
    loop {
        let token = scanner.next(text.as_bytes());
        let spent = *effort < scanner.offset();
        match token {
            Some(Ok(token)) if token.kind == Kind::ObjectClose && scanner.depth() == 0 => {
                *effort = effort.saturating_sub(scanner.offset());
                return Some(scanner.offset());
            }
            Some(Ok(_)) if !spent => {}
            _ => {
                // A string without an end is only told at the end of the text.
                let looked = scanner.offset().max(1);
                *effort = effort.saturating_sub(looked);
                return None;
            }
        }
    }
}

/// The JSON object inside a string of JSON that goes on from here, and the length up to the string's end.
fn quoted(text: &str, effort: &mut usize) -> Option<(String, usize)> {
    let mut escaped = false;
    let end = text.char_indices().find_map(|(at, c)| {
        let closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        closes.then_some(at)
    });
    let Some(end) = end else {
        *effort = effort.saturating_sub(text.len());
        return None;
    };
    *effort = effort.saturating_sub(2 * end);
    let decoded = decode(&format!("\"{}\"", &text[..end])).text.into_owned();
    let length = object(&decoded, effort)?;
    Some((decoded.get(..length)?.to_owned(), end))
}

/// Whether an object is what the service answers.
fn is_reply(json: &str) -> bool {
    let Ok(root) = node::root(json) else { return false };
    node::members(json, root.span).any(|member| matches!(&*member.name(json), "ActionStatus" | "ErrorCode"))
}
