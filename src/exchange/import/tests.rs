use super::*;
use crate::api::Secret;
use crate::api::endpoint::Endpoint;
use crate::exchange::environment::{Environment, write};
use crate::json::{ErrorKind, Position};
use std::rc::Rc;

const URL: &str = "https://console.tim.qq.com/v4/profile/portrait_set?sdkappid=88888888&identifier=admin&usersig=eJw*-_&random=7&contenttype=json";

#[track_caller]
fn requests(kind: ImportKind, text: &str) -> Vec<Rc<FoundRequest>> {
    let import = read(text);
    assert_eq!(import.kind, kind, "{text}");
    match import.contents {
        Ok(ImportContents::Requests(requests)) => requests,
        other => panic!("{other:?} of {text}"),
    }
}

/// The one request of a text, which goes where the URL above leads.
#[track_caller]
fn check(kind: ImportKind, text: &str, body: Option<&str>, notes: &[ImportNote]) {
    let requests = requests(kind, text);
    assert_eq!(requests.len(), 1, "{text}");
    let found = &requests[0];
    assert_eq!(found.endpoint, Some(Endpoint::Host("console.tim.qq.com")), "{text}");
    assert_eq!(found.path.as_deref(), Some("v4/profile/portrait_set"), "{text}");
    assert_eq!(found.sdkappid.as_deref(), Some("88888888"), "{text}");
    assert_eq!(found.usersig, Some(Secret::new("eJw*-_")), "{text}");
    assert_eq!(found.body.as_deref(), body, "{text}");
    assert_eq!(found.notes, notes, "{text}");
}

#[track_caller]
fn refused(text: &str) -> (ImportKind, ImportFault, Option<(usize, usize)>) {
    let import = read(text);
    let refusal = import.contents.unwrap_err();
    (import.kind, refusal.fault, refusal.at.map(|at| (at.line, at.column)))
}

#[test]
fn an_address_alone() {
    for text in [
        URL,
        &format!(" {URL}\n"),
        &format!("<{URL}>"),
        &format!("“{URL}”"),
        &URL.replacen("https://", "", 1),
    ] {
        check(ImportKind::Url, text, None, &[]);
    }
    let masked = &requests(ImportKind::Url, &URL.replace("eJw*-_", "***"))[0];
    assert_eq!(
        (&masked.usersig, &*masked.notes),
        (&None, &[ImportNote::Placeholder(ImportPart::UserSig)][..])
    );
    let shared =
        "http://localhost:8080/#v4/profile/portrait_set?endpoint=sandbox&identifier=a%20b&body=%7B%7D";
    let shared = &requests(ImportKind::Url, shared)[0];
    assert_eq!(shared.endpoint, Some(Endpoint::Sandbox));
    assert_eq!((shared.identifier.as_deref(), shared.body.as_deref()), (Some("a b"), Some("{}")));
}

#[test]
fn a_body_alone_is_taken_byte_for_byte() {
    for body in [
        "{}",
        " {\"a\": 18446744073709551615, \"a\": 5.0, \"b\": \"\\u4e2d\\/\"}\r\n",
        "[1]",
        "[{\"Tag\":\"T\"}]",
    ] {
        let found = requests(ImportKind::Json, body);
        let expected = FoundRequest { body: Some(body.into()), ..FoundRequest::default() };
        assert_eq!(*found[0], expected);
    }
    let (kind, fault, at) = refused("{\n  \"a\": 1,\n}");
    assert_eq!(
        (kind, fault, at),
        (ImportKind::Json, ImportFault::Json(ErrorKind::TrailingComma), Some((2, 9)))
    );
}

#[test]
fn broken_documents_say_what_they_look_like() {
    let (kind, fault, at) = refused("{\"log\":{\"version\":\"1.2\",\"entries\":[{]}}");
    assert_eq!(kind, ImportKind::Har);
    assert!(matches!(fault, ImportFault::Json(_)) && at == Some((1, 37)), "{fault:?} {at:?}");
    let (kind, ..) =
        refused("{\"info\":{\"name\":\"x\",\"schema\":\"https://schema.getpostman.com/\"},\"item\":[");
    assert_eq!(kind, ImportKind::Postman);
    let (kind, ..) = refused("{\"version\":1,\"environments\":[{\"name\":}]}");
    assert_eq!(kind, ImportKind::Environment);
    let (kind, fault, at) = refused("{\"info\":{},\"item\":{}}");
    assert_eq!((kind, fault, at), (ImportKind::Postman, ImportFault::Member("item"), Some((1, 19))));
    assert_eq!(refused(" \n"), (ImportKind::Unknown, ImportFault::Empty, None));
    assert_eq!(refused("hello"), (ImportKind::Unknown, ImportFault::Unknown, None));
    assert_eq!(refused(&"x".repeat(TEXT_MAX + 1)), (ImportKind::Unknown, ImportFault::TooLong, None));
}

