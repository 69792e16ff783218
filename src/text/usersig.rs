//! What a UserSig says and what the service would say to it, in words. The first line is the judgement with the
//! service's code, the second what to do; then what is in it.

use super::format::calendar::{date_time, span, year};
use super::format::count::Count;
use super::format::hex;
use super::{NAMELESS, NOTHING, quoted, say, slip};
use crate::api::usersig::{
    Base64Fault, Dirt, Mismatch, OpenError, Opened, Phase, Slip, State, Step, Unusable, Unverified, Verdict,
    Wrapper, Wrapping, ZlibFault,
};
use crate::state::Lang;

/// How much of a text from inside a UserSig is shown, in characters.
const SHOWN: usize = 64;

/// What is known of a UserSig: the judgement, the advice, the contents. `dirt` is what was taken off it; `local`
/// gives a moment in Unix seconds with the local zone's offset.
pub fn told(lang: Lang, verdict: &Verdict, dirt: &[Dirt], local: impl Fn(u64) -> u64) -> Vec<String> {
    let (judged, advice) = judged(lang, verdict, &local);
    let mut lines = vec![judged];
    lines.extend(advice);
    if !dirt.is_empty() {
        lines.push(cleaned(lang, dirt));
    }
    for warning in &verdict.warnings {
        let (what, mend) = (slip::what(lang, *warning), slip::mend(lang, *warning));
        lines.push(say!(lang, "注意：{what}。{mend}", "Note: {what}. {mend}"));
    }
    if let Some(opened) = &verdict.opened {
        if let State::Malformed(_) = verdict.state {
            lines.push(behind(lang, verdict.verified).to_owned());
        }
        lines.extend(contents(lang, opened, verdict.phase, &local));
    }
    lines
}

/// Introduces what is in one that can't be opened as it is.
fn behind(lang: Lang, verified: Option<bool>) -> &'static str {
    match verified {
        None => lang.pick("改正之后，里面会是：", "With that put right it would hold:"),
        Some(true) => lang.pick(
            "改正之后，里面会是（签名与 SecretKey 相符）：",
            "With that put right it would hold (the signature fits the SecretKey):",
        ),
        Some(false) => lang.pick(
            "改正之后，里面会是（但签名与 SecretKey 不符）：",
            "With that put right it would hold (but the signature does not fit the SecretKey):",
        ),
    }
}

/// One of several UserSigs that were pasted together: for whom it is, and until when.
pub fn offered(lang: Lang, opened: &Opened, local: impl Fn(u64) -> u64) -> String {
    let (identifier, sdkappid) = (shown(opened.identifier()), opened.sdkappid());
    let until = date_time(lang, local(opened.valid_until()));
    say!(
        lang,
        "{identifier} · SDKAppID {sdkappid} · 有效到 {until}",
        "{identifier} · SDKAppID {sdkappid} · valid until {until}"
    )
}

fn judged(lang: Lang, verdict: &Verdict, local: &impl Fn(u64) -> u64) -> (String, Option<String>) {
    let answer = verdict.code().map(|code| would_answer(lang, code)).unwrap_or_default();
    let (what, advice) = match &verdict.state {
        State::Empty => (empty(lang).to_owned(), empty_advice(lang)),
        State::Valid => (valid(lang).to_owned(), ""),
        State::Expired => (expired(lang, verdict, local), expired_advice(lang)),
        State::Mismatch(all) => {
            let each: Vec<_> = all.iter().map(|one| mismatch(lang, one)).collect();
            let advice = all.first().map_or("", |one| mismatch_advice(lang, one));
            (each.join(lang.pick("；", "; ")), advice)
        }
        State::Malformed(error) => (malformed(lang, *error), mend(lang, *error)),
        State::Unverified(Unverified::NoKey) => (unverified(lang).to_owned(), unverified_advice(lang)),
        State::Unverified(Unverified::Version1) => (version_1(lang).to_owned(), version_1_advice(lang)),
    };
    (format!("{what}{answer}"), Some(advice.to_owned()).filter(|advice| !advice.is_empty()))
}

fn would_answer(lang: Lang, code: u32) -> String {
    say!(lang, "（服务会答 {code}）", " (the service would answer {code})")
}

