//! The words of the request's card.

use super::phrases;
use crate::state::Lang;

phrases! {
    /// Copies a link to this request.
    share: "分享链接", "Share link";
    /// Why there is no link.
    no_link: "包体太长，链接放不下", "The body is too long for a link";
    /// The request card's title.
    request: "请求", "Request";
    /// The URL's name.
    url: "完整请求 URL", "The whole request URL";
    /// Explains the URL's base.
    url_base: "主机：由所选服务地址决定", "The host, from the chosen endpoint";
    /// Explains the URL's path.
    url_path: "版本 / 服务 / 命令", "version / service / command";
    /// Copies the URL.
    copy_url: "复制 URL", "Copy URL";
    /// Draws another random.
    random_new: "换一个随机数", "Draw another random";
    /// Keeps random.
    random_pin: "固定（否则每次发送换新）", "Pin (else new for each send)";
    /// The time-out's name.
    timeout: "超时（秒）", "Time-out (s)";
    /// What is wrong with a time-out.
    timeout_bad: "应为 1 到 600 的整数；现按 10 秒", "A whole number from 1 to 600; 10 s hold meanwhile";
    /// A remark on the time-out.
    timeout_hint: "服务端自身约 3 秒", "The service's own is 3 s";
    /// Sends to a custom endpoint.
    send: "发送", "Send";
    /// Sends to the sandbox.
    send_sandbox: "发送到沙箱", "Send to sandbox";
    /// Cancels the call.
    cancel: "取消", "Cancel";
    /// Sends to a host of the service.
    send_to(host: &str): "发送到 {host}", "Send to {host}";
    /// The sandbox has no such command.
    unanswered(shape: &str): "沙箱不回答这个接口，会返回 60009。按文档，真实服务的应答形如 {shape}。", "The sandbox does not answer this command and replies 60009. By the documents a real endpoint replies {shape}.";
    /// Introduces the findings, of which there are so many.
    findings(count: usize): "服务会怎么说（{count} 条）；仍可发送：", "What the service would say ({count}); sending is still possible:";
}

/// Explains a part of the query by its name.
pub fn url_part(lang: Lang, name: &'static str) -> &'static str {
    match name {
        "sdkappid" => lang.pick("控制台分配的应用标识", "The app's number, from the console"),
        "identifier" => lang.pick("App 管理员的 UserID", "The UserID of an App administrator"),
        "usersig" => lang.pick("identifier 的签名", "The signature of that identifier"),
        "random" => lang
            .pick("0–4294967295 的随机数，每次发送换新", "A number from 0 to 4294967295, new for each send"),
        "contenttype" => lang
            .pick("固定为 json：服务端由此得知包体格式", "Always json: tells the service the body's format"),
        other => other,
    }
}
