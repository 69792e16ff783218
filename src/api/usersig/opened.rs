//! What is in a UserSig of either version.

use crate::api::Secret;

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
    /// `TLS.expire`: how long it lives, in seconds. Home-made ones have 0 and less.
    pub expire: i128,
    /// `TLS.userbuf`, decoded.
    pub userbuf: Option<Vec<u8>>,
    /// `TLS.sig`, the signature in Base64. A secret, as the UserSig can be made again from it and the rest.
    pub sig: Secret,
    /// The numbers that stand in it as strings.
    pub quoted: Vec<&'static str>,
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
    pub expire_after: i128,
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
        let until = i128::from(self.made_at()).saturating_add(self.lifetime());
        u64::try_from(until.max(0)).unwrap_or(u64::MAX)
    }

    /// How long it lives, in seconds; with 0 or less it never did.
    pub fn lifetime(&self) -> i128 {
        match self {
            Self::V2(v2) => v2.expire,
            Self::V1(v1) => v1.expire_after,
        }
    }

    /// Whether its time is over, at `now` in Unix seconds.
    pub fn is_over(&self, now: u64) -> bool {
        self.lifetime() <= 0 || now > self.valid_until()
    }

    /// The app's own bytes.
    pub fn userbuf(&self) -> Option<&[u8]> {
        match self {
            Self::V2(v2) => v2.userbuf.as_deref(),
            Self::V1(v1) => v1.userbuf.as_deref(),
        }
    }
}
