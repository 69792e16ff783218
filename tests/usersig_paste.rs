//! What people paste into the UserSig's field: the UserSig in it is taken, and what was left out is said.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use tim_tester::api::Secret;
use tim_tester::api::usersig::*;
use tim_tester::state::Lang;
use tim_tester::text::usersig;

const U0: &str = "eJyrVgrxCdYrSy1SslIy0jNQ0gHzM1NS80oy0zLBwokpuZl5UInilOzEgoLMFCUrCyiAiKdWFGQWpSpZGRrAAES8JDMXJGqOKlqcmQ4019nHONWsILEoz9czydgw1SksM6rI2MPZMMjNOzI9ODjQIDDY3dnA1CPXu9hWqRYAFS4wVA__";

/// Each wrapping, with `§` where the UserSig stands; under which name; what is left out.
const WRAPPINGS: [(&str, Wrapper, Option<&str>, &[&str]); 30] = [
    (r#"{"code":0,"data":{"userSig":"§"}}"#, Wrapper::Json, Some("userSig"), &["code"]),
    (r#"{"code":0,"data":"§"}"#, Wrapper::Json, Some("data"), &["code"]),
    ("{\n  \"code\": 0,\n  \"userSig\": \"§\"\n}\n", Wrapper::Json, Some("userSig"), &["code"]),
    (
        r#"{"userId":"admin","sdkAppId":88888888,"userSig":"§","expire":86400}"#,
        Wrapper::Json,
        Some("userSig"),
        &["userId", "sdkAppId", "expire"],
    ),
    (r#"{"ActionStatus":"OK","TLS.sig":"§"}"#, Wrapper::Json, Some("TLS.sig"), &["ActionStatus"]),
    (r#""{\"code\":0,\"userSig\":\"§\"}""#, Wrapper::Field, Some("userSig"), &["code"]),
    (r#"["§"]"#, Wrapper::Json, None, &[]),
    (r#"{"userSig":"§""#, Wrapper::Json, Some("userSig"), &[]),
    (r#""userSig": "§","#, Wrapper::Field, Some("userSig"), &[]),
    (r#""usersig":"§""#, Wrapper::Field, Some("usersig"), &[]),
    ("userSig: '§'", Wrapper::Field, Some("userSig"), &[]),
    ("userSig: §", Wrapper::Field, Some("userSig"), &[]),
    ("const userSig = '§';", Wrapper::Field, Some("userSig"), &[]),
    ("$usersig = \"§\";", Wrapper::Field, Some("$usersig"), &[]),
    ("'usersig' => '§',", Wrapper::Field, Some("usersig"), &[]),
    ("<userSig>§</userSig>", Wrapper::Field, Some("userSig"), &[]),
    ("TIM_USERSIG=§", Wrapper::Field, Some("TIM_USERSIG"), &[]),
    ("export TIM_USERSIG='§'", Wrapper::Field, Some("TIM_USERSIG"), &[]),
    ("usersig=§&random=7", Wrapper::Parameters, Some("usersig"), &["random"]),
    ("?usersig=§", Wrapper::Parameters, Some("usersig"), &[]),
    ("&usersig=§&identifier=admin", Wrapper::Parameters, Some("usersig"), &["identifier"]),
    (
        "https://console.tim.qq.com/v4/profile/portrait_set?usersig=§&identifier=admin&sdkappid=88888888&random=7&contenttype=json",
        Wrapper::Url,
        Some("usersig"),
        &["identifier", "sdkappid", "random", "contenttype"],
    ),
    ("https://h/#/login?sig=§", Wrapper::Url, Some("sig"), &[]),
    ("https://h/v4/§", Wrapper::Url, None, &[]),
    ("Bearer §", Wrapper::Bearer, None, &[]),
    ("Authorization: Bearer §", Wrapper::Bearer, None, &["Authorization"]),
    (
        "curl -X POST 'https://console.tim.qq.com/v4/profile/portrait_set?usersig=§&random=7' -d '{\"From_Account\":\"id\"}'",
        Wrapper::Curl,
        Some("usersig"),
        &["random", "From_Account"],
    ),
    ("curl \"https://h/?sdkappid=1&usersig=§\"", Wrapper::Curl, Some("usersig"), &["sdkappid"]),
    ("my UserSig is §, thanks", Wrapper::Text, None, &[]),
    ("**§**", Wrapper::Text, None, &[]),
];

fn one(typed: &str) -> Cleaned {
    match unwrap(typed) {
        Some(Unwrapped::One(cleaned)) => cleaned,
        other => panic!("{other:?} in {typed}"),
    }
}

fn made(identifier: &str, userbuf: Option<&[u8]>) -> Secret {
    let key = Secret::new("k");
    make(&Inputs { sdkappid: 88888888, identifier, key: &key, time: 1_700_000_000, expire: 60, userbuf })
}

#[test]
fn the_one_inside_is_taken_and_what_was_left_out_is_said() {
    for (wrapping, wrapper, field, left_out) in WRAPPINGS {
        let cleaned = one(&wrapping.replace('§', U0));
        assert_eq!(cleaned.text.reveal(), U0, "{wrapping}");
        let Some(Dirt::Around(around)) = cleaned.dirt.last() else {
            panic!("{wrapping}: {:?}", cleaned.dirt)
        };
        assert_eq!((around.wrapper, around.field.as_deref()), (wrapper, field), "{wrapping}");
        assert_eq!(around.left_out, left_out, "{wrapping}");
        for lang in Lang::ALL {
            let said = usersig::cleaned(lang, &cleaned.dirt);
            assert!(left_out.iter().chain(&field).all(|name| said.contains(name)), "{said}");
            assert!(!said.contains(U0), "{said}");
        }
    }
}

#[test]
fn what_is_said() {
    let said = |typed: &str| usersig::cleaned(Lang::En, &one(&typed.replace('§', U0)).dirt);
    assert_eq!(
        said(r#"{"code":0,"data":{"userSig":"§"}}"#),
        "Taken off: the JSON around it (taken from userSig); left out: code"
    );
    assert_eq!(
        said("usersig=§&random=7"),
        "Taken off: the link's parameters around it (taken from usersig); left out: random"
    );
    assert_eq!(said(r#""userSig": "§","#), "Taken off: the field's name (taken from userSig)");
    assert_eq!(said("Bearer §"), "Taken off: the Bearer header around it");
}

#[test]
fn encodings_on_the_way() {
    let encoded = |text: &str| text.replace('_', "%5F").replace('*', "%2A").replace('-', "%2D");
    let url = |sig: &str| format!("https://h/v4?usersig={sig}&random=7");
    assert_eq!(one(&url(&encoded(U0))).text.reveal(), U0);
    assert_eq!(one(&url(&encoded(&encoded(U0)).replace('%', "%25"))).text.reveal(), U0);
    let all = url(U0)
        .replace(':', "%3A")
        .replace('/', "%2F")
        .replace('?', "%3F")
        .replace('=', "%3D")
        .replace('&', "%26");
    assert_eq!(one(&all).text.reveal(), U0);
    assert_eq!(one(&format!(r#"{{"userSig":"{}"}}"#, U0.replace('_', "\\u005f"))).text.reveal(), U0);
    // Broken by a terminal, by Base64 in lines of 76, and by the latter in JSON.
    let broken = |end: &str| format!("{}{end}{}{end}{}", &U0[..76], &U0[76..152], &U0[152..]);
    assert_eq!(one(&url(&broken("\n"))).text.reveal(), U0);
    assert_eq!(one(&format!(r#"{{"userSig":"{}"}}"#, broken("\\r\\n"))).text.reveal(), U0);
    assert_eq!(one(&broken("\r\n")).dirt, [Dirt::LineBreaks]);
}

#[test]
fn the_same_one_twice_is_one() {
    for typed in
        [format!("{U0}\n{U0}"), format!(r#"{{"userSig":"{U0}","sig":"{U0}"}}"#), format!("{U0} {U0}\n{U0}")]
    {
        assert_eq!(one(&typed).text.reveal(), U0);
    }
}

#[test]
fn of_different_ones_somebody_has_to_choose() {
    let bob = made("bob", None);
    let bob = bob.reveal();
    let both = vec![Secret::new(U0), Secret::new(bob)];
    for typed in [
        format!("{U0}\n{bob}"),
        format!("{U0} {bob} {U0}"),
        format!(r#"{{"admin":"{U0}","bob":"{bob}"}}"#),
        format!(r#"[{{"userSig":"{U0}"}},{{"userSig":"{bob}"}}]"#),
        format!("https://h/?usersig={U0}&other={bob}"),
        format!("{U0}{bob}"),
    ] {
        assert_eq!(unwrap(&typed), Some(Unwrapped::Several(both.clone())), "{typed}");
    }
    let offered = |sig: &str| usersig::offered(Lang::En, &open(sig).unwrap(), |s| s);
    assert_eq!(offered(U0), "admin · SDKAppID 88888888 · valid until 24 Jul 2055, 00:00:00");
    assert_eq!(offered(bob), "bob · SDKAppID 88888888 · valid until 14 Nov 2023, 22:14:20");
}

#[test]
fn one_with_a_slip_is_freed_of_its_wrapping_and_keeps_its_slip() {
    let standard = U0.replace('_', "=");
    let cut = &U0[..120];
    for (slip, sig) in
        [(Slip::StandardBase64, &*standard), (Slip::Cut, cut), (Slip::NoPadding, &U0[..U0.len() - 2])]
    {
        for wrapping in
            [r#"{"code":0,"data":{"userSig":"§"}}"#, "usersig=§&random=7", "Bearer §", " \"§\"\n", "§\n"]
        {
            let cleaned = one(&wrapping.replace('§', sig));
            assert_eq!(cleaned.text.reveal(), sig, "{wrapping}");
            let verdict = judge(cleaned.text.reveal(), "88888888", "admin", None, 1_800_000_000);
            assert_eq!(verdict.state, State::Malformed(OpenError::Slip(slip)), "{wrapping}");
        }
    }
}

#[test]
fn what_is_wrong_on_purpose_stays() {
    let long = format!("{}{U0}", " ".repeat(WRAPPED_MAX));
    let standard = U0.replace('_', "=");
    for typed in [
        U0,
        "",
        " ",
        "eJ",
        " \"eJw\"",
        "not one",
        "{}",
        r#"{"userSig":""}"#,
        r#"{"userSig":"eJw"}"#,
        "usersig=&random=7",
        "https://console.tim.qq.com/v4/profile/portrait_set?usersig=***&random=7",
        "Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln",
        &U0[..100],
        &standard,
        &format!("{U0}{U0}"),
        &"A".repeat(5000),
        &long,
    ] {
        assert_eq!(unwrap(typed), None, "{typed}");
    }
}

#[test]
fn an_openable_text_is_never_taken_apart() {
    let inside = made("admin", Some(U0.as_bytes()));
    assert_eq!(unwrap(inside.reveal()), None);
    let named = made(U0, None);
    assert_eq!(unwrap(named.reveal()), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_wrapping_gives_it_back(
        at in 0..WRAPPINGS.len(), identifier in any::<String>(), userbuf in proptest::option::of(proptest::collection::vec(any::<u8>(), 0..80)),
    ) {
        let sig = made(&identifier, userbuf.as_deref());
        let cleaned = one(&WRAPPINGS[at].0.replace('§', sig.reveal()));
        prop_assert_eq!(cleaned.text, sig);
    }

    /// What is found is a part of what was typed: nothing is made up, and nothing openable is taken apart.
    #[test]
    fn any_text_around_it(before in "\\PC{0,40}", behind in "\\PC{0,40}") {
        let typed = format!("{before} {U0} {behind}");
        match unwrap(&typed) {
            Some(Unwrapped::One(cleaned)) => prop_assert_eq!(cleaned.text.reveal(), U0),
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn no_text_hurts(text in "(?s).{0,300}|[\\\\%\"'=&:/*_+A-Za-z0-9 \n-]{0,400}") {
        if let Some(Unwrapped::One(cleaned)) = unwrap(&text) {
            prop_assert!(is_recognised(cleaned.text.reveal()));
        }
    }
}
