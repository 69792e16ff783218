//! Reads the four fields of a reply in slices of work, in one pass over the text however large it is, and judges whether
//! what was received is a reply at all. Changes no byte of the body.

use super::encoding;
use super::reply::{Code, NotReply, Other, OtherApi, Received, Reply};
use super::web_page::WebPage;
use crate::json::pieces::head;
use crate::json::utf8::Decoder;
use crate::json::{Error, Kind, Scanner, Token, node, number, string};
use std::rc::Rc;

const NAMES: [&str; 4] = ["ActionStatus", "ErrorCode", "ErrorInfo", "ErrorDisplay"];

/// The longest code of another kind that is kept, in bytes.
const CODE_MAX: usize = 300;

/// How much of a text is kept, in bytes as written; all of it is in the body.
const TEXT_MAX: usize = 4_000;

/// How many of the other fields are kept, and how much of each.
const MORE: (usize, usize) = (12, 200);

/// The largest body that is read in another encoding than UTF-8, in bytes.
pub const OTHER_MAX: usize = 4 * 1024 * 1024;

/// The longest text that is looked at for another API's reply.
const OTHER_API_MAX: usize = 64 * 1024;

/// A reading in progress. Every call takes the same text, without a byte order mark.
#[derive(Debug, Default)]
pub struct Reading {
    scanner: Scanner,
    /// The field whose key was the last token but the colon.
    key: Option<Field>,
    /// The first tokens of the fields' values. Of a key given twice the last counts, as for most readers of JSON.
    found: [Option<Token>; 4],
    /// The first other fields that hold a single value: key and value.
    more: Vec<(Token, Token)>,
    error: Option<Error>,
    done: bool,
}

/// A field of the reply.
#[derive(Debug, Clone, Copy)]
enum Field {
    /// One of [`NAMES`].
    Known(usize),
    /// Another, by its key.
    Other(Token),
}

impl Reading {
    /// Reads about `budget` further bytes. True when all is read.
    pub fn advance(&mut self, text: &str, budget: usize) -> bool {
        let stop = self.scanner.offset().saturating_add(budget);
        while !self.done && self.scanner.offset() < stop {
            match self.scanner.next(text.as_bytes()) {
                Some(Ok(token)) => self.take(text, token),
                Some(Err(error)) => (self.done, self.error) = (true, Some(error)),
                None => self.done = true,
            }
        }
        self.done
    }

    /// What the text is, once all is read.
    ///
    /// # Errors
    /// Why it is not a reply of the service.
    pub fn reply(&self, text: &str) -> Result<Reply, NotReply> {
        if let Some(error) = self.error {
            return Err(NotReply::NotJson(error));
        }
        let [status, code, info, display] = self.found;
        if status.is_none() && code.is_none() {
            return Err(other_api(text).map_or(NotReply::OtherShape, NotReply::OtherApi));
        }
        let words = |token: Option<Token>| {
            let token = token.filter(|token| token.kind == Kind::String)?;
            Some(clipped(token, text, TEXT_MAX))
        };
        let more =
            self.more.iter().map(|(key, value)| (clipped(*key, text, MORE.1), clipped(*value, text, MORE.1)));
        Ok(Reply {
            action_status: words(status),
            error_code: code.map(|token| read_code(token, text)),
            error_info: words(info),
            error_display: words(display),
            more: more.collect(),
            is_cut: false,
            is_marked: false,
        })
    }

    fn take(&mut self, text: &str, token: Token) {
        if self.scanner.depth() == 1 && self.scanner.at_key() {
            let name = string::decode(token.span.of(text)).text;
            let known = NAMES.iter().position(|known| *known == name);
            self.key = Some(known.map_or(Field::Other(token), Field::Known));
        } else if token.kind != Kind::Colon {
            match self.key.take() {
                Some(Field::Known(field)) => self.found[field] = Some(token),
                Some(Field::Other(key)) if self.more.len() < MORE.0 && is_single(token) => {
                    self.more.push((key, token));
                }
                Some(Field::Other(_)) | None => {}
            }
        }
    }
}

fn is_single(token: Token) -> bool {
    !matches!(token.kind, Kind::ObjectOpen | Kind::ArrayOpen)
}

/// What a token says, a long one cut.
fn clipped(token: Token, text: &str, most: usize) -> String {
    let spelt = token.span.of(text);
    let kept = head(spelt, most);
    let cut = if kept.len() < spelt.len() { "…" } else { "" };
    match token.kind {
        Kind::String => string::decode(kept).text.into_owned() + cut,
        _ => kept.to_owned() + cut,
    }
}

