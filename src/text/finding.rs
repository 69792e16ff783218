//! Why a body is refused, in a few words: what stands there, and what is allowed.

use super::format::count::Count;
use super::{body_slip, say};
use crate::api::profile::FieldType;
use crate::api::rules::{UnknownTag, Violation};
use crate::state::Lang;
use crate::state::findings::{Finding, Matter};

/// The words for a violation, without its place and code.
pub fn why(lang: Lang, violation: &Violation) -> String {
    let words = match violation {
        Violation::BodyEmpty => lang.pick("没有请求体", "there is no body"),
        Violation::NotUtf8 => lang.pick("不是 UTF-8", "it is not UTF-8"),
        Violation::NotJson => lang.pick("不是合法的 JSON", "it is not JSON"),
        Violation::NotAnObject => lang.pick("不是 JSON 对象", "it is no JSON object"),
        Violation::AccountMissing | Violation::ItemsMissing => lang.pick("缺少", "it is missing"),
        Violation::AccountNotString => lang.pick("应为字符串", "it must be a string"),
        Violation::AccountEmpty => lang.pick("为空", "it is empty"),
        Violation::AccountUnknown => {
            lang.pick("帐号不存在，尚未导入", "there is no such account; it was not imported")
        }
        Violation::ItemsNotArray => lang.pick("应为数组", "it must be an array"),
        Violation::ItemNotObject => lang.pick("应为对象", "it must be an object"),
        Violation::TagMissing => lang.pick("缺少 Tag", "the Tag is missing"),
        Violation::TagNotString => lang.pick("Tag 应为字符串", "the Tag must be a string"),
        Violation::ValueMissing => lang.pick("缺少 Value", "the Value is missing"),
        Violation::TagUnknown(UnknownTag::Withdrawn) => lang.pick(
            "可能被拒绝：这是 2019 年前文档里的字段",
            "it may be refused: the documents had this field until 2019",
        ),
        Violation::TagUnknown(UnknownTag::Empty) => lang.pick("Tag 为空", "the Tag is empty"),
        Violation::TagUnknown(UnknownTag::NoSuchTag) => lang.pick("没有这个字段", "there is no such field"),
        Violation::TagUnknown(UnknownTag::CustomForm) => lang.pick(
            "自定义字段的名字应为 1 到 8 个字母（2016 年的文档在前面加 SDKAppID 和 _）",
            "a custom field's name is 1 to 8 letters (in the documents of 2016 after the SDKAppID and _)",
        ),
        Violation::TagUnknown(UnknownTag::CustomNotDeclared) => {
            lang.pick("应用没有声明这个自定义字段", "the app has not declared this custom field")
        }
        Violation::NotWritable => {
            lang.pick("App 管理员不能写这个字段", "an App administrator may not write this field")
        }
        Violation::WrongType { expected: FieldType::Uint } => lang.pick(
            "应为 0 到 18446744073709551615 的整数，不带引号",
            "it must be an integer from 0 to 18446744073709551615, without quotes",
        ),
        Violation::WrongType { .. } => lang.pick("应为字符串", "it must be a string"),
        Violation::NotAChoice { field } => {
            let values: Vec<_> = field.choices.iter().map(|choice| choice.value).collect();
            return say!(
                lang,
                ["应为 {} 之一", values.join("、")],
                ["it must be one of {}", values.join(", ")]
            );
        }
        Violation::TooLong { bytes, limit, .. } => {
            let [bytes, limit] = [*bytes, *limit].map(Count);
            return say!(lang, "{bytes} 字节，上限 {limit}", "{bytes} bytes, the limit is {limit}");
        }
        Violation::Sensitive { word } => {
            return say!(lang, "含敏感词“{word}”", "it holds the sensitive word “{word}”");
        }
    };
    words.to_owned()
}

/// A finding: the code that the service would answer, and why; or what else there is to know; and the slip behind it.
pub fn finding(lang: Lang, finding: &Finding) -> String {
    let told = match (&finding.matter, finding.code) {
        (Matter::Refused(violation), Some(code)) => format!("{code} · {}", why(lang, violation)),
        (Matter::Refused(violation), None) => why(lang, violation),
        (Matter::TagRepeated(first), _) => repeated(lang, *first),
        (Matter::Odd, _) => String::new(),
    };
    let slip = finding.slip.as_ref().map(|slip| body_slip::what(lang, slip)).unwrap_or_default();
    let between = if told.is_empty() || slip.is_empty() { "" } else { lang.pick("：", ": ") };
    [told, between.to_owned(), slip].concat()
}

/// The words for a tag that an earlier item has as well; `first` is counted from 0.
fn repeated(lang: Lang, first: usize) -> String {
    say!(
        lang,
        "与 ProfileItem[{first}] 的 Tag 相同，以最后一个为准",
        "the same Tag as ProfileItem[{first}]; the last one counts"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::rules::LimitOf;

    #[test]
    fn numbers_are_named() {
        let violation = Violation::TooLong { bytes: 612, limit: 500, of: LimitOf::Avatar };
        assert_eq!(why(Lang::En, &violation), "612 bytes, the limit is 500");
        assert_eq!(why(Lang::Zh, &violation), "612 字节，上限 500");
    }
}
