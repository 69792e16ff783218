//! What reading back a profile comes to, in words.

use super::failure::Told;
use super::{failure, not_reply, phrases, reply, say};
use crate::api::error_code::ErrorCode;
use crate::state::Lang;
use crate::state::call::{Exchange, Outcome};
use crate::state::read_back::{Compared, Row};

phrases! {
    /// Reads back.
    read: "读回核对", "Read it back";
    /// What that does.
    hint: "用 portrait_get 取回刚才设置的字段，逐个对照。草稿与上面的应答不变。",
        "Gets the fields that were just set with portrait_get and compares each. The draft and the reply above stay.";
    /// It is under way.
    reading: "正在读回…", "Reading back…";
    /// The table's name.
    table: "设置与读回对照", "What was set and what came back";
    /// The column of tags.
    tag: "字段", "Field";
    /// The column of what was set.
    set: "设置的", "Set";
    /// The column of what came back.
    got: "读回的", "Got";
    /// The column of how they compare.
    compared: "对照", "Compared";
    /// Nothing came back.
    nothing: "（无）", "(none)";
    /// Introduces a failure.
    failed: "没有读回来。", "It could not be read back.";
    /// The reply has nothing of the account.
    no_account: "portrait_get 成功了，但应答里没有这个帐号：帐号可能没有导入，或中间的代理返回了别的应答。",
        "portrait_get succeeded, but its reply has nothing of this account: it may not be imported, or a proxy on the way gave another reply.";
}

/// How a field compares, in a word.
pub fn state(lang: Lang, compared: Compared) -> &'static str {
    match compared {
        Compared::Same => lang.pick("相同", "same"),
        Compared::Different => lang.pick("不同", "different"),
        Compared::Missing => lang.pick("没有", "missing"),
    }
}

/// What all fields come to, and what may be the reason where not all came back as they were set.
pub fn summary(lang: Lang, rows: &[Row]) -> String {
    let count = |state| rows.iter().filter(|row| row.compared() == state).count();
    let (all, different, missing) = (rows.len(), count(Compared::Different), count(Compared::Missing));
    if different + missing == 0 {
        return say!(
            lang,
            "{all} 个字段都已写入，与设置的相同。",
            "Stored: all {all} came back as they were set."
        );
    }
    let mut told = say!(
        lang,
        "{all} 个字段里，{different} 个不同，{missing} 个没有。",
        "Of {all}, {different} came back different and {missing} did not come back."
    );
    if different > 0 {
        told += lang.pick(
            "不同：可能被别的程序随后改过，被审核替换，或服务端换了写法（例如截短、数字的写法）；也可能还没有生效，稍后再读一次。",
            " Different: another program may have changed it since, moderation may have replaced it, or the service spells it otherwise (cut, or the number's spelling); or it has not taken effect yet, so read again in a moment.",
        );
    }
    if missing > 0 {
        told += lang.pick(
            "没有：字段的值为空时不返回；自定义字段须在控制台声明，并允许 App 管理员读；资料库没有这个字段时，写入也可能被默默忽略。",
            " Missing: an empty value is not returned; a custom field must be declared in the console with read access for App administrators; a field that the app has not may be ignored in silence when it is written.",
        );
    }
    told
}

/// The account as such was refused.
pub fn refused(lang: Lang, code: &str, row: Option<&ErrorCode>, info: &str) -> String {
    let meaning = row.map(|row| lang.pick(row.zh, row.en)).unwrap_or_default();
    say!(
        lang,
        "portrait_get 对这个帐号返回 ResultCode {code}：{meaning} {info}",
        "portrait_get gave ResultCode {code} for this account: {meaning} {info}"
    )
}

/// Why it could not be read back; nothing where the reply is one of the service, with a code of its own.
pub fn why(lang: Lang, exchange: &Exchange) -> Option<Told> {
    match (&exchange.outcome, &exchange.reply) {
        (Outcome::Failed(failure), _) => {
            Some(failure::of_failure(lang, failure, exchange.sent.base.as_str()))
        }
        (Outcome::Answered(received), Some(Err(error))) => Some(not_reply::explain(lang, error, received)),
        (Outcome::Answered(_), _) => None,
    }
}

/// The code that came back.
pub fn code(lang: Lang, exchange: &Exchange, row: Option<&ErrorCode>) -> String {
    let Some(said) = exchange.says() else { return String::new() };
    let info = said.error_info.as_deref().unwrap_or_default();
    match row {
        Some(row) => {
            let (code, meaning) = (row.code, lang.pick(row.zh, row.en));
            say!(lang, "ErrorCode {code}：{meaning} {info}", "ErrorCode {code}: {meaning} {info}")
        }
        None => reply::unknown_code(lang, said.error_code.as_ref(), info),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_did_not_come_back_is_counted() {
        let row = |got: Option<&str>| Row { tag: "t".into(), set: "1".into(), got: got.map(str::to_owned) };
        let all = [row(Some("1")), row(Some("1")), row(Some("2")), row(None)];
        assert_eq!(summary(Lang::En, &all[..2]), "Stored: all 2 came back as they were set.");
        let some = summary(Lang::En, &all);
        assert!(
            some.starts_with("Of 4, 1 came back different and 1 did not come back. Different:"),
            "{some}"
        );
        assert!(some.contains(" Missing: "));
        let missing = summary(Lang::Zh, &all[3..]);
        assert!(missing.starts_with("1 个字段里，0 个不同，1 个没有。没有："), "{missing}");
    }
}
