//! Why nothing came back, in words: what happened, how sure that is, and what to check.

use super::format::size;
use super::say;
use crate::api::local_network::Permission;
use crate::api::reply::Failure;
use crate::state::Lang;

/// An explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What happened.
    pub what: String,
    /// How sure that is, or what it follows from.
    pub sure: String,
    /// What to check or do, in order.
    pub checks: Vec<String>,
}

impl Told {
    pub(super) fn new(what: String, sure: &str, checks: &[&str]) -> Self {
        let checks = checks.iter().map(|check| (*check).to_owned()).collect();
        Self { what, sure: sure.to_owned(), checks }
    }
}

/// An explanation in a language: what, how sure, and the checks, in Chinese and in English.
macro_rules! told {
    ($lang:expr, ($($zh:expr),+ $(,)?), ($($en:expr),+ $(,)?) $(,)?) => {
        match $lang {
            $crate::state::Lang::Zh => $crate::text::failure::Told::new($($zh),+),
            $crate::state::Lang::En => $crate::text::failure::Told::new($($en),+),
        }
    };
}

pub(super) use told;

/// Explains a call that brought nothing; `base` is the base URL it went to.
pub fn of_failure(lang: Lang, failure: &Failure, base: &str) -> Told {
    match failure {
        Failure::Offline => told!(
            lang,
            (
                "本机没有网络连接。".into(),
                "这是浏览器报告的；请求已经试过，主机也没有回音。",
                &[
                    "接上网络后重试。",
                    "开着 VPN 而别的页面能打开时，浏览器的说法可能有误：核对地址，再发送一次。",
                    "沙箱不需要网络，可以先用它。",
                ],
            ),
            (
                "This machine has no network.".into(),
                "The browser says so; the request was tried all the same, and the host gave no sign of life.",
                &[
                    "Connect it and send again.",
                    "If other pages open, with a VPN on, the browser may be wrong: check the address and send again.",
                    "The sandbox needs no network: use it meanwhile.",
                ],
            ),
        ),
        Failure::Timeout { seconds } => told!(
            lang,
            (
                format!("{seconds} 秒内没有收到完整的应答。"),
                "请求可能已经被服务端执行：超时只说明本页不再等。",
                &[
                    "把超时调大后重试。",
                    "用 portrait_get 读回资料，看是否已经写入。",
                    "用 curl 在浏览器外试同一个请求。",
                ],
            ),
            (
                format!("No complete reply came within {seconds} s."),
                "The server may have acted all the same: the page only stopped waiting.",
                &[
                    "Raise the time-out and send again.",
                    "Read the profile back with portrait_get to see whether it was stored.",
                    "Try the same request with curl, outside the browser.",
                ],
            ),
        ),
        Failure::Cancelled => told!(
            lang,
            ("已取消。".into(), "请求可能已经到达服务端并被执行。", &["需要时再发送一次。"]),
            (
                "Cancelled.".into(),
                "The request may have reached the server and taken effect.",
                &["Send it again if you need to."],
            ),
        ),
        Failure::Unreachable => told!(
            lang,
            (
                format!("连不上 {base}。"),
                "浏览器只说“网络错误”；对主机的试探也没有回音，所以多半是主机名、端口、网络、证书的问题，或连接被中途断开；浏览器扩展拦下请求时也是这个样子。",
                &[
                    "核对地址与端口，服务器是否在运行。",
                    "https 的证书是否有效。",
                    "公司网络或代理是否拦截。",
                    "浏览器扩展（广告拦截、隐私保护一类）是否拦下了请求：在关掉扩展的无痕窗口里再试。",
                    "用 curl 在浏览器外试同一个请求。",
                ],
            ),
            (
                format!("Could not reach {base}."),
                "The browser says no more than “network error”, and a probe of the host got no answer either: most likely the name, port, network or certificate, or the connection was dropped. A browser extension that blocks the request looks just the same.",
                &[
                    "Check the address and port, and that the server runs.",
                    "With https, check that its certificate is valid.",
                    "See whether a company network or proxy blocks it.",
                    "See whether a browser extension (an ad blocker, a privacy guard) blocks it: try in a private window with extensions off.",
                    "Try the same request with curl, outside the browser.",
                ],
            ),
        ),
        Failure::LocalNetwork { permission, seconds } => local_network(lang, *permission, *seconds, base),
        Failure::Cors => told!(
            lang,
            (
                format!(
                    "{base} 连得上，但没有得到应答：或者浏览器不允许本页读取它（CORS），或者服务器收到请求后断开了连接。"
                ),
                "确定的只有：主机可达，对它的试探有回音。两种情况浏览器都只说“网络错误”，从网页里分不开。请求可能已经被执行。",
                &[
                    "用下面的 curl 命令分辨：curl 显示 HTTP 应答，就是 CORS；显示 Empty reply（52）或 reset（56），就是连接被断开。",
                    "若是 CORS：服务器须在每个应答（包括错误）里带 Access-Control-Allow-Origin: *；中间的网关返回错误页时也常缺这个头。",
                    "若是断开：看服务器或网关的日志，是否崩溃、超限或主动关闭。",
                ],
            ),
            (
                format!(
                    "{base} can be reached, and yet no reply came: either the browser may not hand it to this page (CORS), or the server hung up after the request."
                ),
                "All that is certain: the host is there, for a probe of it was answered. In both cases browsers say no more than “network error”, and a page can't tell them apart. The request may have been carried out.",
                &[
                    "The curl line below tells which: where curl shows an HTTP reply it is CORS; where it says “Empty reply” (52) or “reset” (56) the connection was cut.",
                    "If it is CORS: the server must send Access-Control-Allow-Origin: * with every reply, errors included; a gateway in between often leaves it out of its error pages.",
                    "If it was cut: see in the log of the server or gateway whether it crashed, ran into a limit or closed on purpose.",
                ],
            ),
        ),
        Failure::MixedContent => told!(
            lang,
            (
                format!("本页由 https 打开，浏览器不允许它访问 http 的 {base}。"),
                "确定：浏览器的混合内容规则。",
                &["给服务器换上 https。", "或从 http 地址打开本页；127.0.0.1 与 localhost 不受此限。"],
            ),
            (
                format!("This page came over https; browsers forbid it to call {base} over http."),
                "Certain: it is the browsers' mixed-content rule.",
                &[
                    "Serve the endpoint over https.",
                    "Or open this page over http; 127.0.0.1 and localhost are exempt.",
                ],
            ),
        ),
        Failure::BlockedByPage => told!(
            lang,
            (
                format!("本页自己的安全策略（CSP）不允许访问 {base}。"),
                "确定：由策略的 connect-src 判断，请求没有发出。策略只放行官方主机、本页来源与本机。",
                &["在 index.html 的 connect-src 里加上这个主机并重新构建，或让同源的代理转发。"],
            ),
            (
                format!("The page's own policy (CSP) forbids {base}."),
                "Certain: by the policy's connect-src; nothing was sent. It allows the service's hosts, the page's origin and this machine.",
                &[
                    "Add the host to connect-src in index.html and build again, or forward through a proxy on the page's origin.",
                ],
            ),
        ),
        Failure::Redirect => told!(
            lang,
            (
                format!("{base} 要求跳转到别处，本页没有跟随。"),
                "确定。跳转会丢掉 POST 包体，还可能把 UserSig 交给别的主机。",
                &["用 curl -i 看 Location 指向哪里，把服务地址改成最终地址。"],
            ),
            (
                format!("{base} redirects elsewhere, and the page did not follow."),
                "Certain. Following would lose the POST body and could hand the UserSig to another host.",
                &["See with curl -i where Location points, and use the final address as the endpoint."],
            ),
        ),
        Failure::TooLarge { status, limit, bytes, whole } => too_large(lang, *status, *limit, *bytes, *whole),
        Failure::Fault(words) => told!(
            lang,
            (
                format!("本页自身的故障，不是网络问题：{words}"),
                "请求可能没有发出。",
                &["重试；若稳定重现，请报告。"],
            ),
            (
                format!("A fault of this page, not of the network: {words}"),
                "The request may not have been sent.",
                &["Send again; if it stays, please report it."],
            ),
        ),
    }
}

