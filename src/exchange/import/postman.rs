//! A collection of Postman, version 2.0 or 2.1: folders in folders, variables, what is switched off, URLs as text or in parts.

use super::document::Document;
use super::model::{Import, ImportFault, ImportKind, ImportNote, ImportRefusal};
use super::raw::{self, Found, Notes, Raw, is_secret_key};
use super::variables::Variables;
use crate::exchange::secret_name;
use crate::json::Kind;
use crate::json::node::Node;

/// Reads the tree.
pub(super) fn import(text: &str, root: Node) -> Import {
    let reader = Reader { tree: Document { text }, disabled: 0, scripts: false, authentication: false };
    match reader.read(root) {
        Ok((found, notes)) => raw::import(ImportKind::Postman, found, notes),
        Err(refusal) => Import { kind: ImportKind::Postman, contents: Err(refusal), notes: Vec::new() },
    }
}

struct Reader<'a> {
    tree: Document<'a>,
    disabled: usize,
    scripts: bool,
    authentication: bool,
}

/// A folder whose items are being read.
struct Folder<I> {
    name: String,
    items: I,
}

impl<'a> Reader<'a> {
    /// Folders are walked without recursion: they may be as deep as the text is long.
    fn read(mut self, root: Node) -> Result<(Vec<Found>, Vec<ImportNote>), ImportRefusal> {
        let tree = self.tree;
        let root = tree.get(root, "collection").unwrap_or(root);
        let items = tree.list(root, "item", "item")?;
        let mut variables = Variables::default();
        self.take_variables(root, &mut variables);
        self.look_at(root);
        let mut found = Vec::new();
        let mut folders = vec![Folder { name: String::new(), items: tree.elements(Some(items)) }];
        while let Some(folder) = folders.last_mut() {
            let Some(item) = folder.items.next() else {
                folders.pop();
                continue;
            };
            let folder = folder.name.clone();
            let Members { name, request, items } = self.members(item, &mut variables);
            let name =
                if folder.is_empty() { name } else { secret_name::shown(&format!("{folder} / {name}")) };
            if let Some(items) = items {
                folders.push(Folder { name, items: tree.elements(Some(items)) });
            } else if let Some(request) = request {
                found.push(self.request(request, name, &mut variables));
            }
        }
        let secret_key = variables.find(is_secret_key);
        let found =
            found.into_iter().map(|found| found.map(|raw| Raw { secret_key: secret_key.clone(), ..raw }));
        let mut notes = Vec::new();
        if self.disabled > 0 {
            notes.push(ImportNote::Disabled(self.disabled));
        }
        notes.extend(self.scripts.then_some(ImportNote::Scripts));
        notes.extend(self.authentication.then_some(ImportNote::Authentication));
        Ok((found.collect(), notes))
    }

    fn members(&mut self, item: Node, variables: &mut Variables) -> Members {
        let tree = self.tree;
        self.take_variables(item, variables);
        self.look_at(item);
        Members {
            name: tree.text_of(item, "name", &mut Notes::default()).unwrap_or_default(),
            request: tree.get(item, "request"),
            items: tree.get(item, "item").filter(|items| items.kind == Kind::ArrayOpen),
        }
    }

    fn take_variables(&mut self, of: Node, variables: &mut Variables) {
        let list = self.tree.get(of, "variable");
        let name = |entry| ["key", "id"].into_iter().find(|name| self.tree.get(entry, name).is_some());
        let key = self.tree.elements(list).next().and_then(name).unwrap_or("key");
        let (pairs, disabled) = self.tree.pairs(list, key, &mut Notes::default());
        self.disabled += disabled;
        pairs.into_iter().for_each(|(name, value)| variables.set(name, value));
    }

    /// What there is besides requests.
    fn look_at(&mut self, of: Node) {
        let scripts = self.tree.elements(self.tree.get(of, "event")).next();
        self.scripts |= scripts.is_some();
        let auth = self.tree.get(of, "auth");
        self.authentication |= auth.is_some_and(|auth| {
            auth.kind == Kind::ObjectOpen
                && self.tree.text_of(auth, "type", &mut Notes::default()).is_none_or(|kind| kind != "noauth")
        });
    }

