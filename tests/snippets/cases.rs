//! The matrix of awkward requests, and what a server must have received of each.

use crate::echo::{Arrived, Echo};
use tim_tester::api::Secret;
use tim_tester::api::call::{CONTENT_TYPE, Call, Prepared, Secrets, prepare};
use tim_tester::api::endpoint::Endpoint;
use tim_tester::json::{Kind, scan, string};
use tim_tester::sandbox::demo;
use tim_tester::snippet::{self, Note, Request, Snippet, Unavailable, UserSig};

/// One request of the matrix.
#[derive(Debug, Clone)]
pub struct Case {
    pub name: &'static str,
    pub prepared: Prepared,
}

/// A nick in Chinese with an emoji: one line of JSON.
pub const NICK: &str =
    r#"{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"小明 😀"}]}"#;

/// What a shell, a template or a language would read as its own.
const HOSTILE: &str = r##"$HOME ${x} `id` $(id) %PATH% %27 !! ''' """ "# '"'"' \ \\ \u4e2d \n & | < > ^ ( ) ; # {{x}} #{x} @file *.*"##;

/// The request of the matrix's first case, with these differences.
pub fn request(echo: &Echo, path: &str, identifier: &str, body: &str) -> Prepared {
    prepare(&Call {
        endpoint: Endpoint::Custom(format!("http://127.0.0.1:{}{path}", echo.port)),
        sdkappid: demo::SDKAPPID.to_string().into(),
        identifier: identifier.into(),
        usersig: Secret::new(demo::USERSIG),
        random: "7".into(),
        body: body.into(),
        ..Call::default()
    })
    .unwrap()
}

/// All of the matrix.
pub fn all(echo: &Echo) -> Vec<Case> {
    let hostile = string::encode(HOSTILE);
    let long: String =
        (0..1000).map(|i| format!("{{\"n\":{i},\"v\":\"中文 😀 \\\"{i}\\\" $x % `\"}},\n")).collect();
    let bodies = [
        ("plain", NICK.to_owned()),
        (
            "pretty",
            "{\n  \"n\": [18446744073709551615, 5.0, -0, 1E+2],\n  \"n\": \"\\u4e2d\\/\",  \n\t\"名\": \"\\ud800\"\n}".into(),
        ),
        ("hostile", format!("{{\"a\":{hostile},\n\"b\":\"{}\"}}", "\\\\".repeat(3))),
        ("hostile text", HOSTILE.to_owned()),
        ("at", "@/etc/passwd".to_owned()),
        ("dash", "-v".to_owned()),
        ("crlf", "{\r\n\"a\":\t1\r\n}\r\n".to_owned()),
        ("crlf text", "\r\n a\rb\n\n\t'\"\\".to_owned()),
        ("nul", "a\0b%s\\0'\"7\x01\x7f\x1b[1m\n".to_owned()),
        ("unseen", "{\"a\":\"\u{2028}\u{2029}\u{feff}\u{202e}\u{200b}\u{85}\u{3000}\u{e0001}\u{1f468}\u{200d}\u{1f469}\"}".into()),
        ("unseen text", "\u{feff}中\u{2028}\u{3000}\nJSON\n  JSON;\n###\n< x\n\"\"\"\"".to_owned()),
        ("long", format!("[{}0]", long.as_str())),
        ("long text", "\"'\\中$`%\n".repeat(7_000)),
        ("carets", "&|<>^\"\n".repeat(900)),
        ("carets line", "&^\"".repeat(1_100)),
        ("empty", String::new()),
        ("backslash", "\\".to_owned()),
        ("quotes", "'''\"\"\"``".to_owned()),
    ];
    let mut cases: Vec<_> = bodies
        .into_iter()
        .map(|(name, body)| Case { name, prepared: request(echo, "", "admin", &body) })
        .collect();
    let identifier = "管理员 & \"it's\" 100% $HOME `id` !";
    cases.push(Case { name: "identifier", prepared: request(echo, "", identifier, NICK) });
    cases.push(Case { name: "path", prepared: request(echo, "/t'e$s!t(1)", "admin", NICK) });
    cases
}

/// The cases that tell one form of a literal from another, for languages in which each is compiled and linked.
pub fn few(echo: &Echo) -> Vec<Case> {
    let names =
        ["plain", "pretty", "hostile", "nul", "crlf text", "unseen text", "long text", "identifier", "path"];
    all(echo).into_iter().filter(|case| names.contains(&case.name)).collect()
}

/// What a language makes of a case.
pub fn write(id: &str, case: &Case, usersig: UserSig) -> Result<Snippet, Unavailable> {
    snippet::named(id).unwrap().write(&Request { prepared: &case.prepared, usersig })
}

/// Compares what arrived with the request: every byte, or where the snippet says that its JSON is in other bytes, every value.
pub fn check(id: &str, case: &Case, snippet: &Snippet, arrived: &[Arrived], output: &str) {
    let told = format!("{id}, {}:\n{:.2000}\n{output:.2000}", case.name, snippet.text);
    let [arrived] = arrived else { panic!("{} requests arrived; {told}", arrived.len()) };
    assert_eq!(arrived.method, "POST", "{told}");
    let url = case.prepared.url(Secrets::Revealed);
    let target = url.strip_prefix(case.prepared.base.origin()).unwrap();
    let (target, content_type) = match id {
        "csharp" => in_mono(target, CONTENT_TYPE),
        _ => (target.to_owned(), CONTENT_TYPE.to_owned()),
    };
    assert_eq!(arrived.target, target, "{told}");
    assert_eq!(arrived.content_type, content_type, "{told}");
    let body = String::from_utf8(arrived.body.clone()).expect(&told);
    if snippet.notes.iter().any(|note| matches!(note, Note::JsonEscapes | Note::WhitespaceTouched)) {
        assert_eq!(values(&body), values(&case.prepared.body), "{told}");
    } else {
        assert!(body == *case.prepared.body, "{body:?}\n{told}");
    }
    assert!(output.contains("\"ErrorCode\""), "the reply is shown; {told}");
}

/// What Mono makes of a URL and a header: the same in other spellings, which .NET leaves as they are.
fn in_mono(target: &str, content_type: &str) -> (String, String) {
    let spelt = [("%21", "!"), ("%27", "'"), ("%28", "("), ("%29", ")")];
    let target = spelt.iter().fold(target.to_owned(), |target, (from, to)| target.replace(from, to));
    (target, content_type.replace(';', "; "))
}

/// A JSON text by its tokens, strings decoded, so that doubled keys and the spelling of numbers count.
pub fn values(json: &str) -> Vec<(Kind, String)> {
    scan::tokens(json.as_bytes())
        .map(|token| {
            let token = token.expect("JSON");
            let text = token.span.of(json);
            let is_string = token.kind == Kind::String;
            (token.kind, if is_string { decoded(text) } else { text.to_owned() })
        })
        .collect()
}

/// A string's text; half a pair, which is no text, as it is written.
fn decoded(token: &str) -> String {
    let decoded = string::decode(token);
    if decoded.lone_surrogate { token.to_ascii_lowercase() } else { decoded.text.into_owned() }
}
