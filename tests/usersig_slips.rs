//! UserSigs whose maker signed another content, signed with another key or wrote other fields: each slip is named. The
//! examples that people really had stand as they were.
#![allow(clippy::unwrap_used)]

mod usersig_made;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use tim_tester::api::Secret;
use tim_tester::api::usersig::*;
use usersig_made::*;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Signed over this content with this key, all else right.
fn signed(key: &[u8], content: &str) -> String {
    pack(&json(&STANDARD.encode(mac(key, content.as_bytes()))))
}

#[test]
fn the_plain_one_is_right() {
    let verdict = judged(U0);
    assert_eq!((verdict.state(), verdict.verified, &*verdict.warnings), ("valid", Some(true), [].as_slice()));
    assert_eq!(json_in(U0), right_json());
    assert_eq!(judged(LITERAL_NEWLINES).state(), "mismatch");
}

#[test]
fn slips_of_the_signature_are_named() {
    use Slip::*;
    let content = &*content();
    let key = KEY.as_bytes();
    let with = |from: &str, to: &str| signed(key, &content.replace(from, to));
    let over_json = |json: &str| signed(key, json);
    let json_before = right_json().split(",\"TLS.sig\"").next().unwrap().to_owned() + "}";
    let raw = mac(key, content.as_bytes());
    let values = format!("admin{APP}{TIME}{EXPIRE}");
    let mut many = vec![
        (LITERAL_NEWLINES.to_owned(), LiteralNewlines),
        (with("\n", "\\n"), LiteralNewlines),
        (signed(key, content.trim_end().replace('\n', "\\n").as_str()), LiteralNewlines),
        (signed(key, content.trim_end()), NoFinalNewline),
        (with("\n", "\r\n"), CarriageReturns),
        (with("admin\nTLS.sdkappid:88888888", "88888888\nTLS.sdkappid:admin"), SwappedContent),
        (
            with(
                "TLS.identifier:admin\nTLS.sdkappid:88888888",
                "TLS.sdkappid:88888888\nTLS.identifier:admin",
            ),
            SwappedContent,
        ),
        (
            with("TLS.time:1700000000\nTLS.expire:1000000000", "TLS.expire:1000000000\nTLS.time:1700000000"),
            LineOrder,
        ),
        (
            with("time:1700000000\nTLS.expire:1000000000", "time:1000000000\nTLS.expire:1700000000"),
            SwappedTimes,
        ),
        (with("expire:1000000000", "expire:2700000000"), SignedEnd),
        (over_json(&json_before), OverJson),
        (over_json(&format!("{json_before}\n")), OverJson),
        (over_json(&json_before.replace(',', ", ").replace("\":", "\": ")), OverJson),
        (over_json(&right_json().replace(&STANDARD.encode(&raw), "")), OverJson),
        (
            over_json(&format!(
                r#"{{"TLS.expire":{EXPIRE},"TLS.identifier":"admin","TLS.sdkappid":{APP},"TLS.time":{TIME},"TLS.ver":"2.0"}}"#
            )),
            OverJson,
        ),
        (
            over_json(&format!(
                r#"{{"TLS.ver":"2.0","TLS.identifier":"admin","TLS.sdkappid":{APP},"TLS.time":{TIME},"TLS.expire":{EXPIRE}}}"#
            )),
            OverJson,
        ),
        (signed(key, &values), Formula),
        (signed(key, &format!("{values}{}", STANDARD.encode(&values))), Formula),
        (signed(format!("\"{KEY}\"").as_bytes(), content), KeyQuotes),
        (signed(format!("'{KEY}'").as_bytes(), content), KeyQuotes),
        (signed(KEY.to_uppercase().as_bytes(), content), KeyCase),
        (pack(&json(&STANDARD.encode(mac(content.as_bytes(), key)))), SwappedArguments),
        (pack(&json(&hex(&raw))), HexSig),
        (pack(&json(&hex(&raw).to_uppercase())), HexSig),
        (pack(&json(&STANDARD.encode(hex(&raw)))), Base64OfHex),
    ];
    for around in ["§ ", "§\n", "§\r\n", "§\t", "§\u{a0}", " §", "\u{feff}§"] {
        many.push((signed(around.replace('§', KEY).as_bytes(), content), KeyBlank));
    }
    let bytes: Vec<u8> =
        (0..KEY.len()).step_by(2).map(|at| u8::from_str_radix(&KEY[at..at + 2], 16).unwrap()).collect();
    many.push((signed(&bytes, content), KeyBytes));
    for (text, expected) in many {
        let verdict = judged(&text);
        let mismatch = Mismatch::SecretKey { slip: Some(expected) };
        assert_eq!(verdict.state, State::Mismatch(vec![mismatch]), "{expected:?}");
        assert_eq!(
            (verdict.state(), verdict.code(), verdict.verified),
            ("mismatch", Some(70009), Some(false))
        );
        is_told(&verdict, expected);
        assert_eq!(server_code(&text, APP, "admin", &Secret::new(KEY), NOW), Err(70009), "{expected:?}");
        // With another key nothing is claimed.
        let other = judge(&text, "88888888", "admin", Some(&Secret::new("another")), NOW);
        assert_eq!(other.state, State::Mismatch(vec![Mismatch::SecretKey { slip: None }]), "{expected:?}");
    }
}

