//! What the page says stands in both languages: in `src/text/` no phrase lacks its other half, and none is the same in both by
//! accident. The tables of `data/` are held to it where they are read.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

/// A string literal of a source with what stands before it.
struct Literal {
    text: String,
    before: String,
}

/// The literals of a source outside of its comments and tests.
fn literals(source: &str) -> Vec<Literal> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = source.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line });
    let source = lines.collect::<Vec<_>>().join("\n");
    let (mut found, mut before, mut chars) = (Vec::new(), String::new(), source.chars().peekable());
    while let Some(c) = chars.next() {
        // A quote as a character: '"'.
        if c == '\'' && chars.peek() == Some(&'"') {
            chars.next();
            continue;
        }
        if c != '"' {
            before.push(c);
            continue;
        }
        let mut text = String::new();
        while let Some(c) = chars.next().filter(|c| *c != '"') {
            text.push(if c == '\\' { chars.next().unwrap_or(c) } else { c });
        }
        found.push(Literal { text, before: std::mem::take(&mut before).trim().to_owned() });
    }
    found
}

/// The pairs of a source: Chinese and English side by side, as `pick`, `say!` and `phrases!` take them.
fn pairs(source: &str) -> Vec<(String, String)> {
    let literals = literals(source);
    let opens = |before: &str| ["pick(", "lang,", ":"].iter().any(|end| before.ends_with(end));
    let opens_list = |before: &str| before.replace([' ', '\n'], "").ends_with("lang,[");
    let mut pairs = Vec::new();
    for (at, first) in literals.iter().enumerate() {
        let rest = &literals[at + 1..];
        let second = if opens_list(&first.before) {
            // The arguments of the first half may be texts, too.
            rest.iter().find(|literal| literal.before.replace([' ', '\n'], "").ends_with("],["))
        } else if opens(&first.before) {
            rest.first().filter(|literal| literal.before == ",")
        } else {
            None
        };
        pairs.extend(second.map(|second| (first.text.clone(), second.text.clone())));
    }
    pairs
}

fn is_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// The letters and digits of a phrase, outside of its placeholders.
fn letters(text: &str) -> String {
    let mut depth = 0_i32;
    let outside = text.chars().filter(|c| {
        depth += i32::from(*c == '{') - i32::from(*c == '}');
        depth == 0 && c.is_alphanumeric()
    });
    outside.collect()
}

/// What is wrong with a pair, if anything is.
fn fault(zh: &str, en: &str) -> Option<&'static str> {
    let (zh_letters, en_letters) = (letters(zh), letters(en));
    // What may be quoted in English: the language's own name, and words to search for.
    let is_english = !is_han(&en.replace("中文", "").replace("头像", "").replace("好友", ""));
    match (zh_letters.is_empty(), en_letters.is_empty()) {
        (true, true) => None,
        (false, false) if !is_english => Some("has Chinese in its English"),
        (false, false) if zh == en => Some("is the same in both languages"),
        // A name with the punctuation of each language: `zlib：` and `zlib: `.
        (false, false) if !is_han(zh) && zh_letters != en_letters && !zh.contains('：') => {
            Some("has no Chinese")
        }
        (false, false) => None,
        _ => Some("lacks a half"),
    }
}

/// Every file under a folder.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn every_phrase_stands_in_both_languages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text");
    let (mut count, mut faults) = (0, Vec::new());
    for path in files(&folder) {
        for (zh, en) in pairs(&fs::read_to_string(&path).unwrap()) {
            count += 1;
            faults.extend(fault(&zh, &en).map(|what| format!("{}: {zh:?} / {en:?} {what}", path.display())));
        }
    }
    assert!(count > 500, "only {count} phrases were found");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_missing_or_the_same_is_seen() {
    let source = r#"phrases! { /// "doc"
        one: "一", "One"; two(n: usize): "{n} 项", "{n} items"; }
        lang.pick("好", "Good"); say!(lang, "坏 {x}", "Bad {x}"); say!(lang, ["三 {}", "q"], ["Three {}", 3]);
        lang.pick("Same", "Same"); lang.pick("只有", ""); lang.pick("、", ", "); names.join("x");"#;
    let found = pairs(source);
    assert_eq!(found.len(), 8);
    let faults: Vec<_> = found.iter().filter_map(|(zh, en)| fault(zh, en)).collect();
    assert_eq!(faults, ["is the same in both languages", "lacks a half"]);
}
