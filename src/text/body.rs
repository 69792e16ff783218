//! What the tag picker and the value editors say.

use super::format::count::Count;
use super::phrases;
use super::say;
use crate::json::Kind;
use crate::state::Lang;

/// The name of a custom field of the sandbox, in Chinese and English.
pub const SANDBOX_FIELD: [&str; 2] = ["沙箱的自定义字段", "custom field of the sandbox"];
/// The name of a team's custom field that has no description.
pub const TEAM_FIELD: [&str; 2] = ["团队的自定义字段", "custom field of the team"];

phrases! {
    /// The body card's title.
    body: "请求包体", "Request body";
    /// The name of the body's tabs.
    body_views: "包体视图", "Views of the body";
    /// The form tab.
    form: "表单", "Form";
    /// The JSON text's name.
    body_json: "包体的 JSON 文本", "The body's JSON text";
    /// Takes an edit back.
    undo: "撤销", "Undo";
    /// Does an edit again.
    redo: "重做", "Redo";
    /// Why the form can't be edited.
    form_waits_for_text: "JSON 文本有语法错误，表单停在最后一次能解析的样子；先在 JSON 视图改好。",
        "The JSON text has a syntax error; the form shows its last readable state. Mend it in the JSON view first.";
    /// The form needs an object.
    form_needs_object: "包体不是 JSON 对象，表单无法编辑；在 JSON 视图里改。",
        "The body is no JSON object, so the form can't edit it; use the JSON view.";
    /// From_Account is no string.
    from_account_other: "当前值不是字符串；在这里输入会替换它。", "The present value is no string; typing here replaces it.";
    /// From_Account has half of a character.
    from_account_half: "当前值含半个字符（单独的 \\ud…），按原文显示；在这里输入会替换它。",
        "The present value has half of a character (a lone \\ud…) and is shown as it stands; typing here replaces it.";
    /// There are no rows.
    no_items: "没有资料项：将发送空的 ProfileItem 数组。", "No items: an empty ProfileItem array will be sent.";
    /// There are rows, but none that is on.
    items_off: "各项都已关闭：将发送空的 ProfileItem 数组。",
        "Every item is switched off: an empty ProfileItem array will be sent.";
    /// There is no list.
    items_missing: "包体里没有 ProfileItem；添加资料项时会加上。",
        "The body has no ProfileItem; adding an item puts it in.";
    /// The list is something else.
    items_other(what: &str): "ProfileItem 现在是{what}，不是数组，会原样发送；添加资料项会用数组替换它，撤销可找回。",
        "ProfileItem is {what} instead of an array and is sent as it stands; adding an item replaces it, and Undo brings it back.";
    /// Adds a row in place of what is no list.
    replace_items: "用数组替换 ProfileItem，并添加资料项", "Replace ProfileItem with an array and add an item";
    /// Adds a row.
    add_item: "添加资料项", "Add item";
    /// Removes all rows.
    clear_items: "全部清空", "Clear all";
    /// Indents the JSON.
    format: "排版", "Format";
    /// Takes white space out of the JSON.
    minify: "压缩", "Minify";
    /// Switches a value to raw JSON.
    raw_json: "以原始 JSON 填写（可故意写错类型）", "Edit as raw JSON (any type, wrong ones too)";
    /// A raw value is no JSON yet.
    value_not_json: "还不是合法的 JSON 值，包体里仍是上一个值。", "Not a JSON value yet; the body keeps the value before.";
    /// Remark on a custom field.
    custom_field: "自定义字段（字符串或字节），须先在控制台申请",
        "Custom field (a string or bytes), to be declared in the console first";
    /// A custom keyword breaks the rule.
    custom_keyword_bad: "自定义字段的关键字只能是 1 到 8 个英文字母", "A custom keyword is 1 to 8 letters, A-Z and a-z";
    /// The range of integers.
    integer_range: "整数 0–4294967295（接口允许到 18446744073709551615）",
        "integer 0–4294967295 (the command allows up to 18446744073709551615)";
    /// The switch of a row.
    item_enabled(number: usize): "发送第 {number} 项", "Send item {number}";
    /// The Tag of a row.
    item_tag(number: usize): "第 {number} 项的 Tag", "Tag of item {number}";
    /// The Value of a row.
    item_value(number: usize): "第 {number} 项的 Value", "Value of item {number}";
    /// The tools of a row.
    item_tools(number: usize): "第 {number} 项的操作", "Tools of item {number}";
    /// Moves a row up.
    item_up(number: usize): "上移第 {number} 项（Alt+↑）", "Move item {number} up (Alt+↑)";
    /// Moves a row down.
    item_down(number: usize): "下移第 {number} 项（Alt+↓）", "Move item {number} down (Alt+↓)";
    /// Duplicates a row.
    item_duplicate(number: usize): "复制第 {number} 项", "Duplicate item {number}";
    /// Removes a row.
    item_remove(number: usize): "删除第 {number} 项", "Remove item {number}";
    /// How long a Value is, of how many bytes.
    bytes_of(bytes: usize, limit: usize): "{bytes} / {limit} 字节", "{bytes} of {limit} bytes";
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
    /// The examples are on their way.
    examples_loading: "正在载入示例…", "Loading the examples…";
    /// The examples did not come.
    examples_failed: "示例没有载入。", "The examples could not be loaded.";
    /// Loads them again.
    again: "重试", "Try again";
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

/// Makes curly and full-width punctuation plain; the first of it stands in this line and column.
pub fn straighten(lang: Lang, count: usize, line: usize, column: usize) -> String {
    let count = Count(count);
    say!(
        lang,
        "把字符串外的 {count} 处弯引号、全角标点改成半角（第一处：第 {line} 行第 {column} 列）",
        "Straighten {count} curly or full-width characters outside of strings (the first: line {line}, column {column})"
    )
}

/// What kind of value something is.
pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::String => lang.pick("字符串", "a string"),
        Kind::Number => lang.pick("数字", "a number"),
        Kind::True | Kind::False => lang.pick("布尔值", "a boolean"),
        Kind::Null => "null",
        Kind::ArrayOpen => lang.pick("数组", "an array"),
        _ => lang.pick("对象", "an object"),
    }
}

