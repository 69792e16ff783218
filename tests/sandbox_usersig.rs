//! Every UserSig of `tests/data/usersig-vectors.json`, judged by a sandbox of its app.
#![allow(clippy::unwrap_used)]

use serde_json::Value;
use tim_tester::api::{Secret, encode};
use tim_tester::sandbox::{Answer, Request, Sandbox, Settings, demo};

/// What the sandbox of the vector's app says at a time.
fn code(vector: &Value, usersig: &str, now: u64) -> u64 {
    let identifier = vector["identifier"].as_str().unwrap();
    let settings = Settings {
        sdkappid: vector["sdkappid"].as_u64().unwrap().try_into().unwrap(),
        key: Secret::new(vector["key"].as_str().unwrap()),
        administrators: vec![identifier.to_owned()],
        ..demo::settings()
    };
    let target = format!(
        "/v4/profile/portrait_set?contenttype=json&usersig={}&identifier={}&sdkappid={}",
        encode::query_value(usersig),
        encode::query_value(identifier),
        settings.sdkappid,
    );
    let request =
        Request { method: "POST", target: &target, body: br#"{"From_Account":"alice","ProfileItem":[]}"# };
    match Sandbox::new(settings).answer(&request, now, None) {
        Answer::Reply(reply) => {
            serde_json::from_slice::<Value>(&reply.body).unwrap()["ErrorCode"].as_u64().unwrap()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_vectors() {
    let vectors: Value = serde_json::from_str(include_str!("data/usersig-vectors.json")).unwrap();
    let mut judged = 0;
    for vector in vectors["valid"].as_array().unwrap() {
        let (from, until) = (vector["time"].as_u64().unwrap(), vector["valid_until"].as_u64().unwrap());
        for usersig in ["usersig", "usersig_python"].map(|key| vector[key].as_str().unwrap()) {
            for (now, expected) in [(from, 0), (until, 0), (until + 1, 70001)] {
                // An identifier can be empty in a UserSig, but not in a URL.
                let expected = if vector["identifier"] == "" { 60025 } else { expected };
                assert_eq!(code(vector, usersig, now), expected, "{}", vector["name"]);
            }
            judged += 1;
        }
    }
    for vector in vectors["invalid"].as_array().unwrap() {
        let Some(usersig) = vector["usersig"].as_str() else { continue };
        let code = code(vector, usersig, vector["now"].as_u64().unwrap());
        match &vector["expected_code"] {
            Value::Array(codes) => assert!(codes.contains(&code.into()), "{}: {code}", vector["name"]),
            // Not documented; our reading takes numbers in quotes and refuses Base64's own alphabet.
            Value::Null if vector["name"] == "time-as-string" => assert_eq!(code, 0),
            Value::Null => assert!([70003, 70005].contains(&code), "{}: {code}", vector["name"]),
            expected => assert_eq!(*expected, code, "{}", vector["name"]),
        }
        judged += 1;
    }
    assert_eq!(judged, 17 * 2 + 20);
}
