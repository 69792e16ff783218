//! A model of PowerShell for the test: its strings, here-strings, variables and pipes, as far as the snippets use them. What goes to a
//! program must be such that 5.1, which escapes no quotes, and 7.3, which does, hand over the same. It runs the real curl.

use crate::cmd::decoded;
use crate::tool::{program, run, run_with};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Runs a file.
pub fn play(file: &str, folder: &Path, python: &Path) -> String {
    assert!(file.is_ascii() && !file.contains('\r'), "{file}");
    let mut variables: BTreeMap<String, String> =
        [("env:TIM_USERSIG".into(), tim_tester::sandbox::demo::USERSIG.into())].into();
    let mut output = String::new();
    let mut lines = file.lines();
    while let Some(line) = lines.next() {
        if line == "@'" {
            let text: Vec<_> = lines.by_ref().take_while(|line| !line.starts_with("'@")).collect();
            // The line that ends the here-string goes on with the pipe; it was taken with it.
            let (_, pipe) = file.split_once("\n'@ | curl.exe ").unwrap();
            let words = words(pipe.lines().next().unwrap(), &variables);
            let input = text.join("\n") + "\r\n";
            output += &run_with(program("curl", folder).args(&words), Some(input.as_bytes()));
        } else if let Some(rest) = line.strip_prefix("$env:TIM_USERSIG = python ") {
            let made = run(program(python, folder).args(words(rest, &variables)));
            variables.insert("env:TIM_USERSIG".into(), made.trim().to_owned());
        } else if line == "$file = [IO.Path]::GetTempFileName()" {
            variables.insert("file".into(), folder.join("tmp 1.tmp").display().to_string());
        } else if let Some(rest) =
            line.strip_prefix("[IO.File]::WriteAllBytes($file, [Convert]::FromBase64String('")
        {
            fs::write(&variables["file"], decoded(rest.strip_suffix("'))").unwrap())).unwrap();
        } else if let Some(rest) = line.strip_prefix("curl.exe ") {
            output += &run(program("curl", folder).args(words(rest, &variables)));
        } else {
            assert_eq!(line, "Remove-Item $file", "{file}");
            fs::remove_file(&variables["file"]).unwrap();
        }
    }
    output
}

/// The words of a command, as a program gets them.
fn words(line: &str, variables: &BTreeMap<String, String>) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next() {
        let (word, after) = match first {
            '\'' => single(&rest[1..]),
            '"' => double(&rest[1..], variables),
            _ => {
                let end = rest.find(' ').unwrap_or(rest.len());
                assert!(!rest[..end].contains(['\'', '"', '$', '`', '&', '|', ';', '@', '(']), "{line}");
                (rest[..end].to_owned(), &rest[end..])
            }
        };
        assert!(after.is_empty() || after.starts_with(' '), "{line}");
        assert!(!word.contains('"') && !word.ends_with('\\') && !word.is_empty(), "versions differ: {word}");
        words.push(word);
        rest = after.trim_start();
    }
    words
}

fn single(text: &str) -> (String, &str) {
    let mut out = String::new();
    let mut rest = text;
    loop {
        let (before, after) = rest.split_once('\'').unwrap();
        out.push_str(before);
        let Some(after) = after.strip_prefix('\'') else { return (out, after) };
        out.push('\'');
        rest = after;
    }
}

fn double<'a>(text: &'a str, variables: &BTreeMap<String, String>) -> (String, &'a str) {
    let mut out = String::new();
    let mut rest = text;
    loop {
        let at = rest.find(['"', '`', '$']).unwrap();
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        match &rest[at..at + 1] {
            "\"" => return (out, after),
            "`" => {
                assert!(after.starts_with(['`', '"', '$']), "{text}");
                out.push_str(&after[..1]);
                rest = &after[1..];
            }
            _ => {
                let name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
                let end = after.find(|c| !name(c)).unwrap();
                out.push_str(&variables[&after[..end]]);
                rest = &after[end..];
            }
        }
    }
}
