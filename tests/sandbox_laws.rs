//! Laws of the sandbox: any bytes get a documented reply, what is set is read back exactly, what is refused changes
//! nothing.
#![allow(clippy::unwrap_used)]

mod sandbox_common;

use proptest::prelude::*;
use proptest::sample::select;
use sandbox_common::{CHECK, CODES, Caller, GET, IMPORT, NOW, SET, documented, escaped, json};
use serde_json::Value;
use std::collections::BTreeMap;
use tim_tester::api::error_code;
use tim_tester::api::rules::{Documents, SENSITIVE_WORDS};
use tim_tester::sandbox::{Answer, Fault, Reply, Request, Sandbox, demo};

fn documents() -> impl Strategy<Value = Documents> {
    select(vec![Documents::Seed, Documents::Current])
}

fn command() -> impl Strategy<Value = &'static str> {
    select(Sandbox::new(demo::settings()).commands().collect::<Vec<_>>())
}

/// Any JSON with the words that the commands look for.
fn any_json() -> impl Strategy<Value = Value> {
    let word = select(vec![
        "From_Account",
        "ProfileItem",
        "Tag",
        "Value",
        "To_Account",
        "TagList",
        "Identifier",
        "Nick",
        "FaceUrl",
        "CheckItem",
        "UserID",
        "alice",
        "bob",
        "eve",
        "Tag_Profile_IM_Nick",
        "Tag_Profile_IM_Level",
        "Tag_Profile_Custom_Hobby",
        "Tag_Profile_Custom_Vip",
        "Tag_Profile_IM_Gender",
        "Gender_Type_Male",
        "MsgRandom",
        "MsgBody",
        "MsgType",
        "TIMTextElem",
        "MsgContent",
        "Text",
        "AddFriendItem",
        "AddSource",
        "AddSource_Type_Web",
        "StartIndex",
        "DeleteItem",
        "GroupId",
        "GroupIdList",
        "@TGS#2DEMO0001",
        "MemberList",
        "Member_Account",
        "Type",
        "Public",
        "Name",
        "Random",
        "",
    ]);
    let word = prop_oneof![8 => word.prop_map(str::to_owned), 1 => any::<String>()];
    let leaf = prop_oneof![
        4 => word.clone().prop_map(Value::from),
        1 => any::<u64>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<Option<bool>>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((word.clone(), inner), 0..5)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// A reply as the documents have it.
fn check_documented(target: &str, reply: &Reply) -> Result<(), TestCaseError> {
    prop_assert_eq!(reply.status, 200);
    let headers: Vec<_> = reply.headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    prop_assert_eq!(
        headers,
        [
            ("Access-Control-Allow-Origin", "*"),
            ("Access-Control-Allow-Headers", "X-Requested-With"),
            ("Access-Control-Allow-Methods", "POST"),
        ]
    );
    let body = json(reply);
    let code = u32::try_from(body["ErrorCode"].as_u64().unwrap()).unwrap();
    let status = body["ActionStatus"].as_str().unwrap();
    let expected: &[_] = if code == 0 { &["OK", "SomeError"] } else { &["FAIL"] };
    prop_assert!(expected.contains(&status), "{} with {}", status, code);
    prop_assert_eq!(body["ErrorInfo"].as_str().unwrap().is_empty(), code == 0);
    prop_assert!(code == 0 || CODES.find(None, code).is_some(), "{}", code);
    prop_assert_eq!(body.get("ErrorDisplay").is_some(), {
        let path = target.split('?').next().unwrap_or_default().strip_prefix('/').unwrap_or_default();
        let is_answered = Sandbox::new(demo::settings()).commands().any(|answered| answered == path);
        is_answered && documented(path).is_some_and(|command| command.replies_with("ErrorDisplay"))
    });
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_request_gets_a_documented_reply(
        documents in documents(), method in any::<String>(), target in any::<String>(),
        body in any::<Vec<u8>>(), now in any::<u64>(),
    ) {
        let mut caller = Caller::new(documents);
        caller.now = now;
        check_documented(&target, &caller.send(&method, &target, &body))?;
        check_documented(&target, &caller.send("POST", &target, &body))?;
    }

    #[test]
    fn a_good_request_with_a_part_spoilt_gets_a_documented_reply(
        documents in documents(), path in command(), at in any::<prop::sample::Index>(), cut in 0usize..20,
        noise in "[&=%?/+0-9a-zA-Z*_-]{0,8}|\\PC{0,4}", now in prop_oneof![Just(NOW), any::<u64>()],
    ) {
        let mut caller = Caller::new(documents);
        caller.now = now;
        let mut target = caller.target(path);
        let start = at.index(target.len());
        let end = (start + cut).min(target.len());
        target.replace_range(start..end, &noise);
        check_documented(&target, &caller.send("POST", &target, b"{}"))?;
    }

    #[test]
    fn any_body_gets_a_documented_reply_and_a_refused_one_changes_nothing(
        documents in documents(), path in command(), json in any_json(),
        at in any::<prop::sample::Index>(), noise in prop::option::of(any::<u8>()),
    ) {
        let mut caller = Caller::new(documents);
        let mut body = json.to_string().into_bytes();
        if let Some(noise) = noise {
            let at = at.index(body.len());
            body[at] = noise;
        }
        let before = caller.sandbox.clone();
        let target = caller.target(path);
        let reply = caller.send("POST", &target, &body);
        check_documented(&target, &reply)?;
        if sandbox_common::json(&reply)["ErrorCode"] != 0 {
            prop_assert!(caller.sandbox.has_accounts_of(&before));
        }
        let same_text = caller.sandbox.to_text() == before.to_text();
        prop_assert_eq!(same_text, caller.sandbox.has_accounts_of(&before));
    }

    #[test]
    fn any_fault_on_any_request_is_an_answer(
        fault in fault(), method in any::<String>(), target in any::<String>(), body in any::<Vec<u8>>(),
    ) {
        let mut sandbox = Sandbox::new(demo::settings());
        let request = Request { method: &method, target: &target, body: &body };
        sandbox.answer(&request, NOW, Some(fault));
        prop_assert_eq!(Fault::named(&fault.to_string()), Some(fault));
    }

    #[test]
    fn any_text_is_a_fault_or_none(text in "\\PC*|(code|delay):[+0-9]{0,12}") {
        if let Some(fault) = Fault::named(&text) {
            prop_assert_eq!(fault.to_string(), text);
        }
    }
}

fn fault() -> impl Strategy<Value = Fault> {
    let plain = select(vec![
        Fault::Gateway,
        Fault::Truncated,
        Fault::Empty,
        Fault::NotUtf8,
        Fault::Never,
        Fault::Drop,
        Fault::Redirect,
        Fault::NoCors,
    ]);
    prop_oneof![plain, any::<u32>().prop_map(Fault::Code), any::<u32>().prop_map(Fault::Delay)]
}

/// A value that the model knows: what stands in the JSON, and what is read back.
#[derive(Debug, Clone)]
struct Item {
    tag: &'static str,
    json: String,
    value: Value,
    good: bool,
}

fn text(most: usize) -> impl Strategy<Value = String> {
    any::<String>().prop_map(move |text| {
        let mut end = text.len().min(most);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        text[..end].to_owned()
    })
}

fn item() -> impl Strategy<Value = Item> {
    let spelt = |tag, text: String, all_escaped: bool, good| Item {
        tag,
        json: if all_escaped { escaped(&text) } else { Value::from(text.as_str()).to_string() },
        value: text.into(),
        good,
    };
    let texts = select(vec![
        "Tag_Profile_IM_Nick",
        "Tag_Profile_IM_SelfSignature",
        "Tag_Profile_IM_Image",
        "CUSTOM:Hobby",
        "CUSTOM:Badge",
    ]);
    let numbers = select(vec![
        "Tag_Profile_IM_Level",
        "Tag_Profile_IM_Role",
        "Tag_Profile_IM_BirthDay",
        "Tag_Profile_IM_Language",
    ]);
    let choices = select(vec![
        ("Tag_Profile_IM_Gender", "Gender_Type_Female"),
        ("Tag_Profile_IM_AllowType", "AllowType_Type_DenyAny"),
    ]);
    let bad = select(vec![
        ("Tag_Profile_IM_Nick", "1"),
        ("Tag_Profile_IM_Level", "-1"),
        ("Tag_Profile_IM_Gender", "\"\""),
        ("Bad", "1"),
        ("Tag_Profile_IM_Location", "\"seventeen bytes!!\""),
        ("CUSTOM:Vip", "\"gold\""),
        ("CUSTOM:Nope", "\"\""),
    ]);
    prop_oneof![
        8 => (texts, text(500), any::<bool>()).prop_map(move |(tag, text, esc)| spelt(tag, text, esc, true)),
        2 => (text(16), any::<bool>()).prop_map(move |(text, esc)| spelt("Tag_Profile_IM_Location", text, esc, true)),
        4 => (numbers, any::<u64>()).prop_map(|(tag, n)| Item { tag, json: n.to_string(), value: n.into(), good: true }),
        2 => choices.prop_map(move |(tag, choice)| spelt(tag, choice.to_owned(), false, true)),
        1 => bad.prop_map(|(tag, json)| Item { tag, json: json.to_owned(), value: Value::Null, good: false }),
    ]
}

const READ: [&str; 13] = [
    "Tag_Profile_IM_Nick",
    "Tag_Profile_IM_Gender",
    "Tag_Profile_IM_BirthDay",
    "Tag_Profile_IM_Location",
    "Tag_Profile_IM_SelfSignature",
    "Tag_Profile_IM_AllowType",
    "Tag_Profile_IM_Language",
    "Tag_Profile_IM_Image",
    "Tag_Profile_IM_AdminForbidType",
    "Tag_Profile_IM_Level",
    "Tag_Profile_IM_Role",
    "CUSTOM:Hobby",
    "CUSTOM:Badge",
];

proptest! {
    #[test]
    fn what_is_set_is_read_and_what_is_refused_is_not(
        documents in documents(),
        calls in prop::collection::vec((select(vec!["alice", "nobody"]), prop::collection::vec(item(), 0..6)), 1..6),
    ) {
        let custom = match documents {
            Documents::Seed => "Tag_Profile_Custom_88888888_",
            Documents::Current => "Tag_Profile_Custom_",
        };
        let tag_of = |tag: &str| tag.replace("CUSTOM:", custom);
        let mut caller = Caller::new(documents);
        let mut model: BTreeMap<&str, BTreeMap<String, Value>> = BTreeMap::new();
        for account in ["alice", "nobody"] {
            model.insert(account, read(&mut caller, account, &tag_of));
        }
        for (account, items) in &calls {
            prop_assume!(!items.iter().any(|item| SENSITIVE_WORDS.iter().any(|word| item.value.to_string().contains(word))));
            let parts: Vec<_> = items
                .iter()
                .map(|item| format!(r#"{{"Value":{},"Tag":"{}"}}"#, item.json, tag_of(item.tag)))
                .collect();
            let body = format!(r#"{{"ProfileItem":[{}],"From_Account":{}}}"#, parts.join(" ,\n"), escaped(account));
            let good = items.iter().all(|item| item.good);
            prop_assert_eq!(caller.post(SET, body.as_bytes())["ErrorCode"] == 0, good);
            if good {
                let fields = items.iter().map(|item| (tag_of(item.tag), item.value.clone()));
                model.get_mut(account).unwrap().extend(fields);
            }
            for account in ["alice", "nobody"] {
                prop_assert_eq!(&read(&mut caller, account, &tag_of), &model[account]);
            }
        }
        let text = caller.sandbox.to_text();
        caller.sandbox = caller.sandbox.restored(&text).unwrap();
        prop_assert_eq!(caller.sandbox.to_text(), text);
        for account in ["alice", "nobody"] {
            prop_assert_eq!(&read(&mut caller, account, &tag_of), &model[account]);
        }
        caller.sandbox.reset();
        prop_assert_eq!(caller.sandbox.to_text(), Sandbox::new(demo::settings()).to_text());
    }
}

fn read(caller: &mut Caller, account: &str, tag_of: &dyn Fn(&str) -> String) -> BTreeMap<String, Value> {
    let body = serde_json::json!({ "To_Account": [account], "TagList": READ.map(tag_of) });
    let reply = caller.post(GET, body.to_string().as_bytes());
    assert_eq!(reply["UserProfileItem"][0]["To_Account"], account);
    assert_eq!(reply["UserProfileItem"][0]["ResultCode"], 0);
    let items = reply["UserProfileItem"][0]["ProfileItem"].as_array().unwrap();
    items.iter().map(|item| (item["Tag"].as_str().unwrap().to_owned(), item["Value"].clone())).collect()
}

#[test]
fn deep_nesting_is_refused_quietly() {
    let mut caller = Caller::new(Documents::Current);
    for open in ["[", "{\"a\":", "{\"ProfileItem\":["] {
        assert_eq!(caller.post(SET, open.repeat(100_000).as_bytes())["ErrorCode"], 60003);
    }
    let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    let set = |value: &str| format!(r#"{{"From_Account":"alice","ProfileItem":[],"Other":{value}}}"#);
    assert_eq!(caller.post(SET, set(&nested(126)).as_bytes())["ErrorCode"], 0, "127 levels");
    assert_eq!(caller.post(SET, set(&nested(127)).as_bytes())["ErrorCode"], 60003, "128 levels");
}

#[test]
fn two_tabs_keep_what_each_of_them_changed() {
    let nick = |account: &str, value: &str| {
        format!(
            r#"{{"From_Account":"{account}","ProfileItem":[{{"Tag":"Tag_Profile_IM_Nick","Value":"{value}"}}]}}"#
        )
    };
    let base = Sandbox::new(demo::settings());
    let after = |posts: &[(&str, String)]| {
        let mut caller = Caller::new(Documents::Current);
        for (path, body) in posts {
            assert_eq!(caller.post(path, body.as_bytes())["ErrorCode"], 0);
        }
        caller.sandbox
    };
    let mine = after(&[(SET, nick("alice", "mine")), (IMPORT, r#"{"UserID":"eve"}"#.into())]);
    let theirs = after(&[(SET, nick("alice", "theirs")), (SET, nick("bob", "theirs"))]);
    let expected = after(&[
        (SET, nick("alice", "mine")),
        (IMPORT, r#"{"UserID":"eve"}"#.into()),
        (SET, nick("bob", "theirs")),
    ]);
    assert!(mine.merged(&base, &theirs).has_accounts_of(&expected));
    assert!(base.merged(&base, &theirs).has_accounts_of(&theirs));
}

#[test]
fn nothing_that_can_be_printed_holds_the_key() {
    assert!(!format!("{:?}", Sandbox::new(demo::settings())).contains(demo::KEY));
}

#[test]
fn a_change_is_noticed_and_a_question_is_none() {
    let mut caller = Caller::new(Documents::Current);
    let mut changes = |path, body: &[u8]| {
        let before = caller.sandbox.clone();
        caller.post(path, body);
        !caller.sandbox.has_accounts_of(&before)
    };
    let nick = br#"{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"x"}]}"#;
    assert!(changes(SET, nick) && changes(IMPORT, br#"{"UserID":"eve"}"#));
    assert!(!changes(GET, br#"{"To_Account":["alice"],"TagList":["Tag_Profile_IM_Nick"]}"#));
}

#[test]
fn the_documented_replies() {
    let mut caller = Caller::new(Documents::Current);
    let set = br#"{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Level","Value":18446744073709551615}]}"#;
    assert_eq!(
        caller.post(SET, set).to_string(),
        r#"{"ActionStatus":"OK","ErrorCode":0,"ErrorInfo":"","ErrorDisplay":""}"#
    );
    let get =
        br#"{"To_Account":["alice","eve"],"TagList":["Tag_Profile_IM_Level","Tag_Profile_IM_Location"]}"#;
    let alice = r#"{"To_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Level","Value":18446744073709551615}],"ResultCode":0,"ResultInfo":""}"#;
    let eve = r#"{"To_Account":"eve","ResultCode":40003,"ResultInfo":"To_Account eve was not imported"}"#;
    let end = r#""ActionStatus":"OK","ErrorCode":0,"ErrorInfo":"","ErrorDisplay":""}"#;
    assert_eq!(
        caller.post(GET, get).to_string(),
        format!(r#"{{"UserProfileItem":[{alice},{eve}],"Fail_Account":["eve"],{end}"#)
    );
    let one = br#"{"To_Account":["nobody"],"TagList":[]}"#;
    let nobody = r#"{"To_Account":"nobody","ProfileItem":[],"ResultCode":0,"ResultInfo":""}"#;
    assert_eq!(caller.post(GET, one).to_string(), format!(r#"{{"UserProfileItem":[{nobody}],{end}"#));
    assert_eq!(
        Caller::new(Documents::Seed).post(GET, one).to_string(),
        format!(r#"{{"UserProfileItem":[{nobody}],"Fail_Account":[],"Invalid_Account":[],{end}"#)
    );
    assert_eq!(
        caller.post(IMPORT, br#"{"Identifier":"eve","Nick":"Eve","FaceUrl":""}"#).to_string(),
        r#"{"ActionStatus":"OK","ErrorCode":0,"ErrorInfo":""}"#
    );
    assert_eq!(
        caller.post(CHECK, br#"{"CheckItem":[{"UserID":"eve"},{"UserID":"mallory"}]}"#).to_string(),
        r#"{"ResultItem":[{"UserID":"eve","ResultCode":0,"ResultInfo":"","AccountStatus":"Imported"},{"UserID":"mallory","ResultCode":0,"ResultInfo":"","AccountStatus":"NotImported"}],"ActionStatus":"OK","ErrorCode":0,"ErrorInfo":""}"#
    );
}

#[test]
fn importing_again_keeps_what_is_not_given() {
    let mut caller = Caller::new(Documents::Current);
    assert_eq!(caller.post(IMPORT, br#"{"Identifier":"alice","Nick":"Al"}"#)["ErrorCode"], 0);
    let profile = read(&mut caller, "alice", &|tag| tag.replace("CUSTOM:", "Tag_Profile_Custom_"));
    assert_eq!(profile["Tag_Profile_IM_Nick"], "Al");
    assert_eq!(profile["Tag_Profile_Custom_Hobby"], "chess");
}

#[test]
fn what_a_fault_does_and_whether_the_request_was_carried_out() {
    let body = br#"{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"new"}]}"#;
    let ok = r#"{"ActionStatus":"OK","ErrorCode":0,"ErrorInfo":"","ErrorDisplay":""}"#.as_bytes();
    for (name, carried_out) in [
        ("code:40602", false),
        ("gateway", false),
        ("not-utf8", false),
        ("never", false),
        ("drop", false),
        ("redirect", false),
        ("truncated", true),
        ("empty", true),
        ("delay:3", true),
        ("no-cors", true),
    ] {
        let mut caller = Caller::new(Documents::Current);
        let before = caller.sandbox.to_text();
        let target = caller.target(SET);
        let request = Request { method: "POST", target: &target, body };
        let answer = caller.sandbox.answer(&request, NOW, Fault::named(name));
        assert_eq!(caller.sandbox.to_text() != before, carried_out, "{name}");
        match (name, answer) {
            ("never", answer) => assert_eq!(answer, Answer::Never),
            ("drop", answer) => assert_eq!(answer, Answer::Dropped),
            ("delay:3", Answer::Late { seconds: 3, reply }) => assert_eq!(reply.body, ok),
            (_, Answer::Reply(reply)) => match name {
                "code:40602" => assert_eq!(json(&reply)["ErrorCode"], 40602),
                "gateway" => assert_eq!((reply.status, reply.body.starts_with(b"<html>")), (502, true)),
                "truncated" => assert_eq!(reply.body, ok[..34]),
                "empty" => assert_eq!(reply.body, b""),
                "not-utf8" => assert!(std::str::from_utf8(&reply.body).is_err()),
                "redirect" => assert_eq!((reply.status, reply.headers[3].0), (302, "Location")),
                "no-cors" => assert_eq!((reply.headers.len(), reply.body.as_slice()), (0, ok)),
                other => panic!("{other}"),
            },
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn every_code_of_the_table_on_demand() {
    for row in error_code::all() {
        let target = format!("/{SET}?fault=code:{}", row.code);
        let fault = Fault::asked(&target).unwrap();
        let mut sandbox = Sandbox::new(demo::settings());
        let Answer::Reply(reply) =
            sandbox.answer(&Request { method: "POST", target: &target, body: b"" }, NOW, fault)
        else {
            panic!("no reply")
        };
        assert_eq!(json(&reply)["ErrorCode"], row.code);
        assert_eq!(json(&reply)["ActionStatus"], "FAIL");
    }
    assert_eq!(Fault::asked("/x?a=b"), Ok(None));
    assert_eq!(Fault::asked("/x?fault=delay%3A3"), Ok(Some(Fault::Delay(3))));
    assert_eq!(json(&Fault::asked("/x?fault=dalay:3").unwrap_err())["ErrorCode"], 60002);
}
