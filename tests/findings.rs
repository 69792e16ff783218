//! The page's findings agree with the sandbox: of any body the first refusal that is foretold has the code that the
//! sandbox answers.
#![allow(clippy::unwrap_used)]

mod sandbox_common;

use proptest::prelude::*;
use proptest::sample::select;
use sandbox_common::{Caller, SET};
use tim_tester::api::profile;
use tim_tester::api::rules::{Documents, Rules};
use tim_tester::sandbox::demo;
use tim_tester::state::findings::{Facts, findings};

/// The code that is foretold; 0 for none.
fn foretold(caller: &Caller, body: &str) -> u32 {
    let settings = caller.sandbox.settings();
    let sdkappid = settings.sdkappid.to_string();
    let rules = Rules { documents: settings.documents, sdkappid: &sdkappid, custom: &settings.custom };
    let accounts: Vec<&str> = caller.sandbox.accounts().collect();
    let has_account: &dyn Fn(&str) -> bool = &|account| accounts.contains(&account);
    let facts = Facts { rules, custom_complete: true, has_account: Some(has_account) };
    findings(body, &[], &facts).into_iter().find_map(|finding| finding.code).unwrap_or(0)
}

/// Fails where the sandbox answers another code than is foretold; gives the code.
fn agree(documents: Documents, body: &str) -> u32 {
    let mut caller = Caller::new(documents);
    let expected = foretold(&caller, body);
    let answered = caller.post(SET, body.as_bytes())["ErrorCode"].as_u64().unwrap();
    assert_eq!(u64::from(expected), answered, "{documents:?}: {body}");
    expected
}

fn documents() -> impl Strategy<Value = Documents> {
    select(vec![Documents::Seed, Documents::Current])
}

/// Strings of every length around the limits, in characters of one to four bytes, as JSON tokens.
fn long_text() -> impl Strategy<Value = String> {
    let length = prop_oneof![0usize..20, 495usize..505, 160usize..170, 120usize..130];
    (select(vec!["a", "é", "中", "😀", "\\u4e2d", "\\ud83d\\ude00", "\\n"]), length)
        .prop_map(|(unit, count)| format!("\"{}\"", unit.repeat(count)))
}

/// A value's JSON: what fields take, and what they don't.
fn value() -> impl Strategy<Value = String> {
    let odd = select(vec![
        "0",
        "-0",
        "-1",
        "1.0",
        "1e2",
        "1e400",
        "-1e400",
        "4294967296",
        "18446744073709551615",
        "18446744073709551616",
        "00",
        "1.",
        "+1",
        "null",
        "true",
        "false",
        "nul",
        "[]",
        "{}",
        "[[{}]]",
        r#"{"Tag":"Tag_Profile_IM_Nick","Value":1}"#,
        r#""""#,
        r#""7""#,
        r#""\ud800""#,
        r#""\udc00\ud800""#,
        r#""\ud83d\u0041""#,
        r#""\u12""#,
        r#""\x""#,
        "\"\t\"",
        "\"\u{7f}\"",
        "'a'",
        r#""Gender_Type_Male""#,
        r#""Gender_Type_male""#,
        r#""Gender_Type_\u004dale""#,
        r#""AllowType_Type_DenyAny""#,
        r#""AdminForbid_Type_SendOut""#,
        r#""敏感词示例""#,
        r#""a sensitive-word-demo b""#,
        r#""\u0000sensitive\u002dword-demo""#,
        r#""sixteen bytes 16""#,
        r#""seventeen bytes17""#,
    ]);
    prop_oneof![4 => odd.prop_map(str::to_owned), 3 => long_text(), 1 => any::<u64>().prop_map(|n| n.to_string())]
}

/// A tag's JSON.
fn tag() -> impl Strategy<Value = String> {
    let standard = select(profile::standard().iter().map(|field| field.tag).collect::<Vec<_>>());
    let keyword = prop_oneof![
        6 => select(demo::settings().custom.iter().map(|field| field.keyword.clone()).collect::<Vec<_>>()),
        1 => "[a-zA-Z0-9_]{0,10}",
    ];
    let app = select(vec!["", "", "88888888_", "88888888_", "1_"]);
    let custom = (app, keyword).prop_map(|(app, keyword)| format!("\"Tag_Profile_Custom_{app}{keyword}\""));
    let odd = select(vec![
        r#""Tag_Profile_IM_Nic\u006b""#,
        r#""tag_profile_im_nick""#,
        r#""""#,
        "1",
        "null",
        "[]",
        r#""\ud800""#,
        r#""Tag_Profile_IM_Nick ""#,
    ]);
    prop_oneof![
        8 => standard.prop_map(|tag| format!("\"{tag}\"")),
        4 => custom,
        1 => odd.prop_map(str::to_owned)
    ]
}

