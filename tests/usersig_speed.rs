//! How long it takes to judge the worst texts that anybody could paste. Prints, and asserts nothing, as machines are
//! noisy: `cargo test --release --test usersig_speed -- --ignored --nocapture`.
#![allow(clippy::unwrap_used)]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use std::time::{Duration, Instant};
use tim_tester::api::Secret;
use tim_tester::api::usersig::*;

fn pack(bytes: &[u8]) -> String {
    let text = STANDARD.encode(compress_to_vec_zlib(bytes, 9));
    text.replace('+', "*").replace('/', "-").replace('=', "_")
}

#[test]
#[ignore = "a benchmark"]
fn judging_the_worst_texts() {
    let many_keys: String = (0..5_000).map(|i| format!("\"{i}\":0,")).collect();
    let escaped = |text: &str| text.bytes().map(|byte| format!("%25{byte:02X}")).collect::<String>();
    let texts = [
        ("a bomb", pack(&vec![b' '; 16 << 20])),
        ("64 KiB of nested arrays", pack("[".repeat(60_000).as_bytes())),
        ("64 KiB of keys", pack(format!("{{{many_keys}\"\":0}}").as_bytes())),
        ("64 KiB of digits", pack(format!("{{\"TLS.ver\":{}}}", "9".repeat(60_000)).as_bytes())),
        ("64 KiB of escapes", pack(format!("\"{}\"", "\\u0041".repeat(10_000)).as_bytes())),
        ("base64 up to the limit", "A".repeat(TEXT_MAX)),
        ("URL-encoding up to the limit", "%2541".repeat(WRAPPED_MAX / 5)),
        ("spaces up to the limit", " ".repeat(WRAPPED_MAX)),
        ("a bomb, URL-encoded twice", escaped(&pack(&vec![b' '; 16 << 20]))),
        ("bombs, one beside the other", format!("{} ", pack(&vec![b' '; 60 << 10])).repeat(2000)),
        ("bombs in base64url", format!("{} ", pack(&vec![b' '; 60 << 10]).replace('*', "+")).repeat(2000)),
        ("parameters up to the limit", "a=1&".repeat(WRAPPED_MAX / 4)),
        ("long runs up to the limit", format!("{}.", "eJ".repeat(40)).repeat(WRAPPED_MAX / 81)),
        ("10 MB of anything", "\"%4\u{3000}".repeat(10 << 20)),
    ];
    let key = Secret::new("k".repeat(64));
    for (name, text) in &texts {
        let mut times: Vec<_> = (0..21).map(|_| once(text, &key).as_micros()).collect();
        times.sort_unstable();
        println!("{name} ({} bytes): median {} us, longest {} us", text.len(), times[10], times[20]);
    }
}

fn once(text: &str, key: &Secret) -> Duration {
    let start = Instant::now();
    let unwrapped = unwrap(text);
    let text = match &unwrapped {
        Some(Unwrapped::One(cleaned)) => cleaned.text.reveal(),
        Some(Unwrapped::Several(_)) | None => text,
    };
    let verdict = judge(text, "88888888", "admin", Some(key), 1_700_000_000);
    assert_ne!(verdict.state(), "valid");
    start.elapsed()
}