#[test]
fn a_blank_in_the_keys_field_is_named_too() {
    for key in [format!("{KEY} "), format!("{KEY}\n"), format!("\u{a0}{KEY}\t")] {
        let verdict = judge(U0, "88888888", "admin", Some(&Secret::new(key)), NOW);
        let mismatch = Mismatch::SecretKey { slip: Some(Slip::FieldKeyBlank) };
        assert_eq!(verdict.state, State::Mismatch(vec![mismatch]));
        is_told(&verdict, Slip::FieldKeyBlank);
    }
}

#[test]
fn slips_with_the_userbuf_are_named() {
    let base64 = STANDARD.encode("note");
    let made = |content: &str| {
        let sig = STANDARD.encode(mac(KEY.as_bytes(), content.as_bytes()));
        pack(&json(&sig).replace(",\"TLS.sig\"", &format!(",\"TLS.userbuf\":\"{base64}\",\"TLS.sig\"")))
    };
    let content = content();
    assert_eq!(judged(&made(&format!("{content}TLS.userbuf:{base64}\n"))).state(), "valid");
    for (signed, expected) in [
        (content.clone(), Slip::UnsignedUserbuf),
        (format!("{content}TLS.userbuf:note\n"), Slip::PlainUserbuf),
        (format!("{content}TLS.userbuf:{base64}"), Slip::NoFinalNewline),
    ] {
        let verdict = judged(&made(&signed));
        let mismatch = Mismatch::SecretKey { slip: Some(expected) };
        assert_eq!(verdict.state, State::Mismatch(vec![mismatch]), "{expected:?}");
    }
}

