//! Why a body is not the service's reply, in words.

use super::failure::{Told, told};
use super::json_error;
use super::say;
use crate::api::encoding::{self, Encoding, KnownBy};
use crate::api::reply::{NotReply, Other, OtherApi, Received};
use crate::api::web_page::WebPage;
use crate::state::Lang;

/// Explains a body that is not the service's reply.
pub fn explain(lang: Lang, not_reply: &NotReply, received: &Received) -> Told {
    let status = received.status;
    match not_reply {
        NotReply::Gateway { page, other } => gateway(lang, status, page.as_ref(), other.as_deref()),
        NotReply::Empty => told!(
            lang,
            (
                format!("HTTP {status}，但包体为空。"),
                "确定。",
                &["检查中间的代理是否吞掉了包体。", "重试一次。"],
            ),
            (
                format!("HTTP {status}, but the body is empty."),
                "Certain.",
                &["See whether a proxy on the way drops the body.", "Send once more."],
            ),
        ),
        NotReply::NotUtf8 { offset, other: Some(other) } => not_utf8(lang, *offset, other),
        NotReply::NotUtf8 { .. } if encoding::is_packed(&received.body) => told!(
            lang,
            (
                "应答是压缩过的数据，却没有声明 Content-Encoding，浏览器因此没有解压。".into(),
                "相当确定：开头的几个字节是 gzip 或 zstd 的标志。",
                &["检查中间的代理是否删掉了 Content-Encoding 响应头。", "下载后解压，可以看到内容。"],
            ),
            (
                "The reply is packed data without a Content-Encoding, so the browser did not unpack it."
                    .into(),
                "Rather sure: its first bytes are those of gzip or zstd.",
                &[
                    "See whether a proxy on the way takes off the Content-Encoding header.",
                    "Download it and unpack it to see what it holds.",
                ],
            ),
        ),
        NotReply::NotUtf8 { offset, other: None } => told!(
            lang,
            (
                format!("应答不是 UTF-8：第一个坏字节在偏移 {offset}。"),
                "确定。是哪种编码看不出来：服务器没有声明，也不像 GBK。",
                &["服务的应答都是 UTF-8，检查中间的网关。", "下面的“原文”把坏字节显示为 �。"],
            ),
            (
                format!("The reply is not UTF-8: the first bad byte is at offset {offset}."),
                "Certain. Which encoding it is can't be told: the server declares none, and it is no GBK.",
                &[
                    "The service answers in UTF-8: check what stands in between.",
                    "The Raw view shows bad bytes as �.",
                ],
            ),
        ),
        NotReply::Page(page) => web_page(lang, status, page),
        NotReply::OtherApi(api) => other_api(lang, api),
        NotReply::NotJson(_) if received.body.is_empty() => told!(
            lang,
            (
                format!("收到 HTTP {status} 之后连接断了：{}。", how_much(lang, received)),
                "确定：浏览器给出了状态与响应头，没有给出包体的任何字节。",
                &[
                    "重试一次。",
                    "检查服务器与中间的代理是否在写包体前断开。",
                    "请求多半已经被执行：用 portrait_get 读回核对。",
                ],
            ),
            (
                format!("HTTP {status} came, and then the connection broke: {}.", how_much(lang, received)),
                "Certain: the browser has the status and headers, and no byte of the body.",
                &[
                    "Send once more.",
                    "See whether the server, or a proxy on the way, hangs up before it writes the body.",
                    "The request was probably carried out: read the profile back with portrait_get.",
                ],
            ),
        ),
        NotReply::NotJson(error) if error.kind.is_end() => {
            let (how_much, what) = (how_much(lang, received), json_error::what(lang, error.kind));
            told!(
                lang,
                (
                    format!("应答断在中途：{how_much}；{what}。"),
                    "相当确定：开头是合法的 JSON，末尾缺了。",
                    &[
                        "重试一次。",
                        "检查中间的代理与网关是否截断应答。",
                        "请求多半已经被执行：用 portrait_get 读回核对。",
                    ],
                ),
                (
                    format!("The reply breaks off: {how_much}; {what}."),
                    "Rather sure: it begins as JSON, and its end is missing.",
                    &[
                        "Send once more.",
                        "See whether a proxy or gateway on the way cuts replies off.",
                        "The request was probably carried out: read the profile back with portrait_get.",
                    ],
                ),
            )
        }
        NotReply::NotJson(error) => {
            let what = json_error::what(lang, error.kind);
            told!(
                lang,
                (
                    format!("应答不是 JSON：偏移 {} 处，{what}。", error.offset),
                    "确定。",
                    &["看“原文”的前几行：是不是网页或别的服务。", "核对服务地址与路径。"],
                ),
                (
                    format!("The reply is not JSON: at offset {}, {what}.", error.offset),
                    "Certain.",
                    &[
                        "Look at the first lines of Raw: is it a web page, or another service?",
                        "Check the endpoint and the path.",
                    ],
                ),
            )
        }
        NotReply::OtherShape => told!(
            lang,
            (
                "是 JSON，但没有 ErrorCode 或 ActionStatus，不像 IM 服务的应答。".into(),
                "相当确定。",
                &["核对服务地址与路径。"],
            ),
            (
                "It is JSON, but without ErrorCode or ActionStatus: not a reply of the IM service.".into(),
                "Rather sure.",
                &["Check the endpoint and the path."],
            ),
        ),
    }
}

