use super::super::model::{ImportContents, ImportFault, ImportNote, ImportPart};
use super::super::{FoundRequest, Import, ImportKind, read};
use crate::api::Secret;
use crate::api::endpoint::Endpoint;
use crate::json::Position;
use std::rc::Rc;

/// The URL of most cases, and what is in it.
const URL: &str = "https://console.tim.qq.com/v4/profile/portrait_set?sdkappid=88888888&identifier=admin&usersig=eJw*-_&random=7&contenttype=json";
const BODY: &str =
    r#"{"From_Account":"id","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"小明 \"😀\" it's"}]}"#;

fn requests(text: &str) -> Vec<Rc<FoundRequest>> {
    let import = read(text);
    assert_eq!(import.kind, ImportKind::Curl, "{text}");
    match import.contents {
        Ok(ImportContents::Requests(requests)) => requests,
        other => panic!("{other:?} of {text}"),
    }
}

/// The one request of a text; its URL is the one above.
#[track_caller]
fn one(text: &str) -> FoundRequest {
    let requests = requests(text);
    assert_eq!(requests.len(), 1, "{text}");
    let found = FoundRequest::clone(&requests[0]);
    assert_eq!(found.endpoint, Some(Endpoint::Host("console.tim.qq.com")), "{text}");
    assert_eq!(found.path.as_deref(), Some("v4/profile/portrait_set"), "{text}");
    assert_eq!(found.sdkappid.as_deref(), Some("88888888"), "{text}");
    found
}

#[track_caller]
fn check(text: &str, body: &str, notes: &[ImportNote]) {
    let found = one(text);
    assert_eq!(found.body.as_deref(), Some(body), "{text}");
    assert_eq!(found.method, "POST", "{text}");
    assert_eq!(found.usersig, Some(Secret::new("eJw*-_")), "{text}");
    assert_eq!(found.random.as_deref(), Some("7"), "{text}");
    assert_eq!(found.notes, notes, "{text}");
}

fn notes_of(text: &str) -> Vec<ImportNote> {
    read(text).notes
}

/// What Chrome and, in its older form, Safari and Firefox write for bash.
fn posix(text: &str, is_old: bool) -> String {
    let special = |c: char| {
        if is_old { !(' '..='~').contains(&c) || c == '\'' } else { c.is_control() || "!'".contains(c) }
    };
    if !text.contains(special) {
        return format!("'{text}'");
    }
    let mut out = String::from("$'");
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\'' => out.push_str("\\'"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c if special(c) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out += &if is_old && *unit < 256 {
                        format!("\\x{unit:02x}")
                    } else {
                        format!("\\u{unit:04x}")
                    };
                }
            }
            c => out.push(c),
        }
    }
    out + "'"
}

#[test]
fn bash_as_browsers_write_it() {
    for body in
        [BODY, "{\"a\":\"!\\\\ \\u4e2d\"}", "{\r\n\t\"a\": 18446744073709551615, \"a\": 5.0\n}\n", "{}"]
    {
        for is_old in [false, true] {
            let text = format!(
                "curl '{URL}' \\\n  -X 'POST' \\\n  -H 'Content-Type: text/plain;charset=UTF-8' \\\n  --data-raw {} \\\n  --compressed",
                posix(body, is_old)
            );
            check(&text, body, &[]);
            check(&text.replace(" \\\n", " \\\r\n"), body, &[]);
        }
    }
}

#[test]
fn bash_by_hand() {
    let check = |text: &str, body: &str| check(&text.replace("URL", URL), body, &[]);
    check("curl 'URL' -d '{}'", "{}");
    check("$ curl -sSL 'URL' -d'{}'", "{}");
    check("user@host:~$ curl 'URL' -d '{}'", "{}");
    check("sudo /usr/bin/curl 'URL' --json '{\"a\":1}'", "{\"a\":1}");
    check("# set a nick\ncurl 'URL' \\\n# not part\n -d '{}' # rest", "{}");
    check("curl \"URL\" -d \"{\\\"a\\\":\\\"\\$x\\`\\\\\\\\\\\"}\"", "{\"a\":\"$x`\\\\\"}");
    check("curl 'URL' -d '{\"a\":\"it'\\''s\"}'", "{\"a\":\"it's\"}");
    check(
        "curl 'URL' -d $'{\"a\":\"\\xe4\\xb8\\xad\\344\\270\\255\\u4e2d\\U0001f600\"}'",
        "{\"a\":\"中中中😀\"}",
    );
    check("curl 'URL' -d @- <<'EOF'\n{\n  \"a\": 1\n}\nEOF\n", "{  \"a\": 1}");
    check("curl 'URL' --data-binary @- <<-EOF | jq .\n\t{\n\t\"a\": 1}\n\tEOF\n", "{\n\"a\": 1}\n");
    check("curl 'URL' -d @- <<< '{\"a\":1}'", "{\"a\":1}");
    check("echo '{\"a\":1}' | curl 'URL' -d @-", "{\"a\":1}");
    check("printf -- '{\"a\":\"%%\\\\n\"}' | curl 'URL' --data-binary @-", "{\"a\":\"%\\n\"}");
    check("cat <<EOF | curl 'URL' --data-binary @-\n{}\nEOF", "{}\n");
    check("BODY='{\"a\":1}'; curl 'URL' -d \"$BODY\"", "{\"a\":1}");
    check("export U='URL'\ncurl \"${U}\" -d '{}' > out.json 2>&1", "{}");
    check("curl 'URL' \\ \n  -d '{}'", "{}");
    check("curl 'URL'\n  -X POST\n  -d '{}'\n", "{}");
}

