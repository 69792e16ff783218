//! The words of the panels beside the request: their names, and what stands there while something is fetched.

use super::phrases;
use crate::state::Lang;
use crate::state::panel::Panel;

/// A panel's name.
pub fn title(lang: Lang, panel: Panel) -> &'static str {
    match panel {
        Panel::Commands => lang.pick("接口目录", "Commands"),
        Panel::Snippets => lang.pick("代码片段", "Snippets"),
        Panel::Lessons => lang.pick("课程", "Lessons"),
        Panel::Reference => lang.pick("接口文档", "Reference"),
        Panel::Errors => lang.pick("错误码", "Error codes"),
        Panel::History => lang.pick("历史", "History"),
        Panel::Import => lang.pick("导入", "Import"),
    }
}

phrases! {
    /// The name of the row of buttons.
    panels: "面板", "Panels";
    /// Closes the panel.
    close: "关闭", "Close";
    /// Something is on its way.
    loading: "正在载入…", "Loading…";
    /// Something could not be had.
    failed: "没有载入成功：网络可能断开；或者服务器上已是页面的新版本，请刷新。", "This could not be loaded: the network may be down, or the server has a newer version of the page by now; then reload it.";
    /// Tries it again.
    again: "再试一次", "Try again";
}
