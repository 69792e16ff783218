//! HTTPie from sh. It takes its input for the body where it has one, so the line that brings its body says that there is none.

use super::curl::{signing, url};
use super::note::{Note, Unavailable};
use super::quote::sh;
use super::request::Parts;
use super::source::Snippet;

pub(super) fn make(parts: &Parts<'_>) -> Result<Snippet, Unavailable> {
    let (first, signing_notes) = signing(parts.signer.as_ref());
    let (name, value) = parts.header();
    let line = |option: &str| {
        let url = url(&parts.url);
        let header = sh::word(&format!("{name}:{value}"));
        format!("http {option}{} {url} \\\n  {header}", parts.prepared.method)
    };
    let text = if sh::is_argument(parts.body) {
        format!("{} \\\n  --raw={}", line("--ignore-stdin "), sh::word(parts.body))
    } else {
        format!("{} | {}", sh::printf(parts.body), line(""))
    };
    let mut notes = vec![Note::Run("sh request.sh"), Note::Needs("pip install httpie")];
    notes.extend(signing_notes);
    Ok(Snippet { text: format!("{first}{text}\n"), notes })
}
