//! What is no HTTP is refused by the library below before a handler sees it, with an empty page. In its place the sender
//! gets a reply that a person can read, which says what is wrong with the request line.

/// The longest beginning of a request that is remembered for it.
pub const SEEN_MAX: usize = 8 << 10;

/// The service's code for a URL that can't be parsed.
const CODE: u32 = 60002;

/// What is sent in place of an empty refusal; `None` where that is none. `seen` is what came since the reply before.
pub fn instead(written: &[u8], seen: &[u8]) -> Option<Vec<u8>> {
    let head = std::str::from_utf8(written).ok()?;
    let status = head.strip_prefix("HTTP/1.1 ")?.split("\r\n").next()?;
    let is_refusal = ["400", "414", "431", "505"].iter().any(|code| status.starts_with(code));
    if !is_refusal || !head.contains("content-length: 0\r\n") {
        return None;
    }
    let info = serde_json::Value::from(why(seen, status));
    let body = format!(r#"{{"ActionStatus":"FAIL","ErrorCode":{CODE},"ErrorInfo":{info}}}"#);
    let reply = format!(
        "HTTP/1.1 {status}\r\nAccess-Control-Allow-Origin: *\r\nAccess-Control-Allow-Headers: X-Requested-With\r\n\
         Access-Control-Allow-Methods: POST\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    Some(reply.into_bytes())
}

/// What is wrong with a request. Quotes nothing of it but bytes that are none of ASCII: a UserSig may stand beside.
fn why(seen: &[u8], status: &str) -> String {
    let line = seen.split(|byte| matches!(byte, b'\r' | b'\n')).next().unwrap_or_default();
    let words: Vec<_> = line.split(|byte| *byte == b' ').collect();
    let is_request =
        words.first().is_some_and(|word| !word.is_empty() && word.iter().all(u8::is_ascii_uppercase));
    if !is_request {
        return format!(
            "this is no HTTP request ({status}); an https client on a plain http port looks like that"
        );
    }
    if words.len() > 3 {
        let at = words[..2].iter().map(|word| word.len() + 1).sum::<usize>() - 1;
        return format!("the URL in the request line has a blank in it, at byte {at} of the line: write %20");
    }
    if let Err(error) = std::str::from_utf8(line) {
        let at = error.valid_up_to();
        let bytes: Vec<_> = line[at..].iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        return format!(
            "the URL in the request line has bytes that are no UTF-8, at byte {at} of the line: {} (GBK?); \
             percent-encode the text's UTF-8",
            bytes.join(" ")
        );
    }
    match words.len() {
        3 => format!("the request can't be read as HTTP/1.1 ({status}): see its URL and its headers"),
        _ => "the request line is not METHOD, URL and HTTP/1.1 with one blank between".to_owned(),
    }
}