    fn request(&mut self, request: Node, name: String, variables: &mut Variables) -> Found {
        let tree = self.tree;
        let mut notes = Notes::default();
        if request.kind == Kind::String {
            let url = tree.text(request, &mut notes).unwrap_or_default();
            return Ok(Raw {
                name,
                url: variables.filled(&url),
                method: "GET".to_owned(),
                notes,
                ..Raw::default()
            });
        }
        self.look_at(request);
        let url = tree.get(request, "url").map(|url| self.url(url, &mut notes)).unwrap_or_default();
        let (headers, disabled) = tree.pairs(tree.get(request, "header"), "key", &mut notes);
        self.disabled += disabled;
        let body = match tree.get(request, "body").filter(|body| body.kind == Kind::ObjectOpen) {
            Some(body) => self.body(body, &mut notes)?,
            None => None,
        };
        Ok(Raw {
            name,
            method: tree.text_of(request, "method", &mut notes).unwrap_or_else(|| "GET".to_owned()),
            url: variables.filled(&url),
            headers: headers.into_iter().map(|(name, value)| (name, variables.filled(&value))).collect(),
            body: body.map(|body| variables.filled(&body)),
            secret_key: None,
            notes,
        })
    }

    /// The URL. Its parts count where some of them are switched off, or there is no text.
    fn url(&mut self, url: Node, notes: &mut Notes) -> String {
        let tree = self.tree;
        if url.kind != Kind::ObjectOpen {
            return tree.text(url, notes).unwrap_or_default();
        }
        let query = tree.get(url, "query");
        let (pairs, disabled) = tree.pairs(query, "key", notes);
        self.disabled += disabled;
        let raw = tree.text_of(url, "raw", notes).filter(|raw| !raw.is_empty());
        let (variables, _) = tree.pairs(tree.get(url, "variable"), "key", notes);
        let whole = match raw {
            Some(raw) if disabled == 0 => raw,
            raw => {
                let base = match tree.get(url, "host") {
                    Some(_) => self.base(url, notes),
                    None => raw.unwrap_or_default().split('?').next().unwrap_or_default().to_owned(),
                };
                let pairs = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>();
                if pairs.is_empty() { base } else { format!("{base}?{}", pairs.join("&")) }
            }
        };
        let (address, query) = whole.split_once('?').unwrap_or((&whole, ""));
        let segments = address.split('/').map(|segment| {
            let named = |(name, _): &&(String, String)| segment.strip_prefix(':') == Some(name);
            variables.iter().find(named).map_or(segment, |(_, value)| value)
        });
        let address = segments.collect::<Vec<_>>().join("/");
        if query.is_empty() { address } else { format!("{address}?{query}") }
    }

    fn base(&mut self, url: Node, notes: &mut Notes) -> String {
        let mut joined = |key: &str, separator: &str| {
            let Some(value) = self.tree.get(url, key) else { return String::new() };
            if value.kind != Kind::ArrayOpen {
                return self.tree.text(value, notes).unwrap_or_default();
            }
            let parts = self.tree.elements(Some(value)).map(|part| match part.kind {
                Kind::ObjectOpen => self.tree.text_of(part, "value", notes).unwrap_or_default(),
                _ => self.tree.text(part, notes).unwrap_or_default(),
            });
            parts.collect::<Vec<_>>().join(separator)
        };
        let (protocol, host, port, path) =
            (joined("protocol", ""), joined("host", "."), joined("port", ""), joined("path", "/"));
        let protocol = if protocol.is_empty() || host.contains("://") {
            String::new()
        } else {
            format!("{protocol}://")
        };
        let port = if port.is_empty() { port } else { format!(":{port}") };
        format!("{protocol}{host}{port}/{}", path.trim_start_matches('/'))
    }

    fn body(&mut self, body: Node, notes: &mut Notes) -> Result<Option<String>, ImportRefusal> {
        let tree = self.tree;
        if tree.is_true(body, "disabled") {
            self.disabled += 1;
            return Ok(None);
        }
        let mode = tree.text_of(body, "mode", notes).unwrap_or_else(|| "raw".to_owned());
        let at = |fault: ImportFault| fault.at(tree.text, body.span.start);
        match mode.as_str() {
            "raw" => Ok(tree.text_of(body, "raw", notes)),
            "urlencoded" => {
                let (pairs, disabled) = tree.pairs(tree.get(body, "urlencoded"), "key", notes);
                self.disabled += disabled;
                Ok(Some(
                    pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&"),
                ))
            }
            "file" => {
                let file = tree.get(body, "file").and_then(|file| tree.text_of(file, "src", notes));
                Err(at(ImportFault::File(secret_name::shown(&file.unwrap_or_default()))))
            }
            _ => Err(at(ImportFault::Form)),
        }
    }
}

/// What an item has.
struct Members {
    name: String,
    request: Option<Node>,
    items: Option<Node>,
}
