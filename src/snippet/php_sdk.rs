//! The vendor's server SDK for PHP: `profile_portrait_set2`, or `profile_portrait_set` where the body is one nick.

use super::note::{Note, Unavailable};
use super::php::{PACKAGE, requires, signed};
use super::quote::php;
use super::request::{Parts, USERSIG_VARIABLE, UserSig, parameter};
use super::source::Snippet;
use super::vendor_sdk::{Portrait, identifier, is_own_host, notes};
use crate::api::call::Secrets;

pub(super) fn make(parts: &Parts<'_>) -> Result<Snippet, Unavailable> {
    let portrait = Portrait::of(parts)?;
    let usersig = match (&parts.signer, parts.usersig) {
        (Some(signer), _) => signed(signer),
        (None, UserSig::Written) => php::short(&written(parts)),
        (None, _) => format!("getenv('{USERSIG_VARIABLE}')"),
    };
    let account = php::short(&portrait.account);
    let call = match &portrait.nick {
        Some(nick) => format!("profile_portrait_set({account}, {})", php::short(nick)),
        None => format!("profile_portrait_set2({account}, {})", portrait.items),
    };
    let text = format!(
        "<?php\n\
        require_once 'TimRestApi.php';\n\
        {requires}\n\
        $api = {api};\n\
        $api->init({sdkappid}, {identifier});\n\
        $api->set_user_sig({usersig});\n\
        \n\
        $reply = $api->{call};\n\
        echo json_encode($reply, JSON_UNESCAPED_UNICODE), \"\\n\";\n",
        requires = requires(parts),
        api = api(parts),
        sdkappid = php::short(&parameter(parts.prepared, "sdkappid")),
        identifier = php::short(&identifier(parts)),
    );
    let mut all = vec![Note::Run("php request.php"), Note::Needs("TimRestApi.php")];
    all.extend(parts.signer.is_some().then_some(PACKAGE));
    all.extend(notes(parts));
    Ok(Snippet { text, notes: all })
}

/// The UserSig as it stands in the URL.
pub(super) fn written(parts: &Parts<'_>) -> String {
    let part = parts.prepared.query.iter().find(|part| part.name == "usersig");
    part.map(|part| part.encoded(Secrets::Revealed)).unwrap_or_default()
}

/// The SDK, told of another host where the request has one.
fn api(parts: &Parts<'_>) -> String {
    if is_own_host(parts) {
        return "createRestAPI()".to_owned();
    }
    let base = &parts.prepared.base;
    let scheme = format!("{}://", base.scheme());
    let host = base.as_str().strip_prefix(&*scheme).unwrap_or_default();
    format!(
        "new class extends TimRestAPI {{\n    \
            protected $http_type = {};\n    \
            protected $im_yun_url = {};\n\
        }}",
        php::short(&scheme),
        php::short(host)
    )
}
