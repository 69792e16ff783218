//! Why a body is not the service's reply, in words.

use super::failure::{Told, told};
use super::json_error;
use super::say;
use crate::api::reply::{NotReply, Received};
use crate::state::Lang;

/// Explains a body that is not the service's reply.
pub fn explain(lang: Lang, not_reply: &NotReply, received: &Received) -> Told {
    let status = received.status;
    match not_reply {
        NotReply::Gateway { title } => {
            let quoted = title.as_deref().map(|title| say!(lang, "，标题“{title}”", ", titled “{title}”"));
            let quoted = quoted.unwrap_or_default();
            told!(
                lang,
                (
                    format!("HTTP {status}：应答的不是 IM 服务，而是中间的网关或服务器{quoted}。"),
                    "相当确定：IM 服务的应答几乎总是 HTTP 200 加 JSON。",
                    &["稍等后重试。", "检查代理或网关的配置与它身后的服务。"],
                ),
                (
                    format!(
                        "HTTP {status}: not the IM service answered, but a gateway or server on the way{quoted}."
                    ),
                    "Rather sure: the service's own replies are nearly always HTTP 200 with JSON.",
                    &[
                        "Wait a little and send again.",
                        "Check the proxy or gateway, and the service behind it.",
                    ],
                ),
            )
        }
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
        NotReply::NotUtf8 { offset } => told!(
            lang,
            (
                format!("应答不是 UTF-8：第一个坏字节在偏移 {offset}。"),
                "确定。常见原因是 GBK 编码，或压缩过的数据。",
                &["服务的应答都是 UTF-8，检查中间的网关。", "下面的“原文”把坏字节显示为 �。"],
            ),
            (
                format!("The reply is not UTF-8: the first bad byte is at offset {offset}."),
                "Certain. Usual causes: GBK text, or compressed data.",
                &[
                    "The service answers in UTF-8: check what stands in between.",
                    "The Raw view shows bad bytes as �.",
                ],
            ),
        ),
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
        assert!(words(&[], "<html>").starts_with("The reply is not JSON: at offset 0,"));
    }
}
