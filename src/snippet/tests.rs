use super::*;
use crate::api::Secret;
use crate::api::call::{Call, prepare};
use crate::api::endpoint::Endpoint;
use std::collections::BTreeSet;

pub fn call(call: Call) -> Prepared {
    prepare(&call).unwrap()
}

pub fn prepared(identifier: &str, usersig: &str, body: &str) -> Prepared {
    call(Call {
        endpoint: Endpoint::Custom("http://127.0.0.1:8080".into()),
        sdkappid: "1400000000".into(),
        identifier: identifier.into(),
        usersig: Secret::new(usersig),
        random: "7".into(),
        body: body.into(),
        ..Call::default()
    })
}

const NICK: &str = r#"{"From_Account":"bob","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"小明"}]}"#;

#[test]
fn the_names_are_the_documented_ones() {
    let ids: Vec<_> = all().iter().map(|language| language.id).collect();
    let expected = [
        "curl",
        "curl-cmd",
        "curl-powershell",
        "httpie",
        "php",
        "php-sdk",
        "php-gear",
        "python",
        "javascript",
        "go",
        "java",
        "rust",
        "csharp",
        "http",
    ];
    assert_eq!(ids, expected);
    let names: BTreeSet<_> = all().iter().map(|language| language.name).collect();
    assert_eq!(names.len(), ids.len());
    assert!(ids.iter().all(|id| named(id).is_some_and(|found| found.id == *id)) && named("").is_none());
}

#[test]
fn a_secret_is_written_only_where_it_is_asked_for() {
    let prepared = prepared("admin", "eJwSecret*-_", NICK);
    for language in all() {
        for (usersig, variable) in [
            (UserSig::Read, USERSIG_VARIABLE),
            (UserSig::Made, KEY_VARIABLE),
            (UserSig::Written, "eJwSecret*-_"),
        ] {
            let Ok(snippet) = language.write(&Request { prepared: &prepared, usersig }) else {
                assert_eq!((language.id, usersig), ("http", UserSig::Made));
                continue;
            };
            assert!(snippet.text.contains(variable), "{}: {}", language.id, snippet.text);
            assert_eq!(snippet.text.contains("Secret*"), usersig == UserSig::Written, "{}", language.id);
            assert!(!snippet.notes.is_empty());
        }
    }
}

#[test]
fn lines_for_windows_are_ascii() {
    for id in ["curl-cmd", "curl-powershell"] {
        for body in [NICK, "中\u{2028}", "{\"名\":\"😀\r\n%PATH%\"}", "\0"] {
            let prepared = prepared("管理员", "eJw", body);
            for usersig in [UserSig::Read, UserSig::Made, UserSig::Written] {
                let snippet = named(id).unwrap().write(&Request { prepared: &prepared, usersig }).unwrap();
                assert!(snippet.text.is_ascii(), "{}", snippet.text);
            }
        }
    }
}

#[test]
fn the_sandbox_of_the_page_is_told() {
    let sandbox = call(Call { body: NICK.into(), ..Call::default() });
    for language in all() {
        let snippet = language.write(&Request { prepared: &sandbox, usersig: UserSig::Read }).unwrap();
        assert_eq!(snippet.notes.last(), Some(&Note::SandboxInPage), "{}", language.id);
    }
}

#[test]
fn the_sdk_says_what_it_can_not_send() {
    let write = |id: &str, prepared: &Prepared| {
        named(id).unwrap().write(&Request { prepared, usersig: UserSig::Read }).map(|snippet| snippet.text)
    };
    let other = call(Call { path: "v4/profile/portrait_get".into(), body: NICK.into(), ..Call::default() });
    assert_eq!(write("php-sdk", &other), Err(Unavailable::OtherCommand));
    let two = prepared("admin", "", r#"{"From_Account":"a","ProfileItem":[]}"#);
    assert_eq!(write("php-gear", &two), Err(Unavailable::NotOneNick));
    assert!(write("php-sdk", &two).unwrap().contains("profile_portrait_set2('a', [\n])"));
    let number = prepared("admin", "", r#"{"From_Account":"a","ProfileItem":[{"Tag":"x","Value":5.0}]}"#);
    assert_eq!(write("php-sdk", &number), Err(Unavailable::NotBySdk(SdkBody::Number)));
    let nul = prepared("admin", "", &NICK.replace("bob", "\\u0000"));
    assert_eq!(write("php-gear", &nul), Err(Unavailable::Nul));
}

#[test]
fn curl_reads_no_pattern_in_an_address() {
    let endpoint = Endpoint::Custom("http://[::1]:8080".into());
    let prepared = call(Call { endpoint, body: NICK.into(), ..Call::default() });
    for id in ["curl", "curl-cmd", "curl-powershell"] {
        let snippet =
            named(id).unwrap().write(&Request { prepared: &prepared, usersig: UserSig::Read }).unwrap();
        assert!(snippet.text.contains(" --globoff "), "{}", snippet.text);
    }
    assert!(curl_line(&prepared, UserSig::Read).starts_with("curl --globoff -X POST 'http://[::1]:8080/v4/"));
}

#[test]
fn a_snippet_is_not_printed_by_accident() {
    let prepared = prepared("admin", "eJwSecret", NICK);
    let request = Request { prepared: &prepared, usersig: UserSig::Written };
    let snippet = named("curl").unwrap().write(&request).unwrap();
    assert!(snippet.text.contains("eJwSecret") && !format!("{snippet:?}").contains("eJwSecret"));
    assert!(!format!("{request:?}").contains("eJwSecret"));
}