#[test]
fn environments() {
    let list = [Environment {
        name: "a".into(),
        endpoint: Endpoint::Sandbox,
        sdkappid: String::new(),
        identifier: String::new(),
        custom_fields: Vec::new(),
    }];
    let import = read(&write(&list).unwrap());
    assert_eq!(
        (import.kind, import.contents),
        (ImportKind::Environment, Ok(ImportContents::Environments(1)))
    );
    let (kind, fault, _) = refused("{\"version\":1,\"environments\":[{\"name\":\"a\",\"usersig\":\"x\"}]}");
    assert_eq!(kind, ImportKind::Environment);
    assert!(matches!(fault, ImportFault::Environment(_)));
}

#[test]
fn a_har() {
    let entry = |method: &str, url: &str, data: &str| {
        format!(
            "{{\"startedDateTime\":\"2026-01-01T00:00:00Z\",\"request\":{{\"method\":\"{method}\",\"url\":\"{url}\",\"headers\":[{{\"name\":\":authority\",\"value\":\"x\"}},{{\"name\":\"X-A\",\"value\":\"1\"}}]{data}}},\"response\":{{}}}}"
        )
    };
    let har = |entries: &[String]| {
        format!("\u{feff}{{\"log\":{{\"version\":\"1.2\",\"entries\":[{}]}}}}", entries.join(","))
    };
    let body = r#"{"a": 5.0, "b": "\u4e2d\"", "a": 18446744073709551615}"#;
    let data = format!(
        ",\"postData\":{{\"mimeType\":\"text/plain\",\"text\":{}}}",
        crate::json::string::encode(body)
    );
    let headers = ImportNote::Headers(vec!["X-A".into()]);
    check(ImportKind::Har, &har(&[entry("POST", URL, &data)]), Some(body), std::slice::from_ref(&headers));
    let many = har(&[
        entry("OPTIONS", URL, ""),
        entry("GET", "https://example.com/app.js", ""),
        entry("POST", URL, &data),
        entry("POST", &URL.replace("set", "get"), ",\"postData\":{\"text\":\"{}\"}"),
    ]);
    assert_eq!(requests(ImportKind::Har, &many).len(), 2);
    assert_eq!(read(&many).notes, [ImportNote::Preflights(1), ImportNote::Elsewhere(1)]);
    let none = har(&[entry("GET", "https://a", ""), entry("GET", "https://b", "")]);
    assert_eq!(refused(&none), (ImportKind::Har, ImportFault::NoRequest(2), None));
    assert_eq!(refused(&har(&[])), (ImportKind::Har, ImportFault::NoRequest(0), None));
    let half = entry("POST", URL, ",\"postData\":{\"text\":\"\\\"\\ud800\\\"\"}");
    check(ImportKind::Har, &har(&[half]), Some("\"\u{fffd}\""), &[ImportNote::HalfCharacter, headers]);
}

