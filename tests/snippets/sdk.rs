//! The vendor's PHP SDK and its tool, played by stand-ins: the same JSON, the same credentials, the host of the request.

use crate::cases::{Case, request, write};
use crate::echo::{Arrived, Echo};
use crate::tool::{folder, own, program, run, write as write_file};
use serde_json::Value;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use tim_tester::api::call::Prepared;
use tim_tester::api::encode::decode_query_value;
use tim_tester::snippet::UserSig;

/// The stand-ins in a folder of their own. The tool sends where `TimRestApi.php` says, which the reader is told to edit.
pub fn sdk(name: &str, echo: &Echo, edited: bool) -> PathBuf {
    let folder = folder(name);
    let mut api = own("stand_in/php/TimRestApi.php");
    if edited {
        api = api
            .replace("https://", "http://")
            .replace("console.tim.qq.com", &format!("127.0.0.1:{}", echo.port));
    }
    write_file(&folder.join("TimRestApi.php"), &api);
    write_file(&folder.join("TimRestApiGear.php"), &own("stand_in/php/TimRestApiGear.php"));
    write_file(&folder.join("vendor/autoload.php"), &own("stand_in/php/autoload.php"));
    let gear = folder.join("TimRestApiGear.php");
    std::fs::set_permissions(&gear, std::fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

fn bodies() -> Vec<(&'static str, String)> {
    let hostile = r##"it's $HOME ${x} `id` %PATH% !! ''' """ "# \ \u4e2d JSON 中 😀 <?php ?>"##;
    let item = |tag: &str, value: &str| format!("{{\"Tag\":\"{tag}\",\"Value\":{value}}}");
    let body = |items: &str| format!("{{\n\"From_Account\": \"bob's $x\",\n\"ProfileItem\": [{items}]}}");
    let nick = |text: &str| item("Tag_Profile_IM_Nick", &tim_tester::json::string::encode(text));
    vec![
        ("nick", body(&nick(hostile))),
        ("lines", body(&nick("-v\r\n\ta\u{2028}\u{feff}\u{7f}"))),
        ("empty", body(&nick(""))),
        (
            "items",
            body(&[nick("a"), item("Tag_Profile_IM_BirthDay", "19980704"), item("x", "null")].join(",")),
        ),
        ("values", body(r#"{"0":[true,{},[]],"b":-9223372036854775807},"x",{"a":{"1":"2"}}"#)),
        ("none", body("")),
    ]
}

/// What arrived is the same request, though its parameters stand in another order and its `random` is another.
fn check(prepared: &Prepared, snippet: &str, arrived: &[Arrived], output: &str) {
    let [arrived] = arrived else { panic!("{} arrived of {snippet}\n{output}", arrived.len()) };
    let json = |text: &[u8]| serde_json::from_slice::<Value>(text).unwrap();
    assert_eq!(json(&arrived.body), json(prepared.body.as_bytes()), "{snippet}");
    let parts = |target: &str| {
        let (path, query) = target.split_once('?').unwrap();
        let mut parts: Vec<_> = query
            .split('&')
            .map(|part| part.split_once('=').unwrap())
            .filter(|(name, _)| *name != "random")
            .map(|(name, value)| (name.to_owned(), decode_query_value(value).unwrap()))
            .collect();
        parts.sort();
        (path.to_owned(), parts)
    };
    assert_eq!(parts(&arrived.target), parts(&prepared.target()), "{snippet}");
    assert!(output.contains("ErrorCode"), "{output}");
}

fn runs(echo: &Echo, id: &str, file: &str, interpreter: &str, folder: &Path) -> Vec<&'static str> {
    let mut ran = Vec::new();
    for identifier in ["admin", "管理员 & it's 100%"] {
        for (name, body) in bodies() {
            let case = Case { name, prepared: request(echo, "", identifier, &body) };
            for usersig in [UserSig::Read, UserSig::Written] {
                let Ok(snippet) = write(id, &case, usersig) else { continue };
                write_file(&folder.join(file), &snippet.text);
                let output = run(program(interpreter, folder).arg(file));
                check(&case.prepared, &snippet.text, &echo.take(), &output);
                ran.push(name);
            }
        }
    }
    ran.dedup();
    ran
}

#[test]
fn php_sdk() {
    let echo = Echo::start(47813);
    let folder = sdk("php-sdk", &echo, false);
    let ran = runs(&echo, "php-sdk", "request.php", "php", &folder);
    assert_eq!(ran.len(), 2 * bodies().len());
}

#[test]
fn php_gear() {
    let echo = Echo::start(47814);
    let folder = sdk("php-gear", &echo, true);
    let ran = runs(&echo, "php-gear", "request.sh", "sh", &folder);
    assert_eq!(ran, ["nick", "lines", "empty", "nick", "lines", "empty"]);
}
