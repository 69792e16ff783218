//! curl from sh, as bash and zsh have it. No line begins with `#`: zsh at a prompt takes none for a comment.

use super::note::{Note, Unavailable};
use super::quote::sh;
use super::request::{KEY_VARIABLE, Parts, Signer, USERSIG_VARIABLE, Url};
use super::{Prepared, Snippet, quote};
use std::fmt::Write as _;

/// The vendor's package for the tools that have none of their own.
pub(super) const PYTHON_PACKAGE: Note = Note::VendorPackage("pip install tls-sig-api-v2");

pub(super) fn make(parts: &Parts<'_>) -> Result<Snippet, Unavailable> {
    let line = line(&parts.url, parts.prepared);
    let (first, mut notes) = signing(parts.signer.as_ref());
    notes.insert(0, Note::Run("sh request.sh"));
    Ok(Snippet { text: format!("{first}{line}\n"), notes })
}

/// The command line. A body that no argument can hold (a NUL, or too long) comes through a pipe.
pub(super) fn line(url: &Url, prepared: &Prepared) -> String {
    // curl reads brackets of a URL as patterns; only a base URL can hold any.
    let globoff = if prepared.base.as_str().contains('[') { " --globoff" } else { "" };
    let mut line = format!("curl{globoff} -X {} {}", prepared.method, self::url(url));
    for (name, value) in prepared.headers {
        let _ = write!(line, " \\\n  -H {}", sh::word(&format!("{name}: {value}")));
    }
    let body = &*prepared.body;
    if sh::is_argument(body) {
        // Not --data-binary: it would take a body that begins with @ for a file's name.
        let _ = write!(line, " \\\n  --data-raw {}", sh::word(body));
        return line;
    }
    format!("{} | {line} \\\n  --data-binary @-", sh::printf(body))
}

/// The URL as a word of sh: the variable stands in double quotes of its own.
pub(super) fn url(url: &Url) -> String {
    match url {
        Url::Whole(url) => sh::word(url),
        Url::Around(before, after) => {
            format!("{}\"${USERSIG_VARIABLE}\"{}", sh::word(before), sh::word(after))
        }
    }
}

/// The lines that make the UserSig, where the snippet is to, and what they need.
pub(super) fn signing(signer: Option<&Signer>) -> (String, Vec<Note>) {
    let Some(signer) = signer else { return (String::new(), Vec::new()) };
    let program = sh::word(&python(signer, &quote::python::line(&signer.identifier), "\""));
    (format!("{USERSIG_VARIABLE}=$(python3 -c {program})\n"), vec![PYTHON_PACKAGE])
}

/// The line of Python that prints a UserSig; the identifier is given as a literal of Python.
pub(super) fn python(signer: &Signer, identifier: &str, quote: &str) -> String {
    format!(
        "import os, TLSSigAPIv2; print(TLSSigAPIv2.TLSSigAPIv2({}, os.environ[{quote}{KEY_VARIABLE}{quote}]).gen_sig({identifier}, 86400))",
        signer.sdkappid
    )
}
