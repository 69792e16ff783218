//! What the tag picker and the value editors say.

use super::Lang;
use super::phrases::phrases;

/// The name of a custom field of the sandbox, in Chinese and English.
pub const SANDBOX_FIELD: [&str; 2] = ["沙箱的自定义字段", "custom field of the sandbox"];
/// The name of a team's custom field that has no description.
pub const TEAM_FIELD: [&str; 2] = ["团队的自定义字段", "custom field of the team"];

phrases! {
    /// A field of integers.
    integer: "整数", "integer";
    /// The fields on offer.
    fields: "可选的字段", "Fields to choose";
    /// The date that a birthday stands for.
    date: "日期（写成 YYYYMMDD）", "Date (written as YYYYMMDD)";
    /// The examples of whole bodies.
    examples: "示例包体", "Example bodies";
    /// What an example does.
    examples_hint: "点一个就换掉整个包体，撤销可找回；数字是沙箱会返回的错误码。",
        "One click replaces the whole body; Undo brings it back. The numbers are the codes that the sandbox answers.";
    /// An example that is accepted.
    accepted: "成功", "OK";
    /// The text is no location of four numbers.
    not_a_location: "现在的文本不是四个 uint32；在这里输入会替换它",
        "The present text is not four uint32; typing here replaces it";
    /// One of the four is no number.
    not_a_uint32: "每格是 0 到 4294967295 的整数", "Each is an integer from 0 to 4294967295";
    /// Loads the picture.
    load_picture: "载入图片看看（会访问该网址）", "Load the picture (asks that address for it)";
    /// The picture that a URL names.
    picture: "头像", "The avatar";
    /// The page may not load such a picture.
    not_https: "本页只能载入 https:// 的图片", "This page can load https:// pictures only";
    /// The picture did not come.
    no_picture: "图片没有载入：地址不通，或不是图片", "The picture did not load: no such address, or no picture";
    /// What was typed stands for no UTF-8 text.
    not_text: "这些字节不完整或不是 UTF-8，JSON 字符串放不下，值未改",
        "Incomplete, or no UTF-8, which a JSON string can't hold; the value stays";
}

/// A field with so many choices.
pub fn choice(lang: Lang, count: usize) -> String {
    lang.pick(format!("{count} 选 1"), format!("one of {count}"))
}

/// A field of strings up to so many bytes.
pub fn string(lang: Lang, limit: usize) -> String {
    lang.pick(format!("字符串 ≤ {limit} 字节"), format!("string ≤ {limit} bytes"))
}

/// A field of bytes, up to so many.
pub fn bytes(lang: Lang, limit: usize) -> String {
    lang.pick(format!("字节 ≤ {limit}"), format!("bytes ≤ {limit}"))
}

/// Fills in an example.
pub fn example(lang: Lang, value: &str) -> String {
    lang.pick(format!("填入示例：{value}"), format!("Fill in an example: {value}"))
}

/// The four numbers of a location.
pub fn location_parts(lang: Lang) -> [&'static str; 4] {
    lang.pick(["国家", "省", "市", "区县"], ["country", "province", "city", "district"])
}

/// How a location is written, with its bytes in hexadecimal and the length of its text.
pub fn location(lang: Lang, hex: &str, bytes: usize) -> String {
    let over = if bytes > 16 {
        lang.pick(
            "；0x80 起的字节在 UTF-8 里占两个，放不下",
            "; bytes from 0x80 on take two in UTF-8 and don't fit",
        )
    } else {
        ""
    };
    lang.pick(
        format!("四个 uint32，高位在前，每字节写成一个字符（文档未说明，这是我们的读法）：{hex}，共 {bytes} 字节，上限 16{over}"),
        format!("four uint32, highest byte first, each byte a character (our reading: the documents don't say): {hex}, {bytes} of 16 bytes{over}"),
    )
}

/// The length of bytes.
pub fn length(lang: Lang, bytes: usize) -> String {
    lang.pick(format!("{bytes} 字节"), format!("{bytes} bytes"))
}
