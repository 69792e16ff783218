//! What in the request itself may have brought an error code, in words.

use super::format::calendar::{date_time, span};
use super::{EMPTY, NAMELESS, finding, json_error, phrases, quoted, say, slip, usersig};
use crate::api::usersig::{Mismatch, Opened, Phase, Slip};
use crate::state::Lang;
use crate::state::explain::{Cause, Sound, Why};

/// A cause in a request with this body; `local` gives a moment in Unix seconds with the local zone's offset.
pub fn cause(lang: Lang, cause: &Cause, body: &str, local: impl Fn(u64) -> u64) -> String {
    let place = cause.place.path();
    match &cause.why {
        Why::NoUserSig => say!(lang, "UserSig 为空", "the UserSig is empty"),
        Why::Malformed(error) => {
            let step = usersig::malformed(lang, *error);
            let mend = usersig::mend(lang, *error);
            say!(lang, "UserSig 无法解开：{step}。{mend}", "the UserSig can't be opened: {step}. {mend}")
        }
        Why::Mismatch(mismatch) => self::mismatch(lang, mismatch),
        Why::Slip(slip) => {
            let (what, mend) = (slip::what(lang, *slip), slip::mend(lang, *slip));
            say!(lang, "UserSig：{what}。{mend}", "the UserSig: {what}. {mend}")
        }
        Why::Phase(opened, phase) => self::phase(lang, opened, *phase, local),
        Why::App(sdkappid) => app(lang, sdkappid),
        Why::Caller(identifier) => {
            let identifier = quoted(lang, identifier, EMPTY);
            say!(
                lang,
                "identifier 是{identifier}：须是该应用的 App 管理员",
                "identifier is {identifier}: it must be an App administrator of this app"
            )
        }
        Why::Host(base) => say!(
            lang,
            "请求发往 {base}：换成应用所在地区的地址",
            "the request went to {base}: choose the host of the app's region"
        ),
        Why::BodyNotJson(error) => {
            let error = json_error::sentence(lang, error, body);
            say!(lang, "请求包体不是合法的 JSON。{error}", "The body is not JSON. {error}")
        }
        Why::Account(account) if account.is_empty() => {
            say!(lang, "From_Account 为空", "From_Account is empty")
        }
        Why::Account(account) => say!(
            lang,
            "From_Account 是“{account}”：这个帐号在该应用里可能没有导入",
            "From_Account is “{account}”: it may not be imported into this app"
        ),
        Why::Refused { tag, violation } => {
            let why = finding::why(lang, violation);
            match tag.as_deref().filter(|tag| !tag.is_empty()) {
                Some(tag) => say!(lang, "{place}（{tag}）：{why}", "{place} ({tag}): {why}"),
                None => say!(lang, "{place}：{why}", "{place}: {why}"),
            }
        }
        Why::Undeclared(tag) => say!(
            lang,
            "{place}：{tag} 须先在控制台声明，并允许 App 管理员写",
            "{place}: {tag} must be declared in the console, with write access for App administrators"
        ),
        Why::ReadsLike(row) => {
            let (code, meaning) = (row.code, lang.pick(row.zh, row.en));
            say!(lang, "ErrorInfo 的文字像是 {code}：{meaning}", "ErrorInfo reads like {code}: {meaning}")
        }
        Why::Names(part) => say!(lang, "ErrorInfo 提到了 {part}", "ErrorInfo speaks of {part}"),
    }
}

/// A UserSig in which nothing is wrong, for a code that speaks of it.
pub fn sound(lang: Lang, sound: Sound) -> &'static str {
    match sound {
        Sound::Verified => lang.pick(
            "这个 UserSig 本身没有发现问题：应用、identifier、时间都相符，签名也与填写的 SecretKey 相符。到控制台核对这个密钥是不是该应用现在的密钥，并核对服务地址是不是应用所在的地区。",
            "Nothing is wrong with this UserSig as far as the page sees: app, identifier and time fit, and so does the signature with the SecretKey in the field. Compare that key with the app's present one in the console, and the endpoint with the app's region.",
        ),
        Sound::Unverified => lang.pick(
            "这个 UserSig 里的应用、identifier、时间都相符，只有签名没有核对。填上 SecretKey，这里就能说出签名对不对、错在哪一步。",
            "App, identifier and time in this UserSig fit; only its signature is not verified. Fill in the SecretKey, and the page says whether it fits and where the making went wrong.",
        ),
    }
}

/// The app's number, for codes that refuse it.
fn app(lang: Lang, sdkappid: &str) -> String {
    if sdkappid.is_empty() {
        return say!(lang, "sdkappid 为空", "sdkappid is empty");
    }
    if !sdkappid.bytes().all(|byte| byte.is_ascii_digit()) {
        return say!(
            lang,
            "sdkappid 是“{sdkappid}”，不是数字",
            "sdkappid is “{sdkappid}”, which is no number"
        );
    }
    say!(
        lang,
        "sdkappid 是 {sdkappid}：核对它是否就是控制台里的应用，以及它属于哪个站点",
        "sdkappid is {sdkappid}: compare it with the console, and which site the app belongs to"
    )
}

