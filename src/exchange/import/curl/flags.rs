//! The arguments of curl: which options there are, which take a value, and what request they make.

use super::config;
use super::options::{SHORT_WITH_VALUE, SILENT, takes_value};
use crate::exchange::import::model::{ImportFault, ImportNote};
use crate::exchange::import::raw::{Found, Notes, Raw};
use crate::exchange::secret_name;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What a command can read besides its arguments.
#[derive(Clone, Copy)]
pub(super) struct Given<'a> {
    /// Its input, where it is known.
    pub input: Option<&'a [u8]>,
    /// The files that commands before it have written.
    pub files: &'a BTreeMap<String, Vec<u8>>,
}

/// The requests of one command line; `words` are what follows `curl`.
pub(super) fn requests(words: &[String], given: Given<'_>, notes: &Notes) -> Vec<Found> {
    let mut found = Vec::new();
    let mut line = Line::new(given);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if matches!(word.as_str(), "--next" | "-:") {
            line.finish(notes, &mut found);
            line = Line::new(given);
            continue;
        }
        line.take(word, &mut words, 0);
    }
    line.finish(notes, &mut found);
    found
}

/// A command line as it is read.
struct Line<'a> {
    given: Given<'a>,
    urls: Vec<String>,
    method: Option<String>,
    headers: Vec<(String, String)>,
    data: Option<String>,
    queries: Vec<String>,
    options: Vec<String>,
    data_in_url: bool,
    is_head: bool,
    globoff: bool,
    fault: Option<ImportFault>,
    notes: Notes,
}

impl<'a> Line<'a> {
    fn new(given: Given<'a>) -> Self {
        Self {
            given,
            urls: Vec::new(),
            method: None,
            headers: Vec::new(),
            data: None,
            queries: Vec::new(),
            options: Vec::new(),
            data_in_url: false,
            is_head: false,
            globoff: false,
            fault: None,
            notes: Notes::default(),
        }
    }