/// The browser has to allow the page to call a host of this machine or of the network around it.
fn local_network(lang: Lang, permission: Permission, seconds: Option<u32>, base: &str) -> Told {
    let what = match (permission, seconds) {
        (Permission::Denied, _) => say!(
            lang,
            "连不上 {base}：浏览器不允许本站访问本机与本地网络。",
            "Could not reach {base}: the browser does not let this site call this machine or the local network."
        ),
        (Permission::Undecided, Some(seconds)) => say!(
            lang,
            "{seconds} 秒内没有收到应答：浏览器可能正在问，是否允许本站访问 {base}（本机或本地网络）。",
            "No reply came within {seconds} s: the browser may be asking whether this site may call {base} (this machine or the local network)."
        ),
        (Permission::Undecided, None) => say!(
            lang,
            "连不上 {base}：服务器没有运行，或浏览器要先得到允许，才让本站访问本机与本地网络。",
            "Could not reach {base}: the server does not run, or the browser wants to be asked first before this site may call this machine or the local network."
        ),
    };
    let sure = match permission {
        Permission::Denied => lang.pick(
            "相当确定：浏览器说这项权限已被拒绝（Chrome 142 起，公网页面访问本机与本地网络要先经允许）。",
            "Rather sure: the browser says that this permission was denied (since Chrome 142 a page from the internet needs it to call this machine or the local network).",
        ),
        Permission::Undecided => lang.pick(
            "不确定：浏览器说这项权限还没有人决定（Chrome 142 起，公网页面访问本机与本地网络要先经允许）。",
            "Not sure: the browser says that nobody has decided on this permission yet (since Chrome 142 a page from the internet needs it to call this machine or the local network).",
        ),
    };
    told!(
        lang,
        (
            what,
            sure,
            &[
                "看地址栏旁有没有提问，选“允许”，再发送。",
                "拒绝过的：点地址栏左边的图标，在网站设置里允许“本地网络访问”，再刷新。只有 https 的页面能得到这项权限。",
                "核对地址与端口，服务器是否在运行。",
                "或者在本机打开本页（例如 http://127.0.0.1），就不受这项限制。",
            ],
        ),
        (
            what,
            sure,
            &[
                "See whether a question stands at the address bar; allow it and send again.",
                "If it was denied: click the icon left of the address, allow “Local network access” in the site's settings, and reload. Only a page over https can be allowed.",
                "Check the address and port, and that the server runs.",
                "Or open this page from this machine, such as http://127.0.0.1: it needs no permission then.",
            ],
        ),
    )
}

