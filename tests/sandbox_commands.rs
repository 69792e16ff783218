//! The commands beside profiles at work: messages, friends, groups and accounts, and what only their state refuses.
#![allow(clippy::unwrap_used)]

mod sandbox_common;

use sandbox_common::*;
use serde_json::{Value, json};
use tim_tester::api::rules::Documents::Current;
use tim_tester::sandbox::{Rate, Sandbox, Settings, demo};

/// The code of the first item's own result.
fn result(reply: &Value) -> u64 {
    let result = &reply["ResultItem"][0];
    assert_eq!(result["ResultInfo"] == "", result["ResultCode"] == 0, "{reply}");
    assert_eq!(reply.get("Fail_Account").is_some(), result["ResultCode"] != 0, "{reply}");
    result["ResultCode"].as_u64().unwrap()
}

#[test]
fn a_message_comes_to_whom_it_is_sent() {
    let mut caller = Caller::new(Current);
    let reply = check(&mut caller, SEND, documented(SEND).unwrap().example, 0, "");
    assert_eq!(
        reply.to_string(),
        format!(
            r#"{{"MsgTime":{NOW},"MsgKey":"100001_730221_{NOW}","ActionStatus":"OK","ErrorCode":0,"ErrorInfo":""}}"#
        )
    );
    let message = json!({ "To_Account": ["bob", "eve", "nobody"], "MsgRandom": 7, "MsgBody": [
        { "MsgType": "TIMTextElem", "MsgContent": { "Text": "早" } },
        { "MsgType": "TIMFaceElem", "MsgContent": { "Index": 1.50 } },
    ] });
    let reply = good(&mut caller, BATCH, &message);
    assert_eq!(
        (&reply["ActionStatus"], &reply["MsgKey"]),
        (&"SomeError".into(), &format!("2_7_{NOW}").into())
    );
    assert_eq!(reply["ErrorList"], json!([{ "To_Account": "eve", "ErrorCode": 70107 }]));
    let seen = |caller: &Caller| -> Vec<_> {
        let told = caller.sandbox.messages().map(|(to, message)| {
            assert_eq!((message.time, message.group), (NOW, None));
            format!("{} -> {to}: {}", message.from, message.words())
        });
        told.collect()
    };
    let expected =
        ["alice -> bob: hello", "admin -> bob: 早 [TIMFaceElem]", "admin -> nobody: 早 [TIMFaceElem]"];
    assert_eq!(seen(&caller), expected);
    let (_, last) = caller.sandbox.messages().last().unwrap();
    assert_eq!(last.body, &message["MsgBody"], "kept as it came");
    let text = caller.sandbox.to_text();
    caller.sandbox = Sandbox::new(demo::settings()).restored(&text).unwrap();
    assert_eq!(seen(&caller), expected);
    for n in 0..150 {
        let message = json!({ "To_Account": "bob", "MsgRandom": n, "MsgBody": message["MsgBody"] });
        caller.now += 1;
        good(&mut caller, SEND, &message);
    }
    assert_eq!(caller.sandbox.messages().filter(|(to, _)| *to == "bob").count(), 100, "the latest");
}

fn add(from: &str, to: &str, forced: u8) -> Value {
    json!({ "From_Account": from, "ForceAddFlags": forced,
        "AddFriendItem": [{ "To_Account": to, "AddSource": "AddSource_Type_Web", "Remark": "r" }] })
}

fn set(caller: &mut Caller, account: &str, tag: &str, value: &str) {
    let item = json!({ "Tag": tag, "Value": value });
    good(caller, SET, &json!({ "From_Account": account, "ProfileItem": [item] }));
}

