//! Rust with reqwest. The vendor has no package for Rust, so the file makes a UserSig itself where it is to.

use super::note::{Note, Unavailable};
use super::quote::rust;
use super::request::{KEY_VARIABLE, Parts, Signer, USERSIG_VARIABLE, Url, UserSig};
use super::source::Snippet;
use crate::json::string;

pub(super) fn make(parts: &Parts<'_>) -> Result<Snippet, Unavailable> {
    let (name, value) = parts.header();
    let usersig = match &parts.signer {
        Some(signer) => format!(
            "    let usersig = usersig({}, {}, &std::env::var(\"{KEY_VARIABLE}\")?)?;\n",
            signer.sdkappid,
            rust::line(&signer.identifier)
        ),
        None if parts.usersig == UserSig::Written => String::new(),
        None => format!("    let usersig = std::env::var(\"{USERSIG_VARIABLE}\")?;\n"),
    };
    let url = match &parts.url {
        Url::Whole(url) => rust::line(url),
        Url::Around(before, after) => {
            format!("[{}, &usersig, {}].concat()", rust::line(before), rust::line(after))
        }
    };
    let text = format!(
        "fn main() -> Result<(), Box<dyn std::error::Error>> {{\n\
        {usersig}    \
            let url = {url};\n    \
            let body = {body};\n\
        \n    \
            let reply = reqwest::blocking::Client::new()\n        \
                .post(url)\n        \
                .header({name}, {value})\n        \
                .body(body)\n        \
                .send()?;\n    \
            println!(\"{{}}\", reply.text()?);\n    \
            Ok(())\n\
        }}\n{made}",
        body = rust::text(parts.body),
        name = rust::line(name),
        value = rust::line(value),
        made = parts.signer.as_ref().map(function).unwrap_or_default(),
    );
    let mut notes = vec![Note::Run("cargo run"), Note::Needs("cargo add reqwest --features blocking")];
    if parts.signer.is_some() {
        notes.extend([
            Note::Needs("cargo add base64@0.22 flate2@1 hmac@0.13 sha2@0.11"),
            Note::MakesUserSigItself,
        ]);
    }
    Ok(Snippet { text, notes })
}

/// The function that makes a UserSig of version 2.
fn function(signer: &Signer) -> String {
    format!(
        r#"
fn usersig(sdkappid: u32, identifier: &str, key: &str) -> Result<String, Box<dyn std::error::Error>> {{
    use base64::{{Engine as _, engine::general_purpose::STANDARD}};
    use hmac::{{KeyInit as _, Mac as _}};
    use std::io::Write as _;

    let (time, expire) = (std::time::UNIX_EPOCH.elapsed()?.as_secs(), 86400);
    let signed = format!(
        "TLS.identifier:{{identifier}}\nTLS.sdkappid:{{sdkappid}}\nTLS.time:{{time}}\nTLS.expire:{{expire}}\n"
    );
    let mut hmac = hmac::Hmac::<sha2::Sha256>::new_from_slice(key.as_bytes())?;
    hmac.update(signed.as_bytes());
    let sig = STANDARD.encode(hmac.finalize().into_bytes());
    let identifier = {token};
    let json = format!(
        "{{{{\"TLS.ver\":\"2.0\",\"TLS.identifier\":{{identifier}},\"TLS.sdkappid\":{{sdkappid}},\
        \"TLS.expire\":{{expire}},\"TLS.time\":{{time}},\"TLS.sig\":\"{{sig}}\"}}}}"
    );
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    zlib.write_all(json.as_bytes())?;
    Ok(STANDARD.encode(zlib.finish()?).replace('+', "*").replace('/', "-").replace('=', "_"))
}}
"#,
        token = rust::text(&string::encode(&signer.identifier)),
    )
}
