//! A model of cmd for the test: a `.cmd` file read as cmd.exe documents it (percent signs, then quotes and carets, then commands), and
//! a line of arguments read as Microsoft's C runtime does. It runs the real curl.

use crate::tool::{program, run};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Runs a file. `%TEMP%` is the folder; the backslash after it is part of a file's name here.
pub fn play(file: &str, folder: &Path, python: &Path) -> String {
    let mut variables: BTreeMap<String, String> = [
        ("TEMP".into(), folder.display().to_string()),
        ("TIM_USERSIG".into(), tim_tester::sandbox::demo::USERSIG.into()),
    ]
    .into();
    let mut output = String::new();
    for line in lines(file) {
        assert!(line.len() <= 8191 && line.is_ascii(), "{line}");
        if let Some(rest) = line.strip_prefix("for /f %%i in ('") {
            let (command, after) = rest.split_once("') do ").unwrap();
            assert_eq!(after, "set \"TIM_USERSIG=%%i\"");
            let command = command_of(&expanded(command, &variables));
            let made = run(program(python, folder).args(&arguments(&command.text)[1..]));
            variables.insert("TIM_USERSIG".into(), made.trim().to_owned());
            continue;
        }
        let command = command_of(&expanded(&line, &variables));
        let words = arguments(&command.text);
        match &*words[0] {
            "echo" => {
                let text = command.text.split_once("echo ").unwrap().1;
                let path = command.file.unwrap();
                let before = if command.appends { fs::read_to_string(&path).unwrap() } else { String::new() };
                fs::write(path, format!("{before}{text}\r\n")).unwrap();
            }
            "certutil" => {
                assert_eq!(words[1..3], ["-f", "-decode"]);
                let base64: String = fs::read_to_string(&words[3]).unwrap().split_whitespace().collect();
                fs::write(&words[4], decoded(&base64)).unwrap();
            }
            "curl" => output += &run(program("curl", folder).args(&words[1..])),
            other => panic!("{other}"),
        }
    }
    output
}

/// The lines, those that end in a caret joined. The file has Windows' line breaks.
fn lines(file: &str) -> Vec<String> {
    let lines: Vec<_> = file.strip_suffix("\r\n").unwrap().split("\r\n").collect();
    assert!(!lines.iter().any(|line| line.contains(['\r', '\n'])), "{file}");
    lines.join("\n").replace(" ^\n ", " ").split('\n').map(str::to_owned).collect()
}

/// The first reading, of percent signs, as in a file: `%%` is one, `%NAME%` the variable, and a name without an end is none.
fn expanded(line: &str, variables: &BTreeMap<String, String>) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('%') {
        out.push_str(before);
        if let Some(after) = after.strip_prefix('%') {
            out.push('%');
            rest = after;
        } else if let Some((name, after)) = after.split_once('%') {
            out.push_str(variables.get(name).map_or("", String::as_str));
            rest = after;
        } else {
            rest = after;
        }
    }
    out + rest
}

struct Read {
    text: String,
    file: Option<String>,
    appends: bool,
}

/// The second reading: carets, and what redirects, both outside quotes only.
fn command_of(line: &str) -> Read {
    let mut read = Read { text: String::new(), file: None, appends: false };
    let (mut chars, mut in_quotes) = (line.chars().peekable(), false);
    while let Some(c) = chars.next() {
        match c {
            '"' => in_quotes = !in_quotes,
            '^' if !in_quotes => {
                read.text.extend(chars.next());
                continue;
            }
            '>' if !in_quotes => {
                read.appends = chars.next_if_eq(&'>').is_some();
                let rest: String =
                    chars.by_ref().skip_while(|c| *c == ' ').take_while(|c| *c != ' ').collect();
                read.file = Some(rest.trim_matches('"').to_owned());
                continue;
            }
            '&' | '|' | '<' if !in_quotes => panic!("a bare {c} in {line}"),
            _ => {}
        }
        read.text.push(c);
    }
    read
}

/// A program's arguments by the rules of the C runtime.
pub fn arguments(line: &str) -> Vec<String> {
    let mut words = vec![];
    let mut word: Option<String> = None;
    let (mut in_quotes, mut backslashes) = (false, 0);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\\' {
            backslashes += 1;
            continue;
        }
        let pending = std::mem::take(&mut backslashes);
        let current = || "\\".repeat(if c == '"' { pending / 2 } else { pending });
        if pending > 0 {
            word.get_or_insert_default().push_str(&current());
        }
        match c {
            '"' if pending % 2 == 1 => word.get_or_insert_default().push('"'),
            '"' if in_quotes && chars.next_if_eq(&'"').is_some() => word.get_or_insert_default().push('"'),
            '"' => {
                in_quotes = !in_quotes;
                word.get_or_insert_default();
            }
            ' ' | '\t' if !in_quotes => words.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    if backslashes > 0 {
        word.get_or_insert_default().push_str(&"\\".repeat(backslashes));
    }
    words.extend(word);
    words
}

/// Base64, as certutil decodes it.
pub fn decoded(text: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.decode(text).unwrap()
}