fn expired(lang: Lang, verdict: &Verdict, local: &impl Fn(u64) -> u64) -> String {
    let ago = match verdict.phase {
        Some(Phase::Expired { ago }) => span(lang, ago),
        _ => None,
    };
    let until = verdict.opened.as_ref().map(|opened| date_time(lang, local(opened.valid_until())));
    let until = until.unwrap_or_default();
    match ago {
        Some(ago) => say!(lang, "已过期 {ago}，有效期到 {until}", "Expired {ago} ago, on {until}"),
        None => say!(lang, "早已过期，有效期到 {until}", "Expired long ago, on {until}"),
    }
}

fn mismatch(lang: Lang, mismatch: &Mismatch) -> String {
    match mismatch {
        Mismatch::SdkAppId { found, typed } => {
            let typed = quoted(lang, &shown(typed), NOTHING);
            say!(
                lang,
                "SDKAppID 不符：签给 {found}，上面填的是{typed}",
                "SDKAppID differs: signed for {found}, the field says {typed}"
            )
        }
        Mismatch::Identifier { found, typed } => {
            let owner = quoted(lang, &shown(found), NAMELESS);
            let typed = quoted(lang, &shown(typed), NOTHING);
            say!(
                lang,
                "identifier 不符：签给{owner}，上面填的是{typed}",
                "identifier differs: signed for {owner}, the field says {typed}"
            )
        }
        Mismatch::Swapped => slip::what(lang, Slip::SwappedFields).to_owned(),
        Mismatch::SecretKey { slip: Some(slip) } => {
            let what = slip::what(lang, *slip);
            say!(lang, "与 SecretKey 不符：{what}", "It does not fit the SecretKey: {what}")
        }
        Mismatch::SecretKey { slip: None } => lang
            .pick(
                "与 SecretKey 不符：不是用它签的，或签后被改动",
                "It does not fit the SecretKey: made with another one, or altered since",
            )
            .to_owned(),
    }
}

fn mismatch_advice(lang: Lang, mismatch: &Mismatch) -> &'static str {
    match mismatch {
        Mismatch::SdkAppId { .. } => lang.pick(
            "换成这个应用的 UserSig，或把 SDKAppID 改成签名里的。",
            "Take a UserSig of this app, or set SDKAppID to the one that was signed.",
        ),
        Mismatch::Identifier { .. } => lang.pick(
            "给这个 identifier 重新生成，或把 identifier 改成签名里的。",
            "Make one for this identifier, or set identifier to the one that was signed.",
        ),
        Mismatch::Swapped => slip::mend(lang, Slip::SwappedFields),
        Mismatch::SecretKey { slip: Some(slip) } => slip::mend(lang, *slip),
        Mismatch::SecretKey { slip: None } => lang.pick(
            "从控制台核对这个应用的密钥，然后重新生成。",
            "Compare the key with the app's console, then make a new one.",
        ),
    }
}