/// A web page's title, as it is quoted in a sentence.
fn titled(lang: Lang, page: Option<&WebPage>) -> String {
    let title = page.and_then(|page| page.title.as_deref());
    title.map(|title| say!(lang, "，标题“{title}”", ", titled “{title}”")).unwrap_or_default()
}

/// Something on the way answered with an HTTP error.
fn gateway(lang: Lang, status: u16, page: Option<&WebPage>, other: Option<&Other>) -> Told {
    // 407 and 511 say by themselves that a proxy or a network wants a log-in first.
    if matches!(status, 407 | 511) || page.is_some_and(|page| page.is_login) {
        return login(lang, status, page);
    }
    let titled = titled(lang, page);
    let read_as = other.map(|other| " ".to_owned() + &encoding_of(lang, &other.encoding)).unwrap_or_default();
    told!(
        lang,
        (
            format!("HTTP {status}：应答的不是 IM 服务，而是中间的网关或服务器{titled}。{read_as}"),
            "相当确定：IM 服务的应答几乎总是 HTTP 200 加 JSON。",
            &["稍等后重试。", "检查代理或网关的配置与它身后的服务。"],
        ),
        (
            format!(
                "HTTP {status}: not the IM service answered, but a gateway or server on the way{titled}.{read_as}"
            ),
            "Rather sure: the service's own replies are nearly always HTTP 200 with JSON.",
            &["Wait a little and send again.", "Check the proxy or gateway, and the service behind it."],
        ),
    )
}

/// A web page with a status of success.
fn web_page(lang: Lang, status: u16, page: &WebPage) -> Told {
    if page.is_login {
        return login(lang, status, Some(page));
    }
    let titled = titled(lang, Some(page));
    told!(
        lang,
        (
            format!("应答不是 JSON，而是一个网页{titled}（HTTP {status}）。"),
            "确定。应答的不是 IM 服务。",
            &["看“原文”：是哪个网站的页面。", "核对服务地址与路径；服务地址只写到主机或前缀为止。"],
        ),
        (
            format!("The reply is not JSON but a web page{titled} (HTTP {status})."),
            "Certain. It was not the IM service that answered.",
            &[
                "Look at Raw to see whose page it is.",
                "Check the endpoint and the path; an endpoint ends with the host or a prefix.",
            ],
        ),
    )
}

/// A page that asks for a log-in.
fn login(lang: Lang, status: u16, page: Option<&WebPage>) -> Told {
    let titled = titled(lang, page);
    told!(
        lang,
        (
            format!("HTTP {status}：收到的是登录页{titled}，不是 IM 服务的应答。"),
            "相当确定：公司代理、访客网络或单点登录要求先登录，请求没有到达 IM 服务。",
            &["在新标签页打开任意网站，按提示登录网络，再发送。", "让代理放行 IM 服务的主机，或换一个网络。",],
        ),
        (
            format!("HTTP {status}: this is a log-in page{titled}, not a reply of the IM service."),
            "Rather sure: a company's proxy, a guest network or single sign-on wants you to log in first; the request did not reach the service.",
            &[
                "Open any web site in a new tab, log in to the network there, then send again.",
                "Have the proxy let the service's hosts through, or use another network.",
            ],
        ),
    )
}

/// Which encoding a body is read in, and how that is known.
fn encoding_of(lang: Lang, encoding: &Encoding) -> String {
    let label = encoding.label.to_ascii_uppercase();
    match encoding.known_by {
        KnownBy::Header => say!(
            lang,
            "按响应头 Content-Type 声明的 {label} 读。",
            "It is read as {label}, which its Content-Type declares."
        ),
        KnownBy::Page => {
            say!(lang, "按网页自己声明的 {label} 读。", "It is read as {label}, which the page declares.")
        }
        KnownBy::FirstBytes => {
            say!(lang, "从开头的字节看是 {label}，按它读。", "It is read as {label}, by what it begins with.")
        }
        KnownBy::Guess => say!(
            lang,
            "没有声明编码；猜是 {label}（所有字节都合乎它），按它读。",
            "No encoding is declared; it is read as {label}, which is a guess: all of its bytes fit."
        ),
    }
}

