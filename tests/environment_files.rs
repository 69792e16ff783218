//! Environment files of other tools, as they export them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use tim_tester::api::endpoint::Endpoint;
use tim_tester::exchange::environment::{Environment, Fault, Foreign, Tool, parse, read_foreign, write};
use tim_tester::json::{ErrorKind, Position};

/// A UserSig for app 88888888 and `admin`, made with a made-up key.
const U0: &str = "eJyrVgrxCdYrSy1SslIy0jNQ0gHzM1NS80oy0zLBwokpuZl5UInilOzEgoLMFCUrCyiAiKdWFGQWpSpZGRrAAES8JDMXJGqOKlqcmQ4019nHONWsILEoz9czydgw1SksM6rI2MPZMMjNOzI9ODjQIDDY3dnA1CPXu9hWqRYAFS4wVA__";

fn postman(name: &str, value: &str) -> String {
    format!(
        r#"{{"id":"6d1","name":"IM test","values":[
        {{"key":"baseUrl","value":"https://console.tim.qq.com/","type":"default","enabled":true}},
        {{"key":"sdk_app_id","value":"88888888","enabled":true}},
        {{"key":"identifier","value":"admin","enabled":true}},
        {{"key":"{name}","value":"{value}","type":"any","enabled":true}},
        {{"key":"page","value":"2","enabled":true}}],
        "_postman_variable_scope":"environment","_postman_exported_using":"Postman/11.0"}}"#
    )
}

fn environment(name: &str, endpoint: Endpoint) -> Environment {
    let (sdkappid, identifier) = ("88888888".to_owned(), "admin".to_owned());
    Environment { name: name.into(), endpoint, sdkappid, identifier, custom_fields: Vec::new() }
}

#[track_caller]
fn check(text: &str, tool: Tool, environments: &[Environment], secrets: &[&str], left_out: &[&str]) {
    let found = read_foreign(text).unwrap();
    assert_eq!((found.tool, &*found.environments), (tool, environments));
    assert_eq!(found.secrets, secrets);
    assert_eq!(found.left_out, left_out);
    let written = write(&found.environments).unwrap();
    assert_eq!(parse(&written).unwrap(), environments);
    assert!(!written.contains(&U0[..20]) && !format!("{found:?}").contains(&U0[..20]));
}

#[test]
fn postman_in_each_of_its_forms() {
    let host = Endpoint::Host("console.tim.qq.com");
    let one = [environment("IM test", host.clone())];
    check(&postman("usersig", "x"), Tool::Postman, &one, &["usersig"], &["page"]);
    check(&postman("SecretKey", "0123"), Tool::Postman, &one, &["SecretKey"], &["page"]);
    // Under any name, and in a wrapping, too.
    check(&postman("note", U0), Tool::Postman, &one, &["note"], &["page"]);
    check(&postman("u", &format!("usersig={U0}&random=7")), Tool::Postman, &one, &["u"], &["page"]);
    check(&postman("x", "eJyr"), Tool::Postman, &one, &[], &["x", "page"]);
    let marked = format!("\u{feff}{}", postman("usersig", "x"));
    check(&marked, Tool::Postman, &one, &["usersig"], &["page"]);
    let secret = postman("n", "x").replace("\"type\":\"any\"", "\"type\":\"secret\"");
    check(&secret, Tool::Postman, &one, &["n"], &["page"]);
    let dump = format!(
        r#"{{"version":1,"collections":[],"environments":[{0},{0}],"globals":[]}}"#,
        postman("usersig", "x")
    );
    let two = [one[0].clone(), environment("IM test (2)", host)];
    check(&dump, Tool::Postman, &two, &["usersig"], &["page"]);
}

