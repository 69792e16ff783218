//! The words of the history: its list, its entries, and how two replies differ.

use super::format::count::Count;
use super::{phrases, say};
use crate::state::Lang;
use crate::state::history::search::Kind;

phrases! {
    /// What the list is.
    how: "每次发送都会记在这里：保存在本浏览器中，不含密钥，各标签页共用。最多 1,000 条、8 MB，超出时先丢掉最早的、没有固定的。",
        "Every send is noted here: kept in this browser without secrets, and shared by its tabs. At most 1,000 requests and 8 MB; the oldest that is not pinned goes first.";
    /// Nothing was sent yet.
    empty: "还没有发送过请求。", "Nothing was sent yet.";
    /// Nothing is found.
    none: "没有符合条件的请求。", "No request fits.";
    /// The search box's name.
    search: "搜索", "Search";
    /// What can be searched for.
    search_hint: "错误码、诊断、接口、名称、正文", "Code, diagnosis, command, name, text";
    /// The name of the choice of kinds.
    kinds: "显示", "Show";
    /// Shows more of them.
    more: "再显示一些", "Show more";
    /// Makes it the draft.
    open: "打开", "Open";
    /// Sends it again.
    replay: "重发", "Replay";
    /// Pins it.
    pin: "固定，不随旧条目丢掉", "Pin, so that it is not dropped";
    /// Lets it go.
    unpin: "取消固定", "Unpin";
    /// Deletes it.
    delete: "删除", "Delete";
    /// Ticks it for comparing.
    compare: "比较", "Compare";
    /// Shows what there is of it.
    details: "详情", "Details";
    /// The name's field.
    name: "名称", "Name";
    /// An example of a name.
    name_hint: "例如：基准", "such as: baseline";
    /// Its body.
    body: "包体", "Body";
    /// Its reply.
    reply: "应答", "Reply";
    /// Where it went.
    endpoint: "服务地址", "Endpoint";
    /// The sandbox.
    sandbox: "沙箱", "Sandbox";
    /// The body is not there.
    no_body: "包体太大，没有保留。", "The body was too large to be kept.";
    /// The reply is not there.
    no_reply: "没有保留应答：没有收到，或太大。", "No reply was kept: none came, or it was too large.";
    /// A secret stood in the body.
    masked: "包体里的密钥以 *** 代替，因此不能原样重发：打开、补上之后再发送。",
        "A secret in the body is masked as ***, so it cannot be replayed: open it, fill the secret in and send.";
    /// Deletes all.
    clear: "全部清空", "Clear all";
    /// Brings back what was deleted.
    undo: "恢复", "Bring back";
    /// A pin was refused.
    pin_refused: "固定的已经太多了：先取消固定一些。", "Too many are pinned: unpin some first.";
    /// Ticks are for comparing.
    compare_how: "勾选两条，按路径比较它们的应答。", "Tick two to compare their replies by path.";
    /// The two say the same.
    same: "两条应答没有差别（空白与键的顺序不计）。", "No difference (white space and the order of keys aside).";
    /// One of the two can't be compared.
    cannot: "其中一条没有可比较的 JSON（没有应答、不是 JSON，或太大未保留）。",
        "One of them has no JSON to compare: no reply, no JSON, or too large to be kept.";
    /// The column of paths.
    path: "路径", "Path";
    /// A value that one of the two lacks.
    missing: "（没有）", "(absent)";
}

/// A kind of entries.
pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::All => lang.pick("全部", "All"),
        Kind::Ok => lang.pick("成功的", "Succeeded"),
        Kind::Fail => lang.pick("被拒绝的", "Refused"),
        Kind::Nothing => lang.pick("没有可用应答的", "Without a usable reply"),
        Kind::Pinned => lang.pick("固定的", "Pinned"),
    }
}

/// What an entry came to, by its code: a diagnosis in words; any other code stands for itself.
pub fn outcome(lang: Lang, code: &str) -> &str {
    match code {
        "offline" => lang.pick("没有网络", "no network"),
        "timeout" => lang.pick("超时", "timed out"),
        "cancelled" => lang.pick("已取消", "cancelled"),
        "unreachable" => lang.pick("连不上", "unreachable"),
        "cors" => lang.pick("没有应答（CORS 或断开）", "no reply (CORS, or cut off)"),
        "mixed-content" => lang.pick("混合内容", "mixed content"),
        "blocked-by-page" => lang.pick("被本页的策略拦下", "blocked by this page's policy"),
        "redirect" => lang.pick("要求跳转", "redirected"),
        "too-large" => lang.pick("应答太大", "reply too large"),
        "fault" => lang.pick("本页的故障", "a fault of this page"),
        "gateway" => lang.pick("网关的错误页", "a gateway's error"),
        "empty" => lang.pick("空应答", "empty reply"),
        "not-utf8" => lang.pick("不是 UTF-8", "not UTF-8"),
        "not-json" => lang.pick("不是所述的应答", "not a documented reply"),
        "unread" => lang.pick("没有解读", "not read"),
        "fail" => lang.pick("失败，没有错误码", "failed without a code"),
        "0" => lang.pick("成功", "OK"),
        code => code,
    }
}

/// How many are found, of all.
pub fn found(lang: Lang, found: usize, all: usize) -> String {
    let [found, all] = [found, all].map(Count);
    say!(lang, "共 {all} 条，符合 {found} 条", "{found} of {all}")
}

/// How many were deleted.
pub fn deleted(lang: Lang, count: usize) -> String {
    let count = Count(count);
    say!(lang, "已删除 {count} 条。", "Deleted: {count}.")
}

/// How many differences there are, and how many of them are shown.
pub fn count(lang: Lang, count: usize, shown: usize) -> String {
    if shown < count {
        let [count, shown] = [count, shown].map(Count);
        return say!(
            lang,
            "{count} 处不同，列出前 {shown} 处",
            "{count} differences, the first {shown} of them"
        );
    }
    let (one, count) = (if count == 1 { "" } else { "s" }, Count(count));
    say!(lang, "{count} 处不同", "{count} difference{one}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagnosis_is_told_in_words_and_a_code_as_it_is() {
        for lang in Lang::ALL {
            for kind in ["offline", "timeout", "cors", "mixed-content", "gateway", "not-json", "unread", "0"]
            {
                let said = outcome(lang, kind);
                assert!(!said.is_empty() && said != kind, "{kind}: {said}");
            }
            assert_eq!(outcome(lang, "40601"), "40601");
            assert_eq!(outcome(lang, "\"0\""), "\"0\"");
        }
    }
}
