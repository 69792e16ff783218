//! How the page's texts are set: punctuation of the language, and a space between Han and what is Latin.

use super::source::{root, sources, texts};
use serde_json::Value;
use std::fs;

/// Placeholders that stand for a number or a Latin word, so that Han beside them keeps its distance.
const LATIN: [&str; 26] = [
    "all", "at", "base", "bytes", "came", "chars", "code", "column", "count", "days", "done", "found",
    "host", "kept", "limit", "line", "month", "most", "number", "offset", "parts", "path", "sdkappid",
    "seconds", "tag", "year",
];

/// Full-width punctuation. Curly quotes are of both languages.
const WIDE: &str = "，。：；？！（）、";

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// A text with each placeholder as one character: a letter where it stands for something Latin, else one that is neither.
fn filled(text: &str) -> String {
    let (mut filled, mut rest) = (String::new(), text);
    while let Some(at) = rest.find('{') {
        filled.push_str(&rest[..at]);
        let end = rest[at..].find('}').map_or(rest.len(), |end| at + end);
        let name = rest.get(at + 1..end).unwrap_or_default();
        filled.push(if LATIN.contains(&name) { 'x' } else { '\u{fffc}' });
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    filled + rest
}

/// What is wrong with the setting of a Chinese text.
fn in_chinese(text: &str) -> Vec<String> {
    let text = filled(text);
    let mut wrong = Vec::new();
    for (here, next) in text.chars().zip(text.chars().skip(1)) {
        let what = if is_han(here) && ",.:;?!".contains(next) {
            "half-width punctuation behind Han"
        } else if is_han(here) && "()".contains(next) || "()".contains(here) && is_han(next) {
            "half-width brackets beside Han"
        } else if is_han(here) && next.is_ascii_alphanumeric() || here.is_ascii_alphanumeric() && is_han(next)
        {
            "no space between Han and Latin"
        } else if WIDE.contains(here) && next == ' ' || here == ' ' && WIDE.contains(next) {
            "a space beside full-width punctuation"
        } else if is_han(here) && next == ' ' && text.contains(&format!("{here} “")) {
            "a space before a quote"
        } else {
            continue;
        };
        wrong.push(format!("{what} ({here}{next}): {text}"));
    }
    wrong
}

/// What is wrong with the setting of an English text.
fn in_english(text: &str) -> Option<String> {
    let found = filled(text).chars().find(|c| WIDE.contains(*c));
    found.map(|c| format!("{c} in English: {text}"))
}

/// What is wrong with a text that nothing says the language of. One without Han is English if it has two words.
fn in_either(text: &str) -> Vec<String> {
    let shown = filled(text);
    let words = shown.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 2);
    match text.chars().any(is_han) {
        true if names_in_chinese(text) => Vec::new(),
        true => in_chinese(text),
        false if words.count() > 2 => in_english(text).into_iter().collect(),
        false => Vec::new(),
    }
}

/// An English text that names something by its Chinese name.
fn names_in_chinese(text: &str) -> bool {
    let han = text.chars().filter(|c| is_han(*c)).count();
    let is_wide = text.chars().any(|c| WIDE.contains(c));
    let is_latin = text.starts_with(|c: char| c.is_ascii_alphabetic());
    is_latin && !is_wide && han * 4 < text.chars().filter(char::is_ascii_alphabetic).count()
}

/// Texts in both languages of a table: those of the columns whose heading says which.
fn of_table(name: &str) -> Vec<String> {
    let table = fs::read_to_string(root().join("data").join(name)).unwrap();
    let mut rows = table.lines().map(|row| row.split('\t').collect::<Vec<_>>());
    let headings = rows.next().unwrap_or_default();
    let mut wrong = Vec::new();
    for (heading, cell) in rows.flat_map(|row| headings.iter().copied().zip(row).collect::<Vec<_>>()) {
        match heading {
            "zh" | "fix_zh" | "notes_zh" | "what_zh" => wrong.extend(in_chinese(cell)),
            "en" | "fix_en" | "notes_en" | "what_en" => wrong.extend(in_english(cell)),
            _ => {}
        }
    }
    wrong.into_iter().map(|what| format!("data/{name}: {what}")).collect()
}

/// The same of JSON: what stands under a language's name.
fn of_json(value: &Value, lang: Option<&str>, wrong: &mut Vec<String>) {
    match value {
        Value::String(text) if lang == Some("zh") => wrong.extend(in_chinese(text)),
        Value::String(text) if lang == Some("en") => wrong.extend(in_english(text)),
        Value::Array(items) => items.iter().for_each(|item| of_json(item, lang, wrong)),
        Value::Object(fields) => {
            for (key, value) in fields {
                let own = Some(&**key).filter(|key| ["zh", "en"].contains(key));
                of_json(value, own.or(lang), wrong);
            }
        }
        _ => {}
    }
}

#[test]
fn texts_are_set_as_their_language_is() {
    let mut wrong = Vec::new();
    for source in sources("src/text") {
        for (line, text) in texts(&source.text) {
            wrong.extend(in_either(&text).into_iter().map(|what| format!("{}:{line}: {what}", source.path)));
        }
    }
    for file in fs::read_dir(root().join("data")).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".tsv") {
            wrong.extend(of_table(&name));
        }
    }
    let lessons = fs::read_to_string(root().join("data/lessons.json")).unwrap();
    let mut in_lessons = Vec::new();
    of_json(&serde_json::from_str(&lessons).unwrap(), None, &mut in_lessons);
    wrong.extend(in_lessons.into_iter().map(|what| format!("data/lessons.json: {what}")));
    super::none(wrong);
}

#[test]
fn what_is_set_wrong_is_seen() {
    for wrong in
        ["应为字符串,不是数字", "超时(秒)", "共{count}条", "UserSig为空", "应为 0，  不是", "不该有 “x”"]
    {
        assert!(!in_either(wrong).is_empty(), "{wrong}");
    }
    for right in ["应为字符串，不是 8 位数字", "共 {count} 条：{what}", "超时（秒）", "A word, 头像, or two"]
    {
        assert_eq!(in_either(right), [""; 0], "{right}");
    }
    assert!(!in_either("there is no such field，it seems").is_empty());
}