/// Items that are accepted, so that a body gets past its first ones.
fn good_item() -> impl Strategy<Value = String> {
    let pairs = select(vec![
        r#"{"Tag":"Tag_Profile_IM_Nick","Value":"小明"}"#,
        r#"{"Value":19980704,"Tag":"Tag_Profile_IM_BirthDay"}"#,
        r#"{"Tag":"Tag_Profile_IM_Gender","Value":"Gender_Type_Male","More":[1.10]}"#,
        r#"{"Tag":1,"Value":null,"Tag":"Tag_Profile_IM_Level","Value":18446744073709551615}"#,
        r#"{"\u0054ag":"Tag_Profile_IM_Role","Value":0}"#,
    ]);
    pairs.prop_map(str::to_owned)
}

fn item() -> impl Strategy<Value = String> {
    let parts = (tag(), value(), 0..12u8).prop_map(|(tag, value, shape)| match shape {
        0 => format!(r#"{{"Tag":{tag}}}"#),
        1 => format!(r#"{{"Value":{value}}}"#),
        2 => value,
        3 => format!(r#"{{"Tag":{tag},"Value":{value},"Tag":"Tag_Profile_IM_Nick"}}"#),
        4 => format!("{{ \"Value\" :\n{value} ,\t\"Tag\": {tag} }}"),
        _ => format!(r#"{{"Tag":{tag},"Value":{value}}}"#),
    });
    prop_oneof![1 => parts, 1 => good_item()]
}

fn account() -> impl Strategy<Value = String> {
    let odd = select(vec![
        "",
        r#""From_Account":"","#,
        r#""From_Account":"eve","#,
        r#""From_Account":1,"#,
        r#""From_Account":null,"#,
        r#""From_Account":"eve","From_Account":"alice","#,
        r#""From_\u0041ccount":"\u0061lice","#,
        r#""From_Account":"\ud800","#,
        r#""From_Account":"alice ","#,
    ]);
    prop_oneof![
        5 => select(vec![r#""From_Account":"alice","#, r#""From_Account":"xiaoming","#]),
        1 => odd
    ]
    .prop_map(str::to_owned)
}

fn nested(levels: usize) -> String {
    "[".repeat(levels) + &"]".repeat(levels)
}

/// A whole body.
fn body() -> impl Strategy<Value = String> {
    let items = prop::collection::vec(item(), 0..5).prop_map(|items| format!("[{}]", items.join(",")));
    let list = prop_oneof![
        12 => items.prop_map(|items| format!(r#""ProfileItem":{items}"#)),
        1 => select(vec![
            r#""ProfileItem":null"#, r#""ProfileItem":{}"#, r#""profileitem":[]"#,
            r#""ProfileItem":[],"ProfileItem":5"#, r#""ProfileItem":5,"ProfileItem":[]"#, r#""ProfileItem":[,]"#,
        ]).prop_map(str::to_owned),
        1 => (120usize..132).prop_map(|levels| format!(r#""ProfileItem":[],"Deep":{}"#, nested(levels))),
        1 => (120usize..132)
            .prop_map(|levels| format!(r#""ProfileItem":[{{"Tag":"Tag_Profile_IM_Nick","Value":{}}}]"#, nested(levels))),
    ];
    let frame = select(vec![
        ("{", "}"),
        ("{", "}"),
        ("{", "}"),
        (" \r\n\t{", "} \n"),
        ("\u{feff}{", "}"),
        ("[{", "}]"),
        ("{", ""),
        ("{", "}x"),
        ("{", ",}"),
        ("", ""),
        ("{\"\\udfff\":0,", "}"),
        ("\u{a0}{", "}"),
        ("{/**/", "}"),
    ]);
    (frame, account(), list)
        .prop_map(|((open, close), account, list)| format!("{open}{account}{list}{close}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn the_first_finding_names_the_code_that_is_answered(documents in documents(), body in body()) {
        agree(documents, &body);
    }

    #[test]
    fn so_it_does_where_a_body_was_spoilt(
        documents in documents(), body in body(), at in any::<prop::sample::Index>(), cut in 0usize..3,
        noise in "[\\[\\]{}\",:\\\\0-9eu.\\- \u{feff}中]{0,2}|\\PC?",
    ) {
        let mut chars: Vec<char> = body.chars().collect();
        let start = at.index(chars.len().max(1)).min(chars.len());
        let end = (start + cut).min(chars.len());
        chars.splice(start..end, noise.chars());
        agree(documents, &chars.into_iter().collect::<String>());
    }

    #[test]
    fn so_it_does_for_any_text(documents in documents(), text in any::<String>()) {
        agree(documents, &text);
    }
}

#[test]
fn the_generator_reaches_every_code_of_the_rules() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    for (documents, codes) in [
        (
            Documents::Seed,
            &[0, 40001, 40002, 40003, 40005, 40601, 40603, 40604, 40605, 40607, 40608, 40610, 60003, 60015][..],
        ),
        (Documents::Current, &[0, 40001, 40003, 40005, 40008, 40009, 40601, 40605, 40610, 60003, 60015]),
    ] {
        let mut answered = std::collections::BTreeSet::new();
        for _ in 0..4000 {
            answered.insert(agree(documents, &body().new_tree(&mut runner).unwrap().current()));
        }
        assert_eq!(answered.into_iter().collect::<Vec<_>>(), codes, "{documents:?}");
    }
}