#[test]
fn hoppscotch_in_each_of_its_forms() {
    let text = format!(
        r#"{{"v":2,"id":"c1","name":"IM","variables":[
        {{"key":"host","initialValue":"http://127.0.0.1:8080","currentValue":"","secret":false}},
        {{"key":"TIM.SDKAppID","initialValue":"1","currentValue":"88888888","secret":false}},
        {{"key":"admin","value":"admin"}},
        {{"key":"sig","currentValue":"{U0}","secret":true}}]}}"#
    );
    let one = [environment("IM", Endpoint::Custom("http://127.0.0.1:8080".into()))];
    check(&text, Tool::Hoppscotch, &one, &["sig"], &[]);
    check(&format!("[{text}]"), Tool::Hoppscotch, &one, &["sig"], &[]);
}

#[test]
fn the_http_client_of_editors() {
    let text = format!(
        r#"{{"dev":{{"host":"console.tim.qq.com","sdkappid":88888888,"identifier":"admin","usersig":"{U0}"}}}}"#
    );
    let one = [environment("dev", Endpoint::Host("console.tim.qq.com"))];
    check(&text, Tool::HttpClient, &one, &["usersig"], &[]);
}

#[test]
fn what_can_not_be_used_is_left_out() {
    let text = r#"{"name":"","values":[{"key":"host","value":"{{other}}"},{"key":"appid","value":"abc"},
        {"key":"identifier","value":"admin","enabled":false},{"key":"url","value":"no url at all"}]}"#;
    let Foreign { environments, left_out, .. } = read_foreign(text).unwrap();
    assert_eq!(left_out, ["host", "appid", "identifier", "url"]);
    let Environment { name, endpoint, sdkappid, identifier, .. } = &environments[0];
    assert_eq!((name.as_str(), endpoint), ("Postman", &Endpoint::Sandbox));
    assert_eq!((sdkappid.as_str(), identifier.as_str()), ("", ""));
}

#[test]
fn other_texts_are_none_of_them() {
    let own = write(&[environment("a", Endpoint::Sandbox)]).unwrap();
    for text in
        [own.as_str(), "", "1", "{}", "[]", "[1]", r#"{"values":1}"#, r#"{"a":{"b":{}}}"#, r#"{"a":{"x":1}}"#]
    {
        assert_eq!(read_foreign(text), None, "{text}");
    }
}

#[test]
fn what_is_broken_is_told_with_its_place() {
    let at = |text: &str| {
        let error = parse(text).unwrap_err();
        (error.fault, error.at.unwrap())
    };
    let broken = postman("usersig", "x").replace("\"enabled\":true}],", "\"enabled\":true},\n],");
    let (fault, place) = at(&broken);
    assert_eq!((fault, place.line), (Fault::Json(ErrorKind::TrailingComma), 6));
    let comma = "{\"version\":1,\n\"environments\":[],\n}";
    assert_eq!(at(comma), (Fault::Json(ErrorKind::TrailingComma), Position { line: 2, column: 18 }));
    let comment = "{\"version\":1, // ours\n\"environments\":[]}";
    assert_eq!(at(comment), (Fault::Json(ErrorKind::Comment), Position { line: 1, column: 15 }));
    // As a team's file it is refused for what it is.
    assert_eq!(at(&postman("usersig", "x")).0, Fault::OtherTool(Tool::Postman));
}

#[test]
fn a_usersig_under_any_name_is_a_secret() {
    let of = |fields: &str| parse(&format!(r#"{{"version":1,"environments":[{{"name":"a",{fields}}}]}}"#));
    for fields in [
        format!(r#""identifier":"{U0}""#),
        format!(r#""identifier":" {U0}\n""#),
        format!(r#""endpoint":"{U0}""#),
        format!(r#""custom_fields":[{{"name":"T","description":"usersig={U0}&random=1"}}]"#),
    ] {
        let error = of(&fields).unwrap_err();
        assert!(matches!(error.fault, Fault::UserSig(_)), "{error:?}");
        assert!(!format!("{error:?}").contains(&U0[..20]));
    }
    assert!(of(r#""identifier":"eJyrVgrxCdYrSy1SslIy0jNQ0gHzM1NS80oy0zLBwokpuZl5UInilO""#).is_ok());
}