#[test]
fn every_escape_of_bash() {
    let found = one(&format!("curl '{URL}' -d $'\\ud83d\\ude00\\a\\b\\e\\f\\v\\t\\cA\\?\\\"\\ud83d.\\q'"));
    assert_eq!(found.body.as_deref(), Some("😀\u{7}\u{8}\u{1b}\u{c}\u{b}\t\u{1}?\"\u{fffd}.\\q"));
}

#[test]
fn what_a_slip_or_a_chat_program_makes_of_a_line() {
    use ImportNote::*;
    check(&format!("curl {URL} -d '{{}}'"), "{}", &[UnquotedUrl]);
    check(
        &format!("curl ‘{URL}’ -X POST —data ‘{{“a”: “it’s”}}’"),
        "{\"a\": \"it’s\"}",
        &[Typographic, BodyQuotes],
    );
    check(&format!("curl “{URL}” –d '{{}}'"), "{}", &[Typographic]);
    check(&format!("curl\u{a0}'{URL}'\u{3000}-d '{{}}'"), "{}", &[]);
    check(&format!("curl '{URL}' -d $'\"caf\\xe9\"'"), "\"café\"", &[Latin1]);
    check(
        &format!("curl '{URL}' -d '{{a}}'"),
        "{a}",
        &[BodyNotJson(crate::json::ErrorKind::UnquotedKey, Position { line: 1, column: 2 })],
    );
}

/// The oldest of Chrome's ways for cmd; Firefox's is the same with more line breaks.
fn cmd_first(text: &str, breaks: &str) -> String {
    let text = text
        .replace('"', "\"\"")
        .replace('%', "\"%\"")
        .replace('\\', "\\\\")
        .replace('\n', &format!("\"^{breaks}\""));
    format!("\"{text}\"")
}

/// The two later ones.
fn cmd_carets(text: &str, is_newest: bool) -> String {
    let mut out = String::new();
    for c in text.replace('\\', "\\\\").replace('"', "\\\"").chars() {
        if !(c.is_ascii_alphanumeric() || c.is_whitespace() || "_-:=+~'/.',?;()*`".contains(c)) {
            if is_newest && !c.is_ascii() {
                (0..c.len_utf16()).for_each(|_| out.push_str("^ "));
                continue;
            }
            out.push('^');
        }
        match c {
            '\n' => out.push_str("^\n\n"),
            c => out.push(c),
        }
    }
    let mut escaped = String::new();
    let mut chars = out.chars().peekable();
    while let Some(c) = chars.next() {
        escaped.push(c);
        if c == '%' && chars.peek().is_some_and(|next| next.is_ascii_alphanumeric() || *next == '_') {
            escaped.push('^');
        }
    }
    let quote = if is_newest || text.contains('\n') { "^\"" } else { "\"" };
    format!("{quote}{escaped}{quote}")
}