/// A body in another encoding, as far as it is read all the same.
fn not_utf8(lang: Lang, offset: usize, other: &Other) -> Told {
    if let Some(page) = &other.page {
        let mut told = web_page(lang, 200, page);
        told.sure = format!("{} {}", encoding_of(lang, &other.encoding), told.sure);
        return told;
    }
    let read_as = encoding_of(lang, &other.encoding);
    let code = other.reply.as_ref().map(|_| {
        lang.pick(
            "ErrorCode 与 ActionStatus 周围都是 ASCII，可以照常读。",
            " ErrorCode and ActionStatus stand among ASCII and can be read as ever.",
        )
    });
    let code = code.unwrap_or_default();
    told!(
        lang,
        (
            format!("应答不是 UTF-8：第一个坏字节在偏移 {offset}。{read_as}{code}"),
            "不是 UTF-8 是确定的；IM 服务的应答都是 UTF-8，多半是中间的代理或网关改写或代答的。",
            &["检查中间的代理或网关。", "收到的字节原样保留：“下载”得到的就是它们。",],
        ),
        (
            format!("The reply is not UTF-8: the first bad byte is at offset {offset}. {read_as}{code}"),
            "That it is no UTF-8 is certain. The service answers in UTF-8: most likely a proxy or gateway on the way rewrote the reply, or gave it.",
            &[
                "Check the proxy or gateway on the way.",
                "The bytes are kept as they came: Download gives them."
            ],
        ),
    )
}

/// Another API of Tencent Cloud answered.
fn other_api(lang: Lang, api: &OtherApi) -> Told {
    let code = match (&api.code, &api.message) {
        (Some(code), Some(message)) => say!(lang, "错误码 {code}：{message}", "code {code}: {message}"),
        (Some(code), None) => say!(lang, "错误码 {code}", "code {code}"),
        (None, _) => say!(lang, "没有错误", "no error"),
    };
    told!(
        lang,
        (
            format!(
                "这是腾讯云另一套 API（云 API，*.tencentcloudapi.com）的应答，不是 IM 的 REST API：{code}。"
            ),
            "相当确定：云 API 的应答包在 Response 里，IM 的应答有 ErrorCode。",
            &[
                "核对服务地址：IM 的主机见“环境”里的地域与主机。",
                "两者的凭据不通用：云 API 用 SecretId 与 SecretKey 签名，IM 用 UserSig。",
            ],
        ),
        (
            format!(
                "This is a reply of another API of Tencent Cloud (*.tencentcloudapi.com), not of IM's REST API: {code}."
            ),
            "Rather sure: that API wraps its replies in Response; IM's have ErrorCode.",
            &[
                "Check the endpoint: IM's hosts stand under Environments, regions and hosts.",
                "Their credentials differ: that API takes a SecretId and a SecretKey, IM takes a UserSig.",
            ],
        ),
    )
}

/// How much of the body came, and of how much.
fn how_much(lang: Lang, received: &Received) -> String {
    let came = received.body.len();
    match received.announced_more() {
        Some(all) => say!(
            lang,
            "服务器说有 {all} 字节，只到了 {came} 字节",
            "the server announced {all} bytes and {came} came"
        ),
        None => say!(lang, "共 {came} 字节", "{came} bytes came"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::reading::read;

    #[test]
    fn a_reply_that_breaks_off_is_told_from_one_that_is_no_json() {
        let words = |headers: &[(String, String)], body: &str| {
            let received = Received {
                status: 200,
                headers: headers.into(),
                body: body.as_bytes().to_vec().into(),
                headers_ms: 1,
                complete: true,
            };
            explain(Lang::En, &read(&received).unwrap_err(), &received).what
        };
        let cut = words(&[("Content-Length".into(), "50".into())], "{\"ErrorCode\":0,\"a");
        assert_eq!(
            cut,
            "The reply breaks off: the server announced 50 bytes and 17 came; the text ends inside a string."
        );
        let none = words(&[("content-length".into(), "50".into())], "");
        assert_eq!(
            none,
            "HTTP 200 came, and then the connection broke: the server announced 50 bytes and 0 came."
        );
        assert!(words(&[], "{\"ErrorCode\":0").starts_with("The reply breaks off: 14 bytes came;"));
        assert!(words(&[], "hello").starts_with("The reply is not JSON: at offset 0,"));
    }
}