#[test]
fn a_postman_collection() {
    let collection = |version: &str, items: &str, more: &str| {
        format!(
            "{{\"info\":{{\"name\":\"c\",\"schema\":\"https://schema.getpostman.com/json/collection/{version}/collection.json\"}},\"item\":[{items}]{more}}}"
        )
    };
    let body = r#""body":{"mode":"raw","raw":"{\"a\": 5.0}"}"#;
    let text = format!(
        "{{\"name\":\"n\",\"request\":{{\"method\":\"POST\",\"header\":[],{body},\"url\":\"{URL}\"}}}}"
    );
    check(ImportKind::Postman, &collection("v2.0.0", &text, ""), Some("{\"a\": 5.0}"), &[]);
    let raw = format!(
        "{{\"name\":\"n\",\"request\":{{\"method\":\"POST\",{body},\"url\":{{\"raw\":\"{URL}\"}}}}}}"
    );
    check(ImportKind::Postman, &collection("v2.1.0", &raw, ""), Some("{\"a\": 5.0}"), &[]);

    // Parts, with what is switched off, and variables, of which one is a path's.
    let parts = format!(
        r#"{{"name":"folder","item":[{{"name":"inner","item":[{{"name":"set","request":{{"method":"POST","header":[{{"key":"X-A","value":"1","disabled":true}}],{body},"url":{{
        "raw":"{{{{base}}}}/v4/:group/portrait_set?sdkappid=1","protocol":"https","host":["console","tim","qq","com"],"path":["v4",":group","portrait_set"],
        "query":[{{"key":"sdkappid","value":"{{{{app}}}}"}},{{"key":"identifier","value":"other","disabled":true}},{{"key":"identifier","value":"admin"}},{{"key":"usersig","value":"{{{{sig}}}}"}}],
        "variable":[{{"key":"group","value":"profile"}}]}}}}}}]}}]}}"#
    );
    let variables = r#","variable":[{"key":"app","value":"88888888"},{"key":"sig","value":"eJw*-_"},{"key":"SecretKey","value":"abc"},{"key":"app","value":"9","disabled":true}],"event":[{"listen":"test"}],"auth":{"type":"bearer"}"#;
    let whole = collection("v2.1.0", &parts, variables);
    check(ImportKind::Postman, &whole, Some("{\"a\": 5.0}"), &[]);
    let found = &requests(ImportKind::Postman, &whole)[0];
    assert_eq!((&*found.name, found.secret_key.clone()), ("folder / inner / set", Some(Secret::new("abc"))));
    assert_eq!(
        read(&whole).notes,
        [ImportNote::Disabled(3), ImportNote::Scripts, ImportNote::Authentication]
    );

    // Variables that nobody sets, a URL as the request itself, and bodies that lie elsewhere.
    let unset = collection("v2.1.0", &text.replace("eJw*-_", "{{usersig}}").replace("5.0", "{{n}}"), "");
    let found = &requests(ImportKind::Postman, &unset)[0];
    assert_eq!(found.usersig, None);
    assert!(found.notes.contains(&ImportNote::Placeholder(ImportPart::UserSig)));
    assert!(found.notes.contains(&ImportNote::Variables(vec!["n".into()])));
    let bare = collection("v2.1.0", &format!("{{\"name\":\"n\",\"request\":\"{URL}\"}}"), "");
    check(ImportKind::Postman, &bare, None, &[ImportNote::Method("GET".into())]);
    let file = collection(
        "v2.1.0",
        &format!(
            "{{\"request\":{{\"url\":\"{URL}\",\"body\":{{\"mode\":\"file\",\"file\":{{\"src\":\"/a\"}}}}}}}}"
        ),
        "",
    );
    let (kind, fault, _) = refused(&file);
    assert_eq!((kind, fault), (ImportKind::Postman, ImportFault::File("/a".into())));
    let form = file.replace("\"file\",", "\"formdata\",");
    assert_eq!(refused(&form).1, ImportFault::Form);
}

#[test]
fn an_http_file() {
    let file = format!(
        "@host = console.tim.qq.com\n# comment\n\n### set\n# @name set\nPOST https://{{{{host}}}}/v4/profile/portrait_set\n    ?sdkappid=88888888&identifier=admin\n    &usersig=eJw*-_&random=7 HTTP/1.1\nContent-Type: text/plain;charset=UTF-8\nX-A: 1\n\n{{\n  \"a\": 5.0\n}}\n\n> {{%\n client.log(1)\n%}}\n\n### get\nPOST {}\n\n{{}}\n<> reply.json\n",
        URL.replace("set", "get")
    );
    let found = requests(ImportKind::Http, &file);
    assert_eq!(found.len(), 2);
    assert_eq!((&*found[0].name, found[0].body.as_deref()), ("set", Some("{\n  \"a\": 5.0\n}")));
    assert_eq!(found[0].notes, [ImportNote::Headers(vec!["X-A".into()])]);
    assert_eq!((&*found[1].name, found[1].body.as_deref()), ("get", Some("{}")));
    assert_eq!(read(&file).notes, [ImportNote::Scripts]);
    let found = requests(ImportKind::Http, &file.replace('\n', "\r\n"));
    assert_eq!(found[0].body.as_deref(), Some("{\r\n  \"a\": 5.0\r\n}"));

    check(ImportKind::Http, &format!("POST {URL}\n\n{{}}"), Some("{}"), &[]);
    check(ImportKind::Http, &format!("POST {URL}\n{{}}"), Some("{}"), &[]);
    check(ImportKind::Http, &format!("POST {URL}\n"), None, &[]);
    let wire = "POST /v4/profile/portrait_set?sdkappid=88888888&usersig=eJw*-_ HTTP/1.1\r\nHost: console.tim.qq.com\r\nContent-Length: 2\r\n\r\n{}";
    check(ImportKind::Http, wire, Some("{}"), &[]);
    let secret = "@secretKey = abc\n@usersig = {{$processEnv TIM_USERSIG}}\nPOST https://console.tim.qq.com/v4/profile/portrait_set?usersig={{usersig}}\n\n{}";
    let found = &requests(ImportKind::Http, secret)[0];
    assert_eq!((&found.usersig, &found.secret_key), (&None, &Some(Secret::new("abc"))));
    let (_, fault, at) = refused(&format!("POST {URL}\n\n< ./body.json"));
    assert_eq!((fault, at), (ImportFault::File("./body.json".into()), Some((1, 1))));
    let odd = format!("< {{%\n request.x = 1\n%}}\nGET {URL}");
    check(ImportKind::Http, &odd, None, &[ImportNote::Method("GET".into())]);
}

