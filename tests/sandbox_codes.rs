//! Every code that input can provoke: provoked, with a text that names the place and a state that stays as it was.
#![allow(clippy::unwrap_used)]

mod sandbox_common;

use sandbox_common::{CHECK, Caller, GET, IMPORT, NOW, SET, json};
use std::collections::BTreeSet;
use tim_tester::api::error_code;
use tim_tester::api::rules::Documents::{self, Current, Seed};
use tim_tester::sandbox::{Rate, Settings, demo};

/// A body, and the code it gets in 2016 and now (0: fine) with a piece of the text.
type Row<'a> = (&'a str, u32, u32, &'a str);

const SET_ROWS: &[Row] = &[
    ("", 60003, 60003, "the body is empty"),
    (" ", 60003, 60003, "the body is not JSON"),
    ("{", 60003, 60003, "the body is not JSON"),
    ("{}{}", 60003, 60003, "the body is not JSON"),
    ("\u{feff}{}", 60003, 60003, "the body is not JSON"),
    (r#"{"From_Account":"\ud800"}"#, 60003, 60003, "the body is not JSON"),
    ("[]", 60003, 60003, "the body is not an object"),
    ("null", 60003, 60003, "the body is not an object"),
    ("{}", 40001, 40001, "Err_Profile_Comm_Decode_Fail: From_Account is missing"),
    (r#"{"from_account":"alice"}"#, 40001, 40001, "From_Account is missing"),
    (r#"{"From_Account":1}"#, 60015, 60015, "From_Account is not a string"),
    (r#"{"From_Account":null}"#, 60015, 60015, "From_Account is not a string"),
    (r#"{"From_Account":""}"#, 40002, 40001, "From_Account is empty"),
    (r#"{"From_Account":"eve"}"#, 40003, 40003, "From_Account eve was not imported"),
    (r#"{"From_Account":"Alice"}"#, 40003, 40003, "From_Account Alice"),
    (r#"{"From_Account":"eve","From_Account":"alice","ProfileItem":[]}"#, 0, 0, ""),
    (r#"{"From_Account":"alice"}"#, 40001, 40001, "ProfileItem is missing"),
    (r#"{"From_Account":"alice","ProfileItem":{}}"#, 40001, 40001, "ProfileItem is not an array"),
    (r#"{"From_Account":"alice","ProfileItem":null}"#, 40001, 40001, "ProfileItem is not an array"),
    (r#"{"From_Account":"alice","ProfileItem":[]}"#, 0, 0, ""),
    (r#"{"From_Account":"nobody","ProfileItem":[],"Other":1}"#, 0, 0, ""),
];

/// Items of `alice`; the first is fine, so that the place is `[1]` and the write has to be taken back.
const ITEM_ROWS: &[Row] = &[
    ("1", 40001, 40001, "ProfileItem[1] is not an object"),
    ("{}", 40607, 40001, "ProfileItem[1].Tag is missing"),
    (r#"{"Value":"a"}"#, 40607, 40001, "ProfileItem[1].Tag is missing"),
    (r#"{"Tag":1,"Value":"a"}"#, 40607, 40001, "ProfileItem[1].Tag is not a string"),
    (
        r#"{"Tag":"Tag_Profile_IM_Nick"}"#,
        40607,
        40001,
        "ProfileItem[1].Value of Tag_Profile_IM_Nick is missing",
    ),
    (
        r#"{"Tag":"Tag_Profile_IM_Nic","Value":"a"}"#,
        40603,
        40009,
        "ProfileItem[1].Tag Tag_Profile_IM_Nic names no field",
    ),
    (r#"{"Tag":"TAG_PROFILE_IM_NICK","Value":"a"}"#, 40603, 40009, "names no field"),
    (r#"{"Tag":"","Value":"a"}"#, 40603, 40009, "ProfileItem[1].Tag is empty"),
    (r#"{"Tag":"Tag_Profile_Custom_toolongname","Value":"a"}"#, 40603, 40009, "is not formed like a custom"),
    (r#"{"Tag":"Tag_Profile_Custom_","Value":"a"}"#, 40603, 40009, "is not formed like a custom"),
    (r#"{"Tag":"CUSTOM:Unknown","Value":"a"}"#, 40603, 40009, "was not declared"),
    (r#"{"Tag":"CUSTOM:Vip","Value":"a"}"#, 40607, 40008, "may not be written"),
    (r#"{"Tag":"CUSTOM:Vip","Value":1}"#, 40607, 40008, "may not be written"),
    (
        r#"{"Tag":"Tag_Profile_IM_Nick","Value":1}"#,
        40610,
        40610,
        "ProfileItem[1].Value of Tag_Profile_IM_Nick is not a string",
    ),
    (r#"{"Tag":"Tag_Profile_IM_Nick","Value":null}"#, 40610, 40610, "is not a string"),
    (r#"{"Tag":"Tag_Profile_IM_Gender","Value":1}"#, 40610, 40610, "Tag_Profile_IM_Gender is not a string"),
    (r#"{"Tag":"CUSTOM:Hobby","Value":1}"#, 40610, 40610, "is not a string"),
    (r#"{"Tag":"Tag_Profile_IM_Level","Value":"7"}"#, 40610, 40610, "Tag_Profile_IM_Level is not an integer"),
    (r#"{"Tag":"Tag_Profile_IM_Level","Value":-1}"#, 40610, 40610, "is not an integer"),
    (r#"{"Tag":"Tag_Profile_IM_Level","Value":-0}"#, 40610, 40610, "is not an integer"),
    (r#"{"Tag":"Tag_Profile_IM_Level","Value":1.0}"#, 40610, 40610, "is not an integer"),
    (r#"{"Tag":"Tag_Profile_IM_Level","Value":1e2}"#, 40610, 40610, "is not an integer"),
    (r#"{"Tag":"Tag_Profile_IM_Level","Value":18446744073709551616}"#, 40610, 40610, "is not an integer"),
    (r#"{"Tag":"Tag_Profile_IM_Level","Value":1e400}"#, 40610, 40610, "is not an integer"),
    (r#"{"Tag":"Tag_Profile_IM_Level","Value":01}"#, 60003, 60003, "the body is not JSON"),
    (r#"{"Tag":"Tag_Profile_IM_Level","Value":18446744073709551615}"#, 0, 0, ""),
    (r#"{"Tag":"Tag_Profile_IM_Level","Value":0}"#, 0, 0, ""),
    (
        r#"{"Tag":"Tag_Profile_IM_Gender","Value":"female"}"#,
        40605,
        40605,
        "is none of Gender_Type_Unknown, Gender_Type_Female",
    ),
    (
        r#"{"Tag":"Tag_Profile_IM_AllowType","Value":""}"#,
        40605,
        40605,
        "is none of AllowType_Type_NeedConfirm",
    ),
    (r#"{"Tag":"Tag_Profile_IM_Nick","Value":"X501"}"#, 40604, 40601, "has 501 bytes, over the limit of 500"),
    (r#"{"Tag":"Tag_Profile_IM_Nick","Value":"X500"}"#, 0, 0, ""),
    (r#"{"Tag":"Tag_Profile_IM_Image","Value":"X501"}"#, 40601, 40601, "has 501 bytes"),
    (
        r#"{"Tag":"Tag_Profile_IM_Location","Value":"X17"}"#,
        40604,
        40601,
        "has 17 bytes, over the limit of 16",
    ),
    (r#"{"Tag":"CUSTOM:Hobby","Value":"X501"}"#, 40608, 40601, "has 501 bytes"),
    (
        r#"{"Tag":"Tag_Profile_IM_Nick","Value":"一个敏感词示例"}"#,
        40005,
        40005,
        "holds the sensitive word 敏感词示例",
    ),
    (r#"{"Tag":"Tag_Profile_IM_Nick","Value":""}"#, 0, 0, ""),
    (r#"{"Tag":"CUSTOM:Note","Value":"a"}"#, 0, 0, ""),
    (r#"{"Tag":"Bad","Tag":"Tag_Profile_IM_Nick","Value":1,"Value":"last"}"#, 0, 0, ""),
    (
        r#"{"Tag":"Bad","Value":"a"},{"Tag":"Tag_Profile_IM_Nick","Value":1}"#,
        40603,
        40009,
        "ProfileItem[1].Tag Bad",
    ),
];

const GET_ROWS: &[Row] = &[
    ("{}", 40001, 40001, "To_Account is missing"),
    (r#"{"To_Account":"alice"}"#, 40001, 40001, "To_Account is not an array"),
    (r#"{"To_Account":[]}"#, 40002, 40002, "To_Account is empty"),
    (r#"{"To_Account":["alice",1]}"#, 60015, 60015, "To_Account[1] is not a string"),
    (r#"{"To_Account":["X101ACCOUNTS"],"TagList":[]}"#, 40001, 40001, "To_Account has 101 accounts"),
    (r#"{"To_Account":["alice"]}"#, 40001, 40001, "TagList is missing"),
    (r#"{"To_Account":["alice"],"TagList":"a"}"#, 40001, 40001, "TagList is not an array"),
    (r#"{"To_Account":["alice"],"TagList":[null]}"#, 40001, 40001, "TagList[0] is not a string"),
    (r#"{"To_Account":["alice"],"TagList":["Bad"]}"#, 40801, 40009, "TagList[0] Bad names no field"),
    (r#"{"To_Account":["alice"],"TagList":[""]}"#, 40801, 40009, "TagList[0] is empty"),
    (r#"{"To_Account":["alice"],"TagList":["CUSTOM:Note"]}"#, 40007, 40007, "may not be read"),
    (r#"{"To_Account":["eve"],"TagList":["CUSTOM:Vip"]}"#, 0, 0, ""),
    (r#"{"To_Account":["alice"],"TagList":[]}"#, 0, 0, ""),
];

const IMPORT_ROWS: &[Row] = &[
    ("{}", 70402, 70402, "Identifier is missing"),
    (r#"{"Identifier":""}"#, 70402, 70402, "Identifier is empty"),
    (r#"{"Identifier":7}"#, 60015, 60015, "Identifier is not a string"),
    (r#"{"Identifier":"X33"}"#, 70402, 70402, "over 32 bytes"),
    (r#"{"Identifier":"eve","Nick":7}"#, 70402, 70402, "Nick is not a string"),
    (r#"{"Identifier":"eve","Nick":"X501"}"#, 40601, 40601, "Nick has 501 bytes"),
    (r#"{"Identifier":"eve","FaceUrl":"X501"}"#, 40601, 40601, "FaceUrl has 501 bytes"),
    (r#"{"Identifier":"eve","Nick":"sensitive-word-demo"}"#, 40005, 40005, "Nick holds the sensitive word"),
    (r#"{"Identifier":"eve"}"#, 70398, 70398, "Identifier: there are 4 accounts"),
    (r#"{"Identifier":"alice"}"#, 0, 0, ""),
];

const CHECK_ROWS: &[Row] = &[
    ("{}", 70402, 70402, "CheckItem is missing"),
    (r#"{"CheckItem":{}}"#, 70402, 70402, "CheckItem is not an array"),
    (r#"{"CheckItem":[1]}"#, 70402, 70402, "CheckItem[0].UserID is missing"),
    (r#"{"CheckItem":[{"UserID":"a"},{"UserID":""}]}"#, 70402, 70402, "CheckItem[1].UserID is empty"),
    (r#"{"CheckItem":[{"UserID":true}]}"#, 60015, 60015, "CheckItem[0].UserID is not a string"),
    (r#"{"CheckItem":[X101ITEMS]}"#, 70402, 70402, "CheckItem has 101 accounts"),
    (r#"{"CheckItem":[]}"#, 0, 0, ""),
];

/// A caller of an app that is full.
fn caller(documents: Documents) -> Caller {
    Caller::of(Settings { documents, account_limit: 4, ..demo::settings() })
}

fn filled(body: &str, documents: Documents) -> String {
    let custom = match documents {
        Seed => format!("Tag_Profile_Custom_{}_", demo::SDKAPPID),
        Current => "Tag_Profile_Custom_".to_owned(),
    };
    let mut body = body.replace("CUSTOM:", &custom).replace("X101ACCOUNTS", &["a"; 101].join("\",\""));
    body = body.replace("X101ITEMS", &[r#"{"UserID":"a"}"#; 101].join(","));
    for length in [501, 500, 33, 17] {
        body = body.replace(&format!("X{length}"), &"x".repeat(length));
    }
    body
}

#[track_caller]
fn check(caller: &mut Caller, method: &str, target: &str, body: &[u8], code: u32, text: &str) {
    let before = caller.sandbox.to_text();
    let reply = json(&caller.send(method, target, body));
    let shown = format!("{target} {} -> {reply}", String::from_utf8_lossy(body));
    assert_eq!(reply["ErrorCode"], code, "{shown}");
    assert_eq!(reply["ActionStatus"], if code == 0 { "OK" } else { "FAIL" }, "{shown}");
    assert!(reply["ErrorInfo"].as_str().unwrap().contains(text), "{text:?}: {shown}");
    if code != 0 {
        assert_eq!(caller.sandbox.to_text(), before, "{shown}");
    }
}

/// Runs a command's rows in both eras and notes the codes.
fn run(path: &str, rows: &[Row], wrap: impl Fn(&str) -> String, provoked: &mut BTreeSet<u32>) {
    for documents in [Seed, Current] {
        for (body, seed, current, text) in rows {
            let code = if documents == Seed { *seed } else { *current };
            let mut caller = caller(documents);
            let target = caller.target(path);
            check(&mut caller, "POST", &target, filled(&wrap(body), documents).as_bytes(), code, text);
            provoked.insert(code);
        }
    }
}

/// Requests that no command sees: what is changed about a good one, and the codes.
fn run_gateway(provoked: &mut BTreeSet<u32>) {
    let other_key = Settings { key: tim_tester::api::Secret::new("other"), ..demo::settings() };
    let other_app = Settings { sdkappid: 1, ..demo::settings() };
    let sig = |settings: &Settings, identifier: &str, at| {
        format!("usersig={}", settings.usersig(identifier, at).reveal())
    };
    let own = demo::settings();
    let with = |name: &'static str, part: &str| (name, part.to_owned());
    // The parameter to replace, what stands in its place, and what comes of it.
    let rows = [
        (with("sdkappid", ""), 60012, 60012, "no sdkappid"),
        (with("sdkappid", "SDKAppID=88888888"), 60012, 60012, "no sdkappid"),
        (with("sdkappid", "sdkappid="), 60006, 60006, "the sdkappid"),
        (with("sdkappid", "sdkappid=0"), 60006, 60006, "the sdkappid 0"),
        (with("sdkappid", "sdkappid=%2B8"), 60006, 60006, "the sdkappid +8"),
        (with("sdkappid", "sdkappid=4294967296"), 60006, 60006, "the sdkappid 4294967296"),
        (with("sdkappid", "sdkappid=1"), 70020, 70020, "the sdkappid 1"),
        (with("identifier", ""), 60004, 60025, "no identifier"),
        (with("identifier", "identifier="), 60004, 60025, "no identifier"),
        (with("identifier", "identifier=%FF"), 60002, 60002, "not UTF-8"),
        (with("identifier", "identifier=alice"), 60010, 60010, "the identifier alice"),
        (with("identifier", "identifier=administrator"), 70013, 70013, "usersig"),
        (with("contenttype", ""), 60002, 60025, "the contenttype is \"\""),
        (with("contenttype", "contenttype=JSON"), 60002, 60025, "the contenttype is \"JSON\""),
        (with("usersig", ""), 70002, 70002, "usersig"),
        (with("usersig", "usersig="), 70002, 70002, "usersig"),
        (with("usersig", "usersig=eJw"), 70003, 70003, "usersig"),
        (with("usersig", "usersig=eJyLNtQx0jGOBQAGlQGn"), 70005, 70005, "usersig"),
        (("usersig", sig(&other_key, "admin", NOW)), 70009, 70009, "usersig"),
        (("usersig", sig(&other_app, "admin", NOW)), 70014, 70014, "usersig"),
        (("usersig", sig(&own, "administrator", NOW)), 70013, 70013, "usersig"),
        (("usersig", sig(&own, "admin", NOW - 181 * 86_400)), 70001, 70001, "usersig"),
        (("random", String::new()), 0, 0, ""),
        (with("random", "random=x"), 0, 0, ""),
    ];
    let body = br#"{"From_Account":"alice","ProfileItem":[]}"#;
    for documents in [Seed, Current] {
        let mut caller = caller(documents);
        let good = caller.target(SET);
        for ((name, part), seed, current, text) in &rows {
            let (path, query) = good.split_once('?').unwrap();
            let parts: Vec<_> = query
                .split('&')
                .map(|old| if old.starts_with(&format!("{name}=")) { part.as_str() } else { old })
                .collect();
            let code = if documents == Seed { *seed } else { *current };
            check(&mut caller, "POST", &format!("{path}?{}", parts.join("&")), body, code, text);
            provoked.insert(code);
        }
        for (path, code, text) in [
            ("/", 60002, "the path /"),
            ("", 60002, "the path /"),
            ("/v4", 60002, "the path /v4"),
            ("/v3/profile/portrait_set", 60002, "the path /v3"),
            ("/v4/profile/", 60002, "the path"),
            ("/v4/profile/portrait_set/", 60002, "the path"),
            ("/v4/profile/portrait_sets", 60009, "no command v4/profile/portrait_sets"),
            ("/v4/Profile/portrait_set", 60009, "no command v4/Profile"),
        ] {
            check(&mut caller, "POST", &good.replace("/v4/profile/portrait_set", path), body, code, text);
            provoked.insert(code);
        }
        for method in ["GET", "OPTIONS", "PUT", "post", ""] {
            check(&mut caller, method, &good, body, 60002, &format!("the method is {method}"));
        }
        check(&mut caller, "POST", &good, b"{\"From_Account\":\"\xff\"}", 60003, "the body is not UTF-8");
    }
}

/// The documented codes that no input provokes here: faults of the service itself, states of an app that the
/// sandbox does not have, and 40004 and 60005, which others (60010, 60004) come before.
const ON_DEMAND_ONLY: &[u32] = &[
    40004, 40006, 40602, 40606, 40609, 40802, 40803, 40804, 40805, 40806, 40808, 40810, 40812, 60005, 60008,
    60011, 60013, 60014, 60016, 60017, 60018, 60019, 60020, 60021, 60026, 60027, 60028,
];

#[test]
fn every_code_that_input_can_provoke() {
    let mut provoked = BTreeSet::from([60007]);
    run(SET, SET_ROWS, str::to_owned, &mut provoked);
    let items = |item: &str| {
        let first = r#"{"Tag":"Tag_Profile_IM_SelfSignature","Value":"changed"}"#;
        format!(r#"{{"From_Account":"alice","ProfileItem":[{first},{item}]}}"#)
    };
    run(SET, ITEM_ROWS, items, &mut provoked);
    run(GET, GET_ROWS, str::to_owned, &mut provoked);
    run(IMPORT, IMPORT_ROWS, str::to_owned, &mut provoked);
    run(CHECK, CHECK_ROWS, str::to_owned, &mut provoked);
    run_gateway(&mut provoked);

    let documented: BTreeSet<_> = error_code::all()
        .iter()
        .filter(|row| ["portrait_set", "profile", "common"].contains(&row.group))
        .map(|row| row.code)
        .collect();
    let missing: Vec<_> =
        documented.difference(&provoked).filter(|code| !ON_DEMAND_ONLY.contains(code)).collect();
    assert!(missing.is_empty(), "never provoked: {missing:?}");
    let both: Vec<_> = provoked.iter().filter(|code| ON_DEMAND_ONLY.contains(code)).collect();
    assert!(both.is_empty(), "provoked after all: {both:?}");
    let unknown: Vec<_> =
        provoked.iter().filter(|code| **code != 0 && error_code::find(None, **code).is_none()).collect();
    assert!(unknown.is_empty(), "documented nowhere: {unknown:?}");
}

#[test]
fn the_rate_is_the_documents() {
    for (documents, path, limit) in
        [(Seed, SET, 100), (Current, SET, 200), (Seed, IMPORT, 1000), (Current, CHECK, 100)]
    {
        let mut caller = Caller::new(documents);
        for _ in 0..limit {
            assert_ne!(caller.post(path, b"{}")["ErrorCode"], 60007);
        }
        let target = caller.target(path);
        check(&mut caller, "POST", &target, b"{}", 60007, &format!("over {limit} calls of {path}"));
        assert_ne!(caller.post(GET, b"{}")["ErrorCode"], 60007, "another command has its own count");
        caller.now += 1;
        assert_ne!(caller.post(path, b"{}")["ErrorCode"], 60007);
    }
    let mut caller = Caller::of(Settings { rate: Rate::PerSecond(1), ..demo::settings() });
    assert_ne!(caller.post(SET, b"{}")["ErrorCode"], 60007);
    assert_eq!(caller.post(SET, b"{}")["ErrorCode"], 60007);
}
