//! The steps from a text to the JSON in it: Base64, zlib, UTF-8, JSON; each undone alone.

use super::fields::Fields;
use super::{Base64Fault, OpenError, ZlibFault};
use base64::engine::general_purpose::STANDARD;
use base64::{DecodeError, Engine};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
use serde_json::Value;

/// The longest text that is looked at, in bytes: [`INFLATED_MAX`] bytes that could not be packed, in Base64. More could
/// only inflate to more.
pub const TEXT_MAX: usize = 88 * 1024;
/// The most bytes that are inflated. A real UserSig has a few hundred.
pub const INFLATED_MAX: usize = 64 * 1024;

/// Undoes Base64 as UserSigs have it.
pub(super) fn decode(text: &str) -> Result<Vec<u8>, OpenError> {
    let standard = text.bytes().map(|byte| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => Some(byte),
        b'*' => Some(b'+'),
        b'-' => Some(b'/'),
        b'_' => Some(b'='),
        _ => None,
    });
    let Some(standard) = standard.collect::<Option<Vec<u8>>>() else { return Err(alphabet(text)) };
    STANDARD.decode(standard).map_err(|error| {
        OpenError::Base64(match error {
            DecodeError::InvalidByte(offset, _) => Base64Fault::Padding { offset },
            DecodeError::InvalidLastSymbol { .. } => Base64Fault::LastCharacter,
            DecodeError::InvalidLength(_) | DecodeError::InvalidPadding => Base64Fault::Length,
        })
    })
}

/// The first character outside the alphabet, of a text that has one.
fn alphabet(text: &str) -> OpenError {
    let is_foreign = |c: &char| !c.is_ascii_alphanumeric() && !matches!(c, '*' | '-' | '_');
    let offset = text.chars().take_while(|c| !is_foreign(c)).count();
    OpenError::Alphabet { found: text.chars().find(is_foreign).unwrap_or_default(), offset }
}

/// Undoes zlib.
pub(super) fn inflate(packed: &[u8]) -> Result<Vec<u8>, OpenError> {
    // RFC 1950, 2.2: the method is 8 (deflate) and the two bytes are a multiple of 31.
    match packed {
        [] | [_] => return Err(OpenError::Zlib(ZlibFault::Truncated)),
        &[cmf, flg, ..] if cmf & 0x0f != 8 || u16::from_be_bytes([cmf, flg]) % 31 != 0 => {
            return Err(OpenError::Zlib(ZlibFault::Header));
        }
        _ => {}
    }
    let stream = Inflated::zlib(packed);
    let fault = match stream.status {
        TINFLStatus::Done if stream.read == packed.len() => return Ok(stream.bytes),
        TINFLStatus::Done => ZlibFault::Trailing,
        TINFLStatus::HasMoreOutput => return Err(OpenError::TooLarge),
        TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => ZlibFault::Truncated,
        TINFLStatus::Adler32Mismatch => ZlibFault::Checksum,
        _ => ZlibFault::Data,
    };
    Err(OpenError::Zlib(fault))
}

/// What could be inflated of a stream.
pub(super) struct Inflated {
    /// The bytes, at most [`INFLATED_MAX`].
    pub bytes: Vec<u8>,
    /// How many bytes of the input belong to the stream.
    pub read: usize,
    /// How it ended.
    pub status: TINFLStatus,
}

impl Inflated {
    /// A stream with zlib's header and checksum.
    pub fn zlib(packed: &[u8]) -> Self {
        Self::with(packed, inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER)
    }

    /// A deflate stream alone.
    pub fn raw(packed: &[u8]) -> Self {
        Self::with(packed, 0)
    }

    fn with(packed: &[u8], flags: u32) -> Self {
        let flags = flags | inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let mut inflater = Box::<DecompressorOxide>::default();
        let mut bytes = vec![0; INFLATED_MAX];
        let (status, read, written) = decompress(&mut inflater, packed, &mut bytes, 0, flags);
        bytes.truncate(written);
        Self { bytes, read, status }
    }
}

/// Reads the JSON object.
pub(super) fn json(bytes: &[u8]) -> Result<Fields, OpenError> {
    let json = std::str::from_utf8(bytes).map_err(|error| OpenError::Utf8 { offset: error.valid_up_to() })?;
    // serde_json bounds its own depth.
    match serde_json::from_str(json) {
        Ok(Value::Object(object)) => Ok(Fields(object)),
        Ok(_) => Err(OpenError::NotObject),
        Err(error) => Err(OpenError::Json { line: error.line(), column: error.column() }),
    }
}
