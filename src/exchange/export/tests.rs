use super::*;
use crate::api::Secret;
use crate::api::call::{Call, Secrets, prepare};
use crate::api::endpoint::Endpoint;
use crate::api::reply::Received;
use crate::exchange::import::{FoundRequest, ImportContents, ImportKind, read};
use crate::json::node;
use proptest::prelude::*;
use serde_json::Value;
use std::rc::Rc;

const USERSIG: &str = "eJwSentinel*-_";

fn call(body: &str) -> Call {
    Call {
        endpoint: Endpoint::Host("console.tim.qq.com"),
        sdkappid: "88888888".into(),
        identifier: "管理员 & co+".into(),
        usersig: Secret::new(USERSIG),
        random: "7".into(),
        body: body.into(),
        ..Call::default()
    }
}

fn received(body: &[u8]) -> Received {
    let headers = [
        ("content-type".to_owned(), "application/json".to_owned()),
        ("x-echo".to_owned(), USERSIG.to_owned()),
    ];
    Received {
        status: 200,
        headers: Rc::new(headers),
        body: Rc::new(body.to_vec()),
        headers_ms: 3,
        complete: true,
    }
}

fn har(call: &Call, received: Option<&Received>, secrets: Secrets) -> String {
    let sent = prepare(call).unwrap();
    to_har(&[Recorded { sent: &sent, at_ms: 0, took_ms: 5, received, comment: "" }], secrets)
}

fn imported(kind: ImportKind, text: &str) -> Rc<FoundRequest> {
    let import = read(text);
    match import.contents {
        Ok(ImportContents::Requests(mut requests)) if import.kind == kind => requests.remove(0),
        other => panic!("{other:?} of {text}"),
    }
}

#[test]
fn what_a_har_looks_like() {
    let reply = received(format!("{{\"ActionStatus\":\"OK\",\"echo\":\"{USERSIG}\"}}").as_bytes());
    let text = har(&call("{\"n\": 5.0}"), Some(&reply), Secrets::Masked);
    let value: Value = serde_json::from_str(&text).unwrap();
    let entry = &value["log"]["entries"][0];
    assert_eq!(
        (&value["log"]["version"], &entry["startedDateTime"]),
        (&"1.2".into(), &"1970-01-01T00:00:00.000Z".into())
    );
    let url = "https://console.tim.qq.com/v4/profile/portrait_set?sdkappid=88888888&identifier=%E7%AE%A1%E7%90%86%E5%91%98%20%26%20co%2B&usersig={{usersig}}&random=7&contenttype=json";
    assert_eq!(entry["request"]["url"], url);
    assert_eq!(entry["request"]["queryString"][1]["value"], "管理员 & co+");
    assert_eq!(entry["request"]["postData"]["text"], "{\"n\": 5.0}");
    assert_eq!(entry["response"]["status"], 200);
    assert_eq!(entry["response"]["content"]["text"], "{\"ActionStatus\":\"OK\",\"echo\":\"***\"}");
    assert_eq!(
        (&entry["timings"]["wait"], &entry["timings"]["receive"], &entry["time"]),
        (&3.into(), &2.into(), &5.into())
    );
    let none = har(&call("{}"), None, Secrets::Masked);
    assert!(none.contains("\"status\": 0"));
    let bytes = har(&call("{}"), Some(&received(b"\xff")), Secrets::Masked);
    assert!(bytes.contains("\"/w==\"") && bytes.contains("base64"));
}

#[test]
fn no_secret_leaves_unless_it_is_asked_for() {
    let call = call(&format!("{{\"mine\":\"{USERSIG}\"}}"));
    let reply = received(USERSIG.as_bytes());
    assert!(!har(&call, Some(&reply), Secrets::Masked).contains("Sentinel"));
    assert!(har(&call, Some(&reply), Secrets::Revealed).contains(USERSIG));
    let prepared = prepare(&call).unwrap();
    assert!(!to_postman(&prepared, Secrets::Masked).contains("Sentinel"));
    assert!(to_postman(&prepared, Secrets::Revealed).contains(USERSIG));
}

#[test]
fn a_body_that_names_the_variable_keeps_it() {
    let body = "{\"a\":\"{{usersig}} {{usersig_}}\"}";
    let text = to_postman(&prepare(&call(body)).unwrap(), Secrets::Revealed);
    let found = imported(ImportKind::Postman, &text);
    assert_eq!((found.body.as_deref(), found.usersig.clone()), (Some(body), Some(Secret::new(USERSIG))));
}

proptest! {
    #[test]
    fn what_is_exported_is_imported(
        base in prop::sample::select(vec!["http://127.0.0.1:8080", "http://[::1]:81/a/b", "https://h.example/t'e$s!t(1)"]),
        identifier in any::<String>(), body in any::<String>(), usersig in "([A-Za-z0-9_-]{3,8}[*]?){3,5}", revealed in any::<bool>(),
        sdkappid in "[0-9]{1,10}", random in any::<u32>(),
    ) {
        let secrets = if revealed { Secrets::Revealed } else { Secrets::Masked };
        let call = Call {
            endpoint: Endpoint::Custom(base.into()),
            sdkappid: sdkappid.as_str().into(),
            identifier: identifier.as_str().into(),
            usersig: Secret::new(usersig.as_str()),
            random: random.to_string().into(),
            body: body.as_str().into(),
            ..Call::default()
        };
        let prepared = prepare(&call).unwrap();
        let texts = [
            (ImportKind::Har, har(&call, None, secrets)),
            (ImportKind::Postman, to_postman(&prepared, secrets)),
        ];
        for (kind, text) in texts {
            prop_assert!(node::root(&text).is_ok());
            let found = imported(kind, &text);
            prop_assert_eq!(found.endpoint.as_ref(), Some(&call.endpoint));
            prop_assert_eq!(found.path.as_deref(), Some(&*call.path));
            prop_assert_eq!(found.sdkappid.as_deref(), Some(sdkappid.as_str()));
            prop_assert_eq!(found.random.clone(), Some(random.to_string()));
            prop_assert_eq!(found.body.as_deref(), Some(body.as_str()));
            let expected = revealed.then(|| Secret::new(usersig.as_str()));
            prop_assert_eq!(&found.usersig, &expected);
            // An identifier that looks like a stand-in for one is not taken.
            prop_assert!(found.identifier.is_none() || found.identifier.as_deref() == Some(&*identifier));
        }
    }
}
