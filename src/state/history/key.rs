//! What tells requests apart, also those of several tabs.

/// A request's own key. Keys are in the order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// When it was sent, in milliseconds since 1970.
    pub at_ms: u64,
    /// The tab's number, drawn when the page was opened.
    pub tab: u32,
    /// The request's number in that visit.
    pub call: u32,
}

impl Key {
    /// As one text, under which a request is kept.
    pub fn to_text(&self) -> String {
        format!("{}-{}-{}", self.at_ms, self.tab, self.call)
    }

    /// The key of a text.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let mut part = || parts.next();
        let (at_ms, tab, call) = (part()?.parse().ok()?, part()?.parse().ok()?, part()?.parse().ok()?);
        Some(Self { at_ms, tab, call })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_leads_back() {
        let key = Key { at_ms: u64::MAX, tab: 7, call: u32::MAX };
        assert_eq!(Key::from_text(&key.to_text()), Some(key));
        for text in ["", "1", "1-2", "1-2-x", "1-2-3-4", "-1-2-3"] {
            assert_eq!(Key::from_text(text), None, "{text}");
        }
    }
}
