//! What in the request itself may have brought an error code, in words.

use super::calendar::{date_time, span};
use super::{Lang, signature, violation};
use crate::api::rules::Violation;
use crate::api::usersig::{Mismatch, OpenError, Opened, Phase};

/// A violation at a place of the body, such as `ProfileItem[1].Value`; `tag` is that item's.
pub fn refused(lang: Lang, place: &str, tag: Option<&str>, found: &Violation) -> String {
    let why = violation::why(lang, found);
    match tag {
        Some(tag) => lang.pick(format!("{place}（{tag}）：{why}"), format!("{place} ({tag}): {why}")),
        None => lang.pick(format!("{place}：{why}"), format!("{place}: {why}")),
    }
}

/// A custom field that the app may not have declared, or not for writing.
pub fn undeclared(lang: Lang, place: &str, tag: &str) -> String {
    lang.pick(
        format!("{place}：{tag} 须先在控制台声明，并允许 App 管理员写"),
        format!("{place}: {tag} must be declared in the console, with write access for App administrators"),
    )
}

/// The account that the body names, for codes that refuse it.
pub fn account(lang: Lang, account: &str) -> String {
    lang.pick(
        format!("From_Account 是“{account}”：这个帐号在该应用里可能没有导入"),
        format!("From_Account is “{account}”: it may not be imported into this app"),
    )
}

/// The caller, for codes that want an administrator.
pub fn caller(lang: Lang, identifier: &str) -> String {
    lang.pick(
        format!("identifier 是“{identifier}”：须是该应用的 App 管理员"),
        format!("identifier is “{identifier}”: it must be an App administrator of this app"),
    )
}

/// The app's number, for codes that refuse it.
pub fn app(lang: Lang, sdkappid: &str) -> String {
    if sdkappid.is_empty() {
        return lang.pick("sdkappid 为空", "sdkappid is empty").to_owned();
    }
    if !sdkappid.bytes().all(|byte| byte.is_ascii_digit()) {
        return lang.pick(
            format!("sdkappid 是“{sdkappid}”，不是数字"),
            format!("sdkappid is “{sdkappid}”, which is no number"),
        );
    }
    lang.pick(
        format!("sdkappid 是 {sdkappid}：核对它是否就是控制台里的应用，以及它属于哪个站点"),
        format!("sdkappid is {sdkappid}: compare it with the console, and which site the app belongs to"),
    )
}

/// The host, for codes that want another.
pub fn host(lang: Lang, base: &str) -> String {
    lang.pick(
        format!("请求发往 {base}：换成应用所在地区的地址"),
        format!("the request went to {base}: choose the host of the app's region"),
    )
}

/// The body is not JSON; `error` is the sentence for it.
pub fn body_not_json(lang: Lang, error: &str) -> String {
    lang.pick(format!("请求包体不是合法的 JSON。{error}"), format!("The body is not JSON. {error}"))
}

/// There is no UserSig.
pub fn no_usersig(lang: Lang) -> String {
    lang.pick("UserSig 为空", "the UserSig is empty").to_owned()
}

/// The UserSig can't be read.
pub fn malformed(lang: Lang, error: OpenError) -> String {
    let step = signature::malformed(lang, error);
    lang.pick(format!("UserSig 无法解开：{step}"), format!("the UserSig can't be opened: {step}"))
}

/// The UserSig does not belong to what the URL says.
pub fn mismatch(lang: Lang, mismatch: &Mismatch) -> String {
    match mismatch {
        Mismatch::SdkAppId { found, typed } => lang.pick(
            format!("UserSig 是给应用 {found} 的，URL 里的 sdkappid 是 {typed}"),
            format!("the UserSig is for app {found}, the URL's sdkappid is {typed}"),
        ),
        Mismatch::Identifier { found, typed } => lang.pick(
            format!("UserSig 是给“{found}”的，URL 里的 identifier 是“{typed}”"),
            format!("the UserSig is for “{found}”, the URL's identifier is “{typed}”"),
        ),
        Mismatch::SecretKey => {
            lang.pick("UserSig 不是用该密钥生成的", "the UserSig was not made with this key").to_owned()
        }
    }
}

/// Where the clock stands in the UserSig's life, if that is a reason; `local` gives a moment in Unix seconds with
/// the local zone's offset.
pub fn phase(lang: Lang, opened: &Opened, phase: Phase, local: impl Fn(u64) -> u64) -> Option<String> {
    match phase {
        Phase::Expired { ago } => {
            let (ago, until) = (span(lang, ago), date_time(local(opened.valid_until())));
            Some(lang.pick(
                format!("UserSig 已过期 {ago}（有效期到 {until}）"),
                format!("the UserSig expired {ago} ago (it was valid until {until})"),
            ))
        }
        Phase::NotYet { starts_in } => {
            let starts_in = span(lang, starts_in);
            Some(lang.pick(
                format!("UserSig 的生成时间在 {starts_in} 之后：两边的时钟有一个不对"),
                format!("the UserSig was made {starts_in} in the future: one of the clocks is wrong"),
            ))
        }
        Phase::Current { .. } => None,
    }
}

/// That ErrorInfo reads like a code that is known.
pub fn reads_like(lang: Lang, code: u32, meaning: &str) -> String {
    lang.pick(
        format!("ErrorInfo 的文字像是 {code}：{meaning}"),
        format!("ErrorInfo reads like {code}: {meaning}"),
    )
}

/// That ErrorInfo names a part of the request.
pub fn names(lang: Lang, part: &str) -> String {
    lang.pick(format!("ErrorInfo 提到了 {part}"), format!("ErrorInfo speaks of {part}"))
}

super::phrases::phrases! {
    /// Introduces the causes that fit the code.
    likely: "这个请求里的原因，很可能是", "Likely cause in this request";
    /// Introduces what is wrong beside the code.
    beside: "这个错误码在请求里没有对应的原因；另外看到", "Nothing in the request explains this code; seen beside it";
    /// Leads to the field.
    go: "去修改", "Go to it";
    /// Cuts a value at its limit.
    shorten: "截短到上限", "Shorten it";
    /// Makes a UserSig.
    renew: "生成新的 UserSig", "Make a new UserSig";
    /// Introduces a curl line.
    curl: "在浏览器之外试同一个请求（先把 USERSIG 设为你的 UserSig）",
        "Try the same request outside the browser (set USERSIG to your UserSig first)";
    /// Copies the curl line.
    copy_curl: "复制 curl 命令", "Copy the curl line";
}
