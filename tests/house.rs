//! The house rules that no compiler knows, read from the sources: who may use whom, that nothing is needed in a circle,
//! where state and the browser may be touched, file heads and sizes, where words stand, and that the page's CSP names the
//! documented hosts and no other. The rules are the tables below.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "house/graph.rs"]
mod graph;
#[path = "house/paths.rs"]
mod paths;
#[path = "house/source.rs"]
mod source;
#[path = "house/typography.rs"]
mod typography;

use graph::{Crate, circles};
use source::{code, root, sources, without_comments};
use std::fs;
use tim_tester::api::endpoint;

/// The rooms of `src/` that each room may name besides itself. Nothing points back.
const MAY_USE: [(&str, &[&str]); 8] = [
    ("json", &[]),
    ("api", &["json"]),
    ("sandbox", &["api", "json"]),
    ("exchange", &["api", "json"]),
    ("snippet", &["api", "json"]),
    ("state", &["sandbox", "exchange", "snippet", "api", "json"]),
    ("text", &["state", "exchange", "snippet", "sandbox", "api", "json"]),
    ("page", &["state", "text", "sandbox", "exchange", "snippet", "api", "json"]),
];

/// What the code may name only under one folder, and why. A word ends where a longer one would go on.
const ONLY_UNDER: [(&[&str], &str, &str); 4] = [
    (
        &["yew", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo*"],
        "src/page/",
        "the core knows no browser",
    ),
    (
        &[
            "query_selector",
            "query_selector_all",
            "get_element_by_id",
            "get_elements_by*",
            "document.",
            "document(",
        ],
        "src/page/effect/",
        "what is on the page is known from the state, and its elements from their NodeRefs",
    ),
    (&["globalThis", "js_sys::global", "Reflect"], "src/page/effect/", "a global carries no state"),
    (&["thread_local"], "nowhere", "there is one state: the page's"),
];

/// Types that change behind a shared reference.
const CHANGING: [&str; 8] =
    ["Cell", "RefCell", "OnceCell", "Mutex", "RwLock", "Atomic", "OnceLock", "LazyLock"];

/// Those that a static may have outside the page, around what does not change: a table of facts is read once.
const ONCE: [&str; 2] = ["OnceLock", "LazyLock"];

/// No file is longer.
const MOST_LINES: usize = 500;

/// The room of a path such as `src/api/call.rs`.
fn room(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    inside.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// Fails with all that was found at once.
fn none(found: Vec<String>) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn nothing_points_back() {
    let sources = sources("src");
    let files = Crate::new(sources.iter().map(|source| (&*source.path, &*source.text)));
    let mut wrong = Vec::new();
    for (path, named) in files.rooms_named() {
        let own = room(path);
        match MAY_USE.iter().find(|(name, _)| *name == own) {
            Some((_, allowed)) => {
                let other = MAY_USE.iter().map(|(name, _)| *name).filter(|name| named.contains(*name));
                let back = other.filter(|name| *name != own && !allowed.contains(name));
                wrong.extend(back.map(|name| format!("{path} names {name}, and {own} may not")));
            }
            None if own == "lib" || own == "main" => {}
            None => wrong.push(format!("{path}: a new room needs its line in MAY_USE")),
        }
    }
    none(wrong);
}

#[test]
fn no_files_need_each_other_in_a_circle() {
    let sources = sources("src");
    let files = Crate::new(sources.iter().map(|source| (&*source.path, &*source.text)));
    let needs = files.needs();
    let describe = |circle: Vec<&str>| {
        let inside = circle.iter().map(|file| {
            let others: Vec<_> =
                circle.iter().filter(|other| needs[file].contains(*other)).copied().collect();
            format!("  {file} needs {}", others.join(", "))
        });
        format!("in a circle:\n{}", inside.collect::<Vec<_>>().join("\n"))
    };
    none(circles(&needs).into_iter().map(describe).collect());
}

/// Where a name stands in code, as a word; `*` at its end lets it go on.
fn stands(code: &str, name: &str) -> bool {
    let (name, goes_on) = name.strip_suffix('*').map_or((name, false), |name| (name, true));
    let in_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + name.len()..].chars().next();
        let ends = goes_on || !name.ends_with(in_word) || !after.is_some_and(in_word);
        ends && !before.is_some_and(in_word)
    })
}

#[test]
fn words_are_found() {
    assert!(stands("use gloo_net::http;", "gloo*") && !stands("use igloo::x;", "gloo*"));
    assert!(stands("let d = document.body();", "document.") && !stands("document::focus()", "document."));
    assert!(!stands("yews::x", "yew") && stands("(yew::x)", "yew"));
    assert_eq!(
        statics("pub static A: OnceLock<Vec<u8>> = OnceLock::new(); static mut B: u8 = 1; &'static str"),
        ["OnceLock<Vec<u8>>", "mut u8"]
    );
}