#[test]
fn a_hmac_over_json_with_other_than_ascii_is_found() {
    let json = |name: &str, sig: &str| {
        format!(
            r#"{{"TLS.ver":"2.0","TLS.identifier":"{name}","TLS.sdkappid":{APP},"TLS.expire":60,"TLS.time":{TIME}{sig}}}"#
        )
    };
    for name in ["管理员😀", r"\u7ba1\u7406\u5458\ud83d\ude00"] {
        let sig = STANDARD.encode(mac(KEY.as_bytes(), json(name, "").as_bytes()));
        let text = pack(&json(name, &format!(r#","TLS.sig":"{sig}""#)));
        let verdict = judge(&text, "88888888", "管理员😀", Some(&Secret::new(KEY)), TIME);
        let mismatch = Mismatch::SecretKey { slip: Some(Slip::OverJson) };
        assert_eq!(verdict.state, State::Mismatch(vec![mismatch]), "{name}");
    }
}

/// A signature under which there is neither a slip nor the key.
#[test]
fn what_fits_no_slip_gets_no_name() {
    for sig in [vec![0; 32], vec![], vec![7; 48], b"0123456789abcdef".repeat(4)] {
        let verdict = judged(&pack(&json(&STANDARD.encode(sig))));
        assert_eq!(verdict.state, State::Mismatch(vec![Mismatch::SecretKey { slip: None }]));
    }
}

#[test]
fn slips_in_the_fields() {
    let milliseconds = |time: u64| {
        let content = content().replace(&TIME.to_string(), &time.to_string());
        let sig = STANDARD.encode(mac(KEY.as_bytes(), content.as_bytes()));
        pack(&json(&sig).replace(&TIME.to_string(), &time.to_string()))
    };
    let text = milliseconds(1_700_000_000_123);
    let verdict = judged(&text);
    assert_eq!(verdict.state, State::Malformed(OpenError::Slip(Slip::Milliseconds)));
    assert_eq!((verdict.code(), verdict.verified, verdict.phase), (Some(70005), Some(true), None));
    assert_eq!(verdict.opened.as_ref().unwrap().made_at(), TIME);
    is_told(&verdict, Slip::Milliseconds);
    assert_eq!(server_code(&text, APP, "admin", &Secret::new(KEY), NOW), Err(70005));

    for time in ["1700000000.25", "1.7e9"] {
        let verdict = judged(&pack(&right_json().replace(":1700000000", &format!(":{time}"))));
        assert_eq!(verdict.state, State::Malformed(OpenError::Slip(Slip::Fraction)));
        is_told(&verdict, Slip::Fraction);
    }
}

#[test]
fn numbers_as_strings_are_read_with_a_warning() {
    let quote = |json: &str, number: &str| json.replace(&format!(":{number}"), &format!(":\"{number}\""));
    let all = ["88888888", "1000000000", "1700000000"]
        .iter()
        .fold(right_json(), |json, number| quote(&json, number));
    for (json, names) in [
        (quote(&right_json(), "88888888"), &["TLS.sdkappid"][..]),
        (quote(&right_json(), "1700000000"), &["TLS.time"]),
        (all, &["TLS.sdkappid", "TLS.time", "TLS.expire"]),
    ] {
        let text = pack(&json);
        let verdict = judged(&text);
        assert_eq!((verdict.state(), &*verdict.warnings), ("valid", [Slip::QuotedNumbers].as_slice()));
        is_told(&verdict, Slip::QuotedNumbers);
        let Some(Opened::V2(v2)) = &verdict.opened else { panic!() };
        assert_eq!((&*v2.quoted, v2.sdkappid, v2.time, v2.expire), (names, APP, TIME, EXPIRE));
        assert_eq!(server_code(&text, APP, "admin", &Secret::new(KEY), NOW), Ok(()));
        assert_eq!(judge(&text, "88888888", "admin", None, NOW).state(), "unverified");
        assert_eq!(judge(&text, "1", "admin", None, NOW).state(), "mismatch");
    }
}

#[test]
fn without_a_lifetime_it_is_expired_from_the_first_second_on() {
    for expire in ["0", "-1", "-86400", "-170141183460469231731687303715884105728"] {
        let content = content().replace("1000000000", expire);
        let sig = STANDARD.encode(mac(KEY.as_bytes(), content.as_bytes()));
        let text = pack(&json(&sig).replace("1000000000", expire));
        for now in [0, TIME, NOW] {
            let verdict = judge(&text, "88888888", "admin", Some(&Secret::new(KEY)), now);
            assert_eq!(
                (verdict.state(), verdict.code(), verdict.verified),
                ("expired", Some(70001), Some(true))
            );
            assert_eq!((&*verdict.warnings, verdict.opened.is_some()), ([Slip::NoLifetime].as_slice(), true));
            is_told(&verdict, Slip::NoLifetime);
            assert_eq!(server_code(&text, APP, "admin", &Secret::new(KEY), now), Err(70001), "{expire}");
        }
    }
}

#[test]
fn a_moment_as_expire_is_remarked() {
    let judged = |expire: &str| {
        let content = content().replace("1000000000", expire);
        let sig = STANDARD.encode(mac(KEY.as_bytes(), content.as_bytes()));
        judged(&pack(&json(&sig).replace("1000000000", expire)))
    };
    let verdict = judged("1800000000");
    assert_eq!((verdict.state(), &*verdict.warnings), ("valid", [Slip::ExpireIsTime].as_slice()));
    is_told(&verdict, Slip::ExpireIsTime);
    let verdict = judged("4294967295");
    assert_eq!((verdict.state(), &*verdict.warnings), ("valid", [].as_slice()), "as long as it goes");
}

#[test]
fn identifier_and_sdkappid_swapped_in_the_fields() {
    let swapped = |identifier: &str, sdkappid: &str, sig: &str| {
        let json = json(sig).replace(&format!(":{APP}"), &format!(":{sdkappid}"));
        pack(&json.replace("identifier\":\"admin\"", &format!("identifier\":{identifier}")))
    };
    let over = |content: &str| STANDARD.encode(mac(KEY.as_bytes(), content.as_bytes()));
    let right = over(&content());
    let also_swapped =
        over(&content().replace("admin", "§").replace("88888888", "admin").replace('§', "88888888"));
    for sig in [&right, &also_swapped] {
        for identifier in ["88888888", "\"88888888\""] {
            let text = swapped(identifier, "\"admin\"", sig);
            let verdict = judged(&text);
            assert_eq!(verdict.state, State::Mismatch(vec![Mismatch::Swapped]), "{identifier}");
            assert_eq!(
                (verdict.code(), verdict.opened.as_ref().unwrap().identifier()),
                (Some(70014), "admin")
            );
            is_told(&verdict, Slip::SwappedFields);
            assert_eq!(server_code(&text, APP, "admin", &Secret::new(KEY), NOW), Err(70014));
        }
    }
    let other = judged(&swapped("88888888", "\"admin\"", &over("")));
    let expected = vec![Mismatch::Swapped, Mismatch::SecretKey { slip: None }];
    assert_eq!(other.state, State::Mismatch(expected));
    // An identifier that is a number can only be told by the fields beside it.
    let text = swapped("\"88888888\"", "10086", &right);
    assert_eq!(judge(&text, "88888888", "10086", None, NOW).state, State::Mismatch(vec![Mismatch::Swapped]));
    assert_eq!(judge(&text, "10086", "88888888", None, NOW).state(), "unverified");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    /// No altered or random signature is explained away.
    #[test]
    fn random_signatures_get_no_name(sig in proptest::collection::vec(any::<u8>(), 0..80)) {
        let verdict = judged(&pack(&json(&STANDARD.encode(sig))));
        prop_assert_eq!(verdict.state, State::Mismatch(vec![Mismatch::SecretKey { slip: None }]));
    }
}
