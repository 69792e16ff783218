//! curl from a `.cmd` file of Windows: ASCII, and no line over what cmd takes.

use super::body::{AsciiBody, base64};
use super::curl::{PYTHON_PACKAGE, python};
use super::note::{Note, Unavailable};
use super::quote::cmd::{LINE_MAX, Line, is_writable};
use super::quote::curl_config;
use super::request::{Parts, Signer, USERSIG_VARIABLE, Url};
use super::source::Snippet;
use std::fmt::Write as _;

/// Where a body lies that no line holds as it is.
const FILE: &str = "\"%TEMP%\\tim-request.txt\"";
const BASE64_FILE: &str = "\"%TEMP%\\tim-request.b64\"";

pub(super) fn make(parts: &Parts<'_>) -> Result<Snippet, Unavailable> {
    let mut text = String::new();
    let mut notes = vec![Note::Run("request.cmd")];
    if let Some(signer) = &parts.signer {
        text.push_str(&signing(signer));
        notes.extend([PYTHON_PACKAGE, Note::PercentDoubled]);
    }
    let mut line = request(parts);
    // In a string of JSON a percent sign is an escape, which a window and a file of cmd read alike.
    let body = AsciiBody::of(parts.body, &['%']);
    let argument = body.as_ref().filter(|body| is_writable(body.text())).map(|body| argument(body.text()));
    let config = body.as_ref().map(|body| config(body.text()));
    if let Some(argument) = argument.filter(|argument| line.len() + argument.len() <= LINE_MAX) {
        line.raw(&argument.finish());
        notes.extend(body.and_then(|body| body.note()));
    } else if let Some(config) = config.filter(|config| config.len() <= LINE_MAX) {
        let _ = writeln!(text, "{}", config.finish());
        line.raw(&format!(" ^\n  --config {FILE}"));
        notes.extend(body.and_then(|body| body.note()));
        notes.push(Note::TemporaryFile);
    } else {
        text.push_str(&decoding(parts.body));
        line.raw(&format!(" ^\n  --data-binary @{FILE}"));
        notes.extend([Note::Base64, Note::TemporaryFile]);
    }
    if line.doubled && parts.signer.is_none() {
        notes.push(Note::PercentDoubled);
    }
    let _ = writeln!(text, "{}", line.finish());
    Ok(Snippet { text: text.replace('\n', "\r\n"), notes })
}

/// The line without its body.
fn request(parts: &Parts<'_>) -> Line {
    let globoff = if parts.prepared.base.as_str().contains('[') { "--globoff " } else { "" };
    let mut line = Line::new(&format!("curl {globoff}-X {} ", parts.prepared.method));
    match &parts.url {
        Url::Whole(url) => line.argument(url),
        Url::Around(before, after) => line
            .escaped(&format!("\"{before}"))
            .raw(&format!("%{USERSIG_VARIABLE}%"))
            .escaped(&format!("{after}\"")),
    };
    let (name, value) = parts.header();
    line.raw(" ^\n  -H ").argument(&format!("{name}: {value}"));
    line
}

/// The end of the line that gives the body as an argument.
fn argument(body: &str) -> Line {
    let mut line = Line::new(" ^\n  --data-raw ");
    line.argument(body);
    line
}

/// The line that lays the body into a config file of curl.
fn config(body: &str) -> Line {
    let mut line = Line::new(&format!("> {FILE} echo "));
    line.escaped(&format!("data-raw = {}", curl_config::value(body)));
    line
}

/// The lines that lay the body's bytes into the file.
fn decoding(body: &str) -> String {
    let text = base64(body);
    let mut lines = String::new();
    let mut redirect = ">";
    let mut rest = &*text;
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(LINE_MAX));
        let _ = writeln!(lines, "{redirect} {BASE64_FILE} echo {line}");
        (rest, redirect) = (after, ">>");
    }
    let _ = writeln!(lines, "certutil -f -decode {BASE64_FILE} {FILE} > nul");
    lines
}

/// The line that makes the UserSig. Its program holds nothing that cmd would read: the identifier is letters, digits and
/// escapes of Python.
fn signing(signer: &Signer) -> String {
    let program = python(signer, &plain_python(&signer.identifier), "'");
    format!("for /f %%i in ('python -c \"{program}\"') do set \"{USERSIG_VARIABLE}=%%i\"\n")
}

/// A literal of Python in which only letters, digits, `_` and `-` stand as they are.
pub(super) fn plain_python(text: &str) -> String {
    let mut out = String::from("'");
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || "_-".contains(c) {
            out.push(c);
        } else {
            let _ = write!(out, "\\U{:08x}", u32::from(c));
        }
    }
    out + "'"
}
