//! UserSigs whose maker went wrong between the JSON and the text: each slip is named, and what is in it is shown.
#![allow(clippy::unwrap_used)]

mod usersig_made;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE, URL_SAFE_NO_PAD};
use miniz_oxide::deflate::{compress_to_vec, compress_to_vec_zlib};
use proptest::prelude::*;
use tim_tester::api::Secret;
use tim_tester::api::usersig::*;
use tim_tester::state::Lang;
use tim_tester::text::usersig;
use usersig_made::*;

#[test]
fn slips_of_the_packing_are_named_and_show_what_is_in_it() {
    use Slip::*;
    let json = &*right_json();
    let awkward = awkward(json);
    let standard = STANDARD.encode(&awkward);
    let url_safe = URL_SAFE.encode(&awkward);
    let gzip =
        [&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3][..], &compress_to_vec(json.as_bytes(), 6), &[0; 8]].concat();
    for (text, expected) in [
        (json.to_owned(), Plain),
        (format!("\n {json} "), Plain),
        (own(&STANDARD.encode(json)), NotPacked),
        (STANDARD.encode(json), NotPacked),
        (URL_SAFE_NO_PAD.encode(json), NotPacked),
        (own(&STANDARD.encode(compress_to_vec(json.as_bytes(), 6))), RawDeflate),
        (STANDARD.encode(compress_to_vec(json.as_bytes(), 9)), RawDeflate),
        (own(&STANDARD.encode(&gzip)), Gzip),
        (standard.clone(), StandardBase64),
        (standard.replace('+', "*"), StandardBase64),
        (url_safe.clone(), Base64Url),
        (url_safe.trim_end_matches('=').to_owned(), Base64Url),
        (U0.trim_end_matches('_').to_owned(), NoPadding),
        (own(&STANDARD.encode(U0)), Twice),
        (STANDARD.encode(&standard), Twice),
        (format!("{U0}{U0}"), Joined),
    ] {
        let verdict = judged(&text);
        assert_eq!(verdict.state, State::Malformed(OpenError::Slip(expected)), "{expected:?} {text}");
        assert_eq!((verdict.state(), verdict.code(), verdict.phase), ("malformed", Some(70003), None));
        is_told(&verdict, expected);
        let opened = verdict.opened.as_ref().unwrap();
        assert_eq!((opened.identifier(), opened.sdkappid(), opened.made_at()), ("admin", APP, TIME));
        assert_eq!(verdict.verified, Some(true), "{expected:?}");
        let mended = judged(verdict.mended.as_ref().unwrap().reveal());
        assert_eq!(mended.state(), "valid", "{expected:?}");
        assert!(is_recognised(&text), "{expected:?}");
        assert_eq!(server_code(&text, APP, "admin", &Secret::new(KEY), NOW), Err(70003), "{expected:?}");
        let told = usersig::told(Lang::En, &verdict, &[], |s| s);
        assert!(told.contains(&"v2 · identifier admin · SDKAppID 88888888".to_owned()), "{told:?}");
    }
}

/// Packed so that its standard Base64 has all of `+ / =`; blanks behind JSON mean nothing.
fn awkward(json: &str) -> Vec<u8> {
    let packed = |blanks: usize| compress_to_vec_zlib(format!("{json}{}", " ".repeat(blanks)).as_bytes(), 6);
    let has_all = |packed: &Vec<u8>| ['+', '/', '='].iter().all(|c| STANDARD.encode(packed).contains(*c));
    (0..200).map(packed).find(has_all).unwrap()
}

#[test]
fn several_that_are_joined() {
    let bob = right_json().replace("admin", "bob");
    let bob = pack(&bob);
    let parts = |text: &str, mended: bool| {
        let verdict = judged(text);
        assert_eq!(verdict.state, State::Malformed(OpenError::Slip(Slip::Joined)), "{text}");
        assert_eq!(verdict.mended.is_some(), mended);
        is_told(&verdict, Slip::Joined);
    };
    parts(&format!("{U0}{U0}{U0}"), true);
    parts(&U0.repeat(20), true);
    parts(&format!("{U0}{bob}"), false);
    // The second was cut by a field of limited length.
    parts(&format!("{U0}{}", &bob[..120]), true);
    let unpadded =
        (0..).map(|n| pack(&(right_json() + &" ".repeat(n)))).find(|text| !text.ends_with('_')).unwrap();
    parts(&format!("{unpadded}{bob}"), false);
    assert_eq!(
        unwrap(&format!("{U0}{bob}")),
        Some(Unwrapped::Several(vec![Secret::new(U0), Secret::new(bob)]))
    );
    assert_eq!(unwrap(&format!("{U0}{U0}")), None, "it is said, not mended silently");
}

