//! The words for how long a call took and what it weighed.

use super::format::count::Count;
use super::format::size;
use super::format::time::took;
use super::{phrases, say};
use crate::state::Lang;

phrases! {
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

/// What the times come to, in milliseconds.
pub fn times(lang: Lang, calls: usize, median: u32, p95: u32) -> String {
    let (calls, median, p95) = (Count(calls), took(median), took(p95));
    say!(
        lang,
        "最近 {calls} 次：中位数 {median}，p95 {p95}",
        "Last {calls} calls: median {median}, p95 {p95}"
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