/// At which step a text turned out to be no UserSig.
pub fn malformed(lang: Lang, error: OpenError) -> String {
    match error {
        OpenError::Empty => lang.pick("它是空的", "it is empty").to_owned(),
        OpenError::TooLong => lang.pick("文本太长，超过 88 KiB", "it is longer than 88 KiB").to_owned(),
        OpenError::Alphabet { found, offset } => {
            let (found, at) = (found.escape_debug(), offset + 1);
            say!(
                lang,
                "字符：第 {at} 个“{found}”不在 A-Z a-z 0-9 * - _ 之内",
                "Alphabet: character {at}, “{found}”, is none of A-Z a-z 0-9 * - _"
            )
        }
        OpenError::Base64(fault) => {
            let (zh, en) = match fault {
                Base64Fault::Length => ("长度不对，多半被截断", "its length is odd: cut off, most likely"),
                Base64Fault::LastCharacter => {
                    ("最后一个字符不对，多半被截断", "its last character is odd: cut off, most likely")
                }
                Base64Fault::Padding { .. } => ("填充符 _ 出现在中间", "padding (_) stands before its end"),
            };
            say!(lang, "Base64：{zh}", "Base64: {en}")
        }
        OpenError::Zlib(fault) => {
            let (zh, en) = match fault {
                ZlibFault::Header => ("解码后不是 zlib 数据", "what is decoded is no zlib stream"),
                ZlibFault::Truncated => {
                    ("压缩数据不完整，多半被截断", "the stream ends too early: cut off, most likely")
                }
                ZlibFault::Data => ("压缩数据损坏", "the stream is damaged"),
                ZlibFault::Checksum => ("校验和不符，内容被改动过", "the checksum differs: it was altered"),
                ZlibFault::Trailing => ("压缩数据之后还有多余字节", "bytes follow after the stream's end"),
            };
            say!(lang, "zlib：{zh}", "zlib: {en}")
        }
        OpenError::TooLarge => lang
            .pick(
                "zlib：解开后超过 64 KiB，不是 UserSig",
                "zlib: it inflates to more than 64 KiB, so it is no UserSig",
            )
            .to_owned(),
        OpenError::Utf8 { offset } => say!(
            lang,
            ["JSON：第 {} 个字节起不是 UTF-8", offset + 1],
            ["JSON: from byte {} on it is not UTF-8", offset + 1]
        ),
        OpenError::Json { line, column } => say!(
            lang,
            "JSON：第 {line} 行第 {column} 列有语法错误",
            "JSON: syntax error in line {line}, column {column}"
        ),
        OpenError::NotObject => lang.pick("JSON：不是对象", "JSON: it is no object").to_owned(),
        OpenError::Version => lang.pick("字段：TLS.ver 不是 2.0", "Field: TLS.ver is not 2.0").to_owned(),
        OpenError::Missing(name) => {
            say!(lang, "字段：缺少 {name}", "Field: {name} is missing")
        }
        OpenError::WrongType(name @ ("TLS.sdkappid" | "TLS.time" | "TLS.expire")) => {
            say!(lang, "字段：{name} 应当是整数", "Field: {name} must be a whole number")
        }
        OpenError::WrongType(name) => {
            say!(lang, "字段：{name} 的类型不对", "Field: {name} has the wrong type")
        }
        OpenError::NotBase64(name) => say!(
            lang,
            "字段：{name} 不是标准 Base64（里面用 + / =，只有整个 UserSig 用 * - _）",
            "Field: {name} is not standard Base64 (inside it is + / =, only the whole has * - _)"
        ),
        OpenError::Slip(slip) => {
            let what = slip::what(lang, slip);
            match slip.step() {
                Step::Packing => say!(lang, "打包：{what}", "Packing: {what}"),
                Step::Fields | Step::Signature => say!(lang, "字段：{what}", "Field: {what}"),
            }
        }
    }
}

/// What to do about one that can't be read.
pub fn mend(lang: Lang, error: OpenError) -> &'static str {
    match error {
        OpenError::Slip(slip) => slip::mend(lang, slip),
        _ => malformed_advice(lang),
    }
}

/// What was taken off a pasted text.
pub fn cleaned(lang: Lang, dirt: &[Dirt]) -> String {
    let each: Vec<_> = dirt
        .iter()
        .map(|dirt| match dirt {
            Dirt::UrlEncoding => lang.pick("URL 编码", "URL-encoding").to_owned(),
            Dirt::LineBreaks => lang.pick("换行", "line breaks").to_owned(),
            Dirt::Spaces => lang.pick("空白", "spaces").to_owned(),
            Dirt::Quotes => lang.pick("引号", "quotes").to_owned(),
            Dirt::Around(wrapping) => around(lang, wrapping),
        })
        .collect();
    say!(lang, ["已去掉：{}", each.join("、")], ["Taken off: {}", each.join(", ")])
}

/// What stood around it, under which name it stood there, and what was left out.
fn around(lang: Lang, wrapping: &Wrapping) -> String {
    let mut said = match wrapper(lang, wrapping.wrapper) {
        what if wrapping.wrapper == Wrapper::Field => what.to_owned(),
        what => say!(lang, "外面的{what}", "the {what} around it"),
    };
    if let Some(name) = &wrapping.field {
        said.push_str(&say!(lang, "（取自 {name}）", " (taken from {name})"));
    }
    if !wrapping.left_out.is_empty() {
        let names = wrapping.left_out.join(lang.pick("、", ", "));
        said.push_str(&say!(lang, "；其余没有取用：{names}", "; left out: {names}"));
    }
    said
}

fn wrapper(lang: Lang, wrapper: Wrapper) -> &'static str {
    match wrapper {
        Wrapper::Json => lang.pick(" JSON", "JSON"),
        Wrapper::Url => lang.pick("链接", "link"),
        Wrapper::Parameters => lang.pick("链接参数", "link's parameters"),
        Wrapper::Curl => lang.pick(" curl 命令", "curl command"),
        Wrapper::Bearer => lang.pick(" Bearer 头", "Bearer header"),
        Wrapper::Field => lang.pick("字段名", "the field's name"),
        Wrapper::Text => lang.pick("文字", "text"),
    }
}

