//! What really comes back: replies as people have reported them, each with what it has to be taken for.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::rc::Rc;
use tim_tester::api::encoding::KnownBy;
use tim_tester::api::reading::{decoded, read};
use tim_tester::api::reply::{NotReply, Received, Reply, Verdict};
use tim_tester::state::Lang;
use tim_tester::text::{not_reply, reply as words};

/// 资料解包失败 in GBK.
const GBK: &[u8] = b"\xd7\xca\xc1\xcf\xbd\xe2\xb0\xfc\xca\xa7\xb0\xdc";

fn received(status: u16, content_type: Option<&str>, body: &[u8]) -> Received {
    let headers = content_type.map(|value| ("Content-Type".to_owned(), value.to_owned()));
    Received {
        status,
        headers: headers.into_iter().collect(),
        body: Rc::new(body.to_vec()),
        headers_ms: 1,
        complete: true,
    }
}

fn around(before: &str, middle: &[u8], after: &str) -> Vec<u8> {
    [before.as_bytes(), middle, after.as_bytes()].concat()
}

/// What is told of a body that is no reply, in both languages.
fn told(received: &Received, not_reply: &NotReply) -> [String; 2] {
    [Lang::Zh, Lang::En].map(|lang| {
        let told = not_reply::explain(lang, not_reply, received);
        format!("{} {} {}", told.what, told.sure, told.checks.join(" "))
    })
}

#[track_caller]
fn check_no_reply(status: u16, content_type: Option<&str>, body: &[u8], kind: &str, words: [&str; 2]) {
    let received = received(status, content_type, body);
    let not_reply = read(&received).unwrap_err();
    assert_eq!(not_reply.kind(), kind, "{not_reply:?}");
    for (told, words) in told(&received, &not_reply).iter().zip(words) {
        assert!(told.contains(words), "{words:?} is not in {told:?}");
    }
}

