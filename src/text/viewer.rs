//! The words of the reply's viewer: its tools, and what it says about the value that is looked at.

use super::format::count::Count;
use super::format::size;
use super::{phrases, say};
use crate::state::Lang;

phrases! {
    /// The viewer's name.
    name: "应答内容，上下键移动，左右键折叠与展开", "The reply: up and down move, left and right fold and unfold";
    /// The search box.
    find: "在应答里查找", "Find in the reply";
    /// To the hit before.
    previous: "上一处", "Previous";
    /// To the hit after.
    next: "下一处", "Next";
    /// To the part before.
    previous_part: "上一部分", "Previous part";
    /// To the part after.
    next_part: "下一部分", "Next part";
    /// Wraps long lines.
    wrap: "自动换行", "Wrap lines";
    /// Why lines can't be wrapped.
    no_wrap: "行数很多的应答不换行", "Replies of very many lines are not wrapped";
    /// Folds all but the outermost.
    fold_all: "全部折叠", "Fold all";
    /// Unfolds all.
    unfold_all: "全部展开", "Unfold all";
    /// Folds or unfolds one.
    fold: "折叠或展开", "Fold or unfold";
    /// Copies all as it came.
    copy_all: "复制全文", "Copy all";
    /// Copies the value looked at.
    copy_value: "复制值", "Copy value";
    /// Copies the path of the value looked at.
    copy_path: "复制路径", "Copy path";
    /// Saves the bytes as a file.
    download: "下载", "Download";
    /// An integer that JavaScript rounds.
    rounds: "超过 2^53：用 JavaScript 的 JSON.parse 读会丢精度",
        "Beyond 2^53: JavaScript's JSON.parse would round it";
    /// Introduces the decoded text.
    decoded: "解码后", "Decoded";
    /// A half of a surrogate pair.
    lone_surrogate: "含半个代理对，不是合法字符", "Has half of a surrogate pair, which is no character";
    /// Introduces JSON inside a string.
    inner_json: "字符串里是 JSON", "The string holds JSON";
    /// Introduces a link.
    link: "链接", "Link";
    /// Introduces a moment.
    moment: "若是时间戳", "If a timestamp";
    /// Introduces what the browser could not lay out.
    unread: "此处起无法解析：", "Can't be read from here on: ";
    /// The rest after an error.
    rest: "其余部分（原文）", "The rest, as it came";
    /// Still at work.
    working: "正在排版…", "Laying out…";
    /// The bytes around the first that is wrong.
    bytes_around: "第一个坏字节附近（十六进制）", "The bytes around the first bad one, in hex";
    /// What a click does.
    pick_line: "点一行看它的路径和值。", "Pick a line to see its path and value.";
}

/// Which hit of how many; `found` grows while `searching`.
pub fn hits(lang: Lang, at: Option<usize>, found: usize, searching: bool) -> String {
    let more = if searching { "…" } else { "" };
    match at {
        _ if found == 0 && searching => more.to_owned(),
        _ if found == 0 => lang.pick("没有找到", "No match").to_owned(),
        Some(at) => format!("{} / {}{more}", Count(at + 1), Count(found)),
        None => {
            let found = Count(found);
            say!(lang, "{found} 处{more}", "{found} found{more}")
        }
    }
}

/// What a folded object or array holds.
pub fn folded(lang: Lang, items: usize, close: char) -> String {
    let (one, items) = (if items == 1 { "" } else { "s" }, Count(items));
    say!(lang, "… {items} 项 {close}", "… {items} item{one} {close}")
}

/// Which part of how many a long text shows.
pub fn part(lang: Lang, number: usize, parts: usize) -> String {
    let [number, parts] = [number, parts].map(Count);
    say!(lang, "第 {number} / {parts} 部分", "Part {number} of {parts}")
}

/// That a text is cut: so many bytes are left out.
pub fn left_out(lang: Lang, bytes: usize) -> String {
    let size = size::bytes(bytes);
    say!(lang, "还有 {size}，再显示一些", "{size} more: show some")
}

/// How many lines a text has, and how many of them are laid out.
pub fn lines(lang: Lang, count: usize) -> String {
    let (one, count) = (if count == 1 { "" } else { "s" }, Count(count));
    say!(lang, "{count} 行", "{count} line{one}")
}

/// That a string is too long to be looked into; its length in bytes as written.
pub fn long_string(lang: Lang, bytes: usize) -> String {
    let size = size::bytes(bytes);
    say!(
        lang,
        "很长的字符串：{size}（按原文计），不解码",
        "A very long string: {size} as written, not decoded"
    )
}

/// The length of a string in characters and bytes.
pub fn lengths(lang: Lang, chars: usize, bytes: usize) -> String {
    let [chars, bytes] = [chars, bytes].map(Count);
    say!(lang, "{chars} 个字符，{bytes} 字节", "{chars} characters, {bytes} bytes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_says_where_it_is() {
        assert_eq!(hits(Lang::En, None, 0, true), "…");
        assert_eq!(hits(Lang::En, None, 0, false), "No match");
        assert_eq!(hits(Lang::Zh, Some(2), 17, true), "3 / 17…");
        assert_eq!(folded(Lang::En, 1, ']'), "… 1 item ]");
    }
}
