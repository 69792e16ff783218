//! The words of the list of keys.

use super::phrases;
use crate::state::Lang;
use crate::state::shortcut::{Reach, Shortcut};

/// What keys do.
pub fn does(lang: Lang, shortcut: Shortcut) -> &'static str {
    match shortcut {
        Shortcut::Palette => lang.pick("查找并执行（命令面板）", "Find and do: the command palette"),
        Shortcut::List => lang.pick("这份快捷键列表", "This list of keys"),
        Shortcut::Send => lang.pick("发送屏幕上的请求", "Send the request on screen"),
        Shortcut::Undo => lang.pick("撤销包体的上一次修改", "Take the last edit of the body back"),
        Shortcut::Redo => lang.pick("重做刚撤销的修改", "Do the edit last taken back again"),
        Shortcut::RowUp => lang.pick("上移资料项", "Move the item up"),
        Shortcut::RowDown => lang.pick("下移资料项", "Move the item down"),
        Shortcut::RowAdded => lang.pick("在末尾添加资料项", "Add an item at the end"),
    }
}

/// Where keys do it.
pub fn reach(lang: Lang, reach: Reach) -> &'static str {
    match reach {
        Reach::Page => lang.pick("任何位置", "Anywhere"),
        Reach::OutsideTexts => lang.pick("不在输入框里时", "Outside of text fields"),
        Reach::Row => lang.pick("资料项里", "In an item of the form"),
        Reach::RowText => lang.pick("资料项的输入框里", "In a text field of an item"),
    }
}

phrases! {
    /// The dialog's title.
    title: "键盘快捷键", "Keyboard shortcuts";
    /// The column of keys.
    keys: "按键", "Keys";
    /// The column of what they do.
    what: "作用", "What they do";
    /// The column of where they do it.
    place: "在哪里", "Where";
    /// What holds beside the table.
    more: "Mac 上用 ⌘ 代替 Ctrl。列表、选项卡与应答用方向键走动，Home 与 End 到两端，Enter 选定；应答里用左右方向键折叠与展开；Esc 关闭对话框与下拉列表；Tab 走到下一处。",
        "On a Mac, ⌘ stands for Ctrl. Arrow keys walk through lists, tabs and the reply, Home and End lead to either end, and Enter chooses; in the reply the left and right arrows fold and unfold. Esc closes a dialog or a list, and Tab goes on to the next place.";
    /// Whether a character alone does something.
    single: "单按 ? 打开这份列表（语音输入时可以关掉）", "? alone opens this list (switch it off if you dictate)";
    /// Closes a dialog.
    close: "关闭", "Close";
}
