//! The words for earlier replies, how two of them differ, and how long calls took.

use super::format::size;
use super::{phrases, say};
use crate::state::Lang;

phrases! {
    /// The list's title.
    title: "本次打开以来的应答", "Replies of this visit";
    /// What to do with the list.
    how: "勾选两条，按路径比较。只留在内存里，不含密钥。", "Tick two to compare them by path. Kept in memory only, without secrets.";
    /// Forgets all.
    clear: "清空记录", "Clear the list";
    /// The two say the same.
    same: "两条应答没有差别（空白与键的顺序不计）。", "No difference (white space and the order of keys aside).";
    /// One of the two can't be compared.
    cannot: "其中一条没有可比较的 JSON（没有应答、不是 JSON，或太大未保留）。",
        "One of them has no JSON to compare: no reply, no JSON, or too large to be kept.";
    /// The column of paths.
    path: "路径", "Path";
    /// A value that one of the two lacks.
    missing: "（没有）", "(absent)";
    /// The chart's name.
    chart: "最近几次的耗时", "How long the last calls took";
    /// Waiting for the headers.
    waiting: "等待响应头", "waiting for headers";
    /// Reading the body.
    reading: "接收包体", "receiving the body";
    /// Connecting.
    connecting: "建立连接", "connecting";
    /// The bar's name.
    bar: "耗时的各阶段", "Phases of the call";
    /// The browser tells no sizes.
    untold: "浏览器不透露跨域应答的传输大小", "the browser does not tell the size on the wire of another origin's reply";
}

/// The title of a request's column.
pub fn request(lang: Lang, id: u32) -> String {
    say!(lang, "第 {id} 次", "Request {id}")
}

/// How many differences there are, and how many of them are shown.
pub fn count(lang: Lang, count: usize, shown: usize) -> String {
    if shown < count {
        return say!(
            lang,
            "{count} 处不同，列出前 {shown} 处",
            "{count} differences, the first {shown} of them"
        );
    }
    say!(lang, "{count} 处不同", ["{count} difference{}", if count == 1 { "" } else { "s" }])
}

/// What the times come to, in milliseconds.
pub fn times(lang: Lang, calls: usize, median: u32, p95: u32) -> String {
    say!(
        lang,
        "最近 {calls} 次：中位数 {median} ms，p95 {p95} ms",
        "Last {calls} calls: median {median} ms, p95 {p95} ms"
    )
}

/// The sizes on the wire with headers, of the body as it came, and unpacked.
pub fn sizes(lang: Lang, wire: usize, packed: usize, unpacked: usize) -> String {
    let [wire, packed, unpacked] = [wire, packed, unpacked].map(size::bytes);
    say!(
        lang,
        "传输 {wire}（含响应头），包体 {packed}，解压后 {unpacked}",
        "on the wire {wire} with headers, body {packed}, unpacked {unpacked}"
    )
}
