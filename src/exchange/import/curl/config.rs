//! A config file of curl: an option a line, its value quoted or not.

/// The arguments that the lines stand for.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let end = line.find(|c: char| c.is_whitespace() || matches!(c, '=' | ':')).unwrap_or(line.len());
        let (name, rest) = line.split_at(end);
        words.push(if name.starts_with('-') { name.to_owned() } else { format!("--{name}") });
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '=' | ':'));
        if !rest.is_empty() {
            words.push(value(rest));
        }
    }
    words
}

/// A value: all up to the closing quote with its escapes, or one word.
fn value(text: &str) -> String {
    let Some(quoted) = text.strip_prefix('"') else {
        return text.split_whitespace().next().unwrap_or_default().to_owned();
    };
    let mut out = String::new();
    let mut chars = quoted.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => out.push(match chars.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                Some('v') => '\u{b}',
                Some(other) => other,
                None => '\\',
            }),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_arguments() {
        let text = "# comment\nurl = \"http://h\"\n-X PUT\r\ndata-raw = \"{\\\"a\\\":\\n1}\" rest\nsilent\n";
        let expected = ["--url", "http://h", "-X", "PUT", "--data-raw", "{\"a\":\n1}", "--silent"];
        assert_eq!(words(text), expected);
    }
}
