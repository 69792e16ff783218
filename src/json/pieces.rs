//! A text cut into pieces for drawing: escapes, and characters that are not seen or that reorder what is seen,
//! apart from the rest. The pieces in order are the text again.

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Nothing to tell.
    Plain(&'a str),
    /// One or more escape sequences of a string token.
    Escape(&'a str),
    /// A character that must be made visible.
    Unseen(&'a str, char),
}

impl<'a> Piece<'a> {
    /// The text of the piece.
    pub fn text(&self) -> &'a str {
        match self {
            Self::Plain(text) | Self::Escape(text) | Self::Unseen(text, _) => text,
        }
    }
}

/// The pieces of a text; `escapes` tells a string token from other text. Line breaks and tabs are plain.
pub fn pieces(text: &str, escapes: bool) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let piece = if escapes && first == '\\' {
            Piece::Escape(&rest[..escape_run(rest)])
        } else if is_unseen(first) {
            Piece::Unseen(&rest[..first.len_utf8()], first)
        } else {
            let end = rest.find(|c| (escapes && c == '\\') || is_unseen(c)).unwrap_or(rest.len());
            Piece::Plain(&rest[..end])
        };
        rest = &rest[piece.text().len()..];
        Some(piece)
    })
}

/// Whether a character shows nothing, or turns the direction of what follows: control characters, bidirectional
/// controls, spaces of no width, separators, tags. The joiners U+200C and U+200D are part of how words and emoji
/// are written.
pub fn is_unseen(c: char) -> bool {
    match c {
        '\n' | '\r' | '\t' | ' '..='~' => false,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' => true,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        _ => false,
    }
}

/// The length of the escapes that a text starts with.
fn escape_run(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while bytes.get(at) == Some(&b'\\') {
        let len = match bytes.get(at + 1) {
            Some(b'u') => 6,
            _ => 2,
        };
        at += len;
    }
    let mut end = at.min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    end
}

/// The first `limit` bytes of a text, cut at a character.
pub fn head(text: &str, limit: usize) -> &str {
    &text[..floor(text, limit)]
}

/// The part of this number, from 0, of a text cut into parts of `size` bytes, each at a character. The parts in order are
/// the text again.
pub fn part(text: &str, number: usize, size: usize) -> &str {
    let start = number.saturating_mul(size);
    &text[floor(text, start)..floor(text, start.saturating_add(size))]
}

/// The last start of a character at or before an offset; the text's end where that is beyond.
fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::Piece::*;
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &[Piece]) {
        assert_eq!(pieces(text, true).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn escapes_and_what_is_unseen() {
        check(r#""a\n\u4e2db""#, &[Plain("\"a"), Escape(r"\n\u4e2d"), Plain("b\"")]);
        check("x\u{202e}y", &[Plain("x"), Unseen("\u{202e}", '\u{202e}'), Plain("y")]);
        check("\u{1f468}\u{200d}\u{1f469}\t\n", &[Plain("\u{1f468}\u{200d}\u{1f469}\t\n")]);
        assert_eq!(pieces("a\\n", false).collect::<Vec<_>>(), [Plain("a\\n")]);
    }

    #[test]
    fn a_head_is_cut_at_a_character() {
        assert_eq!((head("中文", 4), head("中文", 6), head("", 3)), ("中", "中文", ""));
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in "(\\PC|\\\\|u|[\\x00-\\x7f]|\u{202e}){0,40}", escapes: bool) {
            let all: String = pieces(&text, escapes).map(|piece| piece.text()).collect();
            prop_assert_eq!(all, text);
        }

        #[test]
        fn the_parts_are_the_text(text in "\\PC{0,40}", size in 1usize..9) {
            let parts = text.len().div_ceil(size);
            let all: String = (0..parts).map(|number| part(&text, number, size)).collect();
            prop_assert_eq!(all, &*text);
            prop_assert_eq!(part(&text, parts, size), "");
        }
    }
}
