//! `.http` files of VS Code, JetBrains and Visual Studio, and a request as it goes over the wire.

use super::model::{Import, ImportFault, ImportKind, ImportNote};
use super::raw::{self, Found, Notes, Raw, is_secret_key};
use super::variables::Variables;
use crate::exchange::secret_name;

const METHODS: [&str; 9] = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT"];

/// A line of a file and where it begins.
type Line<'a> = (usize, &'a str);

/// Whether a text is one: the first line that is no comment, separator or variable is a request's.
pub(super) fn is_like(text: &str) -> bool {
    let mut in_script = false;
    for line in text.lines().map(str::trim) {
        if in_script || line.starts_with("< {%") {
            in_script = !line.ends_with("%}");
        } else if !line.is_empty() && !is_comment(line) && !line.starts_with('@') {
            return begins_request(line).is_some();
        }
    }
    false
}

/// The method and the URL of a request line. A URL alone will do behind a separator, but not at the start of any text.
fn begins_request(line: &str) -> Option<(&str, &str)> {
    let (method, rest) = line.split_once([' ', '\t'])?;
    let rest = rest.trim();
    let is_address = rest.contains("://") || rest.starts_with(['/', '{']) || rest.contains("/v4/");
    // More than an address on the line is a log's.
    let is_alone =
        rest.contains("{{") || rest.split_whitespace().skip(1).all(|word| word.starts_with("HTTP/"));
    (METHODS.contains(&method) && is_address && is_alone).then_some((method, rest))
}

fn is_comment(line: &str) -> bool {
    line.starts_with('#') || line.starts_with("//")
}

/// Reads a text.
pub(super) fn import(text: &str) -> Import {
    let mut variables = Variables::default();
    let mut notes = Vec::new();
    let mut found = Vec::new();
    let mut block: Vec<Line<'_>> = Vec::new();
    let mut name = String::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\r', '\n']);
        if let Some(title) = bare.strip_prefix("###") {
            found.extend(request(text, &block, &name, &mut variables, &mut notes));
            block.clear();
            name = secret_name::shown(title.trim_matches(['#', ' ', '\t']));
        } else {
            block.push((at, line));
        }
        at += line.len();
    }
    found.extend(request(text, &block, &name, &mut variables, &mut notes));
    let secret_key = variables.find(is_secret_key);
    let found = found.into_iter().map(|found| found.map(|raw| Raw { secret_key: secret_key.clone(), ..raw }));
    raw::import(ImportKind::Http, found.collect(), notes)
}

/// The request of a block; none where it has variables and comments only.
fn request(
    text: &str,
    block: &[Line<'_>],
    title: &str,
    variables: &mut Variables,
    told: &mut Vec<ImportNote>,
) -> Option<Found> {
    let mut name = title.to_owned();
    let mut lines = block.iter().copied().peekable();
    let mut in_script = false;
    let (at, first) = loop {
        let (at, line) = lines.next()?;
        let bare = line.trim();
        if in_script || bare.starts_with("< {%") {
            super::address::note_once(told, ImportNote::Scripts);
            in_script = !bare.ends_with("%}");
        } else if let Some((variable, value)) = bare.strip_prefix('@').and_then(|set| set.split_once('=')) {
            let value = variables.filled(value.trim());
            variables.set(variable.trim(), value);
        } else if let Some(named) = named(bare) {
            name = secret_name::shown(named);
        } else if !bare.is_empty() && !is_comment(bare) {
            break (at, bare);
        }
    };
    let (method, target) = begins_request(first).unwrap_or(("", first));
    let mut target = target.to_owned();
    // The query may go on over lines.
    while let Some((_, line)) = lines
        .next_if(|(_, line)| line.starts_with([' ', '\t']) && line.trim_start().starts_with(['?', '&', '/']))
    {
        target.push_str(line.trim());
    }
    let target =
        target.strip_suffix("HTTP/1.1").or_else(|| target.strip_suffix("HTTP/2")).unwrap_or(&target).trim();
    let mut url = variables.filled(target);
    let mut headers = Vec::new();
    while let Some((_, line)) = lines.next_if(|(_, line)| is_header(line)) {
        if let Some((name, value)) = line.split_once(':').filter(|_| !is_comment(line.trim())) {
            headers.push((name.trim().to_owned(), variables.filled(value.trim())));
        }
    }
    let host = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("host"));
    if let Some((_, host)) = host.filter(|_| url.starts_with('/')) {
        url = format!("{host}{url}");
    }
    let body = match body(text, lines, told) {
        Ok(body) => body.map(|body| variables.filled(body)),
        Err(file) => return Some(Err(ImportFault::File(file).at(text, at))),
    };
    let method = method.to_owned();
    Some(Ok(Raw { name, method, url, headers, body, secret_key: None, notes: Notes::default() }))
}

/// `# @name list` gives a request its name.
fn named(comment: &str) -> Option<&str> {
    let inside = comment.strip_prefix("//").or_else(|| comment.strip_prefix('#'))?;
    inside.trim().strip_prefix("@name").map(|name| name.trim_matches([' ', '\t', '=']))
}

/// A header, or a comment among them: the body may follow without an empty line, where somebody forgot it.
fn is_header(line: &str) -> bool {
    let line = line.trim();
    let is_name = |name: &str| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    };
    is_comment(line) || line.split_once(':').is_some_and(|(name, _)| is_name(name.trim_end()))
}

/// The body as it stands in the text, up to what handles the reply. The name of a file is an error.
fn body<'t>(
    text: &'t str,
    lines: impl Iterator<Item = Line<'t>>,
    told: &mut Vec<ImportNote>,
) -> Result<Option<&'t str>, String> {
    let mut span: Option<(usize, usize)> = None;
    for (at, line) in lines {
        let bare = line.trim();
        if span.is_none() {
            if bare.is_empty() {
                continue;
            }
            if let Some(file) = bare.strip_prefix('<').filter(|file| !file.starts_with('>')) {
                return Err(secret_name::shown(file.trim_start_matches('@').trim()));
            }
        }
        let handles = ["> ", ">>", "<>", ">{%", "<> "].iter().any(|mark| line.starts_with(mark));
        if handles {
            super::address::note_once(told, ImportNote::Scripts);
            break;
        }
        // Comments behind the body belong to what follows; within it they are the body's.
        let is_before = span.is_none() && is_comment(bare);
        if !bare.is_empty() && !is_before {
            let start = span.map_or(at, |(start, _)| start);
            span = Some((start, at + line.trim_end().len()));
        }
    }
    Ok(span.and_then(|(start, end)| text.get(start..end)))
}
