//! The words of the page's head and of its choices.

use super::phrases;

phrases! {
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
    /// Puts a notice away.
    dismiss: "知道了", "OK";
}
