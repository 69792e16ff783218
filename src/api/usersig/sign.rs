//! The signature of version 2: HMAC-SHA256 over one line a field.

use super::V2;
use crate::api::Secret;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt::Write;

/// Whether the signature was made with this SecretKey from the fields as they stand. The comparison takes the
/// same time wherever the two differ. Says nothing about the clock.
pub fn verify(opened: &V2, key: &Secret) -> bool {
    let signed = Signed {
        sdkappid: opened.sdkappid,
        identifier: &opened.identifier,
        time: opened.time,
        expire: opened.expire,
        userbuf: opened.userbuf.as_deref(),
    };
    // `open` has checked that this is Base64.
    let sig = STANDARD.decode(opened.sig.reveal()).unwrap_or_default();
    signed.mac(key).verify_slice(&sig).is_ok()
}

/// The fields that are signed.
pub(super) struct Signed<'a> {
    pub sdkappid: u64,
    pub identifier: &'a str,
    pub time: u64,
    pub expire: u64,
    pub userbuf: Option<&'a [u8]>,
}

impl Signed<'_> {
    /// `TLS.sig`: the HMAC in standard Base64.
    pub fn sig(&self, key: &Secret) -> String {
        STANDARD.encode(self.mac(key).finalize().into_bytes())
    }

    /// The key goes in as its text bytes: 64 hex digits are 64 bytes of key.
    fn mac(&self, key: &Secret) -> Hmac<Sha256> {
        let Ok(mac) = Hmac::<Sha256>::new_from_slice(key.reveal().as_bytes()) else {
            unreachable!("HMAC takes a key of any length")
        };
        mac.chain_update(self.content())
    }

    /// Nothing is escaped: an identifier with a line break can imitate later lines. That is the algorithm's
    /// hazard, not ours to change.
    fn content(&self) -> String {
        let Self { sdkappid, identifier, time, expire, userbuf } = self;
        let mut content = format!(
            "TLS.identifier:{identifier}\nTLS.sdkappid:{sdkappid}\nTLS.time:{time}\nTLS.expire:{expire}\n"
        );
        if let Some(bytes) = userbuf {
            let _ = writeln!(content, "TLS.userbuf:{}", STANDARD.encode(bytes));
        }
        content
    }
}
