//! In which encoding a text is that is no UTF-8: as the server declares it, as the web page itself does, by its first bytes,
//! or guessed. To decode it takes tables that only the browser has; what is ASCII in it can be read without them.

/// An encoding, and how it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoding {
    /// Its name, in lower case, as browsers know it.
    pub label: String,
    /// How it is known.
    pub known_by: KnownBy,
}

/// How an encoding is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownBy {
    /// By the `charset` of the Content-Type.
    Header,
    /// By what the web page says of itself.
    Page,
    /// By its first bytes.
    FirstBytes,
    /// Guessed: nobody said so, but all of it would be well-formed.
    Guess,
}

/// How far into a web page its own declaration is looked for, in bytes.
const PAGE_HEAD: usize = 1024;

/// The longest name of an encoding that is believed.
const LABEL_MAX: usize = 40;

/// The encoding of a body that is no UTF-8, where it can be told, with the Content-Type that it came with. That a server
/// declares UTF-8 is no help then.
pub fn of(content_type: Option<&str>, body: &[u8]) -> Option<Encoding> {
    let found = |label: &str, known_by| Some(Encoding { label: label.to_owned(), known_by });
    if let Some(label) = utf16(body) {
        return found(label, KnownBy::FirstBytes);
    }
    let head = String::from_utf8_lossy(&body[..body.len().min(PAGE_HEAD)]).to_ascii_lowercase();
    let header = content_type.map(str::to_ascii_lowercase);
    let declared = [
        (header.as_deref().and_then(charset), KnownBy::Header),
        (Some(&*head).filter(|head| head.trim_start().starts_with('<')).and_then(charset), KnownBy::Page),
    ];
    for (label, known_by) in declared {
        if let Some(label) = label.filter(|label| !label.starts_with("utf") && !label.starts_with("unicode"))
        {
            return found(label, known_by);
        }
    }
    if is_gbk(body) { found("gbk", KnownBy::Guess) } else { None }
}

/// The UTF-16 that a text begins in: with a byte order mark, or with an ASCII character and another one behind it.
pub fn utf16(body: &[u8]) -> Option<&'static str> {
    match body {
        [0xFF, 0xFE, ..] | [0x01..=0x7F, 0, 0x01..=0x7F, 0, ..] => Some("utf-16le"),
        [0xFE, 0xFF, ..] | [0, 0x01..=0x7F, 0, 0x01..=0x7F, ..] => Some("utf-16be"),
        _ => None,
    }
}

/// A text in UTF-16, without its byte order mark; what is no character becomes U+FFFD.
pub fn decode_utf16(body: &[u8], label: &str) -> String {
    let unit = |pair: &[u8]| match *pair {
        [first, second] if label == "utf-16be" => u16::from_be_bytes([first, second]),
        [first, second] => u16::from_le_bytes([first, second]),
        // An odd byte at the end is half of something.
        _ => 0xFFFD,
    };
    let text: String = char::decode_utf16(body.chunks(2).map(unit))
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
}

/// Whether the bytes are packed, and so no text at all: gzip, zstd.
pub fn is_packed(body: &[u8]) -> bool {
    matches!(body, [0x1F, 0x8B, ..] | [0x28, 0xB5, 0x2F, 0xFD, ..])
}

/// The name behind `charset=`, in a header or in a `<meta>`.
fn charset(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("charset")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':' | '.'));
    let label = &rest[..end.unwrap_or(rest.len())];
    (1..=LABEL_MAX).contains(&label.len()).then_some(label)
}

/// The length of the character at the beginning of a text in an encoding whose characters beyond ASCII have two bytes or,
/// in GB 18030, four.
fn unit(bytes: &[u8], label: &str) -> usize {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let lead = |at: usize| bytes.get(at).is_some_and(|byte| *byte > 0x80);
    match bytes {
        // Japanese half-width letters are the one exception.
        [0xA1..=0xDF, ..] if label.contains("jis") => 1,
        [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ..] => 2,
        [0x81..=0xFE, ..] if digit(1) && lead(2) && digit(3) => 4,
        _ => 1,
    }
}

/// Whether all that is not ASCII is well-formed GBK, and most of it Chinese characters in daily use.
fn is_gbk(body: &[u8]) -> bool {
    let (mut at, mut all, mut daily) = (0, 0usize, 0usize);
    while at < body.len() {
        if body[at].is_ascii() {
            at += 1;
            continue;
        }
        let length = unit(&body[at..], "gbk");
        if length == 1 {
            return false;
        }
        all += 1;
        daily += usize::from(length == 2 && body[at] > 0xA0 && body[at + 1] > 0xA0);
        at += length;
    }
    all > 0 && daily * 2 >= all
}

