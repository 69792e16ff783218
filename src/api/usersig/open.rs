//! Opens a UserSig of either version, step by step, and says at which step it fails. Judges nothing.

use crate::api::Secret;
use base64::engine::general_purpose::STANDARD;
use base64::{DecodeError, Engine};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
use serde_json::{Map, Value};

/// The longest text that is looked at, in bytes: [`INFLATED_MAX`] bytes that could not be packed, in Base64. More could
/// only inflate to more.
pub const TEXT_MAX: usize = 88 * 1024;
/// The most bytes that are inflated. A real UserSig has a few hundred.
pub const INFLATED_MAX: usize = 64 * 1024;

/// A UserSig that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// Today's: HMAC-SHA256 with the SecretKey.
    V2(V2),
    /// The legacy one: ECDSA with a private key.
    V1(V1),
}

/// The fields of version 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct V2 {
    /// `TLS.identifier`: whom it is for.
    pub identifier: String,
    /// `TLS.sdkappid`.
    pub sdkappid: u64,
    /// `TLS.time`: when it was made, in Unix seconds.
    pub time: u64,
    /// `TLS.expire`: how long it lives, in seconds.
    pub expire: u64,
    /// `TLS.userbuf`, decoded.
    pub userbuf: Option<Vec<u8>>,
    /// `TLS.sig`, the signature in Base64. A secret, as the UserSig can be made again from it and the rest.
    pub sig: Secret,
}

/// The fields of version 1. In its JSON all are strings; the numbers are read here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct V1 {
    /// `TLS.account_type`, such as `0` or `169`.
    pub account_type: String,
    /// `TLS.identifier`: whom it is for.
    pub identifier: String,
    /// `TLS.appid_at_3rd`: `0`, or in the older variant the SDKAppID again.
    pub appid_at_3rd: String,
    /// `TLS.sdk_appid`.
    pub sdk_appid: u64,
    /// `TLS.time`: when it was made, in Unix seconds.
    pub time: u64,
    /// `TLS.expire_after`: how long it lives, in seconds.
    pub expire_after: u64,
    /// `TLS.version`, absent in the older variant.
    pub version: Option<String>,
    /// `TLS.userbuf`, decoded.
    pub userbuf: Option<Vec<u8>>,
    /// `TLS.sig`, an ECDSA signature in Base64.
    pub sig: Secret,
}

impl Opened {
    /// The version, 1 or 2.
    pub fn version(&self) -> u8 {
        match self {
            Self::V2(_) => 2,
            Self::V1(_) => 1,
        }
    }

    /// Whom it is for.
    pub fn identifier(&self) -> &str {
        match self {
            Self::V2(v2) => &v2.identifier,
            Self::V1(v1) => &v1.identifier,
        }
    }

    /// The app it is for.
    pub fn sdkappid(&self) -> u64 {
        match self {
            Self::V2(v2) => v2.sdkappid,
            Self::V1(v1) => v1.sdk_appid,
        }
    }

    /// When it was made, in Unix seconds.
    pub fn made_at(&self) -> u64 {
        match self {
            Self::V2(v2) => v2.time,
            Self::V1(v1) => v1.time,
        }
    }

    /// The last second in which it is valid, in Unix seconds.
    pub fn valid_until(&self) -> u64 {
        self.made_at().saturating_add(match self {
            Self::V2(v2) => v2.expire,
            Self::V1(v1) => v1.expire_after,
        })
    }

    /// The app's own bytes.
    pub fn userbuf(&self) -> Option<&[u8]> {
        match self {
            Self::V2(v2) => v2.userbuf.as_deref(),
            Self::V1(v1) => v1.userbuf.as_deref(),
        }
    }
}

/// At which step a text turned out to be no UserSig, in the order of the steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenError {
    /// There is no text.
    Empty,
    /// The text is longer than [`TEXT_MAX`].
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
    /// It inflates to more than [`INFLATED_MAX`].
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
    /// unpacked, 70005 what is unpacked and no UserSig.
    pub fn code(self) -> u32 {
        match self {
            Self::Empty => 70002,
            Self::TooLong | Self::Alphabet { .. } | Self::Base64(_) | Self::Zlib(_) | Self::TooLarge => 70003,
            Self::Utf8 { .. } | Self::Json { .. } => 70003,
            Self::NotObject | Self::Version => 70005,
            Self::Missing(_) | Self::WrongType(_) | Self::NotBase64(_) => 70005,
        }
    }
}