    fn take<'w>(&mut self, word: &str, rest: &mut impl Iterator<Item = &'w String>, depth: usize) {
        let word = &*plain_dashes(word, &mut self.notes);
        if let Some(long) = word.strip_prefix("--").filter(|long| !long.is_empty()) {
            let (name, glued) = match long.split_once('=') {
                Some((name, value)) if takes_value(name).is_some() => (name, Some(value.to_owned())),
                _ => (long, None),
            };
            match takes_value(name) {
                Some(name) => {
                    let value = glued.or_else(|| rest.next().cloned());
                    self.option(&format!("--{name}"), value.unwrap_or_default(), depth);
                }
                None => self.switch(&format!("--{name}")),
            }
        } else if let Some(cluster) =
            word.strip_prefix('-').filter(|cluster| !cluster.is_empty() && word != "--")
        {
            for (at, letter) in cluster.char_indices() {
                let flag = format!("-{letter}");
                if !SHORT_WITH_VALUE.contains(letter) {
                    self.switch(&flag);
                    continue;
                }
                let glued = &cluster[at + letter.len_utf8()..];
                let value = if glued.is_empty() { rest.next().cloned() } else { Some(glued.to_owned()) };
                self.option(&flag, value.unwrap_or_default(), depth);
                break;
            }
        } else if word != "--" {
            self.urls.push(word.to_owned());
        }
    }

    fn switch(&mut self, flag: &str) {
        match flag {
            "-G" | "--get" => self.data_in_url = true,
            "-I" | "--head" => self.is_head = true,
            _ => {}
        }
        self.globoff |= matches!(flag, "-g" | "--globoff");
        if !matches!(flag, "-G" | "--get" | "-I" | "--head") {
            self.mention(flag);
        }
    }

    /// An option that has no place here is told, unless nothing of the request depends on it.
    fn mention(&mut self, flag: &str) {
        let flag = secret_name::shown(flag);
        if !SILENT.contains(&flag.as_str()) && !self.options.contains(&flag) {
            self.options.push(flag);
        }
    }

    fn option(&mut self, flag: &str, value: String, depth: usize) {
        match flag {
            "-X" | "--request" => self.method = Some(value),
            "--url" => self.urls.push(value),
            "-H" | "--header" => match value.split_once([':', ';']) {
                Some((name, value)) => self.headers.push((name.trim().to_owned(), value.trim().to_owned())),
                None => self.mention(flag),
            },
            "-A" | "--user-agent" => {}
            "-b" | "--cookie" => self.headers.push(("Cookie".to_owned(), value)),
            "-e" | "--referer" => self.headers.push(("Referer".to_owned(), value)),
            "-d" | "--data" | "--data-ascii" => {
                let data = self.read(&value, true);
                self.add(data, false);
            }
            "--data-binary" => {
                let data = self.read(&value, false);
                self.add(data, false);
            }
            "--data-raw" => self.add(Some(value), false),
            "--json" => {
                let data = self.read(&value, false);
                self.add(data, true);
            }
            "--data-urlencode" => {
                let data = self.url_encoded(&value);
                self.add(data, false);
            }
            "--url-query" => match value.strip_prefix('+') {
                Some(raw) => self.queries.push(raw.to_owned()),
                None => {
                    let query = self.url_encoded(&value);
                    self.queries.extend(query);
                }
            },
            "-F" | "--form" | "--form-string" => self.refuse(ImportFault::Form),
            "-T" | "--upload-file" => self.refuse(match &*value {
                "-" | "." => ImportFault::Input,
                file => ImportFault::File(secret_name::shown(file)),
            }),
            "-K" | "--config" => self.config(&value, depth),
            _ => self.mention(flag),
        }
    }

    fn refuse(&mut self, fault: ImportFault) {
        self.fault.get_or_insert(fault);
    }

    fn add(&mut self, more: Option<String>, is_json: bool) {
        let Some(more) = more else { return };
        match &mut self.data {
            Some(data) => {
                if !is_json {
                    data.push('&');
                }
                data.push_str(&more);
            }
            None => self.data = Some(more),
        }
    }

    /// Data, which are in a file where they begin with `@`. Out of a file curl takes them without line breaks, unless they are
    /// binary.
    fn read(&mut self, value: &str, drops_breaks: bool) -> Option<String> {
        let Some(file) = value.strip_prefix('@') else { return Some(value.to_owned()) };
        let mut text = self.file(file)?;
        if drops_breaks {
            text.retain(|c| !matches!(c, '\r' | '\n' | '\0'));
        }
        Some(text)
    }

    fn file(&mut self, name: &str) -> Option<String> {
        let given = self.given;
        let (bytes, missing) = match name {
            "-" => (given.input, ImportFault::Input),
            name => (given.files.get(name).map(Vec::as_slice), ImportFault::File(secret_name::shown(name))),
        };
        let Some(bytes) = bytes else {
            self.refuse(missing);
            return None;
        };
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.to_owned()),
            Err(_) => {
                self.refuse(ImportFault::BodyNotUtf8);
                None
            }
        }
    }

    /// `content`, `=content`, `name=content`, `@file` or `name@file`; the content is encoded.
    fn url_encoded(&mut self, value: &str) -> Option<String> {
        let (name, content) = match value.find(['=', '@']) {
            None => (String::new(), value.to_owned()),
            Some(at) => {
                let (name, content) = (&value[..at], &value[at + 1..]);
                let content = match value.as_bytes()[at] {
                    b'@' => self.file(content)?,
                    _ => content.to_owned(),
                };
                (if name.is_empty() { String::new() } else { format!("{name}=") }, content)
            }
        };
        let mut encoded = name;
        for byte in content.bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                    encoded.push(char::from(byte))
                }
                _ => {
                    let _ = write!(encoded, "%{byte:02X}");
                }
            }
        }
        Some(encoded)
    }

    /// The options of a config file; one that names another goes no further.
    fn config(&mut self, name: &str, depth: usize) {
        let Some(text) = self.file(name).filter(|_| depth == 0) else { return };
        let words = config::words(&text);
        let mut words = words.iter();
        while let Some(word) = words.next() {
            self.take(word, &mut words, depth + 1);
        }
    }

    fn finish(self, notes: &Notes, found: &mut Vec<Found>) {
        let Self {
            mut urls, method, headers, data, mut queries, options, data_in_url, is_head, globoff, ..
        } = self;
        if let Some(fault) = self.fault {
            found.push(Err(fault.somewhere()));
            return;
        }
        let mut all = notes.clone();
        self.notes.0.into_iter().for_each(|note| all.add(note));
        if !options.is_empty() {
            all.add(ImportNote::Options(options));
        }
        let body = match data {
            Some(data) if data_in_url => {
                all.add(ImportNote::DataInUrl);
                queries.push(data);
                None
            }
            data => data,
        };
        let method = method.unwrap_or_else(|| match (&body, is_head) {
            (_, true) => "HEAD".to_owned(),
            (Some(_), false) => "POST".to_owned(),
            (None, false) => "GET".to_owned(),
        });
        // A line that a list of options ends in has no URL and is no request.
        urls.retain(|url| !url.is_empty());
        if urls.is_empty() {
            found.push(Err(ImportFault::NoUrl.somewhere()));
        }
        for url in urls {
            let mut url = if globoff { url } else { without_glob_escapes(&url) };
            for query in &queries {
                url.push(if url.contains('?') { '&' } else { '?' });
                url.push_str(query);
            }
            found.push(Ok(Raw {
                method: method.clone(),
                url,
                headers: headers.clone(),
                body: body.clone(),
                notes: all.clone(),
                ..Raw::default()
            }));
        }
    }
}

