//! The words of the request's card.

use super::format::size;
use super::{phrases, say};
use crate::api::random::Odd;
use crate::state::Lang;
use crate::state::call::Arriving;

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
    /// The same of what is documented of the fields.
    field_findings(count: usize): "与文档不符之处（{count} 条）；仍可发送：", "What the documents would not have ({count}); sending is still possible:";
    /// The sandbox has no such command.
    unanswered(shape: &str): "沙箱不回答这个接口，会返回 60009。按文档，真实服务的应答形如 {shape}。", "The sandbox does not answer this command and replies 60009. By the documents a real endpoint replies {shape}.";
    /// Introduces the findings, of which there are so many.
    findings(count: usize): "服务会怎么说（{count} 条）；仍可发送：", "What the service would say ({count}); sending is still possible:";
}

/// So much of the reply is there.
pub fn arriving(lang: Lang, arriving: Arriving) -> String {
    let bytes = size::bytes(arriving.bytes);
    match arriving.of.map(size::bytes) {
        Some(of) => say!(lang, "已收到 {bytes}，共 {of}", "{bytes} of {of} received"),
        None => say!(lang, "已收到 {bytes}", "{bytes} received"),
    }
}

/// What is odd about `random`. It is sent as it was typed.
pub fn random_odd(lang: Lang, odd: Odd) -> String {
    let what = match odd {
        Odd::Empty => lang.pick("为空", "it is empty"),
        Odd::Padded => {
            lang.pick("两端有空白，会一起发送", "there is white space around it, which is sent along")
        }
        Odd::Negative => lang.pick("是负数", "it is negative"),
        Odd::TooLarge => lang.pick("超出 32 位", "it is over 32 bits"),
        Odd::LeadingZeros(number) => {
            return random_is(
                lang,
                &say!(
                    lang,
                    "以 0 开头，多半读作 {number}",
                    "it starts with 0 and is read as {number}, most likely"
                ),
            );
        }
        Odd::OtherDigits(digit) => {
            return random_is(
                lang,
                &say!(lang, "“{digit}”不是 0–9 的数字", "“{digit}” is none of the digits 0–9"),
            );
        }
        Odd::Spelling => lang.pick("要写成十进制整数", "it should be a whole number in plain digits"),
        Odd::NoNumber => lang.pick(
            "不是数字（别的接口才用字母做随机串）",
            "it is no number (a nonce of letters is for other APIs)",
        ),
    };
    random_is(lang, what)
}

phrases! {
    /// That `random` is not as documented, and goes all the same.
    random_is(what: &str): "{what}；文档要求 0–4294967295 的整数，仍会照原样发送。",
        "The documents want a whole number from 0 to 4294967295: {what}. It is sent as typed all the same.";
    /// The browser says that it has no network.
    seems_offline: "浏览器说现在没有网络。开着某些 VPN 时它会说错：仍可发送，本页照样会试。",
        "The browser says that it has no network. With some VPNs that is wrong: send anyway, and the page tries.";
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
