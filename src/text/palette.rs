//! The words of the command palette: what it calls all that it finds, and by which other words that is found.

use super::{body, credentials, endpoint as told, panel, phrases, read_back, request};
use crate::api::endpoint;
use crate::state::body::BodyView;
use crate::state::palette::{Doing, Kind, What};
use crate::state::place::Place;
use crate::state::{Lang, Theme};

/// The name of a kind of finds.
pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Doing => lang.pick("操作", "Actions"),
        Kind::Panel => lang.pick("面板", "Panels"),
        Kind::Command => lang.pick("接口", "Commands"),
        Kind::Code => lang.pick("错误码", "Error codes"),
        Kind::Lesson => lang.pick("课程", "Lessons"),
        Kind::Past => lang.pick("历史", "History"),
        Kind::Setting => lang.pick("设置", "Settings"),
    }
}

/// What a thing is called whose name is no data; nothing for all others.
pub fn title(lang: Lang, what: &What) -> Option<String> {
    Some(match what {
        What::Doing(done) => doing(lang, *done),
        What::Panel(of) => panel::title(lang, *of).to_owned(),
        What::Lang(of) => labelled(lang, super::page::language(lang), of.own_name()),
        What::Theme(of) => {
            let name = match of {
                Theme::System => super::page::theme_system(lang),
                Theme::Light => super::page::theme_light(lang),
                Theme::Dark => super::page::theme_dark(lang),
            };
            labelled(lang, super::page::theme(lang), name)
        }
        What::View(BodyView::Form) => labelled(lang, body::body_views(lang), body::form(lang)),
        What::View(BodyView::Json) => labelled(lang, body::body_views(lang), "JSON"),
        What::Endpoint(name) => {
            let name = match *name {
                endpoint::SANDBOX => credentials::endpoint_sandbox(lang).to_owned(),
                endpoint::CUSTOM => credentials::endpoint_custom(lang).to_owned(),
                host => told::host(lang, host),
            };
            labelled(lang, credentials::endpoint(lang), &name)
        }
        What::Command(_) | What::Code(_) | What::Lesson(_) | What::Past(_) => return None,
    })
}

fn labelled(lang: Lang, label: &str, value: &str) -> String {
    format!("{label}{}{value}", lang.pick("：", ": "))
}

fn doing(lang: Lang, doing: Doing) -> String {
    let plain = match doing {
        Doing::Send => send(lang),
        Doing::Cancel => cancel(lang),
        Doing::ReadBack => read_back::read(lang),
        Doing::DrawRandom => request::random_new(lang),
        Doing::AddItem => body::add_item(lang),
        Doing::Format => format(lang),
        Doing::Minify => minify(lang),
        Doing::Undo => undo(lang),
        Doing::Redo => redo(lang),
        Doing::LeaveLesson => super::lessons::leave(lang),
        Doing::Shortcuts => super::shortcuts::title(lang),
        Doing::GoTo(place) => {
            let name = match place {
                Place::Endpoint => credentials::endpoint(lang),
                Place::SdkAppId => "SDKAppID",
                Place::Identifier => "identifier",
                Place::UserSig => "UserSig",
                _ => body::body(lang),
            };
            return go_to(lang, name);
        }
    };
    plain.to_owned()
}

/// Other words by which a thing is found, of both languages.
pub fn also(what: &What) -> &'static str {
    match what {
        What::Doing(Doing::Send) => "操作 run call 调用 请求 request",
        What::Doing(Doing::Cancel) => "操作 stop abort 停止",
        What::Doing(Doing::Format) => "操作 pretty indent json 美化 缩进",
        What::Doing(Doing::Minify) => "操作 compact json 去空白",
        What::Doing(Doing::GoTo(Place::UserSig)) => {
            "操作 signature 签名 秘钥 密钥 secretkey credentials 凭证"
        }
        What::Doing(Doing::GoTo(_)) => "操作 field credentials 字段 凭证",
        What::Doing(Doing::Shortcuts) => "操作 keys hotkeys help 帮助",
        What::Doing(_) => "操作 action",
        What::Panel(_) => "面板 panel open 打开",
        What::Command(_) => "接口 command api",
        What::Code(_) => "错误码 error code",
        What::Lesson(_) => "课程 lesson",
        What::Past(_) => "历史 history sent 发送记录",
        What::Lang(_) => "设置 切换 setting language 语言 chinese english 英文 英语 汉语",
        What::Theme(_) => "设置 切换 setting theme colors mode appearance 主题 模式 外观 夜间",
        What::View(_) => "设置 切换 setting view raw 原文 文本",
        What::Endpoint(_) => "设置 切换 setting endpoint host server region 主机 服务器 地域 区域",
    }
}

phrases! {
    /// The dialog's name, and that of its button.
    name: "命令面板", "Command palette";
    /// The button's label.
    open: "查找", "Find";
    /// What can be searched for.
    hint: "接口、错误码、课程、历史、设置…", "Commands, error codes, lessons, history, settings…";
    /// The list's name.
    list: "查到的", "What was found";
    /// How many were found.
    found(count: usize): "找到 {count} 项", "{count} found";
    /// How many were found, and how many of them are shown.
    found_more(count: usize, shown: usize): "找到 {count} 项，列出最合适的 {shown} 项", "{count} found, the best {shown} of them shown";
    /// Nothing was found.
    none: "没有找到。减少一些词，或只输入开头。", "Nothing fits. Try fewer words, or just the beginning of one.";
    /// What is searched is still on its way.
    loading: "接口目录、错误码与课程还在载入…", "The catalogue, the error codes and the lessons are still loading…";
    /// Some of what is searched could not be had.
    failed: "接口目录、错误码或课程没有载入成功，这里只查得到其余的；关上再打开会重试。",
        "The catalogue, the error codes or the lessons could not be loaded, and only the rest is searched; opening this again tries once more.";
    /// What the keys do.
    keys: "↑ ↓ 选择 · Enter 执行 · Esc 关闭", "↑ ↓ to choose · Enter to do it · Esc to close";
    /// Sends.
    send: "发送请求", "Send the request";
    /// Calls off.
    cancel: "取消正在进行的请求", "Cancel the request under way";
    /// Indents.
    format: "排版包体 JSON", "Format the body's JSON";
    /// Frees of white space.
    minify: "压缩包体 JSON", "Minify the body's JSON";
    /// Takes back.
    undo: "撤销包体的修改", "Undo the body's last edit";
    /// Does again.
    redo: "重做包体的修改", "Redo the body's edit";
    /// Leads to a field.
    go_to(name: &str): "转到：{name}", "Go to: {name}";
}
