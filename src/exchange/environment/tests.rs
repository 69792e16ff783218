//! Cases and laws of the environments' format.

use super::*;
use crate::api::base_url::BaseUrlError;
use crate::api::endpoint::Endpoint;
use crate::api::profile::FieldType;
use crate::json::{ErrorKind, Position};
use proptest::prelude::*;

fn sample() -> Environment {
    Environment {
        name: "Test app".into(),
        endpoint: Endpoint::Custom("http://127.0.0.1:8080".into()),
        sdkappid: "88888888".into(),
        identifier: "admin".into(),
        custom_fields: vec![CustomField {
            name: "Test".into(),
            kind: FieldType::Bytes,
            description: "secret key of nothing".into(),
        }],
    }
}

fn refused(text: &str) -> (Option<usize>, Option<usize>, Fault) {
    let error = parse(text).unwrap_err();
    (error.environment, error.custom_field, error.fault)
}

#[test]
fn what_it_looks_like() {
    let text = r#"{
  "version": 1,
  "environments": [
    {
      "name": "Test app",
      "endpoint": "http://127.0.0.1:8080",
      "sdkappid": "88888888",
      "identifier": "admin",
      "custom_fields": [
        {
          "name": "Test",
          "type": "bytes",
          "description": "secret key of nothing"
        }
      ]
    }
  ]
}
"#;
    assert_eq!(write(&[sample()]).as_deref(), Ok(text));
    assert_eq!(parse(text), Ok(vec![sample()]));
}