/// What another API of Tencent Cloud says: `{"Response":{"Error":{"Code":…,"Message":…},"RequestId":…}}`, or in its second
/// version `{"code":…,"codeDesc":…,"message":…}`.
fn other_api(text: &str) -> Option<OtherApi> {
    let root = node::root(text).ok().filter(|_| text.len() <= OTHER_API_MAX)?.span;
    let member = |object, key| node::member(text, object, key).map(|member| member.value);
    let said = |object, key| {
        let value = member(object, key).filter(|value| value.kind == Kind::String)?;
        Some(string::decode(value.span.of(text)).text.into_owned())
    };
    if let Some(code) = said(root, "codeDesc") {
        return Some(OtherApi {
            code: Some(code).filter(|code| code != "Success"),
            message: said(root, "message"),
            request_id: said(root, "requestId"),
        });
    }
    let response = member(root, "Response").filter(|response| response.kind == Kind::ObjectOpen)?.span;
    let request_id = said(response, "RequestId");
    match member(response, "Error") {
        Some(error) => {
            let error = error.span;
            Some(OtherApi { code: said(error, "Code"), message: said(error, "Message"), request_id })
        }
        None => request_id.map(|id| OtherApi { code: None, message: None, request_id: Some(id) }),
    }
}

fn read_code(token: Token, text: &str) -> Code {
    let spelt = token.span.of(text);
    match number::as_i64(spelt) {
        Some(number) => Code::Number(number),
        // The token is only the opening bracket.
        None if token.kind == Kind::ObjectOpen => Code::Other("{…}".to_owned()),
        None if token.kind == Kind::ArrayOpen => Code::Other("[…]".to_owned()),
        None if spelt.len() > CODE_MAX => Code::Other(format!("{}…", head(spelt, CODE_MAX))),
        None => Code::Other(spelt.to_owned()),
    }
}

/// Reads what arrived, all at once.
///
/// # Errors
/// Why it is not a reply of the service.
pub fn read(received: &Received) -> Result<Reply, NotReply> {
    let (mut decoder, mut fields) = (Decoder::default(), Reading::default());
    while !decoder.advance(&received.body, usize::MAX) {}
    while !fields.advance(decoder.unmarked(), usize::MAX) {}
    judge(received, &decoder, &fields)
}

/// What was received is, once it is decoded and read: an empty body is nothing else, and a body that came with an HTTP
/// error and is not the service's is a gateway's.
///
/// # Errors
/// Why it is not a reply of the service.
pub fn judge(received: &Received, decoder: &Decoder, fields: &Reading) -> Result<Reply, NotReply> {
    let text = decoder.unmarked();
    let mark = decoder.text().len() - text.len();
    let parsed = match (fields.reply(text), decoder.bad()) {
        // Text that breaks off within a character is cut off, and in no other encoding.
        (Err(NotReply::NotJson(error)), Some(_)) if decoder.is_cut() && error.kind.is_end() => {
            Err(NotReply::NotJson(error))
        }
        (_, Some(offset)) => Err(not_utf8(received, offset)),
        // UTF-16 of ASCII is UTF-8 by its bytes, and every other one is zero.
        (Err(_), None) if encoding::utf16(&received.body).is_some() => {
            Err(not_utf8(received, received.body.iter().position(|byte| *byte == 0).unwrap_or(0)))
        }
        (Err(NotReply::NotJson(error)), None) => {
            let error = Error { offset: error.offset + mark, ..error };
            Err(WebPage::of(text).map_or(NotReply::NotJson(error), NotReply::Page))
        }
        (parsed, None) => parsed.map(|reply| Reply { is_marked: mark > 0, ..reply }),
    };
    match parsed {
        Err(NotReply::NotUtf8 { other: Some(other), offset }) if other.reply.is_some() => {
            Err(NotReply::NotUtf8 { other: Some(other), offset })
        }
        Err(NotReply::NotUtf8 { other, .. }) if received.status >= 400 => Err(gateway(other, None)),
        Err(not_reply) if received.status >= 400 => {
            let page = if let NotReply::Page(page) = not_reply { Some(page) } else { None };
            Err(gateway(None, page))
        }
        // Where more was to come, the connection broke: that is told as any other reply that breaks off.
        Err(_) if received.body.is_empty() && !received.is_cut() => Err(NotReply::Empty),
        parsed => parsed.map(|reply| Reply { is_cut: received.is_cut(), ..reply }),
    }
}

