//! Why a body is not the service's reply, in words.

use super::trouble::{Told, told};
use super::{Lang, json_error};
use crate::api::reply::NotReply;

/// Explains a body that is not the service's reply, which came with this HTTP status.
pub fn explain(lang: Lang, not_reply: &NotReply, status: u16) -> Told {
    match not_reply {
        NotReply::Gateway { title } => {
            let quoted = title
                .as_deref()
                .map(|title| lang.pick(format!("，标题“{title}”"), format!(", titled “{title}”")));
            let quoted = quoted.unwrap_or_default();
            told(
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
        NotReply::Empty => told(
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
        NotReply::NotUtf8 { offset } => told(
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
        NotReply::NotJson(error) => {
            let what = json_error::what(lang, error.kind);
            told(
                lang,
                (
                    format!("应答不是完整的 JSON：偏移 {} 处，{what}。", error.offset),
                    "确定。在末尾断开多半是传输被截断。",
                    &["看“原文”的前几行：是不是网页或被截断的内容。", "重试一次。"],
                ),
                (
                    format!("The reply is not whole JSON: at offset {}, {what}.", error.offset),
                    "Certain. If it breaks at the very end it was probably cut off on the way.",
                    &["Look at the first lines of Raw: is it a web page, or cut off?", "Send once more."],
                ),
            )
        }
        NotReply::OtherShape => told(
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
