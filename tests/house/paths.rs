//! The paths that a file names: those of its `use` declarations and those that stand in its code.

/// What a file names.
#[derive(Debug, Default)]
pub struct Paths {
    /// What it imports, each with the name that it has here; `*` for all of a module.
    pub imports: Vec<(String, Vec<String>)>,
    /// Paths in the code, as they are written.
    pub inline: Vec<Vec<String>>,
}

/// The paths of a text without comments and strings.
pub fn paths(code: &str) -> Paths {
    let tokens = tokens(code);
    let (mut found, mut at) = (Paths::default(), 0);
    while at < tokens.len() {
        let follows = |offset: usize| tokens.get(at + offset).copied().unwrap_or_default();
        if follows(0) == "use" {
            at = tree(&tokens, at + 1, &[], &mut found.imports);
        } else if is_name(follows(0)) && follows(1) == "::" {
            let mut path = vec![follows(0).to_owned()];
            at += 1;
            while at + 1 < tokens.len() && tokens[at] == "::" && is_name(tokens[at + 1]) {
                path.push(tokens[at + 1].to_owned());
                at += 2;
            }
            found.inline.push(path);
        } else {
            at += 1;
        }
    }
    found
}

/// Reads one tree of a `use` declaration from a token on, and gives the token behind it.
fn tree(
    tokens: &[&str],
    mut at: usize,
    before: &[String],
    imports: &mut Vec<(String, Vec<String>)>,
) -> usize {
    let mut path = before.to_vec();
    while at < tokens.len() {
        match tokens[at] {
            "::" => {
                at += 1;
                continue;
            }
            "{" => {
                at += 1;
                while at < tokens.len() && tokens[at] != "}" {
                    at = if tokens[at] == "," { at + 1 } else { tree(tokens, at, &path, imports) };
                }
                return at + 1;
            }
            "*" => {
                imports.push(("*".to_owned(), path));
                return at + 1;
            }
            "self" if !path.is_empty() => at += 1,
            name if is_name(name) => {
                path.push(name.to_owned());
                at += 1;
            }
            _ => break,
        }
        if tokens.get(at) != Some(&"::") {
            break;
        }
    }
    let mut name = path.last().cloned().unwrap_or_default();
    if tokens.get(at) == Some(&"as") {
        name = tokens.get(at + 1).copied().unwrap_or_default().to_owned();
        at += 2;
    }
    imports.push((name, path));
    // Always one token on, so that no strange text holds up the reader.
    if tokens.get(at).is_some_and(|token| [",", "}", ";"].contains(token)) { at } else { at + 1 }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Names, `::` and single characters.
fn tokens(code: &str) -> Vec<&str> {
    let (mut tokens, mut rest) = (Vec::new(), code.trim_start());
    while let Some(c) = rest.chars().next() {
        let length = if c.is_alphanumeric() || c == '_' {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            c.len_utf8()
        };
        tokens.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    tokens
}

#[test]
fn paths_are_found() {
    let found = paths(
        "pub use crate::{api::{Secret, call::{self, Call as C}}, json}; use super::super::x::*;
        fn f() -> a::B { let x = crate::text::EN; yew::start::<super::Y>() }",
    );
    let imports: Vec<_> =
        found.imports.iter().map(|(name, path)| format!("{name} = {}", path.join("::"))).collect();
    let expected = [
        "Secret = crate::api::Secret",
        "call = crate::api::call",
        "C = crate::api::call::Call",
        "json = crate::json",
        "* = super::super::x",
    ];
    assert_eq!(imports, expected);
    let inline: Vec<_> = found.inline.iter().map(|path| path.join("::")).collect();
    assert_eq!(inline, ["a::B", "crate::text::EN", "yew::start", "super::Y"]);
}
