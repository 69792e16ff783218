//! Laws of the UserSig: what is made is opened and verified, and no text whatever hurts the opener.
#![allow(clippy::unwrap_used)]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use proptest::prelude::*;
use tim_tester::api::Secret;
use tim_tester::api::usersig::*;

const NOW: u64 = 1_700_000_000;
const V1_JSON: &str = r#"{"TLS.account_type":"0","TLS.identifier":"admin","TLS.appid_at_3rd":"0",
    "TLS.sdk_appid":"1400000001","TLS.expire_after":"15552000","TLS.version":"201512300000",
    "TLS.time":"1700000000","TLS.sig":"MEUCIQ=="}"#;

fn pack(bytes: &[u8]) -> String {
    wrap(&compress_to_vec_zlib(bytes, 9))
}

fn wrap(packed: &[u8]) -> String {
    STANDARD.encode(packed).replace('+', "*").replace('/', "-").replace('=', "_")
}

fn made(identifier: &str, key: &Secret) -> Secret {
    make(&Inputs { sdkappid: 88888888, identifier, key, time: NOW, expire: 3600, userbuf: None })
}

#[test]
fn a_bomb_is_an_error_and_a_quick_one() {
    let spaces = vec![b' '; 16 << 20];
    assert_eq!(open(&pack(&spaces[..INFLATED_MAX])), Err(OpenError::Json { line: 1, column: INFLATED_MAX }));
    assert_eq!(open(&pack(&spaces[..INFLATED_MAX + 1])), Err(OpenError::TooLarge));
    let bomb = pack(&spaces);
    assert!(bomb.len() < TEXT_MAX);
    assert_eq!(open(&bomb), Err(OpenError::TooLarge));
    assert_eq!(open(&"A".repeat(TEXT_MAX + 1)), Err(OpenError::TooLong));
    assert_eq!(server_code(&bomb, 1, "", &Secret::default(), NOW), Err(70003));
}

#[test]
fn nesting_is_bounded() {
    for nested in ["[".repeat(60_000), "{\"a\":".repeat(12_000)] {
        assert!(matches!(open(&pack(nested.as_bytes())), Err(OpenError::Json { .. })));
    }
}

/// How long it takes is told by `tests/usersig_speed.rs`; without limits some of these would fill the memory.
#[test]
fn hostile_texts_are_judged() {
    let many_keys: String = (0..5_000).map(|i| format!("\"{i}\":0,")).collect();
    let hostile = [
        "A".repeat(TEXT_MAX),
        "%41".repeat(1 << 20),
        pack(format!("{{{many_keys}\"\":0}}").as_bytes()),
        pack(format!("{{\"TLS.ver\":{}}}", "9".repeat(60_000)).as_bytes()),
        pack(format!("\"{}\"", "\\u0041".repeat(10_000)).as_bytes()),
    ];
    for text in hostile {
        let verdict = judge(&text, "1", "a", Some(&Secret::new("k")), NOW);
        assert_ne!(verdict.state(), "valid");
        let _ = unwrap(&text);
    }
}

#[test]
fn a_cut_one_says_so_wherever_it_is_cut() {
    let key = Secret::new("key");
    let whole = made("admin", &key);
    for end in 1..whole.reveal().len() {
        let error = open(&whole.reveal()[..end]).unwrap_err();
        let cut = matches!(
            error,
            OpenError::Base64(Base64Fault::Length | Base64Fault::LastCharacter)
                | OpenError::Zlib(ZlibFault::Truncated)
        );
        assert!(cut, "{end}: {error:?}");
        assert_eq!(error.code(), 70003);
    }
}