/// Opens a UserSig as it stands; [`super::unwrap`] prepares one that was pasted.
///
/// # Errors
/// The step at which it fails. Never panics; its time is bounded by [`TEXT_MAX`] and [`INFLATED_MAX`].
pub fn open(text: &str) -> Result<Opened, OpenError> {
    if text.is_empty() {
        return Err(OpenError::Empty);
    }
    if text.len() > TEXT_MAX {
        return Err(OpenError::TooLong);
    }
    let json = inflate(&unwrap_base64(text)?)?;
    let json = std::str::from_utf8(&json).map_err(|error| OpenError::Utf8 { offset: error.valid_up_to() })?;
    // serde_json bounds its own depth.
    match serde_json::from_str(json) {
        Ok(Value::Object(object)) => read(&Fields(object)),
        Ok(_) => Err(OpenError::NotObject),
        Err(error) => Err(OpenError::Json { line: error.line(), column: error.column() }),
    }
}

fn unwrap_base64(text: &str) -> Result<Vec<u8>, OpenError> {
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

fn inflate(packed: &[u8]) -> Result<Vec<u8>, OpenError> {
    // RFC 1950, 2.2: the method is 8 (deflate) and the two bytes are a multiple of 31.
    match packed {
        [] | [_] => return Err(OpenError::Zlib(ZlibFault::Truncated)),
        &[cmf, flg, ..] if cmf & 0x0f != 8 || u16::from_be_bytes([cmf, flg]) % 31 != 0 => {
            return Err(OpenError::Zlib(ZlibFault::Header));
        }
        _ => {}
    }
    let flags =
        inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER | inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let mut inflater = Box::<DecompressorOxide>::default();
    let mut out = vec![0; INFLATED_MAX];
    let (status, read, written) = decompress(&mut inflater, packed, &mut out, 0, flags);
    let fault = match status {
        TINFLStatus::Done if read == packed.len() => {
            out.truncate(written);
            return Ok(out);
        }
        TINFLStatus::Done => ZlibFault::Trailing,
        TINFLStatus::HasMoreOutput => return Err(OpenError::TooLarge),
        TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => ZlibFault::Truncated,
        TINFLStatus::Adler32Mismatch => ZlibFault::Checksum,
        _ => ZlibFault::Data,
    };
    Err(OpenError::Zlib(fault))
}

fn read(fields: &Fields) -> Result<Opened, OpenError> {
    if fields.0.contains_key("TLS.sdk_appid") && !fields.0.contains_key("TLS.ver") {
        return Ok(Opened::V1(V1 {
            account_type: fields.text("TLS.account_type")?,
            identifier: fields.text("TLS.identifier")?,
            appid_at_3rd: fields.text("TLS.appid_at_3rd")?,
            sdk_appid: fields.decimal("TLS.sdk_appid")?,
            time: fields.decimal("TLS.time")?,
            expire_after: fields.decimal("TLS.expire_after")?,
            version: fields.optional("TLS.version", Fields::text)?,
            userbuf: fields.optional("TLS.userbuf", Fields::bytes)?,
            sig: fields.sig()?,
        }));
    }
    if fields.text("TLS.ver")? != "2.0" {
        return Err(OpenError::Version);
    }
    Ok(Opened::V2(V2 {
        identifier: fields.text("TLS.identifier")?,
        sdkappid: fields.number("TLS.sdkappid")?,
        time: fields.number("TLS.time")?,
        expire: fields.number("TLS.expire")?,
        userbuf: fields.optional("TLS.userbuf", Fields::bytes)?,
        sig: fields.sig()?,
    }))
}

struct Fields(Map<String, Value>);

impl Fields {
    fn value(&self, name: &'static str) -> Result<&Value, OpenError> {
        self.0.get(name).ok_or(OpenError::Missing(name))
    }

    fn text(&self, name: &'static str) -> Result<String, OpenError> {
        self.value(name)?.as_str().map(str::to_owned).ok_or(OpenError::WrongType(name))
    }

    fn number(&self, name: &'static str) -> Result<u64, OpenError> {
        self.value(name)?.as_u64().ok_or(OpenError::WrongType(name))
    }

    fn decimal(&self, name: &'static str) -> Result<u64, OpenError> {
        self.text(name)?.parse().map_err(|_| OpenError::WrongType(name))
    }

    fn bytes(&self, name: &'static str) -> Result<Vec<u8>, OpenError> {
        STANDARD.decode(self.text(name)?).map_err(|_| OpenError::NotBase64(name))
    }

    fn sig(&self) -> Result<Secret, OpenError> {
        self.bytes("TLS.sig")?;
        self.text("TLS.sig").map(Secret::new)
    }

    fn optional<T>(
        &self,
        name: &'static str,
        read: impl Fn(&Self, &'static str) -> Result<T, OpenError>,
    ) -> Result<Option<T>, OpenError> {
        if self.0.contains_key(name) { read(self, name).map(Some) } else { Ok(None) }
    }
}