fn contents(lang: Lang, opened: &Opened, phase: Option<Phase>, local: &impl Fn(u64) -> u64) -> Vec<String> {
    let mut lines = vec![format!(
        "v{} · identifier {} · SDKAppID {}",
        opened.version(),
        shown(opened.identifier()),
        opened.sdkappid()
    )];
    let [made, until] = [opened.made_at(), opened.valid_until()].map(|at| date_time(lang, local(at)));
    let left = match phase {
        Some(Phase::Current { remaining }) => span(lang, remaining),
        _ => None,
    };
    lines.push(match left {
        Some(left) => say!(
            lang,
            "生成于 {made} · 有效到 {until}（还有 {left}）",
            "made {made} · valid until {until} ({left} left)"
        ),
        None => say!(lang, "生成于 {made} · 有效到 {until}", "made {made} · valid until {until}"),
    });
    if let Some(Phase::NotYet { starts_in }) = phase {
        let ahead = made_ahead(lang, starts_in, local(opened.made_at()));
        lines.push(say!(lang, "它{ahead}", "It {ahead}"));
    }
    if let Some(bytes) = opened.userbuf() {
        let text = std::str::from_utf8(bytes).ok().filter(|text| !text.chars().any(char::is_control));
        let text = text.map_or_else(|| hex::line(bytes, SHOWN / 2), shown);
        let count = Count(bytes.len());
        lines.push(say!(lang, "userbuf {count} 字节：{text}", "userbuf {count} bytes: {text}"));
    }
    lines
}

/// That something was made so many seconds in the future; `made` is local time.
pub(super) fn made_ahead(lang: Lang, starts_in: u64, made: u64) -> String {
    match span(lang, starts_in) {
        Some(ahead) => say!(
            lang,
            "的生成时间在 {ahead}之后：两边的时钟有一个不对",
            "was made {ahead} in the future: one of the clocks is wrong"
        ),
        None => {
            let year = year(made);
            say!(
                lang,
                "的生成时间是 {year} 年：两边的时钟有一个不对",
                "was made in the year {year}: one of the clocks is wrong"
            )
        }
    }
}

fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).flat_map(char::escape_debug).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// Why no UserSig can be made.
pub fn unusable(lang: Lang, why: Unusable) -> &'static str {
    match why {
        Unusable::SdkAppId => lang.pick("先填 SDKAppID，须是数字。", "Fill in the SDKAppID first: a number."),
        Unusable::IdentifierEmpty => lang.pick("先填 identifier。", "Fill in the identifier first."),
        Unusable::IdentifierControl => lang.pick(
            "identifier 里有换行等控制字符：它可以冒充签名里的其他字段，不能这样签。",
            "The identifier holds a control character such as a line break: it could imitate other signed fields, so it is not signed.",
        ),
        Unusable::KeyEmpty => {
            lang.pick("先填 SecretKey（控制台里应用的密钥）。", "Fill in the SecretKey first (the app's key in the console).")
        }
        Unusable::Expire => {
            lang.pick("有效期须是大于 0 的整数秒。", "The validity must be a whole number of seconds above 0.")
        }
        Unusable::TooLong => lang.pick(
            "userbuf 与 identifier 太长，网关读不了这样的 UserSig。",
            "userbuf and identifier are too long: no gateway reads such a UserSig.",
        ),
    }
}