#[test]
fn steps_the_vectors_do_not_reach() {
    let check = |text: &str, expected| assert_eq!(open(text), Err(expected), "{text}");
    check("eJ_w", OpenError::Base64(Base64Fault::Padding { offset: 2 }));
    check("eJ", OpenError::Base64(Base64Fault::Length));
    check("____", OpenError::Base64(Base64Fault::Padding { offset: 0 }));
    let mut trailing = compress_to_vec_zlib(b"{}", 6);
    trailing.push(0);
    check(&wrap(&trailing), OpenError::Zlib(ZlibFault::Trailing));
    let gzip = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
    check(&wrap(&gzip), OpenError::Zlib(ZlibFault::Header));

    let fields = |json: &str, expected| assert_eq!(open(&pack(json.as_bytes())), Err(expected), "{json}");
    fields("{}", OpenError::Missing("TLS.ver"));
    fields("null", OpenError::NotObject);
    fields("{\n\"a\" 1}", OpenError::Json { line: 2, column: 5 });
    fields(r#"{"TLS.ver":"3.0"}"#, OpenError::Version);
    fields(r#"{"TLS.ver":2.0}"#, OpenError::WrongType("TLS.ver"));
    let v2 = |appid: &str| format!(r#"{{"TLS.ver":"2.0","TLS.identifier":"a","TLS.sdkappid":{appid}}}"#);
    for number in ["-1", "18446744073709551616", "null", "\"1 \"", "\"01\"", "\"\"", "[1]"] {
        fields(&v2(number), OpenError::WrongType("TLS.sdkappid"));
    }
    for number in ["1e9", "1.0", "1700000000.25"] {
        fields(&v2(number), OpenError::Slip(Slip::Fraction));
    }
    fields(&v2("\"1\""), OpenError::Missing("TLS.time"));
    fields(&v2("18446744073709551615"), OpenError::Missing("TLS.time"));
    fields(r#"{"TLS.sdk_appid":"1"}"#, OpenError::Missing("TLS.account_type"));
    fields(&V1_JSON.replace("\"1700000000\"", "1700000000"), OpenError::WrongType("TLS.time"));
    fields(&V1_JSON.replace("1700000000", "yesterday"), OpenError::WrongType("TLS.time"));
    fields(&V1_JSON.replace("MEUCIQ==", "?"), OpenError::NotBase64("TLS.sig"));
}

#[test]
fn the_legacy_signature_is_read_and_not_judged() {
    let text = pack(V1_JSON.as_bytes());
    let opened = open(&text).unwrap();
    assert_eq!((opened.version(), opened.sdkappid(), opened.identifier()), (1, 1400000001, "admin"));
    assert_eq!((opened.made_at(), opened.valid_until()), (NOW, NOW + 15_552_000));
    let Opened::V1(v1) = &opened else { unreachable!() };
    assert_eq!((v1.account_type.as_str(), v1.version.as_deref()), ("0", Some("201512300000")));

    let key = Secret::new("key");
    let verdict = judge(&text, "1400000001", "admin", Some(&key), NOW);
    assert_eq!(verdict.state, State::Unverified(Unverified::Version1));
    assert_eq!((verdict.state(), verdict.code(), verdict.verified), ("unverified", None, None));
    assert_eq!(judge(&text, "1400000001", "root", None, NOW).state(), "mismatch");
    assert_eq!(judge(&text, "1400000001", "admin", None, NOW + 15_552_001).state(), "expired");
    assert_eq!(server_code(&text, 1400000001, "admin", &key, NOW), Err(70005));

    let older = pack(V1_JSON.replace("\"TLS.version\":\"201512300000\",", "").as_bytes());
    assert!(matches!(open(&older), Ok(Opened::V1(V1 { version: None, .. }))));
}

#[test]
fn verdicts() {
    let (key, no_key) = (Secret::new("key"), Secret::default());
    let usersig = made("admin", &key);
    let judged = |sdkappid: &str, identifier: &str, key: Option<&Secret>, now: u64| {
        judge(usersig.reveal(), sdkappid, identifier, key, now)
    };
    let mine = |key, now| judged("88888888", "admin", key, now);

    assert_eq!(mine(Some(&key), NOW).state(), "valid");
    assert_eq!(mine(None, NOW).state, State::Unverified(Unverified::NoKey));
    assert_eq!(mine(Some(&no_key), NOW).state, State::Unverified(Unverified::NoKey));
    let late = mine(None, NOW + 3601);
    assert_eq!((late.state(), late.code()), ("expired", Some(70001)));
    assert_eq!(late.phase, Some(Phase::Expired { ago: 1 }));
    assert!(late.opened.is_some());

    let early = mine(Some(&key), NOW - CLOCK_SKEW - 1);
    assert_eq!((early.state(), early.phase), ("valid", Some(Phase::NotYet { starts_in: CLOCK_SKEW + 1 })));
    let skewed = mine(Some(&key), NOW - CLOCK_SKEW);
    assert_eq!(skewed.phase, Some(Phase::Current { remaining: 3600 + CLOCK_SKEW }));

    let other = judged("1", "", Some(&Secret::new("other")), NOW + 9_999);
    let expected = vec![
        Mismatch::SdkAppId { found: 88888888, typed: "1".into() },
        Mismatch::Identifier { found: "admin".into(), typed: String::new() },
        Mismatch::SecretKey { slip: None },
    ];
    assert_eq!((other.state(), other.code(), other.verified), ("mismatch", Some(70014), Some(false)));
    assert_eq!(other.state, State::Mismatch(expected));
    assert_eq!(other.phase, Some(Phase::Expired { ago: 6399 }));
    assert_eq!(judged("+88888888", "admin", None, NOW).code(), Some(70014));

    let none = judge("", "", "", None, NOW);
    assert_eq!((none.state(), none.code(), none.opened), ("empty", Some(70002), None));
}

#[test]
fn nothing_printable_holds_the_signature() {
    let key = Secret::new("a-key-to-look-for");
    let usersig = made("admin", &key);
    let verdict = judge(usersig.reveal(), "88888888", "admin", Some(&key), NOW);
    let Some(Opened::V2(v2)) = &verdict.opened else { unreachable!() };
    let printed = format!("{verdict:?}{:?}", unwrap(&format!(" {}", usersig.reveal())));
    for secret in [usersig.reveal(), v2.sig.reveal(), key.reveal()] {
        assert!(!printed.contains(secret));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_made_opens_and_verifies(
        sdkappid in any::<u64>(), identifier in any::<String>(), key in "(?s).{1,99}",
        time in 0..100_000_000_000u64, expire in any::<u64>(),
        userbuf in proptest::option::of(proptest::collection::vec(any::<u8>(), 0..300)),
    ) {
        let key = Secret::new(key);
        let userbuf = userbuf.as_deref();
        let inputs = Inputs { sdkappid, identifier: &identifier, key: &key, time, expire, userbuf };
        let text = make(&inputs);
        let opened = open(text.reveal()).unwrap();
        prop_assert_eq!(
            (opened.sdkappid(), opened.identifier(), opened.made_at(), opened.userbuf()),
            (sdkappid, identifier.as_str(), time, userbuf)
        );
        prop_assert_eq!(opened.valid_until(), time.saturating_add(expire));
        let Opened::V2(v2) = opened else { unreachable!() };
        prop_assert!(verify(&v2, &key));
        let other_key = Secret::new(key.reveal().to_owned() + "x");
        let other_time = V2 { time: v2.time ^ 1, ..v2.clone() };
        let other_userbuf = V2 { userbuf: Some(vec![0; 301]), ..v2.clone() };
        prop_assert!(!verify(&v2, &other_key));
        prop_assert!(!verify(&other_time, &key));
        prop_assert!(!verify(&other_userbuf, &key));
        let verdict = judge(text.reveal(), &sdkappid.to_string(), &identifier, Some(&key), time);
        prop_assert_eq!(verdict.state(), if expire == 0 { "expired" } else { "valid" });
        prop_assert_eq!(unwrap(text.reveal()), None, "nothing is to be taken off");
        prop_assert!(is_recognised(text.reveal()));
    }

    #[test]
    fn no_text_hurts(text in any::<String>(), sdkappid in any::<String>(), now in any::<u64>()) {
        let _ = judge(&text, &sdkappid, &text, Some(&Secret::new(text.as_str())), now);
        let _ = server_code(&text, 1, &text, &Secret::new(text.as_str()), now);
        let _ = (unwrap(&text), key_hints(&Secret::new(text.as_str())));
    }

    #[test]
    fn no_packed_bytes_hurt(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for text in [pack(&bytes), wrap(&bytes), wrap(&[&[0x78, 0x9c], &bytes[..]].concat())] {
            let _ = judge(&text, "1", "a", Some(&Secret::new("k")), NOW);
            let _ = unwrap(&text);
        }
    }

    /// Bits that mean nothing, such as zlib's claimed level, may differ; what is said may not.
    #[test]
    fn an_altered_character_changes_nothing_unnoticed(at in any::<prop::sample::Index>(), to in "[A-Za-z0-9*_-]") {
        let key = Secret::new("key");
        let whole = made("admin", &key);
        let at = at.index(whole.reveal().len());
        let mut altered = whole.reveal().to_owned();
        altered.replace_range(at..=at, &to);
        if server_code(&altered, 88888888, "admin", &key, NOW).is_ok() {
            prop_assert_eq!(open(&altered), open(whole.reveal()));
        }
    }
}
