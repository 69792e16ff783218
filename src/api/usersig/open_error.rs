//! At which step a text turns out to be no UserSig.

use super::{Slip, Step};

/// At which step a text turned out to be no UserSig, in the order of the steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenError {
    /// There is no text.
    Empty,
    /// The text is longer than [`TEXT_MAX`](super::TEXT_MAX).
    TooLong,
    /// A character outside `A-Z a-z 0-9 * - _`.
    Alphabet {
        /// The character.
        found: char,
        /// How many characters stand before it.
        offset: usize,
    },
    /// Not whole Base64.
    Base64(Base64Fault),
    /// Not a whole zlib stream.
    Zlib(ZlibFault),
    /// It inflates to more than [`INFLATED_MAX`](super::INFLATED_MAX).
    TooLarge,
    /// What was inflated is not UTF-8.
    Utf8 {
        /// How many good bytes stand before.
        offset: usize,
    },
    /// What was inflated is not JSON.
    Json {
        /// The line, from 1.
        line: usize,
        /// The column in bytes, from 1; 0 at the start of a line.
        column: usize,
    },
    /// JSON, but no object.
    NotObject,
    /// `TLS.ver` is another version than 2.0.
    Version,
    /// A field is missing.
    Missing(&'static str),
    /// A field has the wrong type, or (version 1) its text is no number.
    WrongType(&'static str),
    /// A field that must be Base64 is not.
    NotBase64(&'static str),
    /// A slip in the making that has a name.
    Slip(Slip),
}

/// What is wrong with the Base64.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base64Fault {
    /// The number of characters is no multiple of four, or the padding is missing: cut off, most likely.
    Length,
    /// The padding `_` stands before the end.
    Padding {
        /// How many characters stand before it.
        offset: usize,
    },
    /// The last character holds bits that belong to no byte: cut off or altered.
    LastCharacter,
}

/// What is wrong with the zlib stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZlibFault {
    /// It does not begin as zlib does: gzip, raw deflate or not packed at all.
    Header,
    /// It ends too early: cut off.
    Truncated,
    /// It can't be inflated.
    Data,
    /// The checksum differs: altered or damaged.
    Checksum,
    /// More bytes follow after its end.
    Trailing,
}

impl OpenError {
    /// The error code of the service, by our reading (`super::server_code`): 70002 empty, 70003 what can't be
    /// unpacked, 70005 what is unpacked and no UserSig, 70014 one that has another text where the app's number belongs.
    pub fn code(self) -> u32 {
        match self {
            Self::Empty => 70002,
            Self::TooLong | Self::Alphabet { .. } | Self::Base64(_) | Self::Zlib(_) | Self::TooLarge => 70003,
            Self::Utf8 { .. } | Self::Json { .. } => 70003,
            Self::NotObject | Self::Version => 70005,
            Self::Missing(_) | Self::WrongType(_) | Self::NotBase64(_) => 70005,
            Self::Slip(Slip::SwappedFields) => 70014,
            Self::Slip(slip) if slip.step() == Step::Packing => 70003,
            Self::Slip(_) => 70005,
        }
    }
}