fn friends(caller: &mut Caller, account: &str) -> Vec<String> {
    let reply = good(caller, FRIENDS, &json!({ "From_Account": account, "StartIndex": 0 }));
    let items = reply["UserDataItem"].as_array().unwrap();
    assert_eq!((&reply["FriendNum"], &reply["CompleteFlag"]), (&items.len().into(), &1.into()));
    items.iter().map(|item| item["To_Account"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn friends_are_made_and_parted() {
    let mut caller = Caller::new(Current);
    assert_eq!(result(&good(&mut caller, ADD, &add("alice", "bob", 0))), 0);
    assert_eq!(
        (friends(&mut caller, "alice"), friends(&mut caller, "bob")),
        (vec!["xiaoming".to_owned(), "bob".to_owned()], vec!["alice".to_owned()])
    );
    let reply = good(&mut caller, FRIENDS, &json!({ "From_Account": "alice", "StartIndex": 0 }));
    let bob = json!([
        { "Tag": "Tag_Profile_IM_Nick", "Value": "Bob" },
        { "Tag": "Tag_SNS_IM_AddSource", "Value": "AddSource_Type_Web" },
        { "Tag": "Tag_SNS_IM_AddTime", "Value": NOW },
        { "Tag": "Tag_SNS_IM_Remark", "Value": "r" },
    ]);
    assert_eq!(reply["UserDataItem"][1]["ValueItem"], bob);
    let seen =
        json!({ "From_Account": "alice", "StartIndex": 0, "StandardSequence": reply["StandardSequence"] });
    let unchanged = good(&mut caller, FRIENDS, &seen);
    assert_eq!((&unchanged["UserDataItem"], &unchanged["FriendNum"]), (&json!([]), &json!(2)));
    let one_side = json!({ "From_Account": "alice", "To_Account": ["bob"] });
    assert_eq!(result(&good(&mut caller, PART, &one_side)), 0);
    assert_eq!((friends(&mut caller, "alice").len(), friends(&mut caller, "bob").len()), (1, 1));
    assert_eq!(result(&good(&mut caller, PART, &one_side)), 31704);
    assert_eq!(
        result(&good(&mut caller, PART, &json!({ "From_Account": "alice", "To_Account": ["eve"] }))),
        30003
    );
    let both =
        json!({ "From_Account": "alice", "To_Account": ["xiaoming"], "DeleteType": "Delete_Type_Both" });
    assert_eq!(result(&good(&mut caller, PART, &both)), 0);
    assert!(friends(&mut caller, "xiaoming").is_empty());
}

#[test]
fn why_two_do_not_become_friends() {
    let mut caller = Caller::new(Current);
    let code = |caller: &mut Caller, from: &str, to: &str, forced| {
        let before = caller.sandbox.clone();
        let code = result(&good(caller, ADD, &add(from, to, forced)));
        assert_eq!(code == 0, !caller.sandbox.has_accounts_of(&before), "what is refused changes nothing");
        code
    };
    assert_eq!(code(&mut caller, "bob", "alice", 0), 30539, "alice wants to be asked");
    assert_eq!(code(&mut caller, "bob", "eve", 1), 30003);
    assert_eq!(code(&mut caller, "bob", "bob", 1), 30001);
    set(&mut caller, "alice", "Tag_Profile_IM_AllowType", "AllowType_Type_DenyAny");
    assert_eq!(code(&mut caller, "bob", "alice", 0), 30516);
    set(&mut caller, "bob", "Tag_Profile_IM_AdminForbidType", "AdminForbid_Type_SendOut");
    assert_eq!(code(&mut caller, "bob", "xiaoming", 0), 30009);
    assert_eq!(code(&mut caller, "bob", "alice", 1), 0, "by force");
    assert_eq!(
        result(&good(&mut caller, BLOCK, &json!({ "From_Account": "bob", "To_Account": ["alice"] }))),
        0
    );
    assert!(
        friends(&mut caller, "bob").is_empty() && !friends(&mut caller, "alice").contains(&"bob".to_owned())
    );
    assert_eq!(code(&mut caller, "bob", "alice", 1), 30515);
    assert_eq!(code(&mut caller, "alice", "bob", 1), 30525);
    for (to, expected) in [("bob", 30001), ("eve", 30003), ("alice", 0)] {
        let body = json!({ "From_Account": "bob", "To_Account": [to] });
        assert_eq!(result(&good(&mut caller, BLOCK, &body)), expected, "{to}");
    }
}

#[test]
fn friend_groups_have_a_limit() {
    let mut caller = Caller::new(Current);
    for n in 0..34 {
        good(&mut caller, IMPORT, &json!({ "Identifier": format!("friend{n}") }));
        let item = json!({ "To_Account": format!("friend{n}"), "AddSource": "AddSource_Type_Web", "GroupName": format!("g{n}") });
        let reply = good(&mut caller, ADD, &json!({ "From_Account": "nobody", "AddFriendItem": [item] }));
        assert_eq!(result(&reply), if n < 32 { 0 } else { 30011 }, "{n}");
    }
}

fn group(caller: &mut Caller, fields: Value) -> String {
    let mut body = json!({ "Type": "Public", "Name": "g" });
    body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    good(caller, CREATE, &body)["GroupId"].as_str().unwrap().to_owned()
}

#[test]
fn a_group_lives_and_ends() {
    let mut caller = Caller::new(Current);
    let id = group(
        &mut caller,
        json!({ "Owner_Account": "bob", "MemberList": [{ "Member_Account": "nobody", "Role": "Admin" }] }),
    );
    assert_eq!(id, "@TGS#2SANDBOX2");
    let members = json!({ "GroupId": id, "MemberList": [
        { "Member_Account": "alice" }, { "Member_Account": "bob" }, { "Member_Account": "eve" }] });
    let reply = good(&mut caller, JOIN, &members);
    let results: Vec<_> =
        reply["MemberList"].as_array().unwrap().iter().map(|member| &member["Result"]).collect();
    assert_eq!(results, [1, 2, 0]);
    let say = |from: &str| {
        json!({ "GroupId": id, "From_Account": from, "Random": 1,
        "MsgBody": [{ "MsgType": "TIMTextElem", "MsgContent": { "Text": "hello" } }] })
    };
    assert_eq!(good(&mut caller, SAY, &say("bob"))["MsgSeq"], 1);
    assert_eq!(good(&mut caller, SAY, &say("alice"))["MsgSeq"], 2);
    let seen: Vec<_> = caller
        .sandbox
        .messages()
        .map(|(to, message)| {
            assert_eq!(message.group, Some(&*id));
            format!("{} {} -> {to}", message.key, message.from)
        })
        .collect();
    assert_eq!(seen, ["1 bob -> alice", "2 alice -> bob", "1 bob -> nobody", "2 alice -> nobody"]);
    let info = good(&mut caller, INFO, &json!({ "GroupIdList": [id, "none", ""] }));
    let told = &info["GroupInfo"][0];
    assert_eq!(
        (&told["NextMsgSeq"], &told["MemberNum"], &told["Owner_Account"]),
        (&3.into(), &3.into(), &"bob".into())
    );
    let roles: Vec<_> = told["MemberList"].as_array().unwrap().iter().map(|member| &member["Role"]).collect();
    assert_eq!(roles, ["Owner", "Admin", "Member"]);
    let codes: Vec<_> =
        info["GroupInfo"].as_array().unwrap().iter().map(|group| &group["ErrorCode"]).collect();
    assert_eq!(codes, [0, 10010, 10015]);
    good(&mut caller, DESTROY, &json!({ "GroupId": id }));
    check(&mut caller, DESTROY, &json!({ "GroupId": id }).to_string(), 10010, "there is no group");
}

#[test]
fn the_limits_of_groups() {
    let mut caller = Caller::new(Current);
    let mine = json!({ "Type": "Public", "Name": "g", "GroupId": "mine", "Owner_Account": "alice" });
    good(&mut caller, CREATE, &mine);
    check(&mut caller, CREATE, &mine.to_string(), 10025, "by a group of Owner_Account");
    let other = mine.to_string().replace("alice", "bob");
    check(&mut caller, CREATE, &other, 10021, "GroupId mine is in use");
    let small = json!({ "Type": "Public", "Name": "g", "MaxMemberCount": 1, "Owner_Account": "alice",
        "MemberList": [{ "Member_Account": "bob" }] });
    check(&mut caller, CREATE, &small.to_string(), 10038, "more members than MaxMemberCount");
    let small = group(&mut caller, json!({ "MaxMemberCount": 1, "Owner_Account": "alice" }));
    let join = |id: &str| json!({ "GroupId": id, "MemberList": [{ "Member_Account": "bob" }] }).to_string();
    check(&mut caller, JOIN, &join(&small), 10014, "more members than MaxMemberNum");
    let live = |n: usize| json!({ "Type": "AVChatRoom", "Name": format!("live{n}") });
    let first = good(&mut caller, CREATE, &live(0))["GroupId"].as_str().unwrap().to_owned();
    assert!(first.starts_with("@TGS#a"));
    check(&mut caller, JOIN, &join(&first), 10007, "nobody is added to a live group");
    for n in 1..10 {
        good(&mut caller, CREATE, &live(n));
    }
    check(&mut caller, CREATE, &live(10).to_string(), 10036, "10 live groups");
    for _ in 0..50 {
        group(&mut caller, json!({ "Owner_Account": "bob" }));
    }
    let body = json!({ "Type": "Public", "Name": "g", "Owner_Account": "bob" }).to_string();
    check(&mut caller, CREATE, &body, 10037, "bob is in 50 groups");
    check(&mut caller, JOIN, &join("mine"), 10037, "bob is in 50 groups");
    while caller.post(CREATE, br#"{"Type":"Private","Name":"g"}"#)["ErrorCode"] == 0 {}
    check(&mut caller, CREATE, r#"{"Type":"Private","Name":"g"}"#, 10058, "there are 100 groups");
}

#[test]
fn a_group_takes_forty_messages_a_second() {
    let say = documented(SAY).unwrap().example;
    let mut caller = Caller::new(Current);
    for _ in 0..40 {
        check(&mut caller, SAY, say, 0, "");
    }
    check(&mut caller, SAY, say, 10023, "over 40 messages");
    caller.now += 1;
    check(&mut caller, SAY, say, 0, "");
    let mut caller = Caller::of(Settings { rate: Rate::Unlimited, ..demo::settings() });
    for _ in 0..50 {
        check(&mut caller, SAY, say, 0, "");
    }
}

#[test]
fn an_account_is_signed_out_and_deleted() {
    let mut caller = Caller::new(Current);
    let states = |caller: &mut Caller| {
        let reply = good(caller, STATE, &json!({ "To_Account": ["alice", "bob", "nobody"] }));
        let states = reply["QueryResult"].as_array().unwrap().iter().map(|item| item["State"].clone());
        states.collect::<Vec<_>>()
    };
    assert_eq!(states(&mut caller), ["Online", "PushOnline", "Offline"]);
    let reply = good(&mut caller, STATUS, &json!({ "To_Account": ["alice", "eve"], "IsNeedDetail": 1 }));
    let alice = json!({ "To_Account": "alice", "Status": "Online", "Detail": [{ "Platform": "Web", "Status": "Online" }] });
    assert_eq!(reply["QueryResult"], json!([alice]));
    assert_eq!(reply["ErrorList"], json!([{ "To_Account": "eve", "ErrorCode": 70107 }]));
    good(&mut caller, KICK, &json!({ "UserID": "alice" }));
    assert_eq!(states(&mut caller)[0], "Offline");
    let reply =
        good(&mut caller, DELETE, &json!({ "DeleteItem": [{ "UserID": "alice" }, { "UserID": "eve" }] }));
    let codes: Vec<_> =
        reply["ResultItem"].as_array().unwrap().iter().map(|item| &item["ResultCode"]).collect();
    assert_eq!(codes, [0, 70107]);
    let gone = good(&mut caller, GET, &json!({ "To_Account": ["alice"], "TagList": [] }));
    assert_eq!(gone["UserProfileItem"][0]["ResultCode"], 40003);
    assert!(friends(&mut caller, "xiaoming").is_empty());
    let group = good(&mut caller, INFO, &json!({ "GroupIdList": [demo::FIRST_GROUP] }));
    assert_eq!(
        (&group["GroupInfo"][0]["Owner_Account"], &group["GroupInfo"][0]["MemberNum"]),
        (&"".into(), &1.into())
    );
    let mut bigger = Caller::of(Settings { account_limit: 1000, ..demo::settings() });
    check(&mut bigger, DELETE, documented(DELETE).unwrap().example, 71000, "trial edition");
}

#[test]
fn two_tabs_keep_what_each_of_them_changed() {
    let base = Sandbox::new(demo::settings());
    let after = |posts: &[(&str, Value)]| {
        let mut caller = Caller::new(Current);
        for (path, body) in posts {
            good(&mut caller, path, body);
        }
        caller.sandbox
    };
    let message = (
        SEND,
        json!({ "To_Account": "bob", "MsgRandom": 1, "MsgSeq": 1, "MsgBody": [
        { "MsgType": "TIMTextElem", "MsgContent": { "Text": "hi" } }] }),
    );
    let group = (CREATE, json!({ "Type": "Public", "Name": "theirs", "GroupId": "theirs" }));
    let merged = after(std::slice::from_ref(&message)).merged(&base, &after(std::slice::from_ref(&group)));
    assert!(merged.has_accounts_of(&after(&[message, group])));
}
