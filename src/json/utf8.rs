//! Bytes into text in slices of work. What is no UTF-8 becomes U+FFFD and is told, never passed over in silence.

use std::str;

/// A decoding in progress. Every call takes the same bytes.
#[derive(Clone, Debug, Default)]
pub struct Decoder {
    text: String,
    at: usize,
    bad: Option<usize>,
    cut: bool,
}

impl Decoder {
    /// Decodes about `budget` further bytes. True when all are decoded.
    pub fn advance(&mut self, bytes: &[u8], budget: usize) -> bool {
        if self.at == 0 {
            self.text.reserve_exact(bytes.len());
        }
        // `utf8_chunks` would say it shorter, but looks at each byte by itself: twice the time for a long text.
        // At least a whole character, so that a cut one is not met twice.
        let end = self.at.saturating_add(budget.max(4)).min(bytes.len());
        while self.at < end {
            let window = &bytes[self.at..end];
            let Err(error) = str::from_utf8(window) else {
                self.push(window, window.len());
                break;
            };
            let good = error.valid_up_to();
            self.push(&window[..good], good);
            match error.error_len() {
                // A character that the window cuts is left to the next one.
                None if end < bytes.len() => break,
                cut => {
                    self.cut = cut.is_none() && self.bad.is_none();
                    self.bad.get_or_insert(self.at);
                    self.text.push(char::REPLACEMENT_CHARACTER);
                    self.at += cut.unwrap_or(end - self.at);
                }
            }
        }
        self.at >= bytes.len()
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text without byte order marks at its beginning, which JSON has none of.
    pub fn unmarked(&self) -> &str {
        self.text.trim_start_matches('\u{feff}')
    }

    /// What somebody else decoded, who has the tables of another encoding; `bad` is the first byte that is not UTF-8.
    pub fn elsewhere(text: &str, bad: usize) -> Self {
        Self { text: text.to_owned(), at: usize::MAX, bad: Some(bad), cut: false }
    }

    /// The offset of the first byte that is not UTF-8.
    pub fn bad(&self) -> Option<usize> {
        self.bad
    }

    /// Whether nothing is wrong but that the end cuts a character.
    pub fn is_cut(&self) -> bool {
        self.cut
    }

    fn push(&mut self, good: &[u8], len: usize) {
        self.text.push_str(str::from_utf8(good).unwrap_or_default());
        self.at += len;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn slices_decode_as_the_whole_does(
            bytes in prop_oneof![any::<Vec<u8>>(), any::<String>().prop_map(String::into_bytes)],
            cut in any::<prop::sample::Index>(),
            budget in 0usize..12,
        ) {
            let bytes = &bytes[..if bytes.is_empty() { 0 } else { cut.index(bytes.len()) + 1 }];
            let mut decoder = Decoder::default();
            while !decoder.advance(bytes, budget) {}
            prop_assert_eq!(decoder.text(), String::from_utf8_lossy(bytes));
            let error = str::from_utf8(bytes).err();
            prop_assert_eq!(decoder.bad(), error.map(|error| error.valid_up_to()));
            prop_assert_eq!(decoder.is_cut(), error.is_some_and(|error| error.error_len().is_none()));
        }
    }
}
