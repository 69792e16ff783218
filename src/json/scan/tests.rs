use super::*;

#[track_caller]
fn check_tokens(text: &str, expected: &[&str]) {
    let found: Vec<&str> = tokens(text.as_bytes()).map(|t| t.unwrap().span.of(text)).collect();
    assert_eq!(found, expected, "{text}");
}

#[track_caller]
fn check_error(text: impl AsRef<[u8]>, offset: usize, kind: ErrorKind) {
    let text = text.as_ref();
    assert_eq!(validate(text), Err(Error { offset, kind }), "{}", String::from_utf8_lossy(text));
}

#[test]
fn tokens_keep_their_spelling() {
    check_tokens(
        r#" {"a":[1.10,-0,1E+2]} "#,
        &["{", "\"a\"", ":", "[", "1.10", ",", "-0", ",", "1E+2", "]", "}"],
    );
    check_tokens("18446744073709551615", &["18446744073709551615"]);
    check_tokens("\t\"中\\u4e2d\\ud800\"\r\n", &["\"中\\u4e2d\\ud800\""]);
    check_tokens("[true,false,null]", &["[", "true", ",", "false", ",", "null", "]"]);
}

#[test]
fn the_scan_stays_ended() {
    for text in [&b"1"[..], b"1 x", b""] {
        let mut scanner = Scanner::new();
        while scanner.next(text).is_some_and(|t| t.is_ok()) {}
        assert_eq!(scanner.next(text), None);
    }
}

#[test]
fn a_value_in_the_middle_is_scanned_by_its_offset() {
    let text = br#"{"a":[1,2],"b":3}"#;
    let mut scanner = Scanner::at(5);
    let mut count = 0;
    while scanner.next(&text[..10]).is_some() {
        count += 1;
    }
    assert_eq!((count, scanner.depth(), scanner.offset()), (5, 0, 10));
}

#[test]
fn what_ends_early() {
    check_error("", 0, ErrorKind::Empty);
    check_error(" \n", 2, ErrorKind::Empty);
    check_error("[1", 2, ErrorKind::UnexpectedEnd(Inside::Array));
    check_error("[{\"a\":", 6, ErrorKind::UnexpectedEnd(Inside::Object));
    check_error("[\"a\\", 4, ErrorKind::UnexpectedEnd(Inside::String));
    check_error("[\"a\\u12", 7, ErrorKind::UnexpectedEnd(Inside::String));
    check_error(b"[\"\xE4\xB8", 4, ErrorKind::UnexpectedEnd(Inside::String));
    check_error("[-", 2, ErrorKind::UnexpectedEnd(Inside::Number));
    check_error("[1.", 3, ErrorKind::UnexpectedEnd(Inside::Number));
    check_error("[tru", 4, ErrorKind::UnexpectedEnd(Inside::Literal));
}

#[test]
fn what_people_type() {
    check_error("[1,]", 2, ErrorKind::TrailingComma);
    check_error("{\"a\":1,\n}", 6, ErrorKind::TrailingComma);
    check_error("[1 2]", 3, ErrorKind::MissingComma);
    check_error("{\"a\":1\n\"b\":2}", 7, ErrorKind::MissingComma);
    check_error("[1,,2]", 3, ErrorKind::MissingValue);
    check_error("[,1]", 1, ErrorKind::MissingValue);
    check_error("{\"a\":}", 5, ErrorKind::MissingValue);
    check_error("{\"a\":,\"b\":1}", 5, ErrorKind::MissingValue);
    check_error("{\"a\" 1}", 5, ErrorKind::MissingColon);
    check_error("{\"a\"}", 4, ErrorKind::MissingColon);
    check_error("{a:1}", 1, ErrorKind::UnquotedKey);
    check_error("{\"a\":1,2:3}", 7, ErrorKind::UnquotedKey);
    check_error("{'a':1}", 1, ErrorKind::SingleQuote);
    check_error("['a']", 1, ErrorKind::SingleQuote);
    check_error("[True]", 1, ErrorKind::UnknownWord);
    check_error("nulls", 0, ErrorKind::UnknownWord);
    check_error("[NaN]", 1, ErrorKind::UnknownWord);
    check_error("[1] // one", 4, ErrorKind::Comment);
    check_error("{\"a\":1}}", 7, ErrorKind::TrailingText('}'));
    check_error("[1}", 2, ErrorKind::WrongClose { found: '}', meant: ']' });
    check_error("[}", 1, ErrorKind::WrongClose { found: '}', meant: ']' });
    check_error("{]", 1, ErrorKind::WrongClose { found: ']', meant: '}' });
    check_error("]", 0, ErrorKind::UnexpectedCharacter(']'));
    check_error("[\"a\":1]", 4, ErrorKind::UnexpectedCharacter(':'));
    check_error("{“a”:1}", 1, ErrorKind::WidePunctuation { found: '“', meant: '"' });
    check_error("[1，2]", 2, ErrorKind::WidePunctuation { found: '，', meant: ',' });
}

#[test]
fn numbers_that_are_none() {
    let bad = ErrorKind::BadNumber;
    check_error("[01]", 1, bad(NumberFault::LeadingZero));
    check_error("[-01]", 1, bad(NumberFault::LeadingZero));
    check_error("[+1]", 1, bad(NumberFault::LeadingPlus));
    check_error("[.5]", 1, bad(NumberFault::LeadingPoint));
    check_error("[-]", 2, bad(NumberFault::LoneMinus));
    check_error("[1.]", 3, bad(NumberFault::NoFraction));
    check_error("[1e+]", 4, bad(NumberFault::NoExponent));
    check_error("[0x1F]", 2, bad(NumberFault::Garbage));
    check_error("[1.2.3]", 4, bad(NumberFault::Garbage));
}

#[test]
fn strings_and_bytes_that_are_none() {
    check_error(r#"["\x"]"#, 2, ErrorKind::BadEscape('x'));
    check_error(r#"["\中"]"#, 2, ErrorKind::BadEscape('中'));
    check_error(r#"["\u12G4"]"#, 2, ErrorKind::BadUnicodeEscape);
    check_error("[\"a\nb\"]", 3, ErrorKind::ControlCharacter(b'\n'));
    check_error("\u{FEFF}[]", 0, ErrorKind::ByteOrderMark);
    check_error(b"[\"\xC4\xE3\xBA\xC3\"]", 2, ErrorKind::BadUtf8(0xC4));
    check_error(b"[\"\xED\xA0\x80\"]", 2, ErrorKind::BadUtf8(0xED));
    check_error(b"[\"\xF5\x80\x80\x80\"]", 2, ErrorKind::BadUtf8(0xF5));
    check_error(b"[\xFF]", 1, ErrorKind::BadUtf8(0xFF));
}

#[test]
fn nesting_has_no_limit_but_the_text() {
    let deep = "[".repeat(200_000) + &"]".repeat(200_000);
    assert_eq!(validate(deep.as_bytes()), Ok(()));
    let mixed = "{\"a\":[".repeat(10_000) + &"]}".repeat(10_000);
    assert_eq!(validate(mixed.as_bytes()), Ok(()));
    check_error("[{\"a\":".repeat(10_000), 60_000, ErrorKind::UnexpectedEnd(Inside::Object));
}
