//! The words of the answer's card.

use super::phrases;
use super::say;
use crate::api::reply::Code;
use crate::state::Lang;

phrases! {
    /// The reply card's title.
    reply: "应答", "Reply";
    /// Nothing was sent yet.
    no_reply_yet: "还没有发送。点“发送”，应答与解释会显示在这里。",
        "Nothing sent yet. Press Send: the reply and what it means will show here.";
    /// The name of the reply's tabs.
    reply_views: "应答视图", "Views of the reply";
    /// No bytes came back.
    nothing_came: "没有收到任何字节。", "No bytes came back.";
    /// The bytes are kept for the download alone.
    only_kept: "太大，不排版；点“下载”保存收到的字节。", "Too large to be laid out; Download saves what came.";
    /// The answer is of another request.
    answer_stale: "对应更早的请求", "for an earlier request";
    /// How long it took.
    took: "耗时", "Time";
    /// The body's size.
    size: "大小", "Size";
    /// A field is missing.
    absent: "（无）", "(absent)";
    /// The indented body.
    tab_pretty: "排版", "Pretty";
    /// The body as it came.
    tab_raw: "原文", "Raw";
    /// The headers.
    tab_headers: "响应头", "Headers";
    /// The request as sent.
    tab_sent: "已发送", "Sent";
    /// Copies the body.
    copy_body: "复制包体", "Copy body";
    /// Why there are so few headers.
    headers_note: "跨域时浏览器只给出服务器允许的响应头；要看全部，用 curl -i。", "From another origin browsers give only the headers that the server exposes; curl -i shows them all.";
    /// The secret is masked.
    masked_note: "UserSig 以 *** 代替；点“显示”看实际发送的文本。", "The UserSig is masked as ***; press Show for the text that was sent.";
    /// The call succeeded.
    succeeded: "成功：ErrorCode 为 0。", "Success: ErrorCode is 0.";
    /// Introduces the advice.
    what_to_do: "怎么办", "What to do";
    /// Advice for a code that is no integer.
    other_code_fix: "多半不是 IM 服务本身的应答：核对服务地址，以及中间的代理或网关是否改写了应答。", "Most likely it is not the service itself that answered: check the endpoint, and whether a proxy or gateway on the way rewrites replies.";
    /// Advice for an unknown code.
    unknown_code_fix: "看 ErrorInfo 的原文；在官方错误码页查最新的码。", "Read ErrorInfo; look the code up on the vendor's newest page.";
}

/// Which request an answer belongs to: its number and time.
pub fn answer_of(lang: Lang, id: u32, time: &str) -> String {
    say!(lang, "第 {id} 次请求，{time}", "Request {id}, {time}")
}

/// A code that is not in the table, is no integer, or is not there, with ErrorInfo.
pub fn unknown_code(lang: Lang, code: Option<&Code>, info: &str) -> String {
    let info = if info.is_empty() { lang.pick("（空）", "(empty)") } else { info };
    match code {
        Some(Code::Number(code)) => say!(
            lang,
            "错误码 {code} 不在码表里。ErrorInfo：{info}",
            "Code {code} is not in the table. ErrorInfo: {info}"
        ),
        Some(Code::Other(token)) => say!(
            lang,
            "ErrorCode 是 {token}，而文档规定它是整数，所以不是文档所述的应答。ErrorInfo：{info}",
            "ErrorCode is {token}; the documents have an integer there, so this is not the documented shape. ErrorInfo: {info}"
        ),
        None => say!(
            lang,
            "应答里没有 ErrorCode。ErrorInfo：{info}",
            "The reply has no ErrorCode. ErrorInfo: {info}"
        ),
    }
}

/// The seed document's own words.
pub fn seed_words(lang: Lang, text: &str) -> String {
    say!(lang, "2016 年文档原文：{text}", "The words of the 2016 document: {text}")
}

/// Where a code is documented: kinds of page and era.
pub fn documented_in(lang: Lang, source: &str, era: &str) -> String {
    say!(lang, "出处：{source} · 年代：{era}", "Documented in: {source} · era: {era}")
}