/// A field with so many choices.
pub fn choice(lang: Lang, count: usize) -> String {
    say!(lang, "{count} 选 1", "one of {count}")
}

/// A field of strings up to so many bytes.
pub fn string(lang: Lang, limit: usize) -> String {
    let limit = Count(limit);
    say!(lang, "字符串 ≤ {limit} 字节", "string ≤ {limit} bytes")
}

/// A field of bytes, up to so many.
pub fn bytes(lang: Lang, limit: usize) -> String {
    let limit = Count(limit);
    say!(lang, "字节 ≤ {limit}", "bytes ≤ {limit}")
}

/// Fills in an example.
pub fn example(lang: Lang, value: &str) -> String {
    say!(lang, "填入示例：{value}", "Fill in an example: {value}")
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
    say!(
        lang,
        "四个 uint32，高位在前，每字节写成一个字符（文档未说明，这是我们的读法）：{hex}，共 {bytes} 字节，上限 16{over}",
        "four uint32, highest byte first, each byte a character (our reading: the documents don't say): {hex}, {bytes} of 16 bytes{over}"
    )
}

/// The length of bytes.
pub fn length(lang: Lang, bytes: usize) -> String {
    let bytes = Count(bytes);
    say!(lang, "{bytes} 字节", "{bytes} bytes")
}

/// How many rows there are.
pub fn item_count(lang: Lang, count: usize) -> String {
    let (one, count) = (if count == 1 { "" } else { "s" }, Count(count));
    say!(lang, "{count} 项", "{count} item{one}")
}
