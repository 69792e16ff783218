//! The words of the reply's card.

use super::format::count::Count;
use super::format::size;
use super::{phrases, say};
use crate::api::reply::{Code, Received, Reply};
use crate::state::Lang;

phrases! {
    /// The reply card's title.
    reply: "应答", "Reply";
    /// Nothing was sent yet.
    no_reply_yet: "还没有发送。点“发送”，应答与解释会显示在这里。",
        "Nothing sent yet. Press Send: the reply and what it means will show here.";
    /// The first request is under way.
    waiting: "请求已发出，正在等应答。", "The request is on its way: waiting for the reply.";
    /// The name of the reply's tabs.
    reply_views: "应答视图", "Views of the reply";
    /// No bytes came back.
    nothing_came: "没有收到任何字节。", "No bytes came back.";
    /// The reply is one of another request.
    stale: "对应更早的请求", "for an earlier request";
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
    /// A byte order mark stands before the JSON.
    marked: "注意：应答以字节顺序标记（BOM，U+FEFF）开头，JSON 里不该有它；本页略过它照常解读，但不少程序会因此解析失败。多半是中间的代理或模拟服务加上的。",
        "Mind: the reply begins with a byte order mark (BOM, U+FEFF), which JSON has none of. It is passed over here and the rest read as ever, but many programs fail on it. Most likely a proxy or a mock server on the way added it.";
    /// Advice for a code that stands in quotes and is in no table.
    quoted_fix: "IM 服务本身总是给出数字：看中间是否有代理、网关或模拟服务改写了应答。自己的程序若按数字比较，会把它当作失败。", "The service itself always gives a number: see whether a proxy, gateway or mock server on the way rewrites replies. A program that compares with a number takes this one for a failure.";
    /// Introduces the advice.
    what_to_do: "怎么办", "What to do";
    /// The advice is being fetched.
    advice_comes: "正在载入…", "Loading…";
    /// The advice could not be fetched.
    advice_failed: "没能载入对策。", "The advice could not be loaded.";
    /// Fetches the advice again.
    try_again: "重试", "Try again";
    /// Advice where nothing in a reply tells whether the call took effect.
    read_back: "读回核对（资料用 portrait_get），看这次调用是否生效；并检查中间是否有代理改写了应答。", "Read back what the call was to change (a profile with portrait_get) to see whether it took effect, and check whether a proxy on the way rewrites replies.";
    /// Advice for a code that is no integer.
    other_code_fix: "多半不是 IM 服务本身的应答：核对服务地址，以及中间的代理或网关是否改写了应答。", "Most likely it is not the service itself that answered: check the endpoint, and whether a proxy or gateway on the way rewrites replies.";
    /// Advice for an unknown code.
    unknown_code_fix: "看 ErrorInfo 的原文；在官方错误码页查最新的码。", "Read ErrorInfo; look the code up on the vendor's newest page.";
}

/// The call was refused, in one sentence: the code, and what it means.
pub fn refused(lang: Lang, code: &str, meaning: &str) -> String {
    say!(lang, "失败：ErrorCode {code}。{meaning}", "Refused: ErrorCode {code}. {meaning}")
}

/// Which request a reply belongs to: its number and time.
pub fn reply_of(lang: Lang, id: u32, time: &str) -> String {
    say!(lang, "第 {id} 次请求，{time}", "Request {id}, {time}")
}

/// What came of a reply that is not laid out: so many bytes are kept for the download.
pub fn only_kept(lang: Lang, bytes: usize) -> String {
    let size = size::bytes(bytes);
    say!(
        lang,
        "收到的 {size} 没有排版；点“下载”保存。",
        "The {size} that came are not laid out; Download saves them."
    )
}

/// The call succeeded. Some replies have no `ActionStatus`, or no `ErrorCode`.
pub fn succeeded(lang: Lang, reply: &Reply) -> &'static str {
    match (&reply.error_code, &reply.action_status) {
        (None, _) => lang.pick(
            "成功：ActionStatus 为 OK；应答里没有 ErrorCode。",
            "Success: ActionStatus is OK; the reply has no ErrorCode.",
        ),
        (_, None) => lang.pick(
            "成功：ErrorCode 为 0；应答里没有 ActionStatus，以 ErrorCode 为准。",
            "Success: ErrorCode is 0; the reply has no ActionStatus, and ErrorCode decides.",
        ),
        _ => lang.pick("成功：ErrorCode 为 0。", "Success: ErrorCode is 0."),
    }
}

/// A code of the table that came in quotes.
pub fn quoted(lang: Lang, code: &Code) -> String {
    say!(
        lang,
        "ErrorCode 是字符串 {code}，而文档规定它是整数；按引号里的数解释：",
        "ErrorCode is the text {code}, where the documents have an integer; explained by the number in the quotes:"
    )
}

