//! What the page writes is what it reads: a request written as a curl line for each shell, or as an `.http` file, is imported as
//! that request.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use std::rc::Rc;
use tim_tester::api::Secret;
use tim_tester::api::call::{Call, prepare};
use tim_tester::api::endpoint::{self, Endpoint};
use tim_tester::exchange::import::{FoundRequest, ImportContents, ImportKind, ImportNote, ImportPart, read};
use tim_tester::json::{Kind, scan, string};
use tim_tester::snippet::{self, Note, Request, Snippet, UserSig};

/// A JSON text by its tokens, strings decoded, so that doubled keys and the spelling of numbers count.
fn values(json: &str) -> Vec<(Kind, String)> {
    let value = |token: scan::Token| {
        let text = token.span.of(json);
        let decoded =
            (token.kind == Kind::String).then(|| string::decode(text)).filter(|text| !text.lone_surrogate);
        (token.kind, decoded.map_or_else(|| text.to_ascii_lowercase(), |decoded| decoded.text.into_owned()))
    };
    scan::tokens(json.as_bytes()).map(|token| value(token.unwrap())).collect()
}

fn imported(kind: ImportKind, text: &str) -> Rc<FoundRequest> {
    let import = read(text);
    assert_eq!(import.kind, kind, "{text}");
    match import.contents {
        Ok(ImportContents::Requests(mut requests)) if requests.len() == 1 => requests.remove(0),
        other => panic!("{other:?} of {text}"),
    }
}

/// Whether a value is there, or the import says that it looks like a stand-in for one.
fn is(found: Option<&str>, expected: &str, part: ImportPart, notes: &[ImportNote]) -> bool {
    found == Some(expected) || (found.is_none() && notes.contains(&ImportNote::Placeholder(part)))
}

fn check(language: &str, kind: ImportKind, call: &Call, usersig: UserSig) {
    let prepared = prepare(call).unwrap();
    let Ok(Snippet { text, notes }) =
        snippet::named(language).unwrap().write(&Request { prepared: &prepared, usersig })
    else {
        // An `.http` file has no way to write some texts.
        assert_eq!(language, "http");
        return;
    };
    let found = imported(kind, &text);
    let told = &found.notes;
    assert_eq!(found.endpoint.as_ref(), Some(&call.endpoint), "{text}");
    assert_eq!(found.path.as_deref(), Some(&*call.path), "{text}");
    assert!(is(found.sdkappid.as_deref(), &call.sdkappid, ImportPart::SdkAppId, told), "{text}\n{found:?}");
    assert!(
        is(found.identifier.as_deref(), &call.identifier, ImportPart::Identifier, told),
        "{text}\n{found:?}"
    );
    assert!(is(found.random.as_deref(), &call.random, ImportPart::Random, told), "{text}\n{found:?}");
    match usersig {
        UserSig::Written => {
            let usersig = found.usersig.as_ref().map(Secret::reveal);
            assert!(is(usersig, call.usersig.reveal(), ImportPart::UserSig, told), "{text}");
        }
        UserSig::Read | UserSig::Made => {
            assert_eq!(found.usersig, None, "{text}");
            assert!(told.contains(&ImportNote::Placeholder(ImportPart::UserSig)), "{text}");
        }
    }
    let body = found.body.as_deref().unwrap_or_default();
    if notes.iter().any(|note| matches!(note, Note::JsonEscapes | Note::WhitespaceTouched)) {
        assert_eq!(values(body), values(&call.body), "{text}");
    } else {
        assert!(body == &*call.body, "{body:?} is not {:?} of {text}", call.body);
    }
}

const LANGUAGES: [(&str, ImportKind); 4] = [
    ("curl", ImportKind::Curl),
    ("curl-cmd", ImportKind::Curl),
    ("curl-powershell", ImportKind::Curl),
    ("http", ImportKind::Http),
];

/// What a shell, a template or a file would read as its own.
const MARKS: [&str; 44] = [
    "a",
    "1",
    " ",
    "中",
    "😀",
    "'",
    "\"",
    "\\",
    "\\\"",
    "$",
    "`",
    "%",
    "%%",
    "%A%",
    "!",
    "^",
    "^ ",
    "^\"",
    "&",
    "|",
    "<",
    ">",
    "{",
    "}",
    "{{x}}",
    "${A}",
    "$(x)",
    "@",
    "#",
    ";",
    "\n",
    "\r\n",
    "\t",
    "\n###\n",
    "\n@a = b",
    "EOF\n",
    "'@\n",
    "\"\"",
    "''",
    "\u{2028}",
    "\u{7f}",
    "\\u4e2d",
    "curl ",
    "http://h/v4/a",
];

fn marked(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(MARKS.to_vec()), 0..most).prop_map(|marks| marks.concat())
}

/// JSON with such a text in it, and texts that are none.
fn bodies() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => marked(20).prop_map(|text| format!("{{\"n\":18446744073709551615,\n \"n\": 5.0, \"s\":{}}}", string::encode(&text))),
        2 => marked(20),
        1 => any::<String>(),
        1 => (marked(6), 1usize..9000).prop_map(|(text, times)| format!("[{}0]", format!("{},", string::encode(&text)).repeat(times))),
        1 => Just(String::new()),
        1 => Just("a\0b\r\n".to_owned()),
    ]
}

fn endpoints() -> impl Strategy<Value = Endpoint> {
    let mut all: Vec<_> = endpoint::hosts().map(Endpoint::Host).collect();
    let bases = ["http://127.0.0.1:8080", "http://[::1]:8080/t'e$s!t(1)", "https://h.example/a&b;c=[d]"];
    all.extend(bases.map(|base| Endpoint::Custom(base.into())));
    all.push(Endpoint::Sandbox);
    prop::sample::select(all)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn a_snippet_is_imported_as_its_request(
        endpoint in endpoints(), sdkappid in "[0-9]{1,10}", identifier in prop_oneof![marked(8), any::<String>()],
        usersig in "[A-Za-z0-9*_-]{0,40}", random in any::<u32>(), body in bodies(), written in any::<bool>(),
    ) {
        let call = Call {
            endpoint,
            sdkappid: sdkappid.into(),
            identifier: identifier.into(),
            usersig: Secret::new(usersig),
            random: random.to_string().into(),
            body: body.into(),
            ..Call::default()
        };
        for (language, kind) in LANGUAGES {
            check(language, kind, &call, if written { UserSig::Written } else { UserSig::Read });
        }
    }
}

#[test]
fn a_usersig_that_the_snippet_makes_is_left_alone() {
    let call = Call {
        endpoint: Endpoint::Host("console.tim.qq.com"),
        sdkappid: "1400000000".into(),
        identifier: "管理员".into(),
        random: "7".into(),
        body: "{}".into(),
        ..Call::default()
    };
    for (language, kind) in &LANGUAGES[..3] {
        check(language, *kind, &call, UserSig::Made);
    }
}
