//! The SDK's own tool for the command line, `TimRestApiGear.php`: one nick, and its credentials from a file.

use super::note::{Note, Unavailable};
use super::php::{PACKAGE, signed};
use super::php_sdk::written;
use super::quote::sh;
use super::request::{Parts, USERSIG_VARIABLE, UserSig, parameter};
use super::source::Snippet;
use super::vendor_sdk::{Portrait, identifier, is_own_host, notes};
use crate::json::string;

pub(super) fn make(parts: &Parts<'_>) -> Result<Snippet, Unavailable> {
    let portrait = Portrait::of(parts)?;
    let nick = portrait.nick.ok_or(Unavailable::NotOneNick)?;
    if !sh::is_argument(&portrait.account) || !sh::is_argument(&nick) {
        return Err(Unavailable::Nul);
    }
    let config = format!(
        "{{\"sdkappid\":{},\"identifier\":{},\"private_pem_path\":\"\",\"user_sig\":\"",
        string::encode(&parameter(parts.prepared, "sdkappid")),
        string::encode(&identifier(parts))
    );
    let (first, user_sig) = match (&parts.signer, parts.usersig) {
        (Some(signer), _) => {
            let program = format!("require 'vendor/autoload.php'; echo {};", signed(signer));
            (format!("{USERSIG_VARIABLE}=$(php -r {})\n", sh::word(&program)), None)
        }
        (None, UserSig::Written) => (String::new(), Some(written(parts))),
        (None, _) => (String::new(), None),
    };
    let config = match user_sig {
        Some(usersig) => sh::word(&format!("{config}{usersig}\"}}")),
        None => format!("{}\"${USERSIG_VARIABLE}\"{}", sh::word(&config), sh::word("\"}")),
    };
    let text = format!(
        "{first}printf '%s' {config} > TimRestApiConfig.json\n\
        ./TimRestApiGear.php profile portrait_set {} {}\n",
        sh::word(&portrait.account),
        sh::word(&nick)
    );
    let mut all =
        vec![Note::Run("sh request.sh"), Note::Needs("TimRestApi.php, TimRestApiGear.php"), Note::GearConfig];
    all.extend(parts.signer.is_some().then_some(PACKAGE));
    all.extend(notes(parts));
    all.extend((!is_own_host(parts)).then_some(Note::SdkHost));
    Ok(Snippet { text, notes: all })
}
