//! Indent and minify by whitespace alone: every token keeps its bytes and its place.

use super::error::{Error, ErrorKind};
use super::scan::{Kind, MAX_LEN, Scanner};

/// Levels deeper than this are not indented further. Nesting as deep as a text is long would else make the
/// indentation grow with its square.
pub const DEEPEST_INDENT: usize = 100;

/// The text with one token group a line and `indent` (spaces or tabs) a level, as most tools print JSON. Empty
/// objects and arrays stay `{}` and `[]`. Error: the text's first fault, or [`ErrorKind::TooLong`] where the
/// result would pass [`MAX_LEN`].
pub fn format(text: &str, indent: &str) -> Result<String, Error> {
    let mut out = String::with_capacity(text.len() + text.len() / 2);
    let mut scanner = Scanner::new();
    let mut after_open = false;
    loop {
        let depth = scanner.depth();
        let Some(token) = scanner.next(text.as_bytes()).transpose()? else {
            return Ok(out);
        };
        let closes = matches!(token.kind, Kind::ObjectClose | Kind::ArrayClose);
        if after_open != closes {
            new_line(&mut out, indent, depth.min(scanner.depth()));
        }
        out.push_str(token.span.of(text));
        match token.kind {
            Kind::Comma => new_line(&mut out, indent, depth),
            Kind::Colon => out.push(' '),
            _ => {}
        }
        after_open = matches!(token.kind, Kind::ObjectOpen | Kind::ArrayOpen);
        if out.len() > MAX_LEN {
            return Err(Error { offset: token.span.end, kind: ErrorKind::TooLong });
        }
    }
}

/// The text without any whitespace between its tokens. Error: the text's first fault.
pub fn minify(text: &str) -> Result<String, Error> {
    let mut out = String::with_capacity(text.len());
    let mut scanner = Scanner::new();
    while let Some(token) = scanner.next(text.as_bytes()) {
        out.push_str(token?.span.of(text));
    }
    Ok(out)
}

/// A line break and the indentation of a level.
fn new_line(out: &mut String, indent: &str, depth: usize) {
    out.push('\n');
    for _ in 0..depth.min(DEEPEST_INDENT) {
        out.push_str(indent);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, pretty: &str, small: &str) {
        assert_eq!(format(text, "  ").as_deref(), Ok(pretty));
        assert_eq!(minify(text).as_deref(), Ok(small));
        assert_eq!(format(small, "  ").as_deref(), Ok(pretty));
        assert_eq!(minify(pretty).as_deref(), Ok(small));
    }

    #[test]
    fn whitespace_alone_changes() {
        check(" 1.10 ", "1.10", "1.10");
        check("[ ]", "[]", "[]");
        check("[{ },[\n]]", "[\n  {},\n  []\n]", "[{},[]]");
        check(
            r#"{"a" : 18446744073709551615 , "a":[-0,"\u4e2d\/"]}"#,
            "{\n  \"a\": 18446744073709551615,\n  \"a\": [\n    -0,\n    \"\\u4e2d\\/\"\n  ]\n}",
            r#"{"a":18446744073709551615,"a":[-0,"\u4e2d\/"]}"#,
        );
    }

    #[test]
    fn a_fault_is_told_and_nothing_is_made() {
        assert_eq!(format("[1,]", "  "), Err(Error { offset: 2, kind: ErrorKind::TrailingComma }));
        assert_eq!(minify("{"), validate_error("{"));
    }

    fn validate_error(text: &str) -> Result<String, Error> {
        crate::json::scan::validate(text.as_bytes()).map(|()| String::new())
    }

    #[test]
    fn deep_nesting_does_not_explode() {
        let deep = "[".repeat(5_000) + &"]".repeat(5_000);
        assert!(format(&deep, "  ").is_ok_and(|p| p.len() < 10_000 * (2 * DEEPEST_INDENT + 2)));
    }
}
