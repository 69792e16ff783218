//! What an import has left out, lost or doubts, a sentence each.

use super::{import, json_error, say};
use crate::exchange::import::{ImportNote, ImportPart};
use crate::state::Lang;

/// The sentence of a remark.
pub fn note(lang: Lang, note: &ImportNote) -> String {
    match note {
        ImportNote::Lost(count) => say!(
            lang,
            "Chrome 复制 cmd 命令时把 {count} 个非 ASCII 字符换成了空格，已无法找回：请改用“以 cURL (bash) 格式复制”。",
            "Chrome put spaces for {count} characters that are not ASCII when it copied the line for cmd. They are lost: use “Copy as cURL (bash)” instead."
        ),
        ImportNote::UnquotedUrl => lang
            .pick(
                "网址没有加引号：在 shell 里它会在第一个 & 处断开，这里按完整的网址处理。",
                "The address has no quotes: a shell would cut it at its first &. Here it is taken whole.",
            )
            .to_owned(),
        ImportNote::Typographic => lang
            .pick(
                "引号或短横被聊天软件换成了排版符号，这里按普通的处理。",
                "A chat program made typographic quotes or dashes of the plain ones; they are read as plain.",
            )
            .to_owned(),
        ImportNote::Preflights(count) => {
            say!(lang, "略过了 {count} 个预检请求（OPTIONS）。", "Preflights (OPTIONS) passed over: {count}.")
        }
        ImportNote::Elsewhere(count) => say!(
            lang,
            "略过了 {count} 个不发往本服务的请求。",
            "Requests that don't go to the service, passed over: {count}."
        ),
        ImportNote::TooMany(count) => {
            say!(lang, "还有 {count} 个请求没有列出。", "Further requests that are not listed: {count}.")
        }
        ImportNote::LeftOut(refusal) => {
            let why = &import::refusal(lang, refusal);
            say!(lang, "有一个请求不能用：{why}", "One request can't be used. {why}")
        }
        ImportNote::Method(method) => say!(
            lang,
            "原来的方法是 {method}，本页总是用 POST。",
            "Its method is {method}; this page always sends POST."
        ),
        ImportNote::Headers(names) => {
            let names = &listed(lang, names);
            say!(lang, "没有采用的请求头：{names}。", "Headers left out: {names}.")
        }
        ImportNote::Options(names) => {
            let names = &listed(lang, names);
            say!(lang, "没有采用的选项：{names}。", "Options left out: {names}.")
        }
        ImportNote::Doubled(part) => {
            let name = part.name();
            say!(
                lang,
                "参数 {name} 出现了多次，以最后一个为准。",
                "The parameter {name} stands more than once; the last one counts."
            )
        }
        ImportNote::Parameters(names) => {
            let names = &listed(lang, names);
            say!(lang, "没有采用的参数：{names}。", "Parameters left out: {names}.")
        }
        ImportNote::Case(part) => {
            let name = part.name();
            say!(
                lang,
                "参数名的大小写不同，服务只认 {name}。",
                "The parameter's name is in another case; the service knows {name} only."
            )
        }
        ImportNote::Placeholder(ImportPart::ContentType) => lang
            .pick(
                "contenttype 不是 json，本页总是发送 json。",
                "contenttype is not json; this page always sends json.",
            )
            .to_owned(),
        ImportNote::Placeholder(part) => {
            let name = part.name();
            say!(
                lang,
                "{name} 只是占位或已被遮住：保留现有的值。",
                "The {name} only stands for a value or is masked: the field keeps its own."
            )
        }
        ImportNote::Plus(part) => {
            let name = part.name();
            say!(
                lang,
                "{name} 里有 +，按空格处理；加号要写成 %2B。",
                "There is a bare + in {name}, which was read as a space; a plus is written %2B."
            )
        }
        ImportNote::NotUtf8 { part, gbk: true } => {
            let name = part.name();
            say!(
                lang,
                "{name} 的转义不是 UTF-8，看起来是 GBK：没有采用。",
                "The escapes in {name} are no UTF-8; they look like GBK, so it was not taken."
            )
        }
        ImportNote::NotUtf8 { part, gbk: false } => {
            let name = part.name();
            say!(
                lang,
                "{name} 的转义不是 UTF-8：没有采用。",
                "The escapes in {name} are no UTF-8, so it was not taken."
            )
        }
        ImportNote::Percent(part) => {
            let name = part.name();
            say!(
                lang,
                "{name} 里有不成转义的 %，按原样采用。",
                "A % in {name} is no escape; it was taken as it is."
            )
        }
        ImportNote::NotJsonType => lang
            .pick(
                "contenttype 不是 json，本页总是发送 json。",
                "contenttype is not json; this page always sends json.",
            )
            .to_owned(),
        ImportNote::Ampersands => {
            lang.pick("网址里的 &amp; 按 & 处理。", "&amp; in the address was read as &.").to_owned()
        }
        ImportNote::Host(host) => say!(
            lang,
            "{host} 不是文档里的接入地址：发送时请求和 UserSig 会交给它。",
            "{host} is none of the documented hosts: sending hands the request and your UserSig to it."
        ),
        ImportNote::Encrypted => lang
            .pick("原来的网址是 http，本页用 https。", "The address is http; this page uses https.")
            .to_owned(),
        ImportNote::NoCommand => lang
            .pick("网址里没有命令，命令保持不变。", "The address names no command; the draft keeps its own.")
            .to_owned(),
        ImportNote::DataInUrl => lang
            .pick(
                "数据被放进了网址（-G），所以没有请求体。",
                "The data went into the address (-G), so there is no body.",
            )
            .to_owned(),
        ImportNote::BodyNotJson(kind, at) => {
            let why = json_error::sentence_at(lang, *at, *kind);
            say!(lang, "请求体不是有效的 JSON：{why}", "The body is not valid JSON. {why}")
        }
        ImportNote::BodyQuotes => lang
            .pick(
                "请求体里的排版引号按普通引号处理。",
                "Typographic quotes in the body were read as plain ones.",
            )
            .to_owned(),
        ImportNote::BodyBackslashes => lang
            .pick(
                "去掉了请求体里引号前的反斜杠（PowerShell 5.1 的写法）。",
                "The backslashes before the body's quotes, as PowerShell 5.1 needs them, were taken off.",
            )
            .to_owned(),
        ImportNote::HalfCharacter => lang
            .pick(
                "请求体里有半个代理对，不是字符，换成了 U+FFFD。",
                "Half of a surrogate pair in the body is no character; U+FFFD stands in its place.",
            )
            .to_owned(),
        ImportNote::Variables(names) => {
            let names = &listed(lang, names);
            say!(
                lang,
                "这些变量没有值，原样留在请求体里：{names}。",
                "These variables have no value and stay in the body as they are: {names}."
            )
        }
        ImportNote::Scripts => {
            lang.pick("脚本和响应处理没有采用。", "Scripts and response handlers were left out.").to_owned()
        }
        ImportNote::Disabled(count) => say!(
            lang,
            "略过了 {count} 个停用的条目。",
            "Entries that are switched off, passed over: {count}."
        ),
        ImportNote::Authentication => lang
            .pick("集合里的认证设置没有采用。", "The collection's authentication was left out.")
            .to_owned(),
        ImportNote::Latin1 => lang
            .pick(
                "有些转义的字节不是 UTF-8，按 Latin-1 处理。",
                "Some escaped bytes are no UTF-8; they were read as Latin-1.",
            )
            .to_owned(),
        ImportNote::Reply => lang
            .pick("文本里还有应答，没有采用。", "A reply stood in the text, too; it was left out.")
            .to_owned(),
        ImportNote::BodyBefore => lang
            .pick("请求体取自网址之前的文本。", "The body was taken from the text before the address.")
            .to_owned(),
    }
}

/// Names one behind the other, the first few.
fn listed(lang: Lang, names: &[String]) -> String {
    const SHOWN: usize = 8;
    let mut text = names.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(lang.pick("、", ", "));
    if names.len() > SHOWN {
        text += " …";
    }
    text
}
