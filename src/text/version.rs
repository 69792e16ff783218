//! The offer of a newer version of the page.

use super::phrases;

phrases! {
    /// One waits.
    offered: "本页有新版本了。已输入的内容会保留。", "A newer version of this page is ready. What you typed stays.";
    /// The same where secrets would be lost.
    offered_without_secrets: "本页有新版本了。已输入的内容会保留，但 UserSig 与 SecretKey 要再填一次（除非先勾选为本标签页保留）。",
        "A newer version of this page is ready. What you typed stays, but UserSig and SecretKey have to be filled in again (unless you keep them for this tab first).";
    /// Takes it.
    take: "载入新版本", "Load it";
    /// Leaves it for later.
    put_off: "以后再说", "Later";
}
