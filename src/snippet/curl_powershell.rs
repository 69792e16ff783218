//! curl from PowerShell, 5.1 and later. How a program's arguments are quoted differs from version to version, so the body
//! goes through curl's input as a line of its config file; all is ASCII, for PowerShell 5.1 writes and reads nothing else alike.

use super::body::{AsciiBody, base64};
use super::curl::{PYTHON_PACKAGE, python};
use super::curl_cmd::plain_python;
use super::note::{Note, Unavailable};
use super::quote::{curl_config, powershell};
use super::request::{Parts, USERSIG_VARIABLE, Url};
use super::source::Snippet;

/// The longest line of a config file, in bytes: older versions of curl take 100 KiB.
const CONFIG_MAX: usize = 90_000;

pub(super) fn make(parts: &Parts<'_>) -> Result<Snippet, Unavailable> {
    let mut text = String::new();
    let mut notes = vec![Note::Run("powershell -ExecutionPolicy Bypass -File request.ps1")];
    if let Some(signer) = &parts.signer {
        let program = python(signer, &plain_python(&signer.identifier), "'");
        text.push_str(&format!("$env:{USERSIG_VARIABLE} = python -c \"{program}\"\n"));
        notes.push(PYTHON_PACKAGE);
    }
    let command = command(parts);
    let line = AsciiBody::of(parts.body, &[]).map(|body| (curl_config::value(body.text()), body.note()));
    if let Some((value, note)) = line.filter(|(value, _)| value.len() <= CONFIG_MAX) {
        text.push_str(&format!("@'\ndata-raw = {value}\n'@ | {command} --config -\n"));
        notes.extend(note);
    } else {
        text.push_str(&format!(
            "$file = [IO.Path]::GetTempFileName()\n\
            [IO.File]::WriteAllBytes($file, [Convert]::FromBase64String('{}'))\n\
            {command} --data-binary \"@$file\"\n\
            Remove-Item $file\n",
            base64(parts.body)
        ));
        notes.extend([Note::Base64, Note::TemporaryFile]);
    }
    Ok(Snippet { text, notes })
}

/// The command without its body. `curl` alone is another program's alias in PowerShell 5.1.
fn command(parts: &Parts<'_>) -> String {
    let globoff = if parts.prepared.base.as_str().contains('[') { "--globoff " } else { "" };
    let url = match &parts.url {
        Url::Whole(url) => powershell::single(url),
        Url::Around(before, after) => format!(
            "\"{}$env:{USERSIG_VARIABLE}{}\"",
            powershell::expandable(before),
            powershell::expandable(after)
        ),
    };
    let (name, value) = parts.header();
    let header = powershell::single(&format!("{name}: {value}"));
    format!("curl.exe {globoff}-X {} {url} -H {header}", parts.prepared.method)
}
