//! Laws of the import: no bytes hurt it, it takes time in proportion to the text, and what it refuses it explains.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use std::time::{Duration, Instant};
use tim_tester::exchange::import::{ImportKind, read, text_of};

/// What every format is made of, so that arbitrary sequences of it come far into each importer.
const PIECES: [&str; 96] = [
    "curl ",
    "curl.exe ",
    "\"C:\\x\\curl\" ",
    "-d ",
    "--data-raw ",
    "-X POST ",
    "-H 'A: b' ",
    "--json ",
    "-G ",
    "@file",
    "@-",
    "-K ",
    "https://console.tim.qq.com/v4/profile/portrait_set?",
    "sdkappid=1&",
    "usersig=***&",
    "identifier=%B9%DC&",
    "/v4/",
    "\\/v4\\/",
    "'",
    "\"",
    "$'",
    "\\",
    "\\\n",
    "^",
    "^\n",
    "^\"",
    "^\\^\"",
    "`",
    "`\n",
    "\n",
    "\r\n",
    " ",
    "\t",
    "&",
    "|",
    ";",
    "<<EOF\n",
    "EOF\n",
    "<<<",
    "<",
    ">",
    "$",
    "${",
    "$(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "{{",
    "}}",
    "%",
    "%%",
    "%TEMP%",
    "\"\"",
    "@'\n",
    "\n'@",
    "@\"\n",
    "\"@",
    "@{",
    "Invoke-WebRequest ",
    "-Uri ",
    "$a = ",
    "$a",
    "A=",
    "‘",
    "’",
    "“",
    "”",
    "—",
    "中",
    "😀",
    "\u{feff}",
    "\\ud83d",
    "\\u4e2d",
    "\\xff",
    "###",
    "POST ",
    "GET ",
    "@v = ",
    "{{v}}",
    "> {%",
    "< ./f",
    "{\"log\":{\"entries\":[",
    "{\"info\":{},\"item\":[",
    "{\"request\":{\"url\":",
    "\"body\":",
    "{\"a\":1}",
    "{\\\"a\\\":1}",
    "]}",
    ",",
    ":",
    "null",
    "printf ",
    "echo ",
    "certutil -f -decode a b\n",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES.to_vec());
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn no_text_hurts(text in texts()) {
        let import = read(&text);
        // It is one or the other, and a place lies in the text.
        if let Err(refusal) = import.contents {
            let lines = text.split(['\n', '\r']).count();
            prop_assert!(refusal.at.is_none_or(|at| at.line <= lines));
        }
    }

    #[test]
    fn no_bytes_hurt(bytes in any::<Vec<u8>>(), text in any::<String>()) {
        if let Ok(text) = text_of(bytes) {
            read(&text);
        }
        read(&text);
    }

    #[test]
    fn each_importer_takes_any_end(text in texts(), start in 0usize..8) {
        let starts = [
            "curl 'http://h/v4/a/b' -d ", "curl ^\"http://h/v4/a/b^\" ", "curl.exe 'http://h/v4/a/b' `\n", "POST http://h/v4/a/b\n\n",
            "{\"log\":{\"entries\":[", "{\"info\":{},\"item\":[", "INFO http://h/v4/a/b ", "Invoke-WebRequest -Uri ",
        ];
        read(&format!("{}{text}", starts[start]));
    }
}

/// The texts that would cost the most: each repeats what an importer has to look beyond.
fn long_texts(bytes: usize) -> Vec<(String, String)> {
    let url = "https://console.tim.qq.com/v4/profile/portrait_set?sdkappid=1&usersig=eJw&identifier=admin";
    let starts = [
        "",
        "curl ",
        "curl 'http://h/v4/a/b' -d '",
        "curl ^\"http://h/v4/a/b^\" -d ^\"",
        "curl.exe 'http://h/v4/a/b' -d \"",
        "POST http://h/v4/a/b\n\n",
        "{\"log\":{\"entries\":[",
        "{\"info\":{},\"item\":[",
        "INFO http://h/v4/a/b ",
        "{",
        "[",
        "Invoke-WebRequest -Uri http://h/v4/a/b -Body (",
        "A=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\ncurl http://h/v4/a/b -d \"",
        "@v = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\nPOST http://h/v4/a/b\n\n",
    ];
    let repeated = [
        "{",
        "[",
        "{\"a\":",
        "\"",
        "'",
        "\\",
        "^",
        "^ ",
        "`",
        "$(",
        "${",
        "$A",
        "{{v}}",
        "{{",
        "%",
        "%A",
        "&",
        "/v4/",
        "\\/v4\\/",
        "<<E\n",
        "curl -d x http://h/v4/a/b\n",
        "### x\n",
        "POST http://h/v4/a/b\n\n{}\n###\n",
        "http://h/v4/a ",
        "{\\\"",
        "\\u4e2d",
        "“",
        "‘a",
        "-d a ",
        "--next ",
        "中",
        "@'\n",
        "$([char]20013)",
        "{\"request\":{\"url\":\"/v4/a\"}},",
        "{\"item\":[",
        "\n",
        " ",
        "a=b&",
        "x",
    ];
    let mut texts = Vec::new();
    for start in starts {
        for piece in repeated {
            texts.push((format!("{start}{piece}…"), format!("{start}{}", piece.repeat(bytes / piece.len()))));
        }
    }
    texts.push(("a real URL and a body".into(), format!("POST {url} {{\"a\":\"{}\"}}", "x".repeat(bytes))));
    texts
}

#[test]
fn long_texts_are_read_to_their_end() {
    for (_, text) in long_texts(10_000) {
        read(&text);
    }
}

#[test]
#[ignore = "figures for reading: cargo test --release --test import_laws -- --ignored --nocapture"]
fn five_megabytes_within_a_second() {
    let mut slowest = Vec::new();
    for (name, text) in long_texts(5_000_000) {
        let began = Instant::now();
        let kind = read(&text).kind;
        let took = began.elapsed();
        if took > Duration::from_millis(500) {
            println!("{took:>12.1?}  {:<8} {name:?}", kind.name());
        }
        slowest.push((took, kind.name(), name));
    }
    slowest.sort_by(|a, b| b.cmp(a));
    for (took, kind, name) in slowest.iter().take(12) {
        println!("{took:>12.1?}  {kind:<8} {name:?}");
    }
    assert!(slowest[0].0 < Duration::from_secs(1), "{:?}", slowest[0]);
}

#[test]
fn what_is_refused_says_what_it_looked_like() {
    for (text, kind) in [
        ("curl 'x", ImportKind::Curl),
        ("{\"log\":{\"entries\":[", ImportKind::Har),
        ("{\"info\":{\"schema\":\"\"},\"item\":[", ImportKind::Postman),
        ("{\"a\"", ImportKind::Json),
        ("?", ImportKind::Unknown),
    ] {
        let import = read(text);
        assert!(import.contents.is_err() && import.kind == kind, "{text}");
    }
}
