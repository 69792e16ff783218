//! What an import says: what a text was taken for, what was understood, and why it is refused.

use super::format::size;
use super::{credentials, environment_error, json_error, phrases, quoted, say};
use crate::exchange::import::{ImportFault, ImportKind, ImportRefusal, TEXT_MAX};
use crate::state::Lang;

/// What a text was taken for.
pub fn kind(lang: Lang, kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Curl => lang.pick("识别为：命令行（curl）", "Taken for: a command line (curl)"),
        ImportKind::Url => lang.pick("识别为：网址", "Taken for: an address"),
        ImportKind::Json => lang.pick("识别为：JSON 请求体", "Taken for: a JSON body"),
        ImportKind::Har => lang.pick("识别为：HAR 文件", "Taken for: a HAR file"),
        ImportKind::Postman => lang.pick("识别为：Postman 集合", "Taken for: a Postman collection"),
        ImportKind::Http => lang.pick("识别为：.http 文件", "Taken for: an .http file"),
        ImportKind::Log => lang.pick("识别为：含有请求的文本", "Taken for: text with a request in it"),
        ImportKind::Environment => lang.pick("识别为：本页的环境", "Taken for: environments of this page"),
        ImportKind::Unknown => lang.pick("无法识别", "Not recognised"),
    }
}

/// Why a text, or a request in it, is refused, with its place.
pub fn refusal(lang: Lang, refusal: &ImportRefusal) -> String {
    if let ImportFault::Environment(error) = &refusal.fault {
        return [&environment_error::sentence(lang, error), environment_error::leak(lang, error)]
            .join(" ")
            .trim_end()
            .to_owned();
    }
    let what = fault(lang, &refusal.fault);
    match refusal.at {
        Some(at) => say!(
            lang,
            ["第 {} 行第 {} 列：{what}", at.line, at.column],
            ["Line {}, column {}: {what}", at.line, at.column]
        ),
        None => what,
    }
}

fn fault(lang: Lang, fault: &ImportFault) -> String {
    match fault {
        ImportFault::Empty => say!(lang, "没有内容。", "There is no text."),
        ImportFault::TooLong => say!(
            lang,
            ["内容超过 {} MiB。", TEXT_MAX / 1024 / 1024],
            ["It is over {} MiB.", TEXT_MAX / 1024 / 1024]
        ),
        ImportFault::NotUtf8 { offset, gbk: true } => say!(
            lang,
            "文件不是 UTF-8（从第 {offset} 个字节起），看起来是 GBK：请另存为 UTF-8 再导入。",
            "The file is no UTF-8 (from byte {offset} on); it looks like GBK: save it as UTF-8 and import it again."
        ),
        ImportFault::NotUtf8 { offset, gbk: false } => say!(
            lang,
            "文件不是 UTF-8 文本（从第 {offset} 个字节起）。",
            "The file is no text in UTF-8 (from byte {offset} on)."
        ),
        ImportFault::Unknown => say!(
            lang,
            "里面没有 curl 命令、本服务的网址（…/v4/…）、JSON、HAR、Postman 集合或 .http 请求。",
            "There is no curl line in it, no address of the service (…/v4/…), no JSON, HAR, Postman collection or .http request."
        ),
        ImportFault::Json(kind) => {
            let what = json_error::what(lang, *kind);
            say!(lang, "JSON 有误：{what}。", "the JSON is broken: {what}.")
        }
        ImportFault::NotClosed(mark) => {
            say!(lang, "这里的 {mark} 没有结尾。", "{mark} opens here and never ends.")
        }
        ImportFault::NoUrl => say!(lang, "命令里没有网址。", "There is no address in the command."),
        ImportFault::Url(error) => credentials::base_url_error(lang, *error).to_owned(),
        ImportFault::File(name) => {
            let name = quoted(lang, name, ["没有写出名字的文件", "not named"]);
            say!(
                lang,
                "请求体在文件里（{name}），网页读不到它：请把文件内容粘贴到请求体。",
                "The body is in a file ({name}), which a page can't read: paste what is in it as the body."
            )
        }
        ImportFault::Input => say!(
            lang,
            "请求体来自命令的标准输入（@-），这里没有：请把它的内容粘贴到请求体。",
            "The body comes from the command's input (@-), which isn't here: paste what it was as the body."
        ),
        ImportFault::Form => say!(
            lang,
            "请求体是分段的表单（multipart），服务只接受 JSON。",
            "The body is a form in parts (multipart); the service takes JSON only."
        ),
        ImportFault::BodyNotUtf8 => say!(lang, "请求体不是 UTF-8。", "The body is no UTF-8."),
        ImportFault::NoRequest(0) => say!(lang, "里面没有请求。", "There is no request in it."),
        ImportFault::NoRequest(count) => say!(
            lang,
            "里面有 {count} 个请求，没有一个发往本服务（…/v4/…）。",
            "None of its {count} requests goes to the service (…/v4/…)."
        ),
        ImportFault::Member(name) => {
            say!(lang, "缺少“{name}”，或者它不是数组。", "“{name}” is missing, or is no array.")
        }
        ImportFault::Environment(_) => String::new(),
    }
}

