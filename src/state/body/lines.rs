//! Line breaks as a text area knows them: it shows and gives back each CR LF and CR as LF. What is typed there must not
//! respell the breaks that it does not touch. And how many lines an area has for a text.

use std::rc::Rc;

/// How many lines of a value are seen at once.
const MOST: usize = 6;

/// How much stands in a line of an area where the browser doesn't tell, in characters of Latin letters' width.
const WIDTH: usize = 60;

/// A text as an area shows it.
pub fn shown(text: &Rc<str>) -> Rc<str> {
    match text.contains('\r') {
        true => text.replace("\r\n", "\n").replace('\r', "\n").into(),
        false => Rc::clone(text),
    }
}

/// How many lines an area has for a text, long lines wrapped. Only for browsers whose areas don't grow by themselves.
pub fn rows(text: &str) -> usize {
    // What is behind as much as fills the area changes nothing.
    let seen = crate::json::pieces::head(text, 4 * MOST * WIDTH);
    let width = |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let rows = shown_lines(seen).map(|line| width(line).div_ceil(WIDTH).max(1)).take(MOST).sum::<usize>();
    rows.clamp(1, MOST)
}

/// The lines of a text as an area has them: behind a last break there is one more.
fn shown_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// What an area gave back, with the breaks of the text before wherever it is the same. A text with a CR comes from no area
/// and is taken to the letter.
pub(super) fn typed_over(before: &str, typed: &str) -> String {
    if !before.contains('\r') || typed.contains('\r') {
        return typed.to_owned();
    }
    let chars: Vec<&str> = pieces(before).collect();
    let is_same = |(piece, c): &(&&str, char)| piece.starts_with(*c) || *c == '\n' && piece.starts_with('\r');
    let front = chars.iter().zip(typed.chars()).take_while(is_same).count();
    let most = chars.len().min(typed.chars().count()) - front;
    let back = chars.iter().rev().zip(typed.chars().rev()).take(most).take_while(is_same).count();
    let (head, tail) = (&chars[..front], &chars[chars.len() - back..]);
    let middle: String = typed.chars().skip(front).take(typed.chars().count() - front - back).collect();
    let (head, rest) = (head.concat(), middle + &tail.concat());
    // A LF behind a CR would become one break with it.
    let joins = if head.ends_with('\r') { rest.len() - rest.trim_start_matches('\n').len() } else { 0 };
    [&head, &"\r".repeat(joins), &rest[joins..]].concat()
}

/// The characters of a text, CR LF being one.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let len = if rest.starts_with("\r\n") { 2 } else { rest.chars().next()?.len_utf8() };
        let (piece, after) = rest.split_at(len);
        rest = after;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(before: &str, typed: &str, expected: &str) {
        assert_eq!(typed_over(before, typed), expected, "{before:?} {typed:?}");
    }

    #[test]
    fn breaks_that_are_not_touched_stay() {
        check("a\r\nb\rc\nd", "a\nb\nc\nde", "a\r\nb\rc\nde");
        check("a\r\nb\r\nc", "a\nx\nb\nc", "a\r\nx\nb\r\nc");
        check("a\r\n\r\nb", "a\nb", "a\r\nb");
        check("\r\n", "", "");
        check("\r", "\n\n", "\r\r");
        check("a\nb", "a\nbc", "a\nbc");
        check("a\r\nb\r\nc", "a\r\nb", "a\r\nb");
        check("中\r\n😀", "中1\n😀", "中1\r\n😀");
    }

    #[test]
    fn an_area_has_room_for_its_text() {
        for (text, expected) in [("", 1), ("Alice", 1), ("a\nb", 2), ("a\r\nb\rc", 3), ("a\n", 2)] {
            assert_eq!(rows(text), expected, "{text:?}");
        }
        assert_eq!((rows(&"x".repeat(60)), rows(&"x".repeat(61))), (1, 2));
        assert_eq!((rows(&"中".repeat(30)), rows(&"中".repeat(31))), (1, 2));
        assert_eq!((rows(&"x".repeat(1_000_000)), rows(&"\n".repeat(1_000_000))), (6, 6));
    }

    proptest! {
        #[test]
        fn what_is_shown_after_it_is_what_was_typed(before in "[ab\r\n中]{0,12}", typed in "[ab\n中]{0,12}") {
            let text: Rc<str> = typed_over(&before, &typed).into();
            prop_assert_eq!(&*shown(&text), typed.as_str());
        }

        #[test]
        fn nothing_typed_changes_nothing(before in "[ab\r\n中]{0,12}") {
            let before: Rc<str> = before.into();
            prop_assert_eq!(typed_over(&before, &shown(&before)), &*before);
        }
    }
}