#[test]
fn the_browser_and_the_globals_stay_where_they_belong() {
    let mut wrong = Vec::new();
    for source in sources("src") {
        let code = code(&source.text);
        for (names, folder, why) in ONLY_UNDER {
            let named = names.iter().filter(|name| !source.path.starts_with(folder) && stands(&code, name));
            wrong.extend(named.map(|name| format!("{} names {name}: {why}", source.path)));
        }
    }
    none(wrong);
}

/// The types of the statics in code, `mut` before those that have it.
fn statics(code: &str) -> Vec<String> {
    let after = code.match_indices("static ").filter(|(at, _)| {
        // `'static` is a lifetime, `nonstatic` a word.
        !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '\'')
    });
    let declared = after.filter_map(|(at, word)| {
        let rest = &code[at + word.len()..];
        let (name, rest) = rest.split_once(':')?;
        let kind = rest.split(['=', ';']).next()?.trim();
        let is_mut = name.trim_start().starts_with("mut ");
        Some(format!("{}{kind}", if is_mut { "mut " } else { "" }))
    });
    declared.collect()
}

#[test]
fn no_static_carries_state() {
    let mut wrong = Vec::new();
    for source in sources("src") {
        for kind in statics(&code(&source.text)) {
            let inside = ONCE.iter().find_map(|once| kind.strip_prefix(&format!("{once}<")));
            let judged = inside.filter(|_| room(&source.path) != "page").unwrap_or(&kind);
            let changing = CHANGING.iter().find(|name| stands(judged, &format!("{name}*")));
            if judged.starts_with("mut ") || changing.is_some() {
                wrong.push(format!("{}: a static of {kind} can change behind the state's back", source.path));
            }
        }
    }
    none(wrong);
}

#[test]
fn every_file_says_what_it_is_for_and_is_short() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "examples", "benches"] {
        if !root().join(folder).is_dir() {
            continue;
        }
        for source in sources(folder) {
            // A sibling tests.rs is explained by the module it tests.
            if !source.text.starts_with("//!") && !source.path.ends_with("tests.rs") {
                wrong.push(format!("{} opens without //!", source.path));
            }
            let lines = source.text.lines().count();
            if lines > MOST_LINES {
                wrong.push(format!("{} has {lines} lines; {MOST_LINES} are the most", source.path));
            }
        }
    }
    none(wrong);
}

#[test]
fn the_page_takes_its_words_from_text() {
    let page = sources("src").into_iter().filter(|source| room(&source.path) == "page");
    let han = page.filter_map(|source| {
        let text = without_comments(&source.text);
        let line = text.lines().find(|line| line.chars().any(|c| ('\u{2e80}'..='\u{9fff}').contains(&c)))?;
        Some(format!("{}: words belong to src/text: {}", source.path, line.trim()))
    });
    none(han.collect());
}

#[test]
fn the_page_may_talk_to_the_documented_hosts_and_no_other() {
    let index = fs::read_to_string(root().join("index.html")).unwrap();
    let (_, rest) = index.split_once("connect-src ").expect("index.html has a connect-src");
    let named: Vec<_> = rest.split(';').next().unwrap().split_whitespace().map(str::to_owned).collect();
    let own = ["'self'", "http://127.0.0.1:*", "http://localhost:*"].map(str::to_owned);
    let expected: Vec<_> =
        own.into_iter().chain(endpoint::hosts().map(|host| format!("https://{host}"))).collect();
    assert_eq!(named, expected, "connect-src of index.html, in the order of data/endpoints.tsv");
}

#[test]
fn servers_are_told_the_policy_of_the_page_and_that_none_may_frame_it() {
    let index = fs::read_to_string(root().join("index.html")).unwrap();
    let (_, rest) = index.split_once("Content-Security-Policy\" content=\"").expect("index.html has a CSP");
    let policy = rest.split('"').next().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    let header = format!("\"{policy}; frame-ancestors 'none'\"");
    for file in ["nginx.conf", "Caddyfile"] {
        let text = fs::read_to_string(root().join("docs/hosting").join(file)).unwrap();
        assert!(text.contains(&header), "docs/hosting/{file} has another policy than index.html");
    }
}

#[test]
fn the_csp_stands_before_all_that_loads() {
    let index = fs::read_to_string(root().join("index.html")).unwrap();
    let csp = index.find("Content-Security-Policy").expect("index.html has a CSP");
    for loads in ["<link", "<script", "<style", "<img"] {
        assert!(index.find(loads).is_none_or(|at| at > csp), "{loads} stands before the CSP");
    }
}
