//! The words around a UserSig that is made here, and of keeping and forgetting secrets.

super::phrases::phrases! {
    /// How long a new UserSig lives.
    validity: "有效期", "Valid for";
    /// Any number of seconds.
    seconds: "秒数", "Seconds";
    /// Text of the app's own inside a UserSig.
    userbuf: "userbuf（可选，文本）", "userbuf (optional text)";
    /// Leads to the card of environments.
    environments: "环境…", "Environments…";
    /// The secrets outlive a reload.
    keep: "在本标签页内保留 UserSig 与 SecretKey（刷新后还在）", "Keep UserSig and SecretKey for this tab (over a reload)";
    /// The secrets go.
    forget: "忘掉两者", "Forget both";
    /// They are gone.
    forgotten: "UserSig 与 SecretKey 已从本页与本标签页的存储中清除。", "UserSig and SecretKey are gone from the page and from this tab's storage.";
    /// The browser keeps nothing.
    not_kept: "浏览器不允许保存，刷新后就没有了。", "The browser keeps nothing here: they end with the page.";
    /// Puts a notice away.
    dismiss: "知道了", "OK";
}

/// The validities on offer: seconds, or nothing for any other, and what they are called.
pub fn validities(lang: super::Lang) -> [(&'static str, &'static str); 5] {
    lang.pick(
        [("3600", "1 小时"), ("86400", "1 天"), ("604800", "7 天"), ("15552000", "180 天"), ("", "其他…")],
        [
            ("3600", "1 hour"),
            ("86400", "1 day"),
            ("604800", "7 days"),
            ("15552000", "180 days"),
            ("", "other…"),
        ],
    )
}