fn gateway(other: Option<Rc<Other>>, page: Option<WebPage>) -> NotReply {
    let page = page.or_else(|| other.as_ref()?.page.clone());
    NotReply::Gateway { page, other }
}

/// A body that is no UTF-8 from this byte on, and what can be read of it without tables.
fn not_utf8(received: &Received, offset: usize) -> NotReply {
    let is_read = received.body.len() <= OTHER_MAX;
    let encoding = is_read.then(|| encoding::of(received.header("content-type"), &received.body)).flatten();
    let other = encoding.map(|encoding| {
        let label = &*encoding.label;
        if label.starts_with("utf-16") {
            let text: Rc<str> = encoding::decode_utf16(&received.body, label).into();
            return read_other(received, encoding, &text, Some(Rc::clone(&text)));
        }
        let text = encoding::ascii_of(&received.body, label);
        read_other(received, encoding, &text, None)
    });
    NotReply::NotUtf8 { offset, other }
}

fn read_other(
    received: &Received,
    encoding: encoding::Encoding,
    readable: &str,
    text: Option<Rc<str>>,
) -> Rc<Other> {
    let mut fields = Reading::default();
    while !fields.advance(readable, usize::MAX) {}
    let reply = fields.reply(readable).ok().map(|reply| Reply { is_cut: received.is_cut(), ..reply });
    let page = WebPage::of(readable);
    Rc::new(Other { encoding, text, reply, page })
}

