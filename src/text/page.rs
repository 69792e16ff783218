//! The words of the page's head and of its choices.

use super::phrases;

phrases! {
    /// The line between request and reply.
    divider_request: "请求栏的宽度（百分比）", "Width of the request, in percent";
    /// The line beside the open panel.
    divider_panel: "面板的宽度（像素）", "Width of the panel, in pixels";
    /// The page's name.
    title: "腾讯云 IM REST API 调试台", "Tencent Cloud IM REST API Tester";
    /// What the page is, in a line.
    tagline: "构造、发送、看懂每一次调用；无需安装，密钥不离开本页",
        "Build it, send it, understand it. Nothing to install; keys stay in this page";
    /// The command select's name.
    command: "接口", "Command";
    /// The language select's name.
    language: "语言", "Language";
    /// The colour select's name.
    theme: "配色", "Colours";
    /// Colours as the system says.
    theme_system: "跟随系统", "System";
    /// Dark on light.
    theme_light: "浅色", "Light";
    /// Light on dark.
    theme_dark: "深色", "Dark";
    /// A command of the catalogue is on its way.
    command_loading(path: &str): "正在载入接口目录，随后打开 {path}…", "Loading the catalogue of commands; {path} opens once it is there…";
    /// The catalogue did not come.
    command_failed(path: &str): "接口目录没有载入成功，{path} 暂时打不开：网络可能断开，或页面已有新版本。", "The catalogue of commands could not be loaded, so {path} can't be opened yet: the network may be down, or there is a newer version of the page.";
    /// Leads past the head.
    skip: "跳到请求包体", "Skip to the request's body";
    /// Puts a notice away.
    dismiss: "知道了", "OK";
}