/// Encodings of one byte a character, by how their names begin.
const ONE_BYTE: [&str; 9] =
    ["iso-8859", "iso8859", "latin", "windows-", "cp125", "koi8", "mac", "ascii", "us-ascii"];

/// What is ASCII in a text of this encoding; U+FFFD stands for each other character. The second byte of a character may look
/// like ASCII (`\`, `{`) and is none.
pub fn ascii_of(body: &[u8], label: &str) -> String {
    let one_byte = ONE_BYTE.iter().any(|name| label.starts_with(name));
    let mut text = String::with_capacity(body.len());
    let mut at = 0;
    while let Some(byte) = body.get(at) {
        if byte.is_ascii() {
            text.push(char::from(*byte));
            at += 1;
        } else {
            text.push(char::REPLACEMENT_CHARACTER);
            at += if one_byte { 1 } else { unit(&body[at..], label) };
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(header: Option<&str>, body: &[u8]) -> Option<(String, KnownBy)> {
        of(header, body).map(|encoding| (encoding.label, encoding.known_by))
    }

    #[test]
    fn the_encoding_is_declared_or_guessed() {
        let check = |header, body: &[u8], label: &str, known_by| {
            assert_eq!(known(header, body), Some((label.to_owned(), known_by)), "{header:?} {body:x?}");
        };
        let gbk = b"{\"a\":\"\xd7\xca\xc1\xcf\"}";
        check(None, gbk, "gbk", KnownBy::Guess);
        check(Some("text/html; charset=utf-8"), gbk, "gbk", KnownBy::Guess);
        check(Some("text/html; Charset=\"GB2312\""), gbk, "gb2312", KnownBy::Header);
        check(Some("text/plain;charset=big5; x"), b"\xa4\xa4", "big5", KnownBy::Header);
        check(Some("text/plain;charset=iso-8859-1"), b"\xe9", "iso-8859-1", KnownBy::Header);
        check(None, b"<html><meta charset='GBK'>\xe9", "gbk", KnownBy::Page);
        let older = b"<meta http-equiv=Content-Type content=\"text/html; charset=gb18030\">\xe9";
        check(Some("text/html"), older, "gb18030", KnownBy::Page);
        check(None, b"\xff\xfe{\0", "utf-16le", KnownBy::FirstBytes);
        check(None, b"\0{\0\"", "utf-16be", KnownBy::FirstBytes);
        // U+20000 in GB 18030 has four bytes.
        check(None, b"\x95\x32\x82\x36\xd7\xca", "gbk", KnownBy::Guess);
        for other in
            [&b"caf\xe9"[..], b"\xff\xfd", b"\xd7", b"\x1f\x8b\x08\0\0\0", b"\x81\x40\x81\x41\xb0\xa1"]
        {
            assert_eq!(known(None, other), None, "{other:x?}");
        }
        assert_eq!(known(Some("text/html; charset="), b"\xe9"), None);
    }

    #[test]
    fn what_is_ascii_stays_and_a_second_byte_is_none() {
        let ascii = |body: &[u8], label| ascii_of(body, label).replace('\u{fffd}', "?");
        assert_eq!(ascii(b"{\"a\":\"\x81\x5c\",\"b\":1}", "gbk"), "{\"a\":\"?\",\"b\":1}");
        assert_eq!(ascii(b"\"\x95\x32\x82\x36\"", "gb18030"), "\"?\"");
        assert_eq!(ascii(b"\"caf\xe9\"", "iso-8859-1"), "\"caf?\"");
        assert_eq!(ascii(b"\"\xb1\"", "shift_jis"), "\"?\"");
        assert_eq!(ascii(b"\"\xd7\"", "gbk"), "\"?\"");
    }

    #[test]
    fn utf16_needs_no_tables() {
        let le = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let be = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
        assert_eq!(decode_utf16(&le("\u{feff}{\"名\":\"😀\"}"), "utf-16le"), "{\"名\":\"😀\"}");
        assert_eq!(decode_utf16(&be("{}"), "utf-16be"), "{}");
        assert_eq!(decode_utf16(b"a\0b", "utf-16le"), "a\u{fffd}");
    }
}