#[test]
fn a_file_written_by_hand() {
    let text = "\u{feff}{\"version\":1,\"environments\":[{\"name\":\"a\",\"sdkappid\":1400000001,
        \"custom_fields\":[{\"name\":\"88888888_Test\"}]},{\"name\":\"b\",\"endpoint\":\"console.tim.qq.com\"}]}";
    let both = parse(text).unwrap();
    assert_eq!((both[0].sdkappid.as_str(), &both[0].endpoint), ("1400000001", &Endpoint::Sandbox));
    assert_eq!(both[0].custom_fields[0].kind, FieldType::String);
    assert_eq!(both[1].endpoint, Endpoint::Host("console.tim.qq.com"));
    assert_eq!(parse(r#"{"version":1}"#), Ok(vec![]));
}

#[test]
fn a_secret_refuses_the_whole() {
    let check = |text: &str, key: &str| {
        assert_eq!(refused(text), (None, None, Fault::Secret(key.into())), "{text}");
    };
    check(r#"{"version":1,"UserSig":"eJw"}"#, "UserSig");
    check(r#"{"version":1,"environments":[{"name":"a","SECRET_KEY":""}]}"#, "SECRET_KEY");
    check(r#"{"version":1,"x":{"y":[{"z":{"accessToken":null}}]}}"#, "accessToken");
    check(r#"{"user\u0073ig" : 1}"#, "usersig");
    check(r#"{"environments":[{"key":1}],"environments":[]}"#, "key");
    check(r#"{"version":1, "password": "#, "password");
    check(r#"{"a\"b":"\\","sig":1}"#, "sig");
    check(r#"{"my\x token":1}"#, "myx token");
    let error = parse(r#"{"secretkey":"sentinel"}"#).unwrap_err();
    assert!(!format!("{error:?}").contains("sentinel"));
}

#[test]
fn what_else_is_refused() {
    let file = |text: &str, fault| assert_eq!(refused(text), (None, None, fault), "{text}");
    file("", Fault::Json(ErrorKind::Empty));
    file("{\n\"version\" 1}", Fault::Json(ErrorKind::MissingColon));
    file("[]", Fault::NotObject);
    file("{}", Fault::Missing("version"));
    file(r#"{"version":2}"#, Fault::Version);
    file(r#"{"version":"1"}"#, Fault::Version);
    file(r#"{"version":1,"extra":0}"#, Fault::UnknownKey("extra".into()));
    file(r#"{"version":1,"environments":{}}"#, Fault::WrongType("environments"));
    file(&" ".repeat(TEXT_MAX + 1), Fault::TooLong);
    let many = format!(r#"{{"version":1,"environments":[{}0]}}"#, "0,".repeat(COUNT_MAX));
    file(&many, Fault::TooMany("environments"));
    assert!(matches!(refused(&"[".repeat(100_000)).2, Fault::Json(_)));
    file(r#"{"version":1,"version":1}"#, Fault::DoubledKey("version".into()));

    let one = |entry: &str, fault| {
        let text = format!(r#"{{"version":1,"environments":[{{"name":"a"}},{entry}]}}"#);
        assert_eq!(refused(&text), (Some(1), None, fault), "{entry}");
    };
    one("1", Fault::NotObject);
    one("{}", Fault::Missing("name"));
    one(r#"{"name":" "}"#, Fault::NotAllowed("name"));
    one(r#"{"name":"a"}"#, Fault::Duplicate("a".into()));
    one(r#"{"name":"\u0061"}"#, Fault::Duplicate("a".into()));
    one(r#"{"name":"b","identifier":"x","identifier":"y"}"#, Fault::DoubledKey("identifier".into()));
    one(r#"{"name":"b","identifier":"\ud800"}"#, Fault::NotAllowed("identifier"));
    one(r#"{"name":"b","sdkAppId":1}"#, Fault::UnknownKey("sdkAppId".into()));
    one(r#"{"name":"b","sdkappid":-1}"#, Fault::WrongType("sdkappid"));
    one(r#"{"name":"b","identifier":null}"#, Fault::WrongType("identifier"));
    one(r#"{"name":"b","endpoint":"example.com"}"#, Fault::BaseUrl(BaseUrlError::Scheme));
    let long = "x".repeat(VALUE_MAX + 1);
    one(&format!(r#"{{"name":"b","identifier":"{long}"}}"#), Fault::ValueTooLong("identifier"));

    let field = |field: &str, fault| {
        let fields = format!(r#"[{{"name":"Test"}},{field}]"#);
        let text = format!(r#"{{"version":1,"environments":[{{"name":"a","custom_fields":{fields}}}]}}"#);
        assert_eq!(refused(&text), (Some(0), Some(1), fault), "{field}");
    };
    field("{}", Fault::Missing("name"));
    field(r#"{"name":""}"#, Fault::NotAllowed("name"));
    field(r#"{"name":"a-b"}"#, Fault::NotAllowed("name"));
    field(r#"{"name":"Test"}"#, Fault::Duplicate("Test".into()));
    field(r#"{"name":"b","type":"uint64"}"#, Fault::NotAllowed("type"));
    field(r#"{"name":"b","tag":""}"#, Fault::UnknownKey("tag".into()));
}

#[test]
fn every_fault_has_its_line_and_column() {
    let check = |text: &str, line, column| {
        let at = parse(text).unwrap_err().at;
        assert_eq!(at, Some(Position { line, column }), "{text}");
    };
    check("\u{feff}{\n\"version\" 1}", 2, 11);
    check("{\"version\":1,\n  \"名\":0, \"UserSig\":\"\"}", 2, 10);
    check("{\"version\":1,\n\"environments\":[\n  {\"name\":\"a\"},\n  {\"nmae\":\"b\"}]}", 4, 4);
    check("{\"version\":1,\n\"environments\":[\n  {\"name\":\"a\"},\n  {\"name\":\"a\"}]}", 4, 11);
    check("{\"version\":1,\n\"environments\":[\n  {\"name\":\"a\",\n\"endpoint\":\"x\"}]}", 4, 12);
    let fields = "{\"version\":1,\"environments\":[{\"name\":\"a\",\"custom_fields\":[\n{\"name\":\"b\",\"type\":\"int\"}]}]}";
    check(fields, 2, 20);
    check("{\"version\":1,\n\"environments\":[\n  {}]}", 3, 3);
}

#[test]
fn what_could_not_be_read_back_is_not_written() {
    let check = |environment: Environment, fault| {
        let error = write(&[environment]).unwrap_err();
        assert_eq!((error.fault, error.at), (fault, None));
    };
    check(Environment { name: String::new(), ..sample() }, Fault::NotAllowed("name"));
    let endpoint = Endpoint::Custom(String::new());
    check(Environment { endpoint, ..sample() }, Fault::BaseUrl(BaseUrlError::Empty));
    let identifier = "x".repeat(VALUE_MAX + 1);
    check(Environment { identifier, ..sample() }, Fault::ValueTooLong("identifier"));
    let mut uint = sample();
    uint.custom_fields[0].kind = FieldType::Uint;
    check(uint, Fault::NotAllowed("type"));
    assert_eq!(write(&[sample(), sample()]).unwrap_err().fault, Fault::Duplicate("Test app".into()));
}

#[test]
fn an_import_replaces_its_namesakes() {
    let mut mine = vec![named("a", "1"), named("b", "2")];
    assert_eq!(merge(&mut mine, vec![named("c", "3"), named("a", "4")]), ["a"]);
    assert_eq!(mine, [named("a", "4"), named("b", "2"), named("c", "3")]);
}

fn named(name: &str, identifier: &str) -> Environment {
    Environment { name: name.into(), identifier: identifier.into(), ..sample() }
}

#[test]
fn what_another_tab_stores_takes_nothing_from_this_one() {
    let base = [named("a", "1"), named("b", "1"), named("c", "1"), named("d", "1")];
    // Here b was changed, c deleted and e made; there a was changed, d deleted and f made.
    let mine = [named("a", "1"), named("b", "2"), named("d", "1"), named("e", "2")];
    let theirs = [named("f", "3"), named("a", "3"), named("b", "1"), named("c", "1")];
    let merged = [named("f", "3"), named("a", "3"), named("b", "2"), named("e", "2")];
    assert_eq!(merge3(&base, &mine, &theirs), merged);
    // Changed in both, or changed here and deleted there: what is here stays.
    assert_eq!(merge3(&base[..1], &[named("a", "2")], &[named("a", "3")]), [named("a", "2")]);
    assert_eq!(merge3(&base[..1], &[named("a", "2")], &[]), [named("a", "2")]);
    assert_eq!(merge3(&base[..1], &[], &[named("a", "3")]), []);
}

/// Environments of few names and few values, so that some are alike.
fn some() -> impl Strategy<Value = Vec<Environment>> {
    let all = proptest::collection::btree_map("[a-d]", "[12]", 0..4);
    all.prop_map(|all| all.iter().map(|(name, identifier)| named(name, identifier)).collect())
}

proptest! {
    #[test]
    fn of_three_lists_each_name_is_taken_from_one(base in some(), mine in some(), theirs in some()) {
        let merged = merge3(&base, &mine, &theirs);
        let of = |list: &[Environment], name: &str| list.iter().find(|one| one.name == name).cloned();
        for name in ["a", "b", "c", "d"] {
            let (here, there) = (of(&mine, name), of(&theirs, name));
            let expected = if here == of(&base, name) { there } else { here };
            prop_assert_eq!(of(&merged, name), expected);
        }
        let names: std::collections::BTreeSet<_> = merged.iter().map(|one| &one.name).collect();
        prop_assert_eq!(names.len(), merged.len());
        prop_assert_eq!(merge3(&mine, &mine, &theirs), theirs);
        prop_assert_eq!(merge3(&base, &mine, &base).len(), mine.len());
    }

    #[test]
    fn what_is_written_is_read_back(
        name in "\\S.{0,20}", sdkappid in any::<String>(), identifier in any::<String>(),
        field in "[A-Za-z0-9_]{1,8}", description in any::<String>(),
    ) {
        let custom_fields = vec![CustomField { name: field, kind: FieldType::String, description }];
        let endpoint = Endpoint::Host("console.tim.qq.com");
        let environments = [Environment { name, endpoint, sdkappid, identifier, custom_fields }];
        let text = write(&environments).unwrap();
        prop_assert_eq!(parse(&text), Ok(environments.to_vec()));
    }

    #[test]
    fn no_text_hurts(text in any::<String>(), json in "[\\[\\]{}:,\"\\\\a-z0-9 ]{0,60}") {
        let _ = parse(&text);
        let _ = parse(&json);
    }

    #[test]
    fn a_secret_is_found_at_any_depth(depth in 0_usize..100, array in any::<bool>()) {
        let (open, close) = if array { ("[", "]") } else { ("{\"a\":", "}") };
        let text = open.repeat(depth) + "{\"usersig\":0}" + &close.repeat(depth);
        prop_assert_eq!(parse(&text).unwrap_err().fault, Fault::Secret("usersig".into()));
    }
}
