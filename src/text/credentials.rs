//! The words of the card of credentials: where to, who calls, a UserSig that is made here, secrets kept and forgotten.

use super::phrases;
use crate::api::base_url::BaseUrlError;
use crate::state::Lang;

phrases! {
    /// The credentials card's title.
    who_and_where: "发到哪里，以谁的身份", "Where to, and as whom";
    /// The endpoint select's name.
    endpoint: "服务地址", "Endpoint";
    /// The sandbox in the endpoint select.
    endpoint_sandbox: "沙箱（在本页内，无需账号）", "Sandbox (inside this page, no account)";
    /// The custom endpoint in the select.
    endpoint_custom: "自定义地址…", "Custom base URL…";
    /// The custom base URL's name.
    base_url: "自定义基础地址", "Base URL";
    /// What a base URL looks like.
    base_url_hint: "协议、主机与端口，例如 http://127.0.0.1:8080",
        "Scheme, host and port, such as http://127.0.0.1:8080";
    /// What the sandbox is.
    sandbox_note: "沙箱按文档规则应答，请求不会离开本页。已填好演示凭证，直接点发送即可。",
        "The sandbox answers by the documented rules; nothing leaves this page. Demonstration credentials are filled in: just send.";
    /// What the service's own hosts are.
    live_note: "真实服务：会修改你的应用里的数据。只与所选主机通信，没有任何中转。",
        "The real service: this changes your app's data. The page talks to this host only, through no proxy.";
    /// What a custom endpoint is.
    custom_note: "你自己的服务器或代理；跨域时它须返回 Access-Control-Allow-Origin。",
        "Your own server or proxy; from another origin it must answer with Access-Control-Allow-Origin.";
    /// The identifier field's name.
    identifier: "identifier（App 管理员）", "identifier (App administrator)";
    /// What is known of the demonstration's UserSig.
    demo_usersig: "沙箱的演示签名：用下面的演示密钥签给 admin，2159 年才过期",
        "The sandbox's demonstration: made for admin with the key below, good until 2159";
    /// The name of the judgement's lines.
    usersig_state: "UserSig 的判断", "What is known of the UserSig";
    /// Makes a UserSig.
    make_usersig: "生成 UserSig", "Make UserSig";
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
}

/// The validities on offer: seconds, or nothing for any other, and what they are called.
pub fn validities(lang: Lang) -> [(&'static str, &'static str); 5] {
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

/// What is wrong with a base URL.
pub fn base_url_error(lang: Lang, error: BaseUrlError) -> &'static str {
    match error {
        BaseUrlError::Empty => lang.pick(
            "请填写基础地址，例如 http://127.0.0.1:8080",
            "Give a base URL, such as http://127.0.0.1:8080",
        ),
        BaseUrlError::Scheme => {
            lang.pick("地址须以 http:// 或 https:// 开头", "It must start with http:// or https://")
        }
        BaseUrlError::Host => lang.pick("主机名不合法", "That is no host name"),
        BaseUrlError::HostNotAscii => lang.pick(
            "主机名里有非 ASCII 字符：请写成 xn-- 形式（Punycode）",
            "The host is not in ASCII: write its xn-- form (Punycode)",
        ),
        BaseUrlError::HostNumber => lang.pick(
            "以数字结尾的主机是 IPv4 地址，而这里不是合法的地址",
            "A host that ends in a number is an IPv4 address, and this is none",
        ),
        BaseUrlError::Port => lang.pick("端口须为 1 到 65535", "The port must be 1 to 65535"),
        BaseUrlError::UserInfo => lang.pick(
            "地址里不能带用户名或密码，浏览器会拒绝",
            "No user name or password here: browsers refuse such a URL",
        ),
        BaseUrlError::Query => lang.pick(
            "基础地址不能带 ? 或 #；查询参数由本页生成",
            "No ? and no #: the page makes the query itself",
        ),
        BaseUrlError::Space => {
            lang.pick("地址里有空格或控制字符", "There is a space or control character in it")
        }
    }
}
