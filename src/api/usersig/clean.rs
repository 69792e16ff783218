//! Takes off what clings to a pasted UserSig: line breaks, spaces, quotes, URL-encoding.

use super::wrapping::Wrapping;
use crate::api::Secret;
use crate::api::encode;
use percent_encoding::percent_decode_str;

/// How often URL-encoding is undone. Twice happens in practice; more would be guessing.
pub(super) const DECODINGS: usize = 2;

/// What was taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dirt {
    /// `%2A` and its like, which stood for characters.
    UrlEncoding,
    /// Line breaks of any kind.
    LineBreaks,
    /// Spaces, tabs and characters without width.
    Spaces,
    /// Quotes at both ends or one.
    Quotes,
    /// All that stood around it: a link, JSON, a command and the like.
    Around(Wrapping),
}

/// A pasted text and what was taken off it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// What is left.
    pub text: Secret,
    /// What was taken off, each kind once; empty when nothing was.
    pub dirt: Vec<Dirt>,
}

/// Cleans a pasted text. A UserSig as the SDKs write it comes back unchanged.
pub(super) fn clean(typed: &str) -> Cleaned {
    let mut dirt = Vec::new();
    let mut text = typed.to_owned();
    for _ in 0..DECODINGS {
        let Some(decoded) = url_decoded(&text) else { break };
        text = decoded;
        note(&mut dirt, Dirt::UrlEncoding);
    }
    text.retain(|c| {
        let kind = if matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            Dirt::LineBreaks
        } else if c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}') {
            Dirt::Spaces
        } else {
            return true;
        };
        note(&mut dirt, kind);
        false
    });
    let bare = text.trim_matches(is_quote);
    if bare.len() < text.len() {
        note(&mut dirt, Dirt::Quotes);
    }
    Cleaned { text: Secret::new(bare), dirt }
}

fn note(dirt: &mut Vec<Dirt>, kind: Dirt) {
    if !dirt.contains(&kind) {
        dirt.push(kind);
    }
}

/// The text with `%XX` decoded; `None` when there is none, a stray `%`, or what comes out is not UTF-8.
pub(super) fn url_decoded(text: &str) -> Option<String> {
    if !text.contains('%') || !encode::has_whole_escapes(text) {
        return None;
    }
    percent_decode_str(text).decode_utf8().ok().map(|text| text.into_owned())
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '“' | '”' | '‘' | '’' | '„' | '「' | '」' | '『' | '』' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;
    use Dirt::*;
    use proptest::prelude::*;

    fn check(typed: &str, text: &str, dirt: &[Dirt]) {
        let cleaned = clean(typed);
        assert_eq!(cleaned.text.reveal(), text, "{typed:?}");
        assert_eq!(cleaned.dirt, dirt, "{typed:?}");
    }

    #[test]
    fn what_clings_to_a_paste() {
        check("eJw*-_", "eJw*-_", &[]);
        check("", "", &[]);
        check("eJw*\r\neJw-\n", "eJw*eJw-", &[LineBreaks]);
        check(" eJw*\t\u{3000}\u{feff}_ ", "eJw*_", &[Spaces]);
        check("\"eJw*\"", "eJw*", &[Quotes]);
        check(" “eJw*”\n", "eJw*", &[Spaces, LineBreaks, Quotes]);
        check("eJw%2A-_", "eJw*-_", &[UrlEncoding]);
        check("eJw%252a-_", "eJw*-_", &[UrlEncoding]);
        check("%22eJw%2A%22%0A", "eJw*", &[UrlEncoding, LineBreaks, Quotes]);
        check("eJw+/=", "eJw+/=", &[]);
        check("\"\"", "", &[Quotes]);
    }

    #[test]
    fn a_stray_percent_is_left_alone() {
        check("eJy%%%not~base64", "eJy%%%not~base64", &[]);
        check("eJw%2A%2", "eJw%2A%2", &[]);
        check("eJw%FF", "eJw%FF", &[]);
        check("eJw%é", "eJw%é", &[]);
    }

    proptest! {
        #[test]
        fn what_is_left_is_clean(typed in any::<String>()) {
            let once = clean(&typed);
            let text = once.text.reveal();
            prop_assert!(!text.chars().any(char::is_whitespace));
            prop_assert!(!text.starts_with(is_quote) && !text.ends_with(is_quote));
            prop_assert_eq!(once.dirt.is_empty(), text == typed);
            prop_assert!(typed.contains('%') || clean(text).dirt.is_empty());
        }
    }
}
