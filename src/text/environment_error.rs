//! Why environments are refused, in a sentence: the place, what is wrong, and what a leaked secret calls for.

use super::say;
use super::{credentials, json_error};
use crate::exchange::environment::{COUNT_MAX, EnvironmentError, Fault, TEXT_MAX, VALUE_MAX};
use crate::state::Lang;

/// The sentence about a text that was read, with the environment, its custom field, the line and the column.
pub fn sentence(lang: Lang, error: &EnvironmentError) -> String {
    let mut place = String::new();
    if let Some(i) = error.environment {
        place += &say!(lang, ["第 {} 个环境", i + 1], ["environment {}", i + 1]);
    }
    if let Some(k) = error.custom_field {
        place += &say!(lang, ["的第 {} 个自定义字段", k + 1], [", custom field {}", k + 1]);
    }
    if let Some(at) = error.at {
        let line_and_column =
            say!(lang, ["第 {} 行第 {} 列", at.line, at.column], ["line {}, column {}", at.line, at.column]);
        place = match place.is_empty() {
            true => line_and_column,
            false => {
                say!(lang, "{place}（{line_and_column}）", "{place} ({line_and_column})")
            }
        };
    }
    let what = what(lang, error);
    say!(lang, "{place}：{what}。", ["{}: {what}.", capital(&place)])
}

/// What a secret in a file calls for; nothing for other faults.
pub fn leak(lang: Lang, error: &EnvironmentError) -> &'static str {
    match error.fault {
        Fault::Secret(_) | Fault::UserSig(_) => lang.pick(
            "如果这份文件给别人看过，应视为已泄露：SecretKey 到控制台更换，UserSig 在过期前都能被使用。",
            "If others have seen this file, take the secret for leaked: change the SecretKey in the console; a UserSig can be used until it expires.",
        ),
        _ => "",
    }
}

/// What is wrong, without the place.
pub fn what(lang: Lang, error: &EnvironmentError) -> String {
    match &error.fault {
        Fault::TooLong => {
            say!(lang, ["文本超过 {} KiB", TEXT_MAX / 1024], ["the text is over {} KiB", TEXT_MAX / 1024])
        }
        Fault::Secret(key) => say!(
            lang,
            "“{key}”是密钥一类的内容，环境文件里不允许出现",
            "“{key}” is the name of a secret, and none may stand in a file of environments"
        ),
        Fault::UserSig(key) => say!(
            lang,
            "“{key}”的值是一个 UserSig，环境文件里不允许出现",
            "the value of “{key}” is a UserSig, and none may stand in a file of environments"
        ),
        Fault::OtherTool(tool) => {
            let tool = tool.name();
            say!(
                lang,
                "这是 {tool} 的环境文件，不是本页的格式；在“环境”卡片里导入它，再导出",
                "this is a file of {tool}, not one of this page's; import it in the card of environments and export that"
            )
        }
        Fault::Json(kind) => json_error::what(lang, *kind),
        Fault::NotObject => say!(lang, "这里应为 {{…}} 对象", "an object {{…}} is due here"),
        Fault::Version => say!(lang, "version 应为 1", "“version” must be 1"),
        Fault::UnknownKey(key) if key.is_empty() => say!(lang, "有一个键是空的", "a key in it is empty"),
        Fault::UnknownKey(key) => say!(lang, "没有“{key}”这个键", "there is no such key as “{key}”"),
        Fault::DoubledKey(key) => say!(lang, "键“{key}”出现了两次", "the key “{key}” stands twice"),
        Fault::Missing(key) => say!(lang, "缺少“{key}”", "“{key}” is missing"),
        Fault::WrongType(key @ ("environments" | "custom_fields")) => {
            say!(lang, "“{key}”应为 […] 数组", "“{key}” must be an array […]")
        }
        Fault::WrongType(key @ "sdkappid") => {
            say!(lang, "“{key}”应为字符串或非负整数", "“{key}” must be a string or a whole number")
        }
        Fault::WrongType(key) => say!(lang, "“{key}”应为字符串", "“{key}” must be a string"),
        Fault::ValueTooLong(key) => {
            say!(lang, "“{key}”超过 {VALUE_MAX} 字节", "“{key}” is over {VALUE_MAX} bytes")
        }
        Fault::NotAllowed("name") if error.custom_field.is_some() => say!(
            lang,
            "自定义字段的名字只能有英文字母、数字和 _（Tag_Profile_Custom_ 之后的部分）",
            "a custom field's name is letters, digits and _ (what follows Tag_Profile_Custom_)"
        ),
        Fault::NotAllowed("name") => {
            say!(lang, "环境的名字不能为空", "an environment's name can't be blank")
        }
        Fault::NotAllowed("type") => {
            say!(lang, "“type”应为 string 或 bytes", "“type” must be string or bytes")
        }
        Fault::NotAllowed(key) => say!(
            lang,
            "“{key}”里有半个代理对，不是字符",
            "“{key}” has half of a surrogate pair, which is no character"
        ),
        Fault::TooMany(key) => {
            say!(lang, "“{key}”超过 {COUNT_MAX} 个", "“{key}” has over {COUNT_MAX} entries")
        }
        Fault::Duplicate(name) => {
            say!(lang, "名字“{name}”出现了两次", "the name “{name}” stands twice")
        }
        Fault::BaseUrl(error) => {
            let why = credentials::base_url_error(lang, *error);
            say!(lang, "服务地址：{why}", "the endpoint: {why}")
        }
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::environment::parse;

    fn check(text: &str, zh: &str, en: &str) {
        let error = parse(text).unwrap_err();
        assert_eq!((sentence(Lang::Zh, &error).as_str(), sentence(Lang::En, &error).as_str()), (zh, en));
    }

    #[test]
    fn sentences_name_the_place() {
        check(
            "{\"version\":1,\n \"environments\":[{\"nmae\":\"a\"}]}",
            "第 1 个环境（第 2 行第 19 列）：没有“nmae”这个键。",
            "Environment 1 (line 2, column 19): there is no such key as “nmae”.",
        );
        check(
            "{\"version\":1,\"environments\":[{\"name\":\"a\",\"custom_fields\":[{\"name\":\"é\"}]}]}",
            "第 1 个环境的第 1 个自定义字段（第 1 行第 67 列）：自定义字段的名字只能有英文字母、数字和 _（Tag_Profile_Custom_ 之后的部分）。",
            "Environment 1, custom field 1 (line 1, column 67): a custom field's name is letters, digits and _ (what follows Tag_Profile_Custom_).",
        );
        check(
            "{'version':1}",
            "第 1 行第 2 列：字符串要用双引号，不能用单引号。",
            "Line 1, column 2: strings take double quotes, not single ones.",
        );
    }

    #[test]
    fn a_secret_is_named_by_its_key_never_by_its_value() {
        let error = parse("{\"version\":1,\"SecretKey\":\"5bd2850f\"}").unwrap_err();
        for lang in Lang::ALL {
            let told = sentence(lang, &error) + leak(lang, &error);
            assert!(told.contains("SecretKey") && !told.contains("5bd2850f"), "{told}");
        }
        assert_eq!(leak(Lang::En, &parse("1").unwrap_err()), "");
    }
}
