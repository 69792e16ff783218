//! `.http` files, by a small reader of the format: variables of the file and of the environment, one request, its headers, its body.

use crate::cases::{all, check, write};
use crate::echo::Echo;
use crate::tool::{folder, program, run_with};
use tim_tester::sandbox::demo;
use tim_tester::snippet::{Unavailable, UserSig};

struct Read {
    method: String,
    url: String,
    headers: Vec<String>,
    body: String,
}

/// Reads a file of one request.
fn read(file: &str) -> Read {
    let mut lines = file.lines().peekable();
    let mut variables = vec![("$processEnv TIM_USERSIG".to_owned(), demo::USERSIG.to_owned())];
    while let Some(line) = lines.next_if(|line| line.is_empty() || line.starts_with('@')) {
        if let Some((name, value)) = line.strip_prefix('@').and_then(|line| line.split_once(" = ")) {
            variables.push((name.to_owned(), filled(value, &variables)));
        }
    }
    let first = filled(lines.next().unwrap(), &variables);
    let (method, url) = first.split_once(' ').unwrap();
    let headers =
        lines.by_ref().take_while(|line| !line.is_empty()).map(|line| filled(line, &variables)).collect();
    let body: Vec<_> = lines.collect();
    let ends = |line: &&str| line.starts_with("###") || line.starts_with('<') || line.starts_with('>');
    assert!(!body.iter().any(ends), "{file}");
    let body = filled(body.join("\n").trim(), &variables);
    Read { method: method.to_owned(), url: url.to_owned(), headers, body }
}

/// The text with its `{{variables}}` filled in.
fn filled(text: &str, variables: &[(String, String)]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").unwrap();
        out.push_str(before);
        out.push_str(&variables.iter().find(|(known, _)| known == name).unwrap().1);
        rest = after;
    }
    out + rest
}

#[test]
fn by_a_reader_of_the_format() {
    let echo = Echo::start(47812);
    let folder = folder("http");
    let mut refused = Vec::new();
    for case in all(&echo) {
        for usersig in [UserSig::Read, UserSig::Written] {
            let snippet = match write("http", &case, usersig) {
                Ok(snippet) => snippet,
                Err(why) => {
                    assert_eq!(why, Unavailable::Format);
                    refused.push(case.name);
                    continue;
                }
            };
            let read = read(&snippet.text);
            let mut curl = program("curl", &folder);
            curl.args(["-X", &read.method, &read.url, "--data-binary", "@-", "-H", &read.headers[0]]);
            assert_eq!(read.headers.len(), 1);
            let output = run_with(&mut curl, Some(read.body.as_bytes()));
            check("http", &case, &snippet, &echo.take(), &output);
        }
    }
    refused.dedup();
    assert_eq!(refused, ["hostile text", "at", "crlf text", "nul", "unseen text", "long text", "carets"]);
}
