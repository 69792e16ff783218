//! Makes UserSigs by the rules and not by the code under test, so that each step can be done wrong on purpose.
#![allow(clippy::unwrap_used)]
#![allow(dead_code, reason = "each test takes what it needs")]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use miniz_oxide::deflate::compress_to_vec_zlib;
use sha2::Sha256;
use tim_tester::api::Secret;
use tim_tester::api::usersig::*;
use tim_tester::state::Lang;
use tim_tester::text::{slip, usersig};

pub const APP: u64 = 88888888;

pub const KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

pub const TIME: u64 = 1_700_000_000;

pub const EXPIRE: i128 = 1_000_000_000;

pub const NOW: u64 = 1_800_000_000;

pub const U0: &str = "eJyrVgrxCdYrSy1SslIy0jNQ0gHzM1NS80oy0zLBwokpuZl5UInilOzEgoLMFCUrCyiAiKdWFGQWpSpZGRrAAES8JDMXJGqOKlqcmQ4019nHONWsILEoz9czydgw1SksM6rI2MPZMMjNOzI9ODjQIDDY3dnA1CPXu9hWqRYAFS4wVA__";

/// Signed over lines that a literal `\n` joins; all else as in [`U0`].
pub const LITERAL_NEWLINES: &str = "eJyrVgrxCdYrSy1SslIy0jNQ0gHzM1NS80oy0zLBwokpuZl5UInilOzEgoLMFCUrCyiAiKdWFGQWpSpZGRrAAES8JDMXJGqOKlqcmQ40N7A8xynFpCjVzEffw187zUDfMSAqPy3I0SIkWd-PM9DRIiLC0LBSPyTEMt9WqRYADWwv8g__";

pub fn mac(key: &[u8], content: &[u8]) -> Vec<u8> {
    Hmac::<Sha256>::new_from_slice(key).unwrap().chain_update(content).finalize().into_bytes().to_vec()
}

pub fn own(base64: &str) -> String {
    base64.replace('+', "*").replace('/', "-").replace('=', "_")
}

pub fn pack(json: &str) -> String {
    own(&STANDARD.encode(compress_to_vec_zlib(json.as_bytes(), 6)))
}

/// zlib without compressing, as the vendor's Go SDK has it.
pub fn stored(json: &str) -> String {
    own(&STANDARD.encode(compress_to_vec_zlib(json.as_bytes(), 0)))
}

pub fn json(sig: &str) -> String {
    format!(
        r#"{{"TLS.ver":"2.0","TLS.identifier":"admin","TLS.sdkappid":{APP},"TLS.expire":{EXPIRE},"TLS.time":{TIME},"TLS.sig":"{sig}"}}"#
    )
}

pub fn content() -> String {
    format!("TLS.identifier:admin\nTLS.sdkappid:{APP}\nTLS.time:{TIME}\nTLS.expire:{EXPIRE}\n")
}

pub fn right_json() -> String {
    json(&STANDARD.encode(mac(KEY.as_bytes(), content().as_bytes())))
}

pub fn judged(text: &str) -> Verdict {
    judge(text, "88888888", "admin", Some(&Secret::new(KEY)), NOW)
}

/// What the page shows: the slip's name and its mending must be in it, in both languages.
pub fn is_told(verdict: &Verdict, name: Slip) {
    for lang in Lang::ALL {
        let told = usersig::told(lang, verdict, &[], |s| s).join("\n");
        assert!(told.contains(slip::what(lang, name)), "{told}");
        assert!(told.contains(slip::mend(lang, name)), "{told}");
    }
}

pub fn json_in(usersig: &str) -> String {
    let packed = STANDARD.decode(usersig.replace('*', "+").replace('-', "/").replace('_', "=")).unwrap();
    String::from_utf8(miniz_oxide::inflate::decompress_to_vec_zlib(&packed).unwrap()).unwrap()
}
