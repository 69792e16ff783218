//! PHP with its curl extension.

use super::note::{Note, Unavailable};
use super::quote::php;
use super::request::{KEY_VARIABLE, Parts, Signer, USERSIG_VARIABLE, Url, UserSig};
use super::source::Snippet;

/// The vendor's package.
pub(super) const PACKAGE: Note = Note::VendorPackage("composer require tencent/tls-sig-api-v2");

pub(super) fn make(parts: &Parts<'_>) -> Result<Snippet, Unavailable> {
    let url = parts.url.expression(php::short, " . $usersig . ");
    let (name, value) = parts.header();
    let mut text = String::from("<?php\n");
    if let (Url::Around(..), Some(usersig)) = (&parts.url, usersig(parts)) {
        text.push_str(&format!("{}$usersig = {usersig};\n", requires(parts)));
    }
    text.push_str(&format!(
        "$url = {url};\n\
        $body = {body};\n\
        \n\
        $request = curl_init($url);\n\
        curl_setopt_array($request, [\n    \
            CURLOPT_CUSTOMREQUEST => '{method}',\n    \
            CURLOPT_POSTFIELDS => $body,\n    \
            CURLOPT_HTTPHEADER => [{header}],\n    \
            CURLOPT_RETURNTRANSFER => true,\n\
        ]);\n\
        $reply = curl_exec($request);\n\
        echo $reply === false ? curl_error($request) : $reply, \"\\n\";\n",
        body = php::text(parts.body),
        method = parts.prepared.method,
        header = php::short(&format!("{name}: {value}")),
    ));
    let mut notes = vec![Note::Run("php request.php"), Note::Needs("apt install php-cli php-curl")];
    notes.extend(parts.signer.is_some().then_some(PACKAGE));
    Ok(Snippet { text, notes })
}

/// The line that loads the vendor's package, where it is used.
pub(super) fn requires(parts: &Parts<'_>) -> &'static str {
    if parts.signer.is_some() { "require 'vendor/autoload.php';\n" } else { "" }
}

/// The expression of the UserSig; `None` where it is written down.
pub(super) fn usersig(parts: &Parts<'_>) -> Option<String> {
    match (parts.usersig, &parts.signer) {
        (UserSig::Written, _) => None,
        (_, Some(signer)) => Some(signed(signer)),
        (_, None) => Some(format!("getenv('{USERSIG_VARIABLE}')")),
    }
}

/// The expression that makes a UserSig.
pub(super) fn signed(signer: &Signer) -> String {
    let identifier = php::short(&signer.identifier);
    format!(
        "(new \\Tencent\\TLSSigAPIv2({}, getenv('{KEY_VARIABLE}')))->genUserSig({identifier}, 86400)",
        signer.sdkappid
    )
}
