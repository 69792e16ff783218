//! The words of the sandbox's card.

use super::phrases;
use crate::api::rules::Documents;
use crate::state::Lang;

phrases! {
    /// The card's title.
    title: "沙箱", "Sandbox";
    /// The choice of documents.
    documents: "遵循的文档", "Documents it follows";
    /// The newest documents.
    current: "最新文档", "the newest";
    /// The documents of 2016.
    seed: "2016 年文档", "those of 2016";
    /// The choice of a fault.
    fault: "让它出错", "Make it fail";
    /// The seconds of a delay.
    seconds: "秒数", "Seconds";
    /// Goes back to a fresh sandbox.
    reset: "恢复初始状态", "Start afresh";
    /// It is fresh again.
    was_reset: "已恢复：帐号与资料回到初始状态。", "Fresh again: accounts and profiles are as at the beginning.";
    /// Which accounts there are.
    accounts(names: &str): "现有帐号：{names}。用 portrait_get 可读回资料，用 account_import 可新建帐号。",
        "Accounts: {names}. Read them with portrait_get, make one with account_import.";
    /// The messages that accounts took.
    messages: "收到的消息（新的在前）", "Messages taken (the latest first)";
    /// A message to an account.
    message(to: &str, from: &str, time: &str): "{time} {from} 发给 {to}：", "{time} from {from} to {to}:";
    /// A message to a group, as an account took it.
    group_message(to: &str, from: &str, group: &str, time: &str): "{time} {from} 发到群 {group}，{to} 收到：", "{time} from {from} to the group {group}, taken by {to}:";
    /// There are more than are shown.
    more_messages(count: usize): "还有 {count} 条更早的。", "There are {count} earlier ones.";
}

/// The name of a choice of documents.
pub fn documents_name(lang: Lang, documents: Documents) -> &'static str {
    match documents {
        Documents::Current => current(lang),
        Documents::Seed => seed(lang),
    }
}

/// The faults on offer: kind, and what it is called.
pub fn faults(lang: Lang) -> [(&'static str, &'static str); 11] {
    [
        ("", lang.pick("不出错", "no fault")),
        ("code", lang.pick("指定错误码…", "an error code…")),
        ("delay", lang.pick("延迟应答…", "a late reply…")),
        ("never", lang.pick("永不应答", "no reply, ever")),
        ("drop", lang.pick("断开连接", "a dropped connection")),
        ("gateway", lang.pick("网关 502 页面", "a gateway's 502 page")),
        ("redirect", lang.pick("重定向", "a redirect")),
        ("no-cors", lang.pick("缺少 CORS 头", "no CORS headers")),
        ("empty", lang.pick("空包体", "an empty body")),
        ("truncated", lang.pick("JSON 被截断", "truncated JSON")),
        ("not-utf8", lang.pick("不是 UTF-8（GBK）", "not UTF-8 (GBK)")),
    ]
}
