//! UserSig: made, opened, verified and judged. The clock is an argument; nothing here stores or prints a secret.
//!
//! A UserSig of version 2 is a JSON object, signed with HMAC-SHA256, packed by zlib and written in Base64 with
//! `* - _` for `+ / =`. Version 1 (public-key) is recognised and read, but no SecretKey can check it.
//!
//! # Where the documents are silent
//! - Base64's own `+ / =` is refused at the alphabet. A gateway may well accept it, but in a URL an unescaped
//!   `+` becomes a space, so what is passed here should work everywhere.
//! - A number in quotes (`"TLS.time":"1700000000"`) is read, with a warning: what is signed is the same text, and there are
//!   clients that live with it. The verifier that the vendor published asks for numbers, so nobody should rely on it.
//! - `TLS.time` in milliseconds is refused: the published verifier reads 32 bits. `TLS.expire` of 0 or less is read and was
//!   never valid (70001).
//! - Bytes after the end of the zlib stream are refused; of a key that stands twice in the JSON the last counts.
//!
//! # Slips
//! Home-made makers go wrong in ways that can be named: [`Slip::ALL`]. [`open`] says at which step a text fails, [`judge`]
//! looks behind that: it undoes the packing by each known slip, and tries a signature that doesn't fit against the known
//! slips of the signing. What is found that way is said, and offered as mended; the verdict stays what it is.

mod clean;
mod diagnose;
mod fields;
mod judge;
mod key_hint;
mod make;
mod open;
mod open_error;
mod opened;
mod server;
mod sign;
mod slip;
mod trial;
mod typed;
mod unpack;
mod unwrap;
mod wrapping;

pub use clean::{Cleaned, Dirt};
pub use diagnose::is_recognised;
pub use judge::{CLOCK_SKEW, Mismatch, Phase, State, Unverified, Verdict, judge};
pub use key_hint::{Blank, KeyHint, key_hints};
pub use make::{Inputs, make};
pub use open::open;
pub use open_error::{Base64Fault, OpenError, ZlibFault};
pub use opened::{Opened, V1, V2};
pub use server::server_code;
pub use sign::verify;
pub use slip::{Slip, Step};
pub use typed::{Typed, Unusable};
pub use unpack::{INFLATED_MAX, TEXT_MAX};
pub use unwrap::{Unwrapped, WRAPPED_MAX, unwrap};
pub use wrapping::{Wrapper, Wrapping};

use key_hint::trimmed_key;