#[test]
fn the_text_of_a_log() {
    let log = |text: &str| text.replace("URL", URL);
    let kind = ImportKind::Log;
    check(kind, &log("2026-01-01 INFO POST URL body={\"a\": 5.0} took 3ms"), Some("{\"a\": 5.0}"), &[]);
    check(kind, &log("[10:00] 请求：URL，参数：{\"a\":\"名\"}。"), Some("{\"a\":\"名\"}"), &[]);
    check(kind, &log("{\"a\":1}\nwas sent to URL"), Some("{\"a\":1}"), &[ImportNote::BodyBefore]);
    let reply = "{\"ActionStatus\":\"OK\",\"ErrorCode\":0}";
    check(
        kind,
        &log(&format!("URL\nreply: {reply}\nbody: {{\"a\":1}}")),
        Some("{\"a\":1}"),
        &[ImportNote::Reply],
    );
    check(kind, &log("see URL."), None, &[]);
    let lines = log("{\"url\":\"URL\",\"body\":\"{\\\"a\\\":\\\"\\u4e2d\\\"}\"}\n{\"level\":\"info\"}")
        .replace("/v4/", "\\/v4\\/")
        .replace('&', "\\u0026");
    check(kind, &lines, Some("{\"a\":\"\u{4e2d}\"}"), &[]);
    let access = "1.2.3.4 - - \"POST /v4/profile/portrait_set?sdkappid=88888888&usersig=***&identifier=admin HTTP/1.1\" 200";
    let found = &requests(kind, access)[0];
    assert_eq!((found.endpoint.clone(), found.method.as_str(), found.usersig.clone()), (None, "POST", None));
    let two = log("POST URL {\"a\":1}\nPOST URL {\"b\":1}\nPOST URL {\"a\":1}");
    let bodies: Vec<_> = requests(kind, &two).iter().map(|found| found.body.clone().unwrap()).collect();
    assert_eq!(bodies, ["{\"a\":1}".into(), Rc::from("{\"b\":1}")]);
}

#[test]
fn nothing_that_prints_shows_a_secret() {
    for text in
        [URL.to_owned(), format!("curl '{URL}' -d '{{}}'"), format!("POST {URL}\n\n{{}}"), format!("x {URL}")]
    {
        assert!(!format!("{:?}", read(&text)).contains("eJw*-_"), "{text}");
    }
}

#[test]
fn places_are_counted_in_characters() {
    let import = read("curl 'http://h/v4/a/b' -d '中\n");
    assert_eq!(import.contents.unwrap_err().at, Some(Position { line: 1, column: 27 }));
}

#[test]
fn of_many_refused_requests_the_first_few_are_told() {
    let refused: String = (0..50).map(|i| format!("curl '{URL}' -d @file{}\n", i / 2)).collect();
    let import = read(&format!("curl '{URL}' -d '{{}}'\n{refused}"));
    let left_out = import.notes.iter().filter(|note| matches!(note, ImportNote::LeftOut(_)));
    assert_eq!(left_out.count(), 10);
}
