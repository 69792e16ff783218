//! A HAR: what a browser recorded, or this page exported.

use super::document::Document;
use super::model::{Import, ImportKind, ImportRefusal};
use super::raw::{self, Found, Notes, Raw};
use crate::exchange::secret_name;
use crate::json::Kind;
use crate::json::node::Node;

/// Reads the tree.
pub(super) fn import(text: &str, root: Node) -> Import {
    match read(Document { text }, root) {
        Ok(found) => raw::import(ImportKind::Har, found, Vec::new()),
        Err(refusal) => Import { kind: ImportKind::Har, contents: Err(refusal), notes: Vec::new() },
    }
}

fn read(tree: Document<'_>, root: Node) -> Result<Vec<Found>, ImportRefusal> {
    let log = tree.get(root, "log").unwrap_or(root);
    let entries = tree.list(log, "entries", "log.entries")?;
    let read = |entry: Node| {
        let request = tree.get(entry, "request").filter(|request| request.kind == Kind::ObjectOpen);
        let mut raw = request.map(|request| self::request(tree, request)).unwrap_or_default();
        if raw.name.is_empty() {
            let begun = tree.text_of(entry, "startedDateTime", &mut raw.notes).unwrap_or_default();
            raw.name = secret_name::shown(&begun);
        }
        Ok(raw)
    };
    Ok(tree.elements(Some(entries)).map(read).collect())
}

fn request(tree: Document<'_>, request: Node) -> Raw {
    let mut notes = Notes::default();
    let body = tree.get(request, "postData").and_then(|data| body(tree, data, &mut notes));
    let (headers, _) = tree.pairs(tree.get(request, "headers"), "name", &mut notes);
    Raw {
        name: secret_name::shown(&tree.text_of(request, "comment", &mut notes).unwrap_or_default()),
        method: tree.text_of(request, "method", &mut notes).unwrap_or_default(),
        url: tree.text_of(request, "url", &mut notes).unwrap_or_default(),
        headers,
        body,
        secret_key: None,
        notes,
    }
}

/// The text, or the pairs of a form in its place.
fn body(tree: Document<'_>, data: Node, notes: &mut Notes) -> Option<String> {
    let text = tree.text_of(data, "text", notes);
    text.or_else(|| {
        let (pairs, _) = tree.pairs(tree.get(data, "params"), "name", notes);
        let form = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
        (!form.is_empty()).then_some(form)
    })
}