/// The same body once somebody who has the tables has decoded it.
pub fn decoded(received: &Received, before: &NotReply, text: &str) -> NotReply {
    let Some(found) = before.other() else { return before.clone() };
    let other = read_other(received, found.encoding.clone(), text, Some(text.into()));
    match before {
        NotReply::NotUtf8 { offset, .. } => NotReply::NotUtf8 { offset: *offset, other: Some(other) },
        _ => gateway(Some(other), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::reply::Verdict::{self, Contradiction, Fail};
    use std::rc::Rc;

    fn received(status: u16, body: &[u8]) -> Received {
        let body = Rc::new(body.to_vec());
        Received { status, headers: Rc::new([]), body, headers_ms: 1, complete: true }
    }

    fn check(body: &str, action_status: Option<&str>, error_code: Option<&str>, verdict: Verdict) {
        let reply = read(&received(200, body.as_bytes())).unwrap();
        let code = reply.error_code.as_ref().map(|code| match code {
            Code::Number(number) => number.to_string(),
            Code::Other(token) => format!("other {token}"),
        });
        assert_eq!(reply.action_status.as_deref(), action_status, "{body}");
        assert_eq!(code.as_deref(), error_code, "{body}");
        assert_eq!(reply.verdict(), verdict, "{body}");
    }

    #[test]
    fn success_is_in_the_body() {
        check(r#"{"ActionStatus":"OK","ErrorCode":0,"ErrorInfo":""}"#, Some("OK"), Some("0"), Verdict::Ok);
        check(r#"{"ActionStatus":"FAIL","ErrorCode":40003}"#, Some("FAIL"), Some("40003"), Fail);
        check(r#"{"ErrorCode":0}"#, None, Some("0"), Verdict::Ok);
        check(r#"{"ActionStatus":"OK"}"#, Some("OK"), None, Verdict::Ok);
        check(r#"{"ActionStatus":"SomeError"}"#, Some("SomeError"), None, Fail);
        check(r#"{"ErrorCode":1,"ErrorCode":0}"#, None, Some("0"), Verdict::Ok);
    }

    #[test]
    fn status_and_code_may_contradict_each_other() {
        check(r#"{"ActionStatus":"FAIL","ErrorCode":0}"#, Some("FAIL"), Some("0"), Contradiction);
        check(r#"{"ActionStatus":"OK","ErrorCode":40003}"#, Some("OK"), Some("40003"), Contradiction);
        // batchsendmsg, where some accounts failed.
        check(r#"{"ActionStatus":"SomeError","ErrorCode":0}"#, Some("SomeError"), Some("0"), Fail);
        check(r#"{"ActionStatus":"SomeError","ErrorCode":1}"#, Some("SomeError"), Some("1"), Fail);
        check(r#"{"ActionStatus":0,"ErrorCode":0}"#, None, Some("0"), Verdict::Ok);
    }

    #[test]
    fn a_connection_that_broke_is_told() {
        let ok: &[u8] = br#"{"ActionStatus":"OK","ErrorCode":0}"#;
        let broken = |body: &[u8]| read(&Received { complete: false, ..received(200, body) });
        assert!(matches!(broken(b""), Err(NotReply::NotJson(_))), "never Empty");
        assert!(matches!(broken(b"{\"ErrorCode\":0"), Err(NotReply::NotJson(error)) if error.kind.is_end()));
        assert!(broken(ok).is_ok_and(|reply| reply.is_cut && reply.is_ok()));
        assert!(read(&received(200, ok)).is_ok_and(|reply| !reply.is_cut));
        let announced = |length: usize, body: &[u8]| {
            let headers = Rc::new([("Content-Length".to_owned(), length.to_string())]);
            read(&Received { headers, ..received(200, body) })
        };
        assert!(announced(ok.len() + 1, ok).is_ok_and(|reply| reply.is_cut));
        assert!(announced(ok.len(), ok).is_ok_and(|reply| !reply.is_cut));
        assert!(matches!(announced(1, b""), Err(NotReply::NotJson(_))));
        assert_eq!(announced(0, b""), Err(NotReply::Empty));
    }

    #[test]
    fn a_code_that_is_no_integer_is_kept_as_it_came_and_is_no_success() {
        check(r#"{"ErrorCode":"0"}"#, None, Some("other \"0\""), Fail);
        check(r#"{"ErrorCode":0.0,"ActionStatus":"OK"}"#, Some("OK"), Some("other 0.0"), Fail);
        check(r#"{"ErrorCode":18446744073709551615}"#, None, Some("other 18446744073709551615"), Fail);
        check(r#"{"ErrorCode": null }"#, None, Some("other null"), Fail);
        check(r#"{"ErrorCode":{"a":[1]}}"#, None, Some("other {…}"), Fail);
        check(r#"{"ErrorCode":[]}"#, None, Some("other […]"), Fail);
        let long = format!(r#"{{"ErrorCode":"{}"}}"#, "名".repeat(500));
        let Some(Code::Other(token)) = read(&received(200, long.as_bytes())).unwrap().error_code else {
            panic!()
        };
        assert!(token.len() <= 303 && token.ends_with('…'), "{token}");
    }

    #[test]
    fn the_four_fields_are_decoded() {
        let body =
            r#"{"ActionStatus":"FAIL","ErrorCode":40001,"ErrorInfo":"\u8d44\u6599","ErrorDisplay":"x"}"#;
        let reply = read(&received(200, body.as_bytes())).unwrap();
        assert_eq!(reply.error_info.as_deref(), Some("资料"));
        assert_eq!(reply.error_display.as_deref(), Some("x"));
    }

    #[test]
    fn a_long_text_is_cut() {
        let body = format!(r#"{{"ErrorCode":1,"ErrorInfo":"{}"}}"#, "名".repeat(1_000_000));
        let info = read(&received(200, body.as_bytes())).unwrap().error_info.unwrap();
        assert!(info.starts_with("名名") && info.ends_with("名…") && info.len() < 4_010, "{}", info.len());
    }

    #[test]
    fn what_is_no_reply() {
        let page = b"<html><head><TITLE>502 Bad Gateway</TITLE></head></html>";
        let title = |title: &str| Some(WebPage { title: Some(title.into()), is_login: false });
        let gateway = NotReply::Gateway { page: title("502 Bad Gateway"), other: None };
        assert_eq!(read(&received(502, page)), Err(gateway));
        assert_eq!(read(&received(200, page)), Err(NotReply::Page(title("502 Bad Gateway").unwrap())));
        assert_eq!(read(&received(502, b"")), Err(NotReply::Gateway { page: None, other: None }));
        assert_eq!(read(&received(200, b"")), Err(NotReply::Empty));
        let offset = |body: &[u8]| match read(&received(200, body)) {
            Err(NotReply::NotUtf8 { offset, .. }) => Some(offset),
            _ => None,
        };
        assert_eq!(offset(b"{\"a\":\"\xd7\xca\"}"), Some(6));
        assert_eq!(offset(b"{\"a\":1}\xe4\xb8"), Some(7));
        let within_a_character = read(&received(200, b"{\"a\":\"\xe4\xb8"));
        assert!(matches!(within_a_character, Err(NotReply::NotJson(error)) if error.kind.is_end()));
        assert_eq!(read(&received(200, b"[1]")), Err(NotReply::OtherShape));
        assert!(matches!(read(&received(200, b"{\"ErrorCode\":0")), Err(NotReply::NotJson(_))));
        assert!(read(&received(500, br#"{"ErrorCode":60008}"#)).is_ok());
    }
}
