//! UserSig: made, opened, verified and judged. The clock is an argument; nothing here stores or prints a secret.
//!
//! A UserSig of version 2 is a JSON object, signed with HMAC-SHA256, packed by zlib and written in Base64 with
//! `* - _` for `+ / =`. Version 1 (public-key) is recognised and read, but no SecretKey can check it.
//!
//! # Where the documents are silent
//! - Base64's own `+ / =` is refused at the alphabet. A gateway may well accept it, but in a URL an unescaped
//!   `+` becomes a space, so what is passed here should work everywhere.
//! - A number written as a string (`"TLS.time":"1700000000"`) is refused as a wrong type: no SDK writes it, and
//!   a verifier with typed fields cannot read it, although the signed content is the same.
//! - Bytes after the end of the zlib stream are refused; of a key that stands twice in the JSON the last counts.

mod clean;
mod judge;
mod make;
mod open;
mod server;
mod sign;
mod typed;

pub use clean::{Cleaned, Dirt, WRAPPED_MAX, unwrap};
pub use judge::{CLOCK_SKEW, Mismatch, Phase, State, Unverified, Verdict, judge};
pub use make::{Inputs, make};
pub use open::{Base64Fault, INFLATED_MAX, OpenError, Opened, TEXT_MAX, V1, V2, ZlibFault, open};
pub use server::server_code;
pub use sign::verify;
pub use typed::{Typed, Unusable};