/// curl takes brackets and braces of a URL for patterns, so browsers put backslashes before them.
fn without_glob_escapes(url: &str) -> String {
    ["[", "]", "{", "}"].iter().fold(url.to_owned(), |url, mark| url.replace(&format!("\\{mark}"), mark))
}

/// Dashes as chat programs make them, as the plain ones.
fn plain_dashes<'w>(word: &'w str, notes: &mut Notes) -> std::borrow::Cow<'w, str> {
    let rest = word.trim_start_matches(['–', '—', '−', '‐', '‑']);
    let dashes = word.len() - rest.len();
    if dashes == 0 || rest.is_empty() {
        return word.into();
    }
    notes.add(ImportNote::Typographic);
    let is_long = word.starts_with('—')
        || rest.starts_with('-')
        || rest.chars().nth(1).is_some_and(char::is_alphabetic);
    format!("{}{}", if is_long { "--" } else { "-" }, rest.trim_start_matches('-')).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[&str]) -> Vec<Found> {
        let words: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
        let files = [("file.json".to_owned(), b"{\r\n}\n".to_vec())].into();
        requests(&words, Given { input: Some(b"in\nput"), files: &files }, &Notes::default())
    }

    fn check(words: &[&str], method: &str, url: &str, body: Option<&str>) {
        let found = of(words);
        let raw = found[0].as_ref().unwrap();
        assert_eq!((&*raw.method, &*raw.url, raw.body.as_deref()), (method, url, body), "{words:?}");
    }

    #[test]
    fn data_in_all_their_ways() {
        check(&["u"], "GET", "u", None);
        check(&["u", "-d", "a"], "POST", "u", Some("a"));
        check(&["-d", "a", "--data", "b", "u"], "POST", "u", Some("a&b"));
        check(&["--json", "{", "--json", "}", "u"], "POST", "u", Some("{}"));
        check(&["--data-raw", "@a", "u"], "POST", "u", Some("@a"));
        check(&["-d", "", "u"], "POST", "u", Some(""));
        check(&["-d", "@file.json", "u"], "POST", "u", Some("{}"));
        check(&["--data-binary", "@file.json", "u"], "POST", "u", Some("{\r\n}\n"));
        check(&["-d@-", "u"], "POST", "u", Some("input"));
        check(&["--data-urlencode", "a b", "--data-urlencode", "=c&", "u"], "POST", "u", Some("a%20b&c%26"));
        check(&["--data-urlencode", "n=中", "u"], "POST", "u", Some("n=%E4%B8%AD"));
        check(&["-G", "-d", "a=1", "--data-urlencode", "b=+", "u"], "GET", "u?a=1&b=%2B", None);
        check(&["-G", "-d", "a=1", "u?x"], "GET", "u?x&a=1", None);
        check(&["--url-query", "a=b c", "u", "-d", "{}"], "POST", "u?a=b%20c", Some("{}"));
    }

    #[test]
    fn flags_glued_and_clustered() {
        check(&["-XPUT", "-d{}", "u"], "PUT", "u", Some("{}"));
        check(&["-sSLXPOST", "u"], "POST", "u", None);
        check(&["-sSd", "{}", "--url", "u"], "POST", "u", Some("{}"));
        check(&["--request=PUT", "--data={}", "u"], "PUT", "u", Some("{}"));
        check(&["--data-bin", "a", "u"], "POST", "u", Some("a"));
        check(&["-o", "out", "-w", "%{http_code}", "-m", "5", "--max-time", "5", "u"], "GET", "u", None);
        check(&["-I", "u"], "HEAD", "u", None);
        check(&["—data", "{}", "–X", "PUT", "–url", "u"], "PUT", "u", Some("{}"));
        check(&["--", "u"], "GET", "u", None);
        check(&["http://h/\\[a\\]\\{b\\}"], "GET", "http://h/[a]{b}", None);
        check(&["-g", "http://h/\\[a\\]"], "GET", "http://h/\\[a\\]", None);
    }

    #[test]
    fn headers_and_options_are_told() {
        let found = of(&[
            "u", "-H", "A: 1", "-HB:2", "--header", "C;", "-b", "x=1", "-k", "-s", "-x", "p:1", "--odd",
        ]);
        let raw = found[0].as_ref().unwrap();
        let names: Vec<_> = raw.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(names, [("A", "1"), ("B", "2"), ("C", ""), ("Cookie", "x=1")]);
        let options = ["-k", "-x", "--odd"].map(str::to_owned).to_vec();
        assert_eq!(raw.notes.0, [ImportNote::Options(options)]);
    }

    #[test]
    fn what_is_not_here_refuses() {
        let refused = |words: &[&str]| of(words).remove(0).map_err(|refusal| refusal.fault).unwrap_err();
        let files = BTreeMap::new();
        let words = ["-d", "@-", "u"].map(str::to_owned);
        let found = requests(&words, Given { input: None, files: &files }, &Notes::default());
        assert_eq!(found[0].as_ref().map_err(|refusal| &refusal.fault), Err(&ImportFault::Input));
        assert_eq!(refused(&["-d", "@other", "u"]), ImportFault::File("other".into()));
        assert_eq!(refused(&["-T", "x", "u"]), ImportFault::File("x".into()));
        assert_eq!(refused(&["-F", "a=@b", "u"]), ImportFault::Form);
        assert_eq!(refused(&["-d", "x"]), ImportFault::NoUrl);
        assert_eq!(refused(&["-d"]), ImportFault::NoUrl);
    }

    #[test]
    fn several_requests_of_one_line() {
        let found = of(&["u", "-d", "1", "--next", "v", "w"]);
        let urls: Vec<_> = found.iter().map(|raw| raw.as_ref().unwrap().url.as_str()).collect();
        assert_eq!(urls, ["u", "v", "w"]);
        assert_eq!(found[1].as_ref().unwrap().body, None);
    }
}