#[test]
fn cut_off_is_said_wherever_it_happens() {
    for (whole, named_from) in [(U0.to_owned(), 40), (stored(&right_json()), 60)] {
        for end in 1..whole.len() {
            let verdict = judged(&whole[..end]);
            assert_eq!((verdict.state(), verdict.code()), ("malformed", Some(70003)), "{end}");
            let told = usersig::told(Lang::En, &verdict, &[], |s| s).join("\n");
            assert!(told.contains("cut off") || told.contains("padding"), "{end}: {told}");
            if end > named_from && end + 2 < whole.len() {
                assert_eq!(verdict.state, State::Malformed(OpenError::Slip(Slip::Cut)), "{end}");
            }
        }
    }
}

#[test]
fn what_is_no_usersig_is_not_taken_for_one_with_a_slip() {
    for text in [
        "",
        "eJ",
        "eJw",
        "AAAA",
        "{}",
        "[]",
        "e30=",
        "not a UserSig",
        "{\"TLS.ver\":\"2.0\"}",
        "0123456789abcdef",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZG1pbiJ9.c2ln",
        &"eJ".repeat(200),
        &pack("{}"),
        &pack("[1]"),
        &STANDARD.encode("{\"a\":1}"),
        &STANDARD.encode("any text of some length, for a test"),
    ] {
        assert!(!is_recognised(text), "{text}");
        let verdict = judged(text);
        assert!(!matches!(verdict.state, State::Malformed(OpenError::Slip(_))), "{text}");
        assert_eq!((verdict.opened, verdict.mended), (None, None));
    }
}

#[test]
fn a_slip_in_the_packing_hides_no_wrong_signature() {
    let text = STANDARD.encode(right_json().replace("admin", "bob"));
    let verdict = judged(&text);
    assert_eq!((verdict.state(), verdict.verified), ("malformed", Some(false)));
    let told = usersig::told(Lang::En, &verdict, &[], |s| s).join("\n");
    assert!(told.contains("does not fit the SecretKey"), "{told}");
}

#[test]
fn stored_without_compressing_and_with_a_line_feed_behind_it_is_right_too() {
    let text = stored(&(right_json() + "\n"));
    assert!(text.starts_with("eAE"), "{text}");
    assert_eq!(judged(&text).state(), "valid");
    assert!(is_recognised(&text));
    let Some(Unwrapped::One(cleaned)) = unwrap(&format!(r#"{{"userSig":"{text}"}}"#)) else { panic!() };
    assert_eq!(cleaned.text.reveal(), text);
    assert_eq!(server_code(&text, APP, "admin", &Secret::new(KEY), NOW), Ok(()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    /// What is named is undone: every mended one opens and has the same fields.
    #[test]
    fn what_is_mended_holds_the_same(identifier in any::<String>(), level in 0u8..10, spelling in 0usize..6) {
        let key = Secret::new(KEY);
        let made = make(&Inputs { sdkappid: 1, identifier: &identifier, key: &key, time: TIME, expire: 60, userbuf: None });
        let json = json_in(made.reveal());
        let zlib = compress_to_vec_zlib(json.as_bytes(), level);
        let text = match spelling {
            0 => STANDARD.encode(zlib),
            1 => URL_SAFE.encode(zlib),
            2 => URL_SAFE_NO_PAD.encode(zlib),
            3 => own(&STANDARD.encode(compress_to_vec(json.as_bytes(), level))),
            4 => own(&STANDARD.encode(&json)),
            _ => json.clone(),
        };
        let verdict = judge(&text, "1", &identifier, Some(&key), TIME);
        if verdict.state() != "valid" {
            prop_assert!(matches!(verdict.state, State::Malformed(OpenError::Slip(_))), "{:?} {text}", verdict.state);
            let mended = verdict.mended.unwrap();
            prop_assert_eq!(open(mended.reveal()), open(made.reveal()));
            prop_assert_eq!(judge(mended.reveal(), "1", &identifier, Some(&key), TIME).state(), "valid");
        }
    }
}
