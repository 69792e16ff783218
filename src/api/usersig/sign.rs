//! The signature of version 2: HMAC-SHA256 over one line a field.

use super::V2;
use crate::api::Secret;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Whether the signature was made with this SecretKey from the fields as they stand. The comparison takes the
/// same time wherever the two differ. Says nothing about the clock.
pub fn verify(opened: &V2, key: &Secret) -> bool {
    // `open` has checked that this is Base64.
    let sig = STANDARD.decode(opened.sig.reveal()).unwrap_or_default();
    fits(key.reveal().as_bytes(), Signed::of(opened).content().as_bytes(), &sig)
}

/// Whether a signature is the HMAC of a content.
pub(super) fn fits(key: &[u8], content: &[u8], sig: &[u8]) -> bool {
    mac(key, content).verify_slice(sig).is_ok()
}

fn mac(key: &[u8], content: &[u8]) -> Hmac<Sha256> {
    let Ok(mac) = Hmac::<Sha256>::new_from_slice(key) else { unreachable!("HMAC takes a key of any length") };
    mac.chain_update(content)
}

/// The fields that are signed.
pub(super) struct Signed<'a> {
    pub sdkappid: u64,
    pub identifier: &'a str,
    pub time: u64,
    pub expire: i128,
    pub userbuf: Option<&'a [u8]>,
}

impl<'a> Signed<'a> {
    /// The fields as they stand in a UserSig.
    pub fn of(v2: &'a V2) -> Self {
        Self {
            sdkappid: v2.sdkappid,
            identifier: &v2.identifier,
            time: v2.time,
            expire: v2.expire,
            userbuf: v2.userbuf.as_deref(),
        }
    }

    /// `TLS.sig`: the HMAC in standard Base64. The key goes in as its text bytes: 64 hex digits are 64 bytes of key.
    pub fn sig(&self, key: &Secret) -> String {
        let mac = mac(key.reveal().as_bytes(), self.content().as_bytes());
        STANDARD.encode(mac.finalize().into_bytes())
    }

    /// Nothing is escaped: an identifier with a line break can imitate later lines. That is the algorithm's
    /// hazard, not ours to change.
    pub fn content(&self) -> String {
        joined(&self.lines(), "\n")
    }

    /// Name and value of each line, in their order.
    pub fn lines(&self) -> Vec<(&'static str, String)> {
        let Self { sdkappid, identifier, time, expire, userbuf } = self;
        let mut lines = vec![
            ("TLS.identifier", (*identifier).to_owned()),
            ("TLS.sdkappid", sdkappid.to_string()),
            ("TLS.time", time.to_string()),
            ("TLS.expire", expire.to_string()),
        ];
        lines.extend(userbuf.map(|bytes| ("TLS.userbuf", STANDARD.encode(bytes))));
        lines
    }
}

/// Lines of `name:value`, each ended by `end`.
pub(super) fn joined(lines: &[(&str, String)], end: &str) -> String {
    lines.iter().flat_map(|(name, value)| [*name, ":", value, end]).collect()
}