#[test]
fn cmd_as_browsers_write_it() {
    let url = URL.replace("admin", "%E4%B8%AD%2B");
    for body in
        ["{\"a\":\"\\u4e2d \\\"x\\\" 50% & <b> ^ | 'y' !z!\",\n\"b\":[1,{}]}", "{\"path\":\"C:\\\\x\"}", "{}"]
    {
        let line = |quote: &dyn Fn(&str) -> String| {
            format!(
                "curl {} ^\n  -H {} ^\n  --data-raw {} ^\n  --compressed",
                quote(&url),
                quote("X-A: \"1\";v=2"),
                quote(body)
            )
        };
        let lines = [
            line(&|text| cmd_first(text, "\n")),
            line(&|text| cmd_first(text, "\n\n")),
            line(&|text| cmd_first(text, "\r\n\r\n")),
            line(&|text| cmd_carets(text, false)),
            line(&|text| cmd_carets(text, true)),
        ];
        for text in lines {
            let found = one(&text);
            assert_eq!(found.body.as_deref(), Some(body), "{text}");
            assert_eq!(found.identifier.as_deref(), Some("中+"), "{text}");
            assert_eq!(found.notes, [ImportNote::Headers(vec!["X-A".into()])], "{text}");
        }
    }
}

#[test]
fn what_the_newest_chrome_lost_is_counted() {
    let text =
        format!("curl {} ^\n  --data-raw {}", cmd_carets(URL, true), cmd_carets("{\"a\":\"小明 😀\"}", true));
    check(&text, "{\"a\":\"     \"}", &[ImportNote::Lost(4)]);
}

#[test]
fn cmd_by_hand() {
    let check = |text: &str, body: &str| check(&text.replace("URL", URL), body, &[]);
    check("C:\\Users\\me>curl -X POST \"URL\" ^\r\n  -d \"{\\\"a\\\":\\\"x&y\\\"}\"\r\n", "{\"a\":\"x&y\"}");
    check("@echo off\nset \"SIG=eJw*-_\"\ncurl \"URL\" ^\n -d \"{}\" > nul 2>&1\n", "{}");
    check("set B={}\ncurl \"URL\" ^\n -d \"%B%\"", "{}");
    check("curl \"URL\" -d \"{\"\"a\"\":1}\"", "{\"a\":1}");
}

#[test]
fn powershell_in_its_ways() {
    let check = |text: &str, body: &str, notes: &[ImportNote]| check(&text.replace("URL", URL), body, notes);
    check("curl.exe 'URL' -d '{\"a\":\"it''s\"}'", "{\"a\":\"it's\"}", &[]);
    check(
        "curl.exe -X POST \"URL\" `\r\n  -d '{\\\"a\\\":\\\"\\\\\\\"x\\\"}'",
        "{\"a\":\"\\\"x\"}",
        &[ImportNote::BodyBackslashes],
    );
    check(
        "PS C:\\> curl.exe 'URL' -d \"{`\"a`\":`\"`$x``$([char]20013)$([char]55357)$([char]56832)`\"}\"",
        "{\"a\":\"$x`中😀\"}",
        &[],
    );
    check("$body = @'\n{\n  \"a\": 1\n}\n'@\ncurl.exe 'URL' -d $body", "{\n  \"a\": 1\n}", &[]);
    check("@'\n{\"a\":1}\n'@ | curl.exe 'URL' -d '@-'", "{\"a\":1}", &[]);
    check("$v = 'x'\n@\"\n{\"a\":\"$v\"}\n\"@ | curl.exe 'URL' -d '@-'", "{\"a\":\"x\"}", &[]);
    let web = "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n$session.UserAgent = \"Mozilla/5.0\"\nInvoke-WebRequest -UseBasicParsing -Uri \"URL\" `\n-Method \"POST\" `\n-WebSession $session `\n-Headers @{\n\"authority\"=\"console.tim.qq.com\"\n  \"sec-ch-ua\"=\"`\"Chromium`\";v=`\"1`\"\"\n} `\n-ContentType \"text/plain;charset=UTF-8\" `\n";
    let headers = ImportNote::Headers(vec!["authority".into(), "sec-ch-ua".into()]);
    check(&format!("{web}-Body \"{{`\"a`\":1}}\""), "{\"a\":1}", std::slice::from_ref(&headers));
    let utf8 = "-Body ([System.Text.Encoding]::UTF8.GetBytes(\"{`\"a`\":`\"$([char]20013))`\"}\"))";
    check(&format!("{web}{utf8}"), "{\"a\":\"中)\"}", &[headers]);
    check(
        "$b = '{}'\n$h = @{ 'X-A' = '1'; B = \"2\" }\nInvoke-RestMethod 'URL' -Method Post -Body $b -Headers $h",
        "{}",
        &[ImportNote::Headers(vec!["X-A".into(), "B".into()])],
    );
}