/// A code in quotes that is in no table.
pub fn quoted_code(lang: Lang, reply: &Reply) -> String {
    let code = reply.error_code.as_ref().map(Code::to_string).unwrap_or_default();
    let info = or_empty(lang, reply.error_info.as_deref().unwrap_or_default());
    match reply.table_code() {
        Some(0) => say!(
            lang,
            "ErrorCode 是字符串 {code}，不是数字 0，所以不是文档所述的应答；调用多半是成功的，用读回核对。ErrorInfo：{info}",
            "ErrorCode is the text {code} and not the number 0: this is not the documented shape. Most likely the call succeeded; read back to be sure. ErrorInfo: {info}"
        ),
        _ => say!(
            lang,
            "ErrorCode 是字符串 {code}，而文档规定它是整数，所以不是文档所述的应答；引号里的数不在码表里。ErrorInfo：{info}",
            "ErrorCode is the text {code}; the documents have an integer there, so this is not the documented shape; the number in the quotes is not in the table. ErrorInfo: {info}"
        ),
    }
}

/// `ActionStatus` and `ErrorCode` contradict each other.
pub fn contradiction(lang: Lang, reply: &Reply) -> String {
    let status = reply.action_status.as_deref().unwrap_or_default();
    let code = reply.error_code.as_ref().map(Code::to_string).unwrap_or_default();
    say!(
        lang,
        "应答自相矛盾：ActionStatus 是 {status}，ErrorCode 却是 {code}。文档以 HTTP 200 加 ErrorCode 0 为成功；这里两者都不可信。",
        "The reply contradicts itself: ActionStatus is {status}, and yet ErrorCode is {code}. By the documents, HTTP 200 with ErrorCode 0 means success; here trust neither."
    )
}

/// The connection broke after what reads as a whole reply.
pub fn cut(lang: Lang, received: &Received) -> String {
    let came = Count(received.body.len());
    match received.announced_more() {
        Some(all) => {
            let all = Count(all);
            say!(
                lang,
                "注意：应答断在中途。服务器说有 {all} 字节，只到了 {came} 字节；到达的部分恰好是完整的 JSON，但可能不是全部。",
                "Mind: the reply breaks off. The server announced {all} bytes and {came} came; they happen to be whole JSON, but perhaps not all of it."
            )
        }
        None => say!(
            lang,
            "注意：收到 {came} 字节后连接断了；到达的部分恰好是完整的 JSON，但可能不是全部。",
            "Mind: the connection broke after {came} bytes; they happen to be whole JSON, but perhaps not all of it."
        ),
    }
}

/// Code 0 with a status that is neither `OK` nor `FAIL`.
pub fn failed_in_part(lang: Lang, status: &str, info: &str) -> String {
    let info = or_empty(lang, info);
    say!(
        lang,
        "ErrorCode 是 0，但 ActionStatus 是 {status}：部分失败，看应答里逐项的结果。ErrorInfo：{info}",
        "ErrorCode is 0, but ActionStatus is {status}: it failed in part; see the result of each item in the reply. ErrorInfo: {info}"
    )
}

fn or_empty(lang: Lang, info: &str) -> &str {
    if info.is_empty() { lang.pick("（空）", "(empty)") } else { info }
}

/// A code that is not in the table, is no integer, or is not there, with ErrorInfo.
pub fn unknown_code(lang: Lang, code: Option<&Code>, info: &str) -> String {
    let info = or_empty(lang, info);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::reading::read;

    fn received(body: &str, announced: Option<&str>) -> Received {
        Received {
            status: 200,
            headers: announced.map(|length| ("Content-Length".into(), length.into())).into_iter().collect(),
            body: body.as_bytes().to_vec().into(),
            headers_ms: 1,
            complete: false,
        }
    }

    #[test]
    fn a_contradiction_names_both() {
        let words = |body| contradiction(Lang::En, &read(&received(body, None)).unwrap());
        let said = words(r#"{"ActionStatus":"FAIL","ErrorCode":0}"#);
        assert!(said.contains("ActionStatus is FAIL, and yet ErrorCode is 0."), "{said}");
        let said = words(r#"{"ActionStatus":"OK","ErrorCode":40003}"#);
        assert!(said.contains("ActionStatus is OK, and yet ErrorCode is 40003."), "{said}");
    }

    #[test]
    fn a_reply_that_may_go_on_is_told() {
        let body = r#"{"ErrorCode":0}"#;
        assert!(read(&received(body, None)).unwrap().is_cut);
        assert!(cut(Lang::En, &received(body, None)).contains("broke after 15 bytes"));
        assert!(cut(Lang::En, &received(body, Some("99"))).contains("announced 99 bytes and 15 came"));
    }
}
