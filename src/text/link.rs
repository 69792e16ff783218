//! What a shared link did, or why nothing of it was used.

use super::{Lang, words};
use crate::api::endpoint::Endpoint;
use crate::exchange::link::{LinkError, Shared};

/// What a link filled in.
pub fn opened(lang: Lang, shared: &Shared) -> String {
    let mut set = Vec::new();
    if shared.endpoint.is_some() {
        set.push(lang.pick("服务地址", "endpoint"));
    }
    if shared.sdkappid.is_some() {
        set.push("SDKAppID");
    }
    if shared.identifier.is_some() {
        set.push("identifier");
    }
    if shared.body.is_some() {
        set.push(lang.pick("包体", "body"));
    }
    let set = set.join(lang.pick("、", ", "));
    let filled = lang.pick(
        format!("链接填入了{set}。什么都没有发送；原来的包体可以撤销找回。"),
        format!("The link filled in {set}. Nothing was sent; undo brings the body before back."),
    );
    let target = match &shared.endpoint {
        None | Some(Endpoint::Sandbox) => return filled,
        Some(Endpoint::Host(host)) => host,
        Some(Endpoint::Custom(base)) => base.trim(),
    };
    lang.pick(
        format!("{filled}注意：下次发送会把请求和你的 UserSig 交给 {target}。"),
        format!("{filled} Mind: the next Send hands the request and your UserSig to {target}."),
    )
}

/// Why nothing of a link was used.
pub fn refused(lang: Lang, error: &LinkError) -> String {
    let why = match error {
        LinkError::TooLong => lang.pick("太长", "it is too long").to_owned(),
        LinkError::UnknownCommand => {
            lang.pick("它的接口不在本页的列表里", "its command is none that this page knows").to_owned()
        }
        LinkError::Secret(name) => lang.pick(
            format!("它带着密钥类的参数 {name}；收到这样链接的人都看得到，应当作已泄露，换掉它"),
            format!("it carries a secret ({name}). Whoever got this link can read it: treat it as leaked and replace it"),
        ),
        LinkError::UnknownParameter(name) => {
            lang.pick(format!("有不认识的参数“{name}”"), format!("it has an unknown parameter “{name}”"))
        }
        LinkError::Duplicate(name) => {
            lang.pick(format!("参数 {name} 出现了两次"), format!("the parameter {name} stands twice"))
        }
        LinkError::NoValue(name) => {
            lang.pick(format!("参数 {name} 没有值"), format!("the parameter {name} has no value"))
        }
        LinkError::Percent(name) => lang.pick(
            format!("参数 {name} 的百分号编码不完整，链接多半被截断"),
            format!("the percent-encoding of {name} is broken: the link was cut off, most likely"),
        ),
        LinkError::Utf8(name) => {
            lang.pick(format!("参数 {name} 不是 UTF-8"), format!("the parameter {name} is not UTF-8"))
        }
        LinkError::BaseUrl(error) => {
            let why = (words(lang).base_url_error)(*error);
            lang.pick(format!("服务地址：{why}"), format!("endpoint: {why}"))
        }
    };
    lang.pick(
        format!("这个链接没有被采用，页面内容不变：{why}。"),
        format!("Nothing of this link was used, and the page is as it was: {why}."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::link::from_fragment;

    fn said(query: &str) -> Option<String> {
        match from_fragment(&format!("#v4/profile/portrait_set{query}")) {
            Ok(shared) => shared.filter(Shared::fills_in).map(|shared| opened(Lang::En, &shared)),
            Err(error) => Some(refused(Lang::En, &error)),
        }
    }

    #[test]
    fn what_a_link_did() {
        assert_eq!(said(""), None);
        assert_eq!(
            said("?body={}&identifier=a").unwrap(),
            "The link filled in identifier, body. Nothing was sent; undo brings the body before back."
        );
        let to_host = said("?endpoint=https://team.example").unwrap();
        assert!(to_host.ends_with("your UserSig to https://team.example."), "{to_host}");
    }

    #[test]
    fn a_refusal_names_the_place_and_no_value() {
        let secret = said("?usersig=eJwSentinel").unwrap();
        assert!(secret.contains("(usersig)") && !secret.contains("Sentinel"), "{secret}");
        assert_eq!(
            said("?x=1").unwrap(),
            "Nothing of this link was used, and the page is as it was: it has an unknown parameter “x”."
        );
    }
}
