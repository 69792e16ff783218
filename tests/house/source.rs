//! The sources as text: which files there are, and what of them is code.

use std::fs;
use std::path::{Path, PathBuf};

/// A Rust file.
pub struct Source {
    /// Its place in the repository, such as `src/api/call.rs`.
    pub path: String,
    /// All of it.
    pub text: String,
}

/// The folder of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Rust files under a folder, in the order of their names.
pub fn sources(folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
                found.push(Source { path, text });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// A text without its comments; what it says in strings stays.
pub fn without_comments(text: &str) -> String {
    strip(text, true)
}

/// What is left to the compiler: no comments, no contents of strings, and nothing that is compiled for tests alone.
pub fn code(text: &str) -> String {
    without_tests(&strip(text, false))
}

/// Drops comments, and the contents of strings and characters unless they are to stay. A line stays a line.
fn strip(text: &str, keep_strings: bool) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let piece = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some(length) = string(rest, left.chars().next_back()) {
            left.push_str(if keep_strings { &rest[..length] } else { "\"\"" });
            rest = &rest[length..];
            continue;
        } else {
            left.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        left.extend(rest[..piece].chars().filter(|c| *c == '\n'));
        rest = &rest[piece..];
    }
    left
}

/// What the strings outside of comments and tests say, each with its line; for files whose tests stand at their end.
pub fn texts(text: &str) -> Vec<(usize, String)> {
    let code = without_comments(text);
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(c) = code[at..].chars().next() {
        let length = string(&code[at..], code[..at].chars().next_back()).unwrap_or(c.len_utf8());
        let piece = &code[at..at + length];
        if let Some(said) = piece.strip_prefix('"').and_then(|piece| piece.strip_suffix('"')) {
            let said = said.replace("\\\"", "\"").replace("\\\\", "\\");
            found.push((code[..at].lines().count(), said));
        }
        at += length;
    }
    found
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        match text.get(at..at + 2) {
            Some("/*") => (depth, at) = (depth + 1, at + 2),
            Some("*/") => (depth, at) = (depth - 1, at + 2),
            _ => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// The length of the string or character that a text begins with, if it begins with one.
fn string(text: &str, before: Option<char>) -> Option<usize> {
    let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if let Some(raw) = text.strip_prefix('r').filter(|_| !in_word || before == Some('b')) {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if let Some(body) = raw[hashes..].strip_prefix('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            return Some(1 + hashes + 1 + body.find(&close).map_or(body.len(), |at| at + close.len()));
        }
    }
    let quote = text.chars().next().filter(|c| *c == '"' || *c == '\'')?;
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return Some(at + 1),
            // A lifetime: no second quote right behind the one character.
            _ if quote == '\'' && !text[1..].starts_with('\\') && at > 1 => return None,
            _ => {}
        }
    }
    None
}

/// Drops each item under `#[cfg(test)]`.
fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let (mut left, mut rest) = (String::new(), code);
    while let Some(at) = rest.find(MARK) {
        left.push_str(&rest[..at]);
        rest = &rest[at + MARK.len()..];
        let mut depth = 0;
        let end = rest.char_indices().find(|(_, c)| {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            depth == 0 && (*c == '}' || *c == ';')
        });
        rest = end.map_or("", |(at, _)| &rest[at + 1..]);
    }
    left + rest
}

#[test]
fn code_is_told_from_what_is_only_said() {
    let text = "let a = \"crate::x // no comment\"; // crate::y\nfn f<'a>(c: char) -> &'a str { r#\"s\"p\"# } /* z\n */ '\"'";
    let code = code(text);
    assert!(!code.contains("crate") && !code.contains("s\"p") && !code.contains('z'), "{code}");
    assert!(code.contains("fn f<'a>(c: char) -> &'a str {"), "{code}");
    assert_eq!(code.lines().count(), text.lines().count());
    assert!(without_comments(text).contains("crate::x // no comment"));
}

#[test]
fn what_is_for_tests_is_no_part_of_the_house() {
    let text = "use a::b;\n#[cfg(test)]\nmod tests {\n fn x() { super::y(); }\n}\nfn z() {}\n#[cfg(test)]\nmod more;\nfn q() {}";
    let code = code(text);
    assert!(!code.contains("super") && !code.contains("more"), "{code}");
    assert!(code.contains("fn z()") && code.contains("fn q()"), "{code}");
}
