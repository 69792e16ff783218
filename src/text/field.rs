//! The words of the form that fits any command: what is documented of a field, and what in a value the documents would not
//! have.

use super::format::count::Count;
use super::{body, phrases, say};
use crate::api::command::{CommandField, Limit};
use crate::api::shape::Wanted;
use crate::state::Lang;
use crate::state::body::fields::Matter;
use crate::state::body::value_edit::Turn;

phrases! {
    /// The form has no lines.
    waits: "JSON 文本有语法错误，表单无法显示；先在 JSON 视图改好。",
        "The JSON text has a syntax error, so the form can't show it; mend it in the JSON view first.";
    /// The whole body's name.
    whole: "包体", "The body";
    /// The name of a value's field.
    value_of(path: &str): "{path} 的值", "Value of {path}";
    /// The name of the choice of a value's kind.
    kind_of(path: &str): "{path} 的类型", "Kind of {path}";
    /// The name of a key's field.
    key_of(path: &str): "{path} 的名称", "Name of {path}";
    /// A key that is yet to be typed.
    key_hint: "字段名", "name";
    /// Removes a value.
    remove(path: &str): "删除 {path}", "Remove {path}";
    /// Puts a copy behind a value.
    double(path: &str): "复制 {path}", "Duplicate {path}";
    /// Introduces what must be there and is not.
    missing: "缺少必填：", "Required and missing:";
    /// Introduces what may be there.
    optional: "可加：", "Optional:";
    /// Adds a field that is not documented.
    other: "其他字段", "Another field";
    /// Adds an element to a list.
    element(path: &str): "在 {path} 中添加一项", "Add an item to {path}";
    /// A field must be there.
    required: "必填", "required";
    /// What was typed is no number.
    not_a_number: "还不是合法的数字，包体里仍是上一个值。", "Not a number yet; the body keeps the value before.";
    /// No text can stand for the value.
    lossy: "含有残缺的代理对，只能在 JSON 视图里改。", "It holds half of a surrogate pair; only the JSON view can edit it.";
}

/// What a kind is called.
pub fn kind(lang: Lang, turn: Turn) -> &'static str {
    match turn {
        Turn::String => lang.pick("字符串", "string"),
        Turn::Number => lang.pick("数字", "number"),
        Turn::Bool => lang.pick("布尔值", "boolean"),
        Turn::Null => "null",
        Turn::Array => lang.pick("数组", "array"),
        Turn::Object => lang.pick("对象", "object"),
    }
}

/// How many values an object or list holds.
pub fn count(lang: Lang, is_list: bool, count: usize) -> String {
    match is_list {
        true => body::item_count(lang, count),
        false => {
            let (one, count) = (if count == 1 { "" } else { "s" }, Count(count));
            say!(lang, "{count} 个字段", "{count} field{one}")
        }
    }
}

/// What is documented of a field, with the length of a text in bytes where that is limited.
pub fn hint(lang: Lang, field: &CommandField, bytes: Option<usize>) -> String {
    let limit = match (field.limit, bytes) {
        (Some(Limit::Bytes(most)), Some(bytes)) => body::bytes_of(lang, bytes, most as usize),
        (Some(Limit::Bytes(most)), None) => {
            let most = Count(most as usize);
            say!(lang, "≤ {most} 字节", "≤ {most} bytes")
        }
        (Some(Limit::Items(most)), _) => {
            let most = Count(most as usize);
            say!(lang, "≤ {most} 项", "≤ {most} items")
        }
        (None, _) => String::new(),
    };
    let is_required = if field.required { required(lang) } else { "" };
    let parts = [lang.pick(field.zh, field.en), is_required, &limit];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What the documents would not have.
pub fn matter(lang: Lang, matter: Matter) -> String {
    match matter {
        Matter::NoJson => say!(lang, "不是合法的 JSON", "it is not JSON"),
        Matter::NoObject => say!(lang, "不是 JSON 对象", "it is no JSON object"),
        Matter::Missing(_) => say!(lang, "缺少", "it is missing"),
        Matter::Kind(wanted) => {
            let wanted = match wanted {
                Wanted::String => lang.pick("字符串", "a string"),
                Wanted::Integer => lang.pick("整数，不带引号", "an integer, without quotes"),
                Wanted::Array => lang.pick("数组", "an array"),
                Wanted::Object => lang.pick("对象", "an object"),
            };
            say!(lang, "应为{wanted}", "it should be {wanted}")
        }
        Matter::TooLong(bytes, most) => {
            let [bytes, most] = [bytes, most as usize].map(Count);
            say!(lang, "{bytes} 字节，上限 {most}", "{bytes} bytes, the limit is {most}")
        }
        Matter::TooMany(items, most) => {
            let [items, most] = [items, most as usize].map(Count);
            say!(lang, "{items} 项，上限 {most}", "{items} items, the limit is {most}")
        }
        Matter::NoChoice(choices) => {
            say!(lang, ["应为 {} 之一", choices.join("、")], ["it should be one of {}", choices.join(", ")])
        }
        Matter::KeyAgain => {
            say!(
                lang,
                "这个名称前面已经有了，以最后一个为准",
                "the name stands here before; the last one counts"
            )
        }
    }
}
