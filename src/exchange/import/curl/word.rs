//! A word of a command line as it grows.

use crate::exchange::import::model::ImportNote;
use crate::exchange::import::raw::Notes;

/// A word: bytes, as an escape may be one alone.
#[derive(Default)]
pub(super) struct Word {
    /// Its bytes so far.
    pub bytes: Vec<u8>,
    /// Whether there is a word, be it an empty one.
    pub is_begun: bool,
    /// The first half of a pair of UTF-16 units.
    high: Option<u32>,
}

impl Word {
    /// Adds a character.
    pub fn push(&mut self, c: char) {
        self.end_pair();
        self.is_begun = true;
        self.bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }

    /// Adds text.
    pub fn push_str(&mut self, text: &str) {
        self.end_pair();
        self.is_begun = true;
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Adds a byte.
    pub fn push_byte(&mut self, byte: u8) {
        self.end_pair();
        self.is_begun = true;
        self.bytes.push(byte);
    }

    /// Adds a unit of UTF-16, of which two may be one character.
    pub fn push_unit(&mut self, unit: u32) {
        match (self.high.take(), unit) {
            (Some(high), 0xDC00..0xE000) => {
                let value = 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00);
                self.push(char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            (high, unit) => {
                self.high = high;
                self.end_pair();
                match unit {
                    0xD800..0xDC00 => self.high = Some(unit),
                    unit => self.push(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER)),
                }
            }
        }
    }

    /// Half a pair is no character.
    fn end_pair(&mut self) {
        if self.high.take().is_some() {
            self.push(char::REPLACEMENT_CHARACTER);
        }
    }

    /// Whether what is there so far begins an address.
    pub fn begins_url(&self) -> bool {
        let begins =
            |text: &[u8]| self.bytes.get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text));
        let names_command =
            || self.bytes.contains(&b'?') && self.bytes.windows(4).any(|four| four == b"/v4/");
        begins(b"http://") || begins(b"https://") || names_command()
    }

    /// The word as text. Bytes that are no UTF-8 are told and read as the characters of these numbers, as browsers write
    /// `\xe9` for one.
    pub fn finish(mut self, notes: &mut Notes) -> String {
        self.end_pair();
        String::from_utf8(self.bytes).unwrap_or_else(|error| {
            notes.add(ImportNote::Latin1);
            let mut text = String::new();
            for chunk in error.as_bytes().utf8_chunks() {
                text.push_str(chunk.valid());
                text.extend(chunk.invalid().iter().map(|byte| char::from(*byte)));
            }
            text
        })
    }
}
