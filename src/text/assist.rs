//! What the tag picker and the value editors say.

use super::Lang;

/// The name of a custom field in Chinese and English. The page knows those of the sandbox's app.
pub const CUSTOM_FIELD: [&str; 2] = ["沙箱的自定义字段", "custom field of the sandbox"];

/// A field of integers.
pub fn integer(lang: Lang) -> String {
    lang.pick("整数", "integer").to_owned()
}

/// A field with so many choices.
pub fn choice(lang: Lang, count: usize) -> String {
    lang.pick(format!("{count} 选 1"), format!("one of {count}"))
}

/// A field of strings up to so many bytes.
pub fn string(lang: Lang, limit: usize) -> String {
    lang.pick(format!("字符串 ≤ {limit} 字节"), format!("string ≤ {limit} bytes"))
}

/// The fields on offer.
pub fn fields(lang: Lang) -> &'static str {
    lang.pick("可选的字段", "Fields to choose")
}

/// The date that a birthday stands for.
pub fn date(lang: Lang) -> &'static str {
    lang.pick("日期（写成 YYYYMMDD）", "Date (written as YYYYMMDD)")
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

/// The text is no location of four numbers.
pub fn not_a_location(lang: Lang) -> &'static str {
    lang.pick(
        "现在的文本不是四个 uint32；在这里输入会替换它",
        "The present text is not four uint32; typing here replaces it",
    )
}

/// One of the four is no number.
pub fn not_a_uint32(lang: Lang) -> &'static str {
    lang.pick("每格是 0 到 4294967295 的整数", "Each is an integer from 0 to 4294967295")
}

/// Loads the picture.
pub fn load_picture(lang: Lang) -> &'static str {
    lang.pick("载入图片看看（会访问该网址）", "Load the picture (asks that address for it)")
}

/// The picture that a URL names.
pub fn picture(lang: Lang) -> &'static str {
    lang.pick("头像", "The avatar")
}

/// The page may not load such a picture.
pub fn not_https(lang: Lang) -> &'static str {
    lang.pick("本页只能载入 https:// 的图片", "This page can load https:// pictures only")
}

/// The picture did not come.
pub fn no_picture(lang: Lang) -> &'static str {
    lang.pick(
        "图片没有载入：地址不通，或不是图片",
        "The picture did not load: no such address, or no picture",
    )
}

/// The length of bytes.
pub fn length(lang: Lang, bytes: usize) -> String {
    lang.pick(format!("{bytes} 字节"), format!("{bytes} bytes"))
}

/// What was typed stands for no UTF-8 text.
pub fn not_text(lang: Lang) -> &'static str {
    lang.pick(
        "这些字节不完整或不是 UTF-8，JSON 字符串放不下，值未改",
        "Incomplete, or no UTF-8, which a JSON string can't hold; the value stays",
    )
}
