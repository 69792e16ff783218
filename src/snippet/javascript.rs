//! JavaScript with fetch, for Node and for the console of a browser.

use super::note::{Note, Unavailable};
use super::quote::javascript;
use super::request::{KEY_VARIABLE, Parts, USERSIG_VARIABLE, UserSig};
use super::source::Snippet;

pub(super) fn make(parts: &Parts<'_>) -> Result<Snippet, Unavailable> {
    let (name, value) = parts.header();
    let usersig = match &parts.signer {
        Some(signer) => format!(
            "  const {{ default: TLSSigAPIv2 }} = await import(\"tls-sig-api-v2\");\n  \
            const api = new TLSSigAPIv2.Api({}, process.env.{KEY_VARIABLE});\n  \
            const usersig = api.genUserSig({}, 86400);\n",
            signer.sdkappid,
            javascript::line(&signer.identifier)
        ),
        None if parts.usersig == UserSig::Written => String::new(),
        // In a browser there is no environment.
        None => format!(
            "  const usersig = globalThis.process?.env?.{USERSIG_VARIABLE} ?? prompt(\"{USERSIG_VARIABLE}\");\n"
        ),
    };
    let text = format!(
        "(async () => {{\n\
        {usersig}  \
        const url = {url};\n  \
        const body = {body};\n\
        \n  \
        const reply = await fetch(url, {{\n    \
            method: {method},\n    \
            headers: {{ {name}: {value} }},\n    \
            body,\n  \
        }});\n  \
        console.log(await reply.text());\n\
        }})();\n",
        url = parts.url.expression(javascript::line, " + usersig + "),
        body = javascript::text(parts.body),
        method = javascript::line(parts.prepared.method),
        name = javascript::line(name),
        value = javascript::line(value),
    );
    let mut notes = vec![Note::Run("node request.js")];
    if parts.signer.is_some() {
        notes.extend([Note::VendorPackage("npm install tls-sig-api-v2"), Note::NotInAPage]);
    }
    Ok(Snippet { text, notes })
}
