//! Variables that a text sets and uses. What is put in is counted, as a few lines can stand for more text than there is memory.

use std::collections::BTreeMap;

/// How much may be put in, in bytes.
const MOST: usize = 16 * 1024 * 1024;
/// How often a value is filled in anew: it may name variables itself.
const ROUNDS: usize = 5;

/// What variables stand for.
#[derive(Clone)]
pub(super) struct Variables {
    values: BTreeMap<String, String>,
    left: usize,
}

impl Default for Variables {
    fn default() -> Self {
        Self { values: BTreeMap::new(), left: MOST }
    }
}

impl Variables {
    /// Sets a variable.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.values.insert(name.into(), value.into());
    }

    /// What a variable stands for; nothing where it is not set, or too much was put in by now.
    pub fn get(&mut self, name: &str) -> Option<&str> {
        let value = self.values.get(name)?;
        self.left = self.left.checked_sub(value.len())?;
        Some(value)
    }

    /// The value of the first variable whose name fits.
    pub fn find(&self, fits: fn(&str) -> bool) -> Option<String> {
        self.values.iter().find(|(name, _)| fits(name)).map(|(_, value)| value.clone())
    }

    /// A text with its `{{variables}}` filled in; one that is not set stays as it is.
    pub fn filled(&mut self, text: &str) -> String {
        let mut filled = text.to_owned();
        if self.values.is_empty() {
            return filled;
        }
        for _ in 0..ROUNDS {
            let (next, changed) = self.once(&filled);
            filled = next;
            if !changed {
                break;
            }
        }
        filled
    }

    fn once(&mut self, text: &str) -> (String, bool) {
        let mut out = String::with_capacity(text.len());
        let (mut rest, mut changed) = (text, false);
        while let Some((before, after)) = rest.split_once("{{") {
            out.push_str(before);
            // The name is on the same line and short, else this is no variable.
            let near = crate::json::pieces::head(after, 200);
            match near.split_once("}}").and_then(|(name, _)| Some((name, self.get(name.trim())?))) {
                Some((name, value)) => {
                    out.push_str(value);
                    rest = &after[name.len() + 2..];
                    changed = true;
                }
                None => {
                    out.push_str("{{");
                    rest = after;
                }
            }
        }
        out.push_str(rest);
        (out, changed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_filled_in_and_may_name_others() {
        let mut variables = Variables::default();
        variables.set("host", "h.{{tld}}");
        variables.set("tld", "example");
        assert_eq!(
            variables.filled("https://{{host}}/{{ tld }}/{{none}}/{{"),
            "https://h.example/example/{{none}}/{{"
        );
        variables.set("self", "{{self}}{{self}}");
        assert!(variables.filled("{{self}}").starts_with("{{self}}"));
    }

    #[test]
    fn no_more_is_put_in_than_there_is_room_for() {
        let mut variables = Variables::default();
        variables.set("big", "x".repeat(MOST / 2));
        assert!(variables.filled("{{big}}{{big}}{{big}}").ends_with("{{big}}"));
    }
}
