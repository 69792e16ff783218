//! The `.http` file of VS Code (REST Client), JetBrains and Visual Studio. It has no quoting: what it would read as its own is
//! said in other bytes where the body is JSON, and can't be said where it is not.

use super::ascii;
use super::note::{Note, Unavailable};
use super::request::{Parts, USERSIG_VARIABLE, Url};
use super::source::Snippet;
use crate::json::scan;
use std::borrow::Cow;

/// What lines of a body begin with that the readers take for their own: a file's name, a script, a comment, a separator, a
/// variable.
const OWN: [&str; 6] = ["<", ">", "#", "//", "@", "###"];

pub(super) fn make(parts: &Parts<'_>) -> Result<Snippet, Unavailable> {
    if parts.signer.is_some() {
        return Err(Unavailable::MakesNoUserSig);
    }
    let (name, value) = parts.header();
    let mut notes = vec![Note::Needs("REST Client (VS Code), HTTP Client (JetBrains)")];
    let (variable, url) = match &parts.url {
        Url::Whole(url) => (String::new(), url.clone()),
        Url::Around(before, after) => {
            notes.push(Note::JetBrainsVariable);
            let variable = format!("@usersig = {{{{$processEnv {USERSIG_VARIABLE}}}}}\n\n");
            (variable, format!("{before}{{{{usersig}}}}{after}"))
        }
    };
    let (body, note) = body(parts.body)?;
    notes.extend(note);
    let text = format!("{variable}{} {url}\n{name}: {value}\n\n{body}\n", parts.prepared.method);
    Ok(Snippet { text, notes })
}

/// The body as the readers give it back.
fn body(body: &str) -> Result<(Cow<'_, str>, Option<Note>), Unavailable> {
    if is_read_as_it_is(body) {
        return Ok((Cow::Borrowed(body), None));
    }
    scan::validate(body.as_bytes()).map_err(|_| Unavailable::Format)?;
    // In JSON a CR stands between tokens only, and so does what is trimmed.
    let trimmed = body.replace("\r\n", "\n").replace('\r', "\n").trim_matches([' ', '\t', '\n']).to_owned();
    if is_read_as_it_is(&trimmed) {
        return Ok((Cow::Owned(trimmed), Some(Note::WhitespaceTouched)));
    }
    let escaped = ascii::escaped(&trimmed, &['{']).ok_or(Unavailable::Format)?;
    if is_read_as_it_is(&escaped) {
        Ok((Cow::Owned(escaped), Some(Note::JsonEscapes)))
    } else {
        Err(Unavailable::Format)
    }
}

/// Whether readers take no part of the text for their own, and lose none.
fn is_read_as_it_is(text: &str) -> bool {
    let own = |line: &str| OWN.iter().any(|own| line.trim_start().starts_with(own));
    let around = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    let control = text.contains(|c: char| c.is_control() && !"\n\t".contains(c));
    !around
        && !control
        && !text.contains("{{")
        && !text.contains(['\u{2028}', '\u{2029}', '\u{feff}'])
        && !text.lines().any(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_survives_and_other_text_is_refused() {
        let check = |text: &str, expected: Result<(&str, Option<Note>), Unavailable>| {
            let body = body(text);
            assert_eq!(
                body.as_ref().map(|(text, note)| (&**text, *note)),
                expected.as_ref().copied(),
                "{text:?}"
            );
        };
        check("{\n  \"a\": [5.0]\n}", Ok(("{\n  \"a\": [5.0]\n}", None)));
        check("\r\n{\r\n\"a\":1}\r\n", Ok(("{\n\"a\":1}", Some(Note::WhitespaceTouched))));
        check("{\"a\":\"{{x}}\"}", Ok(("{\"a\":\"\\u007b\\u007bx}}\"}", Some(Note::JsonEscapes))));
        check("plain", Ok(("plain", None)));
        check("", Ok(("", None)));
        for text in ["{{x}}", "< ./file", "a\n###\nb", "\0", " a", "a\n", "a\r\nb"] {
            check(text, Err(Unavailable::Format));
        }
    }
}