/// What stands in the area's place for a long text of so many bytes.
pub fn long(lang: Lang, bytes: usize) -> String {
    let size = size::bytes(bytes);
    say!(lang, "{size} 的文本，太长，不在这里显示。", "A text of {size}, too long to be shown here.")
}

/// A long text of so many bytes is about to be read.
pub fn reading(lang: Lang, bytes: usize) -> String {
    let size = size::bytes(bytes);
    say!(
        lang,
        "正在识别 {size} 的文本，其间页面会停顿片刻…",
        "Reading a text of {size}: the page stands still for a moment…"
    )
}

phrases! {
    /// The label of the area.
    text: "粘贴 curl 命令、网址、JSON、HAR、Postman 集合、.http 文件或日志", "Paste a curl line, an address, JSON, a HAR, a Postman collection, an .http file or a log";
    /// The hint under the area.
    hint: "文件可以拖到这里。应用之前不改动任何内容，应用之后可以撤销。", "A file can be dropped here. Nothing is replaced before you apply it, and undo brings the old draft back.";
    /// Chooses a file.
    file: "选择文件…", "Choose a file…";
    /// The file could not be read.
    file_unread: "文件无法读取。", "The file could not be read.";
    /// Frees the area.
    clear: "清空", "Clear";
    /// Takes it over.
    apply: "应用到草稿", "Apply to the draft";
    /// Takes environments over.
    apply_environments: "加入我的环境", "Add to my environments";
    /// It was taken over.
    applied: "已应用到草稿。", "It is in the draft now.";
    /// Takes the import back.
    undo: "撤销导入", "Undo the import";
    /// The environments were handed over to their card.
    environments_done: "结果见“环境”卡片。", "The card Environments says what came of it.";
    /// The choice among several requests.
    choices: "找到多个请求，请选择：", "Several requests were found; choose one:";
    /// A request without a path.
    no_path: "（没有路径）", "(no path)";
    /// What was understood.
    preview: "识别出的请求", "What was understood";
    /// The list of remarks.
    notes: "说明", "Remarks";
    /// What is left as it is.
    kept: "不变", "stays";
    /// What the endpoint is called.
    endpoint: "接入地址", "Endpoint";
    /// What the command is called.
    command: "命令", "Command";
    /// What the body is called.
    body: "请求体", "Body";
    /// How many environments were found.
    environments(count: usize): "{count} 个环境。同名的会被替换。", "Environments: {count}. Those of the same name are replaced.";
    /// The command is none that is known.
    command_unknown(path: &str): "命令 {path} 不在目录里：草稿的命令和请求体保持不变。", "The command {path} is not in the catalogue: the draft keeps its command and its body.";
    /// Which command it is can't be told yet.
    command_awaited(path: &str): "命令目录还没有载入：载入后才会打开 {path}。", "The catalogue is not loaded yet: {path} opens when it is.";
}
