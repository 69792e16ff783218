//! What a text is, and who reads it.

use super::model::{FoundRequest, Import, ImportContents, ImportFault, ImportKind, ImportRefusal, TEXT_MAX};
use super::{curl, har, http_file, log, postman, url};
use crate::exchange::environment;
use crate::json::node::{self, Node};
use crate::json::{self, ErrorKind, Kind};
use std::rc::Rc;

/// Reads a text.
pub fn read(text: &str) -> Import {
    let text = text.trim_start_matches('\u{feff}');
    let start = text.trim_start();
    if start.is_empty() {
        return refused(ImportKind::Unknown, ImportFault::Empty.somewhere());
    }
    if text.len() > TEXT_MAX {
        return refused(ImportKind::Unknown, ImportFault::TooLong.somewhere());
    }
    if start.starts_with(['{', '[']) && !start.starts_with("{{") {
        return json(text);
    }
    if url::is_like(text) {
        url::import(text)
    } else if http_file::is_like(text) {
        http_file::import(text)
    } else if curl::is_like(text) {
        curl::import(text)
    } else if log::is_like(text) {
        log::import(text)
    } else {
        refused(ImportKind::Unknown, ImportFault::Unknown.somewhere())
    }
}

fn refused(kind: ImportKind, refusal: ImportRefusal) -> Import {
    Import { kind, contents: Err(refusal), notes: Vec::new() }
}

/// A text that begins like JSON.
fn json(text: &str) -> Import {
    match node::root(text) {
        Ok(root) => match kind(text, root) {
            ImportKind::Har => har::import(text, root),
            ImportKind::Postman => postman::import(text, root),
            ImportKind::Environment => environments(text),
            _ => body(text),
        },
        Err(error) => broken(text, error),
    }
}

/// What a document holds, by its members.
fn kind(text: &str, root: Node) -> ImportKind {
    let member = |object: Node, key| node::member(text, object.span, key).map(|member| member.value);
    let is = |value: Option<Node>, kind| value.is_some_and(|value| value.kind == kind);
    let (log, collection) = (member(root, "log"), member(root, "collection").unwrap_or(root));
    if log.is_some_and(|log| is(member(log, "entries"), Kind::ArrayOpen)) {
        ImportKind::Har
    } else if is(member(root, "environments"), Kind::ArrayOpen) && member(root, "version").is_some() {
        ImportKind::Environment
    } else if is(member(collection, "info"), Kind::ObjectOpen) && member(collection, "item").is_some() {
        ImportKind::Postman
    } else {
        ImportKind::Json
    }
}

fn environments(text: &str) -> Import {
    let contents = match environment::parse(text) {
        Ok(list) => Ok(ImportContents::Environments(list.len())),
        Err(error) => Err(ImportRefusal { at: error.at, fault: ImportFault::Environment(Rc::new(error)) }),
    };
    Import { kind: ImportKind::Environment, contents, notes: Vec::new() }
}

/// A body alone, white space around it included.
fn body(text: &str) -> Import {
    let request = FoundRequest { body: Some(text.into()), ..FoundRequest::default() };
    let contents = Ok(ImportContents::Requests(vec![Rc::new(request)]));
    Import { kind: ImportKind::Json, contents, notes: Vec::new() }
}

/// JSON with a fault. Lines of JSON one behind the other are a log, and so is what has brackets for other reasons.
fn broken(text: &str, error: json::Error) -> Import {
    let start = json::pieces::head(text, 4096);
    let has = |words: &[&str]| words.iter().all(|word| start.contains(word));
    let kind = if has(&["\"log\"", "\"entries\""]) || has(&["\"log\"", "\"creator\""]) {
        ImportKind::Har
    } else if has(&["\"info\"", "\"schema\""]) || has(&["\"_postman_id\""]) {
        ImportKind::Postman
    } else if has(&["\"environments\"", "\"version\""]) {
        ImportKind::Environment
    } else {
        ImportKind::Json
    };
    let is_text = matches!(error.kind, ErrorKind::TrailingText(_)) || text.trim_start().starts_with('[');
    if kind == ImportKind::Json && is_text && log::is_like(text) {
        return log::import(text);
    }
    refused(kind, ImportFault::Json(error.kind).at(text, error.offset))
}
