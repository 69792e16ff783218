//! Python 3 with requests.

use super::note::{Note, Unavailable};
use super::quote::python;
use super::request::{KEY_VARIABLE, Parts, USERSIG_VARIABLE, UserSig};
use super::source::Snippet;

pub(super) fn make(parts: &Parts<'_>) -> Result<Snippet, Unavailable> {
    let (name, value) = parts.header();
    let (imports, usersig) = match &parts.signer {
        Some(signer) => (
            "import os\n\nimport requests\nimport TLSSigAPIv2\n",
            format!(
                "api = TLSSigAPIv2.TLSSigAPIv2({}, os.environ[\"{KEY_VARIABLE}\"])\n\
                usersig = api.gen_sig({}, 86400)\n",
                signer.sdkappid,
                python::line(&signer.identifier)
            ),
        ),
        None if parts.usersig == UserSig::Written => ("import requests\n", String::new()),
        None => ("import os\n\nimport requests\n", format!("usersig = os.environ[\"{USERSIG_VARIABLE}\"]\n")),
    };
    let text = format!(
        "{imports}\n\
        {usersig}\
        url = {url}\n\
        headers = {{{name}: {value}}}\n\
        body = {body}\n\
        \n\
        reply = requests.{method}(url, headers=headers, data=body.encode(\"utf-8\"))\n\
        print(reply.text)\n",
        url = parts.url.expression(python::line, " + usersig + "),
        name = python::line(name),
        value = python::line(value),
        body = python::text(parts.body),
        method = parts.prepared.method.to_ascii_lowercase(),
    );
    let mut notes = vec![Note::Run("python3 request.py"), Note::Needs("pip install requests")];
    notes.extend(parts.signer.is_some().then_some(Note::VendorPackage("pip install tls-sig-api-v2")));
    Ok(Snippet { text, notes })
}
