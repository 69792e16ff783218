//! Every vector of `tests/data/usersig-vectors.json`: made by the vendor's SDKs, or broken on purpose.
#![allow(clippy::unwrap_used)]

use serde::Deserialize;
use serde_json::Value;
use tim_tester::api::Secret;
use tim_tester::api::usersig::*;

#[derive(Deserialize)]
struct Vectors {
    valid: Vec<Made>,
    room_keys: Vec<Made>,
    invalid: Vec<Broken>,
}

#[derive(Deserialize)]
struct Made {
    name: String,
    sdkappid: u64,
    key: String,
    identifier: String,
    expire: u64,
    time: u64,
    userbuf: Option<String>,
    userbuf_hex: Option<String>,
    usersig: String,
    usersig_python: Option<String>,
    decoded: Value,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Broken {
    Given {
        name: String,
        sdkappid: u64,
        key: String,
        identifier: String,
        now: u64,
        usersig: String,
        expected_code: Value,
    },
    Described {
        name: String,
        included: bool,
    },
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("data/usersig-vectors.json")).unwrap()
}

fn userbuf(made: &Made) -> Option<Vec<u8>> {
    let hex = |digits: &String| {
        (0..digits.len()).step_by(2).map(|i| u8::from_str_radix(&digits[i..i + 2], 16).unwrap()).collect()
    };
    made.userbuf.as_ref().map(|text| text.clone().into_bytes()).or_else(|| made.userbuf_hex.as_ref().map(hex))
}

/// The JSON inside, unpacked without the code under test.
fn json(usersig: &str) -> String {
    use base64::Engine;
    let standard = usersig.replace('*', "+").replace('-', "/").replace('_', "=");
    let packed = base64::engine::general_purpose::STANDARD.decode(standard).unwrap();
    String::from_utf8(miniz_oxide::inflate::decompress_to_vec_zlib(&packed).unwrap()).unwrap()
}

#[test]
fn made_as_the_sdks_make_them() {
    let vectors = vectors();
    assert_eq!((vectors.valid.len(), vectors.room_keys.len(), vectors.invalid.len()), (17, 2, 21));
    for made in vectors.valid.iter().chain(&vectors.room_keys) {
        let userbuf = userbuf(made);
        let ours = make(&Inputs {
            sdkappid: made.sdkappid,
            identifier: &made.identifier,
            key: &Secret::new(&made.key),
            time: made.time,
            expire: made.expire,
            userbuf: userbuf.as_deref(),
        });
        let ours = ours.reveal();
        assert_eq!(json(ours), json(&made.usersig), "{}", made.name);
        assert_eq!(serde_json::from_str::<Value>(&json(ours)).unwrap(), made.decoded, "{}", made.name);
        assert!(ours.bytes().all(|b| b.is_ascii_alphanumeric() || b"*-_".contains(&b)), "{}", made.name);
        assert!(ours.len() < json(ours).len() * 4 / 3, "{} is packed", made.name);
    }
}

#[test]
fn both_sdks_texts_open_and_verify() {
    let vectors = vectors();
    for made in vectors.valid.iter().chain(&vectors.room_keys) {
        let key = Secret::new(&made.key);
        let expected = Opened::V2(V2 {
            identifier: made.identifier.clone(),
            sdkappid: made.sdkappid,
            time: made.time,
            expire: made.expire.into(),
            userbuf: userbuf(made),
            quoted: vec![],
            sig: Secret::new(made.decoded["TLS.sig"].as_str().unwrap()),
        });
        for text in [Some(&made.usersig), made.usersig_python.as_ref()].into_iter().flatten() {
            assert_eq!(open(text).as_ref(), Ok(&expected), "{}", made.name);
            let until = made.time + made.expire;
            for (now, code) in [(made.time, Ok(())), (until, Ok(())), (until + 1, Err(70001))] {
                let answer = server_code(text, made.sdkappid, &made.identifier, &key, now);
                assert_eq!(answer, code, "{}", made.name);
            }
            let verdict = judge(text, &made.sdkappid.to_string(), &made.identifier, Some(&key), until);
            assert_eq!(verdict.state, State::Valid, "{}", made.name);
            assert_eq!(verdict.phase, Some(Phase::Current { remaining: 0 }), "{}", made.name);
        }
    }
}

#[test]
fn each_broken_one_gets_its_code() {
    for broken in vectors().invalid {
        let Broken::Given { name, sdkappid, key, identifier, now, usersig, expected_code } = broken else {
            let Broken::Described { name, included } = broken else { unreachable!() };
            assert_eq!((name.as_str(), included), ("zlib-bomb", false));
            continue;
        };
        let key = Secret::new(key);
        let answer = server_code(&usersig, sdkappid, &identifier, &key, now);
        let verdict = judge(&usersig, &sdkappid.to_string(), &identifier, Some(&key), now);
        if name == "time-as-string" {
            // Not documented; our reading takes it, with a warning.
            assert_eq!((answer, verdict.state()), (Ok(()), "valid"));
            assert_eq!((verdict.code(), &*verdict.warnings), (None, [Slip::QuotedNumbers].as_slice()));
            continue;
        }
        let code = answer.unwrap_err();
        let expected: Vec<u64> = match &expected_code {
            Value::Array(codes) => codes.iter().map(|code| code.as_u64().unwrap()).collect(),
            Value::Null => vec![u64::from(code)],
            code => vec![code.as_u64().unwrap()],
        };
        assert!(expected.contains(&u64::from(code)), "{name}: {code}");

        // The page says beforehand what the service will say.
        assert_eq!(verdict.code(), Some(code), "{name}");
        let state = match name.as_str() {
            "empty" => "empty",
            "expired" => "expired",
            "wrong-key"
            | "altered-identifier"
            | "altered-userbuf"
            | "identifier-mismatch"
            | "sdkappid-mismatch" => "mismatch",
            _ => "malformed",
        };
        assert_eq!(verdict.state(), state, "{name}");
        assert_eq!(open(&usersig).err(), step(&name), "{name}");
        if let State::Malformed(error) = verdict.state {
            let expected = slip(&name).map(OpenError::Slip).or(step(&name));
            assert_eq!(Some(error), expected, "{name}");
        }
    }
}

/// The slip behind the step at which one fails.
fn slip(name: &str) -> Option<Slip> {
    Some(match name {
        "truncated" => Slip::Cut,
        "standard-base64-alphabet" => Slip::StandardBase64,
        "raw-deflate" => Slip::RawDeflate,
        "not-zlib" => Slip::NotPacked,
        _ => return None,
    })
}

fn step(name: &str) -> Option<OpenError> {
    use OpenError::*;
    Some(match name {
        "empty" => Empty,
        "truncated" => Zlib(ZlibFault::Truncated),
        "not-base64" => Alphabet { found: '%', offset: 3 },
        "standard-base64-alphabet" => Alphabet { found: '+', offset: 158 },
        "not-zlib" | "raw-deflate" => Zlib(ZlibFault::Header),
        "bad-adler32" => Zlib(ZlibFault::Checksum),
        "not-json" => Json { line: 1, column: 1 },
        "json-array" => NotObject,
        "not-utf8" => Utf8 { offset: 35 },
        "missing-sig" => Missing("TLS.sig"),
        "missing-time" => Missing("TLS.time"),
        "sig-not-base64" => NotBase64("TLS.sig"),
        _ => return None,
    })
}