#[test]
fn replies_of_other_shapes_are_read_for_what_they_say() {
    let cases: [(&str, Verdict, Option<u32>); 10] = [
        (r#"{"ErrorCode":0,"ErrorInfo":""}"#, Verdict::Ok, Some(0)),
        (r#"{"ErrorCode":40003,"ErrorInfo":""}"#, Verdict::Fail, Some(40003)),
        (r#"{"ErrorCode":"0"}"#, Verdict::Fail, Some(0)),
        (r#"{"ActionStatus":"OK","ErrorCode":"0","ErrorInfo":""}"#, Verdict::Fail, Some(0)),
        (r#"{"ActionStatus":"FAIL","ErrorCode":"40003"}"#, Verdict::Fail, Some(40003)),
        (r#"{"ErrorCode":" 70001 "}"#, Verdict::Fail, Some(70001)),
        (r#"{"ErrorCode":"","ActionStatus":"OK"}"#, Verdict::Fail, None),
        (r#"{"ErrorCode":0.0}"#, Verdict::Fail, None),
        ("\u{feff}{\"ActionStatus\":\"OK\",\"ErrorCode\":0}", Verdict::Ok, Some(0)),
        ("\u{feff}\r\n {\"ActionStatus\":\"FAIL\",\"ErrorCode\":60003}", Verdict::Fail, Some(60003)),
    ];
    for (body, verdict, code) in cases {
        let reply = read(&received(200, None, body.as_bytes())).unwrap();
        assert_eq!((reply.verdict(), reply.table_code()), (verdict, code), "{body}");
        assert_eq!(reply.is_marked, body.starts_with('\u{feff}'), "{body}");
    }
}

#[test]
fn what_is_missing_or_in_quotes_is_told() {
    let reply = |body: &str| read(&received(200, None, body.as_bytes())).unwrap();
    assert!(words::succeeded(Lang::En, &reply(r#"{"ErrorCode":0}"#)).contains("no ActionStatus"));
    assert!(words::succeeded(Lang::En, &reply(r#"{"ActionStatus":"OK"}"#)).contains("no ErrorCode"));
    let zero = words::quoted_code(Lang::En, &reply(r#"{"ErrorCode":"0"}"#));
    assert!(zero.contains("the text \"0\" and not the number 0") && zero.contains("succeeded"), "{zero}");
    let other = words::quoted_code(Lang::Zh, &reply(r#"{"ErrorCode":"123"}"#));
    assert!(other.contains("字符串 \"123\"") && other.contains("不在码表里"), "{other}");
}

#[test]
fn other_fields_are_kept_for_support() {
    let more = |body: &str| read(&received(200, None, body.as_bytes())).unwrap().more;
    let body = r#"{"ActionStatus":"OK","ErrorCode":0,"RequestId":"a-1","MsgSeq":18446744073709551615,
        "MsgTime":1700000000,"MsgKey":"1_2_3","List":[{"RequestId":"inner"}],"Done":true,"Actual\u0049d":null}"#;
    let pairs = more(body);
    let pairs: Vec<_> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(
        pairs,
        [
            ("RequestId", "a-1"),
            ("MsgSeq", "18446744073709551615"),
            ("MsgTime", "1700000000"),
            ("MsgKey", "1_2_3"),
            ("Done", "true"),
            ("ActualId", "null"),
        ]
    );
    let many: String = (0..50).map(|i| format!(r#","k{i}":"{}""#, "名".repeat(200))).collect();
    let pairs = more(&format!(r#"{{"ErrorCode":0{many}}}"#));
    assert!(pairs.len() == 12 && pairs.iter().all(|(_, value)| value.len() < 210 && value.ends_with('…')));
}

#[test]
fn another_api_is_told_by_its_code() {
    let of = |body: &str| match read(&received(200, None, body.as_bytes())) {
        Err(NotReply::OtherApi(api)) => (api.code, api.message, api.request_id),
        other => panic!("{other:?}"),
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(of(r#"{"Response":{"Error":{"Code":"AuthFailure"}}}"#), (some("AuthFailure"), None, None));
    let whole = r#"{"Response":{"Error":{"Code":"AuthFailure.SecretIdNotFound","Message":"没有找到"},"RequestId":"7f"}}"#;
    assert_eq!(of(whole), (some("AuthFailure.SecretIdNotFound"), some("没有找到"), some("7f")));
    assert_eq!(of(r#"{"Response":{"TotalCount":0,"RequestId":"7f"}}"#), (None, None, some("7f")));
    let second = r#"{"code":4100,"message":"(100005)","codeDesc":"AuthFailure"}"#;
    assert_eq!(of(second), (some("AuthFailure"), some("(100005)"), None));
    for body in [r#"{"Response":{}}"#, r#"{"Response":"x"}"#, r#"{"code":0,"data":{"userSig":"x"}}"#, "[]"] {
        assert_eq!(read(&received(200, None, body.as_bytes())), Err(NotReply::OtherShape), "{body}");
    }
    let body = br#"{"Response":{"Error":{"Code":"AuthFailure"}}}"#;
    check_no_reply(200, None, body, "not-json", ["云 API", "another API of Tencent Cloud"]);
}

#[test]
fn a_login_page_is_told_as_such() {
    let page = |inside: &str| format!("<!DOCTYPE html><html><head>{inside}</head><body></body></html>");
    let login = ["登录页", "a log-in page"];
    for (status, body) in [
        (200, page("<title>Sign in to your account</title>")),
        (200, page("<title>上网认证</title>")),
        (200, page("<form><input type=\"password\" name=\"p\"></form>")),
        (200, "<script>top.self.location.href='http://10.0.0.1/ac_portal/default.html'</script>".to_owned()),
    ] {
        check_no_reply(status, Some("text/html"), body.as_bytes(), "not-json", login);
    }
    check_no_reply(407, None, page("<title>Squid</title>").as_bytes(), "gateway", login);
    check_no_reply(511, None, b"", "gateway", login);
    check_no_reply(403, None, page("<title>Please log in</title>").as_bytes(), "gateway", login);
    // Any other page is none.
    let welcome = page("<title>Welcome to nginx!</title>");
    check_no_reply(200, None, welcome.as_bytes(), "not-json", ["“Welcome to nginx!”", "“Welcome to nginx!”"]);
    check_no_reply(
        502,
        None,
        page("<title>502 Bad Gateway</title>").as_bytes(),
        "gateway",
        ["网关", "gateway"],
    );
}

#[test]
fn a_reply_in_gbk_says_its_code_before_it_is_decoded() {
    let fail =
        around(r#"{"ActionStatus":"FAIL","ErrorCode":40003,"ErrorInfo":""#, GBK, r#"","RequestId":"r"}"#);
    for (content_type, known_by, words) in [
        (None, KnownBy::Guess, ["猜是 GBK", "a guess"]),
        (
            Some("application/json;charset=gbk"),
            KnownBy::Header,
            ["Content-Type 声明的 GBK", "its Content-Type declares"],
        ),
        (Some("application/json; charset=GB2312"), KnownBy::Header, ["GB2312", "GB2312"]),
        (Some("application/json; charset=utf-8"), KnownBy::Guess, ["猜是 GBK", "a guess"]),
    ] {
        let received = received(200, content_type, &fail);
        let before = read(&received).unwrap_err();
        assert_eq!(before.kind(), "not-utf8");
        let other = before.other().unwrap();
        assert_eq!((other.encoding.known_by, &other.text), (known_by, &None));
        let reply = other.reply.as_ref().unwrap();
        assert_eq!((reply.table_code(), reply.action_status.as_deref()), (Some(40003), Some("FAIL")));
        assert_eq!(reply.error_info.as_deref(), Some("\u{fffd}".repeat(6).as_str()));
        assert_eq!(reply.more, [("RequestId".to_owned(), "r".to_owned())]);
        for (told, words) in told(&received, &before).iter().zip(words) {
            assert!(told.contains(words), "{words:?} is not in {told:?}");
        }
        // As a browser decodes it.
        let text = r#"{"ActionStatus":"FAIL","ErrorCode":40003,"ErrorInfo":"资料解包失败","RequestId":"r"}"#;
        let after = decoded(&received, &before, text);
        let NotReply::NotUtf8 { offset, other: Some(other) } = &after else { panic!("{after:?}") };
        assert_eq!((*offset, other.text.as_deref()), (54, Some(text)));
        assert_eq!(other.reply.as_ref().unwrap().error_info.as_deref(), Some("资料解包失败"));
    }
    // The second byte of 乗 is a backslash in GBK; read byte by byte it would take the quote along.
    let backslash = around(r#"{"ErrorInfo":""#, b"\x81\x5c\xd7\xca\xc1\xcf", r#"","ErrorCode":70001}"#);
    let not_reply = read(&received(200, None, &backslash)).unwrap_err();
    let reply = not_reply.other().unwrap().reply.clone().unwrap();
    assert_eq!(reply.table_code(), Some(70001));
    // With an HTTP error it is the service's all the same.
    assert_eq!(read(&received(500, None, &fail)).unwrap_err().kind(), "not-utf8");
}

#[test]
fn a_page_in_gbk_is_read_by_what_is_declared() {
    // 登录 and 错误.
    let page =
        |title: &[u8]| around("<html><head><meta charset=gbk><title>", title, "</title></head></html>");
    let (login, error) = (page(b"\xb5\xc7\xc2\xbc"), page(b"\xb4\xed\xce\xf3"));
    let text = |title: &str| format!("<html><head><meta charset=gbk><title>{title}</title></head></html>");
    for (status, body, title, kind, words) in [
        (200, &login, "登录", "not-utf8", ["登录页，标题“登录”", "log-in page, titled “登录”"]),
        (502, &error, "错误", "gateway", ["标题“错误”", "titled “错误”"]),
        (407, &error, "错误", "gateway", ["登录页，标题“错误”", "log-in page, titled “错误”"]),
        (200, &error, "错误", "not-utf8", ["一个网页，标题“错误”", "a web page, titled “错误”"]),
    ] {
        let received = received(status, Some("text/html"), body);
        let before = read(&received).unwrap_err();
        assert_eq!(before.kind(), kind);
        assert_eq!(before.other().unwrap().encoding.known_by, KnownBy::Page);
        let after = decoded(&received, &before, &text(title));
        assert_eq!(after.kind(), kind);
        for (told, words) in told(&received, &after).iter().zip(words) {
            assert!(told.contains(words), "{words:?} is not in {told:?}");
        }
    }
}

#[test]
fn utf16_is_read_natively_with_a_mark_or_without() {
    let text = r#"{"ActionStatus":"FAIL","ErrorCode":60003,"ErrorInfo":"名"}"#;
    let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let ascii: Vec<u8> = r#"{"ErrorCode":60003}"#.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for body in [around("", b"\xff\xfe", "").into_iter().chain(le.clone()).collect(), le, be, ascii] {
        let not_reply = read(&received(200, None, &body)).unwrap_err();
        assert_eq!(not_reply.kind(), "not-utf8");
        let other = not_reply.other().unwrap();
        assert!(other.text.as_ref().unwrap().starts_with('{'));
        assert_eq!(other.reply.as_ref().and_then(Reply::table_code), Some(60003));
    }
}

#[test]
fn what_is_in_no_encoding_is_told_plainly() {
    check_no_reply(200, None, b"{\"a\":\"\xff\xfd\"}", "not-utf8", ["偏移 6", "at offset 6"]);
    check_no_reply(200, None, b"\x1f\x8b\x08\0\0\0\0\0\0\x03", "not-utf8", ["压缩过的数据", "packed data"]);
    check_no_reply(
        200,
        Some("text/html; charset=iso-8859-1"),
        b"caf\xe9",
        "not-utf8",
        ["ISO-8859-1", "ISO-8859-1"],
    );
    check_no_reply(200, None, b"\xef\xbb\xbfhello", "not-json", ["偏移 3", "at offset 3"]);
    check_no_reply(200, None, b"\xef\xbb\xbf", "not-json", ["", ""]);
}