fn too_large(lang: Lang, status: u16, limit: usize, bytes: usize, whole: bool) -> Told {
    let [limit, bytes] = [limit, bytes].map(size::bytes);
    let came = match whole {
        true => say!(lang, "全部 {bytes} 已收完", "all {bytes} of it came"),
        false => say!(lang, "收到前 {bytes} 后停止", "the first {bytes} of it came"),
    };
    told!(
        lang,
        (
            format!("HTTP {status}，应答太大：{came}，本页最多排版 {limit}。"),
            "确定。收到的字节没有丢：可以下载。",
            &["下载后用别的工具看。", "缩小请求的范围，例如少要几个帐号或字段。"],
        ),
        (
            format!("HTTP {status}, and the reply is too large: {came}; this page lays out up to {limit}."),
            "Certain. What came is kept: you can download it.",
            &[
                "Download it and look at it with another tool.",
                "Ask for less, such as fewer accounts or fields.",
            ],
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_certain_is_called_so_and_each_suspect_is_named() {
        for lang in Lang::ALL {
            let told = |failure: &Failure| {
                let Told { what, sure, checks } = of_failure(lang, failure, "https://h");
                format!("{what} {sure} {}", checks.join(" "))
            };
            let cors = told(&Failure::Cors);
            for part in ["CORS", "curl", "52", "56", "Access-Control-Allow-Origin"] {
                assert!(cors.contains(part), "{part}: {cors}");
            }
            assert!(!cors.contains("Rather sure") && !cors.contains("相当确定"), "{cors}");
            assert!(cors.contains(lang.pick("断开了连接", "hung up")), "{cors}");
            let unreachable = told(&Failure::Unreachable);
            assert!(unreachable.contains(lang.pick("浏览器扩展", "browser extension")), "{unreachable}");
            let local = |permission, seconds| told(&Failure::LocalNetwork { permission, seconds });
            let denied = local(Permission::Denied, None);
            assert!(
                denied.contains("Chrome 142") && denied.contains(lang.pick("被拒绝", "was denied")),
                "{denied}"
            );
            let late = local(Permission::Undecided, Some(10));
            assert!(late.contains("10") && late.contains(lang.pick("可能正在问", "may be asking")), "{late}");
            let none = local(Permission::Undecided, None);
            assert!(none.contains(lang.pick("不确定", "Not sure")), "{none}");
        }
    }

    #[test]
    fn a_reply_that_is_too_large_is_weighed() {
        let told = |lang, whole| {
            let failure = Failure::TooLarge { status: 200, limit: 104_857_600, bytes: 120_000_000, whole };
            of_failure(lang, &failure, "https://h").what
        };
        let all = "HTTP 200, and the reply is too large: all 120.0 MB of it came; this page lays out up to 104.8 MB.";
        assert_eq!(told(Lang::En, true), all);
        assert!(told(Lang::En, false).contains("the first 120.0 MB of it came"));
        assert!(told(Lang::Zh, false).contains("收到前 120.0 MB 后停止"));
    }
}
