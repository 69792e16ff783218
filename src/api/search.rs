//! How the tables are searched: word by word, whatever the case.

/// The words of a query, in small letters.
pub fn words(query: &str) -> Vec<String> {
    query.to_lowercase().split_whitespace().map(str::to_owned).collect()
}

/// Whether a word in small letters stands in one of the texts.
pub(super) fn stands(word: &str, texts: &[&str]) -> bool {
    texts.iter().any(|text| text.to_lowercase().contains(word))
}

/// Each name once, in the order in which they come.
pub(super) fn each_once(names: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut seen = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen
}
