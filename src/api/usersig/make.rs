//! Makes a UserSig of version 2 as the vendor's SDKs do.

use super::sign::Signed;
use crate::api::Secret;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use serde_json::{Map, Value};

/// zlib's own default, which the SDKs use.
const ZLIB_LEVEL: u8 = 6;

/// What a UserSig is made from.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The app's number.
    pub sdkappid: u64,
    /// Whom it is for. Any text is signed, also an empty one and one whose line breaks imitate other fields.
    pub identifier: &'a str,
    /// The SecretKey, as text; any text is a key.
    pub key: &'a Secret,
    /// When it is made, in Unix seconds.
    pub time: u64,
    /// How long it lives, in seconds.
    pub expire: u64,
    /// Bytes of the app's own, carried and signed. Some(empty) is carried too. Over about 48 KB the result is
    /// larger than [`super::open`] will read.
    pub userbuf: Option<&'a [u8]>,
}

/// The UserSig's text, safe in a URL query as it is. The JSON inside is that of the npm SDK, byte for byte.
pub fn make(inputs: &Inputs<'_>) -> Secret {
    let &Inputs { sdkappid, identifier, key, time, expire, userbuf } = inputs;
    let sig = Signed { sdkappid, identifier, time, expire: expire.into(), userbuf }.sig(key);
    let mut object = Map::new();
    let mut put = |name: &str, value: Value| object.insert(name.to_owned(), value);
    put("TLS.ver", "2.0".into());
    put("TLS.identifier", identifier.into());
    put("TLS.sdkappid", sdkappid.into());
    put("TLS.time", time.into());
    put("TLS.expire", expire.into());
    if let Some(bytes) = userbuf {
        put("TLS.userbuf", STANDARD.encode(bytes).into());
    }
    put("TLS.sig", sig.into());
    // Texts and integers can be written.
    pack(serde_json::to_string(&object).unwrap_or_default().as_bytes())
}

/// Packs JSON.
pub(super) fn pack(json: &[u8]) -> Secret {
    encode(&compress_to_vec_zlib(json, ZLIB_LEVEL))
}

/// Base64 as UserSigs have it.
pub(super) fn encode(packed: &[u8]) -> Secret {
    Secret::new(STANDARD.encode(packed).replace('+', "*").replace('/', "-").replace('=', "_"))
}
