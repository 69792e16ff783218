//! The house rules that no compiler knows, read from the sources: who may use whom, file heads and sizes, where
//! words stand, and that the page's CSP names the documented hosts and no other.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tim_tester::api::endpoint;

/// The rooms of `src/` that each room may name besides itself. Nothing points back.
const MAY_USE: [(&str, &[&str]); 9] = [
    ("api", &["json"]),
    ("json", &[]),
    ("sandbox", &["api", "json"]),
    ("exchange", &["api", "json"]),
    ("snippet", &["api", "json"]),
    ("text", &["exchange", "api", "json"]),
    ("workbench", &["sandbox", "exchange", "snippet", "text", "api", "json"]),
    ("engine", &["page", "workbench", "sandbox", "exchange", "text", "api", "json"]),
    ("page", &["workbench", "sandbox", "exchange", "snippet", "text", "api", "json"]),
];

/// The rooms that are compiled for the browser, each a program of its own.
const IN_BROWSER: [&str; 2] = ["engine", "page"];

/// Crates of the browser, and with `_…` behind their relatives: only rooms in the browser name them.
const BROWSER: [&str; 5] = ["yew", "web_sys", "js_sys", "wasm_bindgen", "gloo"];

/// No file is longer.
const MOST_LINES: usize = 500;

/// The Rust files under a folder, with their texts.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}

/// A text without its comment lines.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The names that a text puts before `::`, with the name before that where there is one: `crate::api::Secret` gives
/// `crate` and `crate::api`. Names inside a `use crate::{…}` list count as `crate::…`.
fn paths(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    for (at, _) in code.match_indices("::") {
        let before = &code[..at];
        let name = &before[before.rfind(|c| !is_name(c)).map_or(0, |end| end + 1)..];
        found.insert(name.to_owned());
    }
    for root in ["crate::", "tim_tester::"] {
        for (at, _) in code.match_indices(root) {
            let rest = &code[at + root.len()..];
            let names = match rest.strip_prefix('{') {
                Some(list) => first_names(list),
                None => vec![rest.split(|c| !is_name(c)).next().unwrap_or_default()],
            };
            found.extend(names.into_iter().map(|name| format!("crate::{name}")));
        }
    }
    found
}

/// The first name of each path of a `use` list, whose opening brace is already read.
fn first_names(list: &str) -> Vec<&str> {
    let (mut depth, mut names, mut start) = (0, Vec::new(), 0);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.push(list[start..at].trim().split("::").next().unwrap_or_default());
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names
}

fn room(path: &Path) -> String {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn paths_are_found() {
    let names = paths("use crate::{api::{Secret, call::Call}, json}; let x = crate::text::EN; yew::start()");
    for name in ["crate::api", "crate::json", "crate::text", "yew"] {
        assert!(names.contains(name), "{name} in {names:?}");
    }
    assert!(!names.contains("crate::call"), "{names:?}");
}

#[test]
fn nothing_points_back() {
    for (path, text) in sources("src") {
        let room = room(&path);
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == room) else {
            assert!(
                room == "lib" || room == "main",
                "{}: a new room needs its line in MAY_USE",
                path.display()
            );
            continue;
        };
        for (other, _) in MAY_USE {
            let named = paths(&code(&text)).contains(&format!("crate::{other}"));
            let may = other == room || allowed.contains(&other);
            assert!(!named || may, "{} names crate::{other}, and {room} may not", path.display());
        }
    }
}

#[test]
fn the_core_names_no_browser() {
    for (path, text) in sources("src") {
        if IN_BROWSER.contains(&room(&path).as_str()) {
            continue;
        }
        let names = paths(&code(&text));
        let of_browser = |name: &str| {
            BROWSER.iter().any(|own| {
                name.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
            })
        };
        let browser = names.iter().find(|name| of_browser(name));
        assert_eq!(browser, None, "{} names the browser", path.display());
    }
}

#[test]
fn every_file_says_what_it_is_for_and_is_short() {
    for folder in ["src", "tests"] {
        for (path, text) in sources(folder) {
            // A sibling tests.rs is explained by the module it tests.
            let told = text.starts_with("//!") || path.ends_with("tests.rs");
            assert!(told, "{} opens without //!", path.display());
            let lines = text.lines().count();
            assert!(lines <= MOST_LINES, "{} has {lines} lines; {MOST_LINES} are the most", path.display());
        }
    }
}

#[test]
fn the_page_takes_its_words_from_text() {
    for (path, text) in sources("src") {
        let code = code(&text);
        let han = code.lines().find(|line| line.chars().any(|c| ('\u{2e80}'..='\u{9fff}').contains(&c)));
        assert!(
            room(&path) != "page" || han.is_none(),
            "{}: words belong to src/text: {han:?}",
            path.display()
        );
    }
}

#[test]
fn the_page_may_talk_to_the_documented_hosts_and_no_other() {
    let index = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html")).unwrap();
    let (_, rest) = index.split_once("connect-src ").expect("index.html has a connect-src");
    let named: Vec<_> = rest.split(';').next().unwrap().split_whitespace().map(str::to_owned).collect();
    let own = ["'self'", "http://127.0.0.1:*", "http://localhost:*"].map(str::to_owned);
    let expected: Vec<_> =
        own.into_iter().chain(endpoint::hosts().map(|host| format!("https://{host}"))).collect();
    assert_eq!(named, expected, "connect-src of index.html, in the order of data/endpoints.tsv");
}

#[test]
fn the_csp_stands_before_all_that_loads() {
    let index = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html")).unwrap();
    let csp = index.find("Content-Security-Policy").expect("index.html has a CSP");
    for loads in ["<link", "<script", "<style", "<img"] {
        assert!(index.find(loads).is_none_or(|at| at > csp), "{loads} stands before the CSP");
    }
}
