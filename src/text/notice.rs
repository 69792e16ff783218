//! Notices: what a shared link did, or why nothing of it was used; and that the draft is not kept.

use super::say;
use super::{credentials, phrases};
use crate::api::endpoint::Endpoint;
use crate::exchange::link::{Doubt, LinkError, Shared};
use crate::state::Lang;
use crate::state::history::Trouble;

phrases! {
    /// The browser does not keep the draft.
    draft_unkept: "浏览器没有保存草稿（存储被禁用或已满）：关闭或刷新本页后，已输入的内容就没有了。",
        "The browser does not keep the draft (storage is blocked or full): what you typed is gone when this page is closed or reloaded.";
}

/// The browser does not keep the history.
pub fn history_unkept(lang: Lang, trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Full => lang.pick(
            "浏览器的存储空间已满，历史没有保存：新的请求只留在本页，关闭后就没有了。删掉一些历史，或清理本站以外的数据，之后的会继续保存。",
            "The browser's storage is full, so the history is not kept: what is sent now goes when this page is closed. Delete some of it, or other sites' data, and saving goes on.",
        ),
        Trouble::Newer => lang.pick(
            "历史由本页的更新版本写入，这个版本读不了，也不会改动它：现在发送的只留在本页，关闭后就没有了。刷新页面即可换到新版本。",
            "A newer version of this page wrote the history; this one cannot read it and leaves it alone. What is sent now goes when this page is closed. Reload the page to get the newer version.",
        ),
        Trouble::Forbidden => lang.pick(
            "浏览器没有保存历史（存储被禁用或出错）：关闭本页后，这里的记录就没有了。",
            "The browser does not keep the history (storage is blocked or fails): it is gone when this page is closed.",
        ),
    }
}

/// What a link did, and what there is to know of it.
pub fn opened(lang: Lang, shared: &Shared) -> String {
    let mut told = Vec::new();
    if shared.fills_in() {
        told.push(filled_in(lang, shared));
    } else {
        told.push(say!(lang, ["链接打开了 {}。", shared.command], ["The link opened {}.", shared.command]));
    }
    if !shared.dropped.is_empty() {
        told.push(dropped(lang, &shared.dropped));
    }
    told.extend(shared.doubt.map(|doubt| doubted(lang, doubt)));
    told.join(lang.pick("", " "))
}

phrases! {
    /// What was left out of a link.
    dropped(what: &str): "链接里的“{what}”不属于它，没有采用。", "“{what}” in the link is no part of it and was left out.";
}

fn doubted(lang: Lang, doubt: Doubt) -> String {
    match doubt {
        Doubt::Cut => lang
            .pick(
                "包体没有写完就到头了：如果不是有意的，链接多半在途中被截断，请对方再发一次。",
                "The body ends in the middle: unless that was meant, the link was cut off on its way. Ask for it again.",
            )
            .to_owned(),
        Doubt::Length => lang
            .pick(
                "包体的长度与链接里写的不同：链接在生成之后被人改过。",
                "The body has another length than the link says: the link was changed after it was made.",
            )
            .to_owned(),
        Doubt::EndsIn(c) => say!(
            lang,
            "最后一个值以“{c}”结尾：它是不是链接后面那句话的标点？",
            "The last value ends in “{c}”: does that belong to the sentence around the link?"
        ),
    }
}

/// What a link filled in.
fn filled_in(lang: Lang, shared: &Shared) -> String {
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
    let filled = say!(
        lang,
        "链接填入了{set}。什么都没有发送；原来的包体可以撤销找回。",
        "The link filled in {set}. Nothing was sent; undo brings the body before back."
    );
    let target = match &shared.endpoint {
        None | Some(Endpoint::Sandbox) => return filled,
        Some(Endpoint::Host(host)) => host,
        Some(Endpoint::Custom(base)) => base.trim(),
    };
    say!(
        lang,
        "{filled}注意：下次发送会把请求和你的 UserSig 交给 {target}。",
        "{filled} Mind: the next Send hands the request and your UserSig to {target}."
    )
}

/// Why nothing of a link was used.
pub fn refused(lang: Lang, error: &LinkError) -> String {
    let why = match error {
        LinkError::TooLong => lang.pick("太长", "it is too long").to_owned(),
        LinkError::Cut => lang
            .pick("它在途中被截断了，请对方再发一次", "it was cut off on its way; ask for it again")
            .to_owned(),
        LinkError::UnknownCommand => {
            lang.pick("它的接口不在本页的列表里", "its command is none that this page knows").to_owned()
        }
        LinkError::Secret(name) => say!(
            lang,
            "它带着密钥类的参数 {name}；收到这样链接的人都看得到，应当作已泄露，换掉它",
            "it carries a secret ({name}). Whoever got this link can read it: treat it as leaked and replace it"
        ),
        LinkError::UnknownParameter(name) if name.is_empty() => {
            say!(lang, "有一个没有名字的参数", "it has a parameter without a name")
        }
        LinkError::UnknownParameter(name) => {
            say!(lang, "有不认识的参数“{name}”", "it has an unknown parameter “{name}”")
        }
        LinkError::Duplicate(name) => {
            say!(lang, "参数 {name} 出现了两次", "the parameter {name} stands twice")
        }
        LinkError::NoValue(name) => {
            say!(lang, "参数 {name} 没有值", "the parameter {name} has no value")
        }
        LinkError::Percent(name) => say!(
            lang,
            "参数 {name} 的百分号编码不完整，链接多半被截断",
            "the percent-encoding of {name} is broken: the link was cut off, most likely"
        ),
        LinkError::Utf8(name) => say!(
            lang,
            "参数 {name} 不是 UTF-8；如果它在一个字符中间结束，链接就是被截断了",
            "the parameter {name} is not UTF-8; if it ends in the middle of a character, the link was cut off"
        ),
        LinkError::BaseUrl(error) => {
            let why = credentials::base_url_error(lang, *error);
            say!(lang, "服务地址：{why}", "endpoint: {why}")
        }
    };
    say!(
        lang,
        "这个链接没有被采用，页面内容不变：{why}。",
        "Nothing of this link was used, and the page is as it was: {why}."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::link::from_fragment;

    fn said(query: &str) -> Option<String> {
        match from_fragment(&format!("#v4/profile/portrait_set{query}")) {
            Ok(shared) => shared.filter(Shared::is_to_be_told).map(|shared| opened(Lang::En, &shared)),
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
        assert_eq!(
            said("。").unwrap(),
            "The link opened v4/profile/portrait_set. “。” in the link is no part of it and was left out."
        );
        assert!(said("?body={").unwrap().ends_with("the link was cut off on its way. Ask for it again."));
        assert!(said("?length=9&body={").unwrap().contains("it was cut off on its way"));
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