super::phrases! {
    /// Takes the same UserSig packed as it should be.
    take_mended: "改用改正后的", "Take the mended one";
    /// Asks which of several UserSigs is meant.
    choose: "里面有几个不同的 UserSig，选一个：", "There are different UserSigs in it, choose one:";
    /// Nothing was typed.
    empty: "还没有 UserSig", "There is no UserSig yet";
    /// What to do then.
    empty_advice: "粘贴一个，或填 SecretKey 在本页生成。", "Paste one, or fill in the SecretKey and make one here.";
    /// All fits.
    valid: "有效：各字段相符，签名与 SecretKey 相符", "Valid: all fields fit, and the signature fits the SecretKey";
    /// What to do about one that expired.
    expired_advice: "生成新的 UserSig。", "Make a new UserSig.";
    /// What to do about one that can't be read.
    malformed_advice: "完整地重新复制一次，或在本页生成。", "Copy it again, all of it, or make one here.";
    /// There is no key to verify with.
    unverified: "各字段相符；签名没有核对", "All fields fit; the signature is not verified";
    /// How to verify it.
    unverified_advice: "填 SecretKey 即可核对；不符时服务答 70009。", "Fill in the SecretKey to verify it; one that does not fit is answered 70009.";
    /// A signature of the old form.
    version_1: "旧版 v1（公钥签名）：各字段相符，签名无法核对", "Old version 1 (public key): all fields fit, the signature can't be verified";
    /// What the page can't check.
    version_1_advice: "核对它要用应用下载的公钥，SecretKey 做不到；现在的应用用 v2。沙箱对它答 70005。", "Checking it takes the app's public key, which no SecretKey replaces; apps of today use version 2. The sandbox answers it 70005.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Secret;
    use crate::api::usersig::{Inputs, judge, make};

    const NOW: u64 = 1_700_000_000;

    fn sig(userbuf: Option<&[u8]>) -> Secret {
        let key = Secret::new("k");
        make(&Inputs {
            sdkappid: 88888888,
            identifier: "admin",
            key: &key,
            time: NOW,
            expire: 86_400,
            userbuf,
        })
    }

    fn lines(lang: Lang, text: &str, identifier: &str, key: Option<&str>, now: u64) -> Vec<String> {
        let key = key.map(Secret::new);
        told(lang, &judge(text, "88888888", identifier, key.as_ref(), now), &[], |s| s)
    }

    #[test]
    fn each_state_names_the_code_and_the_fix() {
        let sig = sig(None);
        let text = sig.reveal();
        let first = |text: &str, identifier: &str, key, now| {
            lines(Lang::En, text, identifier, key, now).into_iter().take(2).collect::<Vec<_>>()
        };
        assert_eq!(
            first("", "admin", None, NOW),
            [
                "There is no UserSig yet (the service would answer 70002)",
                "Paste one, or fill in the SecretKey and make one here."
            ]
        );
        assert_eq!(
            first(text, "admin", None, NOW + 86_400 + 3 * 3600),
            [
                "Expired 3 h ago, on 15 Nov 2023, 22:13:20 (the service would answer 70001)",
                "Make a new UserSig."
            ]
        );
        assert_eq!(
            first(text, "bob", Some("other"), NOW),
            [
                "identifier differs: signed for “admin”, the field says “bob”; It does not fit the SecretKey: made with another one, or altered since (the service would answer 70013)",
                "Make one for this identifier, or set identifier to the one that was signed."
            ]
        );
        assert_eq!(
            first("eJ~", "admin", None, NOW),
            [
                "Alphabet: character 3, “~”, is none of A-Z a-z 0-9 * - _ (the service would answer 70003)",
                "Copy it again, all of it, or make one here."
            ]
        );
    }

    #[test]
    fn what_is_in_it() {
        let sig = sig(Some(b"note"));
        assert_eq!(
            lines(Lang::En, sig.reveal(), "admin", Some("k"), NOW + 3600),
            [
                "Valid: all fields fit, and the signature fits the SecretKey",
                "v2 · identifier admin · SDKAppID 88888888",
                "made 14 Nov 2023, 22:13:20 · valid until 15 Nov 2023, 22:13:20 (23 h left)",
                "userbuf 4 bytes: note",
            ]
        );
        let binary = self::sig(Some(&[0, 255]));
        assert_eq!(
            lines(Lang::Zh, binary.reveal(), "admin", None, NOW).last().unwrap(),
            "userbuf 2 字节：00 ff"
        );
    }

    #[test]
    fn far_times_are_told_by_their_date() {
        let sig = sig(None);
        let at = |now| lines(Lang::En, sig.reveal(), "admin", None, now).join("\n");
        let late = at(NOW * 2);
        assert!(late.starts_with("Expired long ago, on 15 Nov 2023, 22:13:20"), "{late}");
        let early = at(1_000);
        assert!(early.ends_with("It was made in the year 2023: one of the clocks is wrong"), "{early}");
        let early = lines(Lang::Zh, sig.reveal(), "admin", None, NOW - 3600).join("\n");
        assert!(early.ends_with("它的生成时间在 1 小时之后：两边的时钟有一个不对"), "{early}");
    }

    #[test]
    fn what_was_taken_off_is_said() {
        let said = cleaned(Lang::En, &[Dirt::LineBreaks, Dirt::Quotes]);
        assert_eq!(said, "Taken off: line breaks, quotes");
    }

    #[test]
    fn no_line_holds_the_signature() {
        let sig = sig(None);
        let Ok(Opened::V2(v2)) = crate::api::usersig::open(sig.reveal()) else { panic!("version 2") };
        for lang in Lang::ALL {
            let all = lines(lang, sig.reveal(), "bob", Some("other"), NOW).join("\n");
            assert!(!all.contains(sig.reveal()) && !all.contains(v2.sig.reveal()), "{all}");
        }
    }
}
