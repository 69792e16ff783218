//! Each lesson does what it says: the sandbox answers it with its code, and put right it is fine. All private codes of
//! portrait_set are among them and those that a beginner meets.
#![allow(clippy::unwrap_used)]

mod sandbox_common;

use sandbox_common::{CATALOGUE, CODES, NOW, documented};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use tim_tester::api::Secret;
use tim_tester::api::call::{Call, prepare};
use tim_tester::api::lesson::{Lesson, Lessons, Loaded, Own, Story};
use tim_tester::sandbox::{Answer, Fault, Rate, Request, Sandbox, demo};

fn lessons() -> Vec<Lesson> {
    Lessons::parse(include_str!("../data/lessons.json")).unwrap().lessons
}

/// A fresh sandbox as a lesson wants it, and what its fault is.
fn sandbox(lesson: &Lesson) -> (Sandbox, Option<Fault>) {
    let mut settings = demo::settings();
    let conditions = &lesson.sandbox;
    settings.documents = conditions.documents;
    settings.rate = conditions.rate.map_or(settings.rate, Rate::PerSecond);
    settings.account_limit = conditions.account_limit.unwrap_or(settings.account_limit);
    let fault = conditions.fault.as_deref().map(|name| Fault::named(name).unwrap());
    let mut sandbox = Sandbox::new(settings);
    sandbox.know(*CATALOGUE);
    (sandbox, fault)
}

/// What is sent as the page sends it, and the reply.
fn sent(lesson: &Lesson, loaded: Loaded) -> Value {
    let call = Call {
        path: lesson.request.command.as_str().into(),
        sdkappid: Rc::from(loaded.sdkappid),
        identifier: Rc::from(loaded.identifier),
        usersig: loaded.usersig,
        random: "7".into(),
        body: Rc::from(loaded.body),
        ..Call::default()
    };
    let prepared = prepare(&call).unwrap();
    let target = prepared.target();
    let (mut sandbox, fault) = sandbox(lesson);
    let request = Request { method: prepared.method, target: &target, body: prepared.body.as_bytes() };
    match sandbox.answer(&request, NOW, fault) {
        Answer::Reply(reply) => serde_json::from_slice(&reply.body).unwrap(),
        other => panic!("{other:?}"),
    }
}

/// The codes other than 0 that stand inside a reply.
fn inner_codes(reply: &Value) -> BTreeSet<u64> {
    let fields = reply.as_object().unwrap().values();
    let items = fields.filter_map(Value::as_array).flatten();
    let codes =
        items.flat_map(|item| ["ResultCode", "ErrorCode"].map(|name| item[name].as_u64().unwrap_or(0)));
    codes.filter(|code| *code != 0).collect()
}

fn load<T>(with: impl Fn(&Own) -> T) -> T {
    let settings = demo::settings();
    let (key, usersig) = (settings.key, Secret::new(demo::USERSIG));
    with(&Own {
        sdkappid: demo::SDKAPPID,
        identifier: demo::ADMINISTRATORS[0],
        usersig: &usersig,
        key: &key,
        now: NOW,
    })
}

#[test]
fn each_lesson_ends_in_its_code() {
    for lesson in lessons() {
        let reply = sent(&lesson, load(|own| lesson.load(own)));
        assert_eq!(reply["ErrorCode"], lesson.code, "{}: {reply}", lesson.id);
        let expected = lesson.item.map(u64::from).into_iter().collect();
        assert_eq!(inner_codes(&reply), expected, "{}: {reply}", lesson.id);
    }
}

#[test]
fn put_right_each_is_fine() {
    for lesson in lessons() {
        if let Some(fixed) = load(|own| lesson.load_fixed(own)) {
            assert!(lesson.code != 0 || lesson.item.is_some(), "{} has nothing to put right", lesson.id);
            let reply = sent(&lesson, fixed);
            assert_eq!(
                (&reply["ErrorCode"], inner_codes(&reply).len()),
                (&0.into(), 0),
                "{}: {reply}",
                lesson.id
            );
        }
    }
}

#[test]
fn what_a_beginner_meets_is_among_them() {
    let lessons = lessons();
    let codes: BTreeSet<_> = lessons.iter().map(|lesson| lesson.code).collect();
    for code in (40001..=40005).chain(40601..=40610) {
        assert!(codes.contains(&code), "{code}");
    }
    let public: Vec<_> = codes.range(60_000..80_000).collect();
    assert!(public.len() >= 25, "{public:?}");
    for lesson in &lessons {
        let command = documented(&lesson.request.command).expect("a documented command");
        for code in [Some(lesson.code), lesson.item].into_iter().flatten().filter(|code| *code != 0) {
            let entry = CODES.find(Some(command), code).expect("a documented code");
            let is_public = (60_000..80_000).contains(&code);
            assert!(is_public || command.error_codes.contains(&code), "{}: {}", lesson.id, entry.en);
        }
    }
}

/// A fault stands only where the words say so, and never where a lesson shows the code by a cause.
#[test]
fn what_is_on_demand_is_said_to_be() {
    let lessons = lessons();
    for lesson in &lessons {
        let told = (lesson.zh.look.contains("按需"), lesson.en.look.contains("on demand"));
        assert_eq!(told, (lesson.sandbox.fault.is_some(), lesson.sandbox.fault.is_some()), "{}", lesson.id);
        if let Some(fault) = &lesson.sandbox.fault {
            assert_eq!(*fault, format!("code:{}", lesson.code), "{}", lesson.id);
            let by_cause = |other: &&Lesson| other.code == lesson.code && other.sandbox.fault.is_none();
            assert!(!lessons.iter().any(|other| by_cause(&other)), "{} has a cause", lesson.code);
        }
    }
}

fn texts(story: &Story) -> [&str; 5] {
    let Story { title, goal, look, back, fix } = story;
    [title, goal, look, back, fix].map(|text| text.as_str())
}

#[test]
fn every_story_is_told_in_both_languages() {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for lesson in lessons() {
        for (zh, en) in texts(&lesson.zh).into_iter().zip(texts(&lesson.en)) {
            assert!(zh.chars().any(is_han) && en.chars().any(|c| c.is_ascii_lowercase()), "{}", lesson.id);
            // What the sandbox itself says in Chinese may be quoted.
            let quoted = en.replace("敏感词示例", "").replace('好', "");
            assert!(!quoted.chars().any(is_han), "{}: {en}", lesson.id);
        }
        for title in [&lesson.zh.title, &lesson.en.title] {
            let other = seen.insert(title.clone(), lesson.id.clone());
            assert_eq!(other, None, "{title} twice");
        }
        if lesson.code != 0 {
            let code = lesson.code.to_string();
            assert!(lesson.zh.back.contains(&code) && lesson.en.back.contains(&code), "{}", lesson.id);
        }
    }
}
