//! The words of small controls.

use super::phrases;

phrases! {
    /// Shows a secret.
    show: "显示", "Show";
    /// Hides a secret.
    hide: "隐藏", "Hide";
    /// Shows a secret, by its name.
    show_named(name: &str): "显示 {name}", "Show {name}";
    /// Hides a secret, by its name.
    hide_named(name: &str): "隐藏 {name}", "Hide {name}";
    /// It was copied.
    copied: "已复制", "Copied";
    /// The browser refused to copy.
    copy_refused: "浏览器不允许复制", "The browser refused";
}