#[test]
fn several_commands_in_one_paste() {
    let text = format!(
        "curl '{URL}' -X 'OPTIONS' -H 'Origin: x' ;\ncurl '{URL}' -d '{{}}' ;\ncurl 'https://example.com/other' ;\ncurl '{}' -d @file &\ncurl '{}' -d '{{\"b\":1}}'",
        URL.replace("portrait_set", "a"),
        URL.replace("portrait_set", "portrait_get")
    );
    let paths: Vec<_> = requests(&text).iter().map(|found| found.path.clone().unwrap()).collect();
    assert_eq!(paths, ["v4/profile/portrait_set", "v4/profile/portrait_get"]);
    let notes = notes_of(&text);
    assert_eq!(notes[..2], [ImportNote::Preflights(1), ImportNote::Elsewhere(1)]);
    assert!(
        matches!(&notes[2..], [ImportNote::LeftOut(refusal)] if refusal.fault == ImportFault::File("file".into()))
    );
    let batch = format!(
        "curl {} -X ^\"OPTIONS^\" &\ncurl {} --data-raw ^\"^{{^}}^\"",
        cmd_carets(URL, true),
        cmd_carets(URL, true)
    );
    check(&batch, "{}", &[]);
    assert_eq!(notes_of(&batch), [ImportNote::Preflights(1)]);
}

#[test]
fn placeholders_of_scripts_are_no_values() {
    for (text, usersig) in [
        (
            "curl 'https://console.tim.qq.com/v4/profile/portrait_set?sdkappid=88888888&usersig='\"$TIM_USERSIG\"'&random=7' -d '{}'",
            None,
        ),
        (
            "TIM_USERSIG=$(python3 -c 'print(1)')\ncurl \"https://console.tim.qq.com/v4/profile/portrait_set?sdkappid=88888888&usersig=$TIM_USERSIG\" -d '{}'",
            None,
        ),
        (
            "TIM_USERSIG=eJw*\ncurl \"https://console.tim.qq.com/v4/profile/portrait_set?sdkappid=88888888&usersig=$TIM_USERSIG\" -d '{}'",
            Some("eJw*"),
        ),
        (
            "curl \"https://console.tim.qq.com/v4/profile/portrait_set?sdkappid=88888888&usersig=%TIM_USERSIG%\" ^\n -d \"{}\"",
            None,
        ),
        (
            "curl.exe \"https://console.tim.qq.com/v4/profile/portrait_set?sdkappid=88888888&usersig=$env:TIM_USERSIG&random=7\" -d '{}'",
            None,
        ),
    ] {
        let found = one(text);
        assert_eq!(found.usersig, usersig.map(Secret::new), "{text}");
        assert_eq!(
            found.notes.contains(&ImportNote::Placeholder(ImportPart::UserSig)),
            usersig.is_none(),
            "{text}"
        );
    }
    let key = one(&format!("TIM_SECRET_KEY=abc123\ncurl '{URL}' -d '{{}}'"));
    assert_eq!(key.secret_key, Some(Secret::new("abc123")));
}

#[test]
fn what_is_refused_and_where() {
    let refused = |text: &str| {
        let Import { kind, contents, .. } = read(text);
        assert_eq!(kind, ImportKind::Curl, "{text}");
        let refusal = contents.unwrap_err();
        (refusal.fault, refusal.at.map(|at| (at.line, at.column)))
    };
    let closed = |mark: &str| ImportFault::NotClosed(mark.to_owned());
    assert_eq!(refused("curl 'http://h/v4/a/b' \\\n -d '{"), (closed("'"), Some((2, 5))));
    assert_eq!(refused("curl \"http://h/v4/a/b"), (closed("\""), Some((1, 6))));
    assert_eq!(refused("curl http://h/v4/a/b -d $'x"), (closed("$'"), Some((1, 25))));
    assert_eq!(refused("curl http://h/v4/a/b -d ^\"x"), (closed("\""), Some((1, 26))));
    assert_eq!(refused("curl http://h/v4/a/b -d @- <<EOF\n{}"), (closed("<<EOF"), Some((1, 30))));
    assert_eq!(refused("curl.exe 'http://h/v4/a/b"), (closed("'"), Some((1, 10))));
    assert_eq!(refused("$b = @'\n{}\ncurl.exe http://h"), (closed("@'"), Some((1, 6))));
    assert_eq!(refused("curl http://h/v4/a/b -d @body.json"), (ImportFault::File("body.json".into()), None));
    assert_eq!(refused("curl http://h/v4/a/b -d @-"), (ImportFault::Input, None));
    assert_eq!(refused("curl http://h/v4/a/b -F a=b"), (ImportFault::Form, None));
    assert_eq!(refused("curl -d x"), (ImportFault::NoUrl, None));
}