/// The UserSig does not belong to what the URL says.
fn mismatch(lang: Lang, mismatch: &Mismatch) -> String {
    match mismatch {
        Mismatch::SdkAppId { found, typed } => {
            let typed = quoted(lang, typed, EMPTY);
            say!(
                lang,
                "UserSig 是给应用 {found} 的，URL 里的 sdkappid 是{typed}",
                "the UserSig is for app {found}, the URL's sdkappid is {typed}"
            )
        }
        Mismatch::Identifier { found, typed } => {
            let (owner, typed) = (quoted(lang, found, NAMELESS), quoted(lang, typed, EMPTY));
            say!(
                lang,
                "UserSig 是给{owner}的，URL 里的 identifier 是{typed}",
                "the UserSig is for {owner}, the URL's identifier is {typed}"
            )
        }
        Mismatch::Swapped => {
            let mend = slip::mend(lang, Slip::SwappedFields);
            say!(
                lang,
                "UserSig 里 identifier 与 SDKAppID 对调了。{mend}",
                "identifier and SDKAppID are swapped in the UserSig. {mend}"
            )
        }
        Mismatch::SecretKey { slip: Some(slip) } => {
            let (what, mend) = (slip::what(lang, *slip), slip::mend(lang, *slip));
            say!(
                lang,
                "UserSig 与填写的 SecretKey 不符：{what}。{mend}",
                "the UserSig does not fit the SecretKey in the field: {what}. {mend}"
            )
        }
        Mismatch::SecretKey { slip: None } => say!(
            lang,
            "UserSig 与填写的 SecretKey 不符：不是用它签的，或签后被改动",
            "the UserSig does not fit the SecretKey in the field: made with another one, or altered since"
        ),
    }
}

/// Where the clock stands in the UserSig's life.
fn phase(lang: Lang, opened: &Opened, phase: Phase, local: impl Fn(u64) -> u64) -> String {
    let until = date_time(lang, local(opened.valid_until()));
    match phase {
        Phase::Expired { ago } => match span(lang, ago) {
            Some(ago) => say!(
                lang,
                "UserSig 已过期 {ago}（有效期到 {until}）",
                "the UserSig expired {ago} ago (it was valid until {until})"
            ),
            None => say!(
                lang,
                "UserSig 早已过期（有效期到 {until}）",
                "the UserSig expired long ago (it was valid until {until})"
            ),
        },
        Phase::NotYet { starts_in } => {
            let ahead = usersig::made_ahead(lang, starts_in, local(opened.made_at()));
            say!(lang, "这个 UserSig {ahead}", "the UserSig {ahead}")
        }
        Phase::Current { .. } => say!(lang, "UserSig 有效到 {until}", "the UserSig is valid until {until}"),
    }
}

phrases! {
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
    curl: "在浏览器之外试同一个请求（先把 TIM_USERSIG 设为你的 UserSig）",
        "Try the same request outside the browser (set TIM_USERSIG to your UserSig first)";
    /// Copies the curl line.
    copy_curl: "复制 curl 命令", "Copy the curl line";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Secret;
    use crate::api::rules::{LimitOf, UnknownTag, Violation};
    use crate::api::usersig::{Inputs, make, open};
    use crate::json::node;
    use crate::state::place::{ItemPart, Place};

    fn words(why: Why, place: Place, body: &str) -> String {
        cause(Lang::En, &Cause { why, place, instead: None }, body, |s| s)
    }

    #[test]
    fn causes_name_place_and_value() {
        let violation = Violation::TooLong { bytes: 612, limit: 500, of: LimitOf::Standard };
        let why = Why::Refused { tag: Some("Tag_Profile_IM_Nick".into()), violation };
        let said = words(why, Place::item(&[], 1, ItemPart::Value), "");
        assert_eq!(said, "ProfileItem[1].Value (Tag_Profile_IM_Nick): 612 bytes, the limit is 500");
        let said = words(Why::Account("alice".into()), Place::FromAccount, "");
        assert_eq!(said, "From_Account is “alice”: it may not be imported into this app");
        let empty = Violation::TagUnknown(UnknownTag::Empty);
        let why = Why::Refused { tag: Some(String::new()), violation: empty };
        let said = words(why, Place::item(&[], 1, ItemPart::Tag), "");
        assert_eq!(said, "ProfileItem[1].Tag: the Tag is empty");
        assert!(
            words(Why::Caller(String::new()), Place::Identifier, "").starts_with("identifier is empty: ")
        );
        let typed = Mismatch::SdkAppId { found: 1, typed: String::new() };
        assert!(words(Why::Mismatch(typed), Place::UserSig, "").ends_with("the URL's sdkappid is empty"));
        let body = "{\"a\":1,}";
        let said = words(Why::BodyNotJson(node::root(body).unwrap_err()), Place::Body, body);
        assert!(said.starts_with("The body is not JSON. Line 1, column "), "{said}");
    }

    #[test]
    fn an_expired_usersig_says_since_when() {
        let (key, time) = (Secret::new("k"), 1_700_000_000 - 4 * 3600);
        let inputs = Inputs { sdkappid: 1, identifier: "a", key: &key, time, expire: 3600, userbuf: None };
        let opened = open(make(&inputs).reveal()).unwrap();
        let why = Why::Phase(Box::new(opened), Phase::Expired { ago: 3 * 3600 });
        let said = words(why, Place::UserSig, "");
        assert_eq!(said, "the UserSig expired 3 h ago (it was valid until 14 Nov 2023, 19:13:20)");
    }
}
