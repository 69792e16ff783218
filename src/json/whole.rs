//! Where a text can be cut without cutting what people see as one character: an emoji of several, a letter with its marks,
//! a flag. The rule is that of Unicode's grapheme clusters (UAX 29) for what people write, in a hundred lines instead of
//! tables of 20 kB: where it is in doubt it holds together what could have been cut.

/// The longest beginning of a text within so many bytes that ends with a whole character as people see it. A single one that is
/// longer gives nothing.
pub fn whole_head(text: &str, limit: usize) -> &str {
    let cut = super::pieces::head(text, limit).len();
    let mut at = cut;
    while at > 0 && at < text.len() && !is_boundary(text, at) {
        at -= text[..at].chars().next_back().map_or(1, char::len_utf8);
    }
    &text[..at]
}

/// Whether two characters at a place are two to people as well.
fn is_boundary(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next()) else {
        return true;
    };
    let flags = || text[..at].chars().rev().take_while(|c| is_flag_letter(*c)).count();
    match (before, after) {
        ('\r', '\n') => false,
        (before, _) if before.is_control() => true,
        (_, after) if extends(after) => false,
        (ZWJ, _) => false,
        (before, after) if is_flag_letter(before) && is_flag_letter(after) => flags() % 2 == 0,
        // Hangul's parts, and the second consonant of an Indic conjunct.
        (
            '\u{1100}'..='\u{115f}' | '\u{a960}'..='\u{a97c}',
            '\u{1100}'..='\u{115f}' | '\u{a960}'..='\u{a97c}' | '\u{ac00}'..='\u{d7a3}',
        ) => false,
        (before, after) => !(is_virama(before) && after.is_alphabetic()),
    }
}

const ZWJ: char = '\u{200d}';

fn is_flag_letter(c: char) -> bool {
    ('\u{1f1e6}'..='\u{1f1ff}').contains(&c)
}

/// The sign that takes a consonant's vowel away, in the scripts of India, Burma and Cambodia.
fn is_virama(c: char) -> bool {
    let of_india = ('\u{900}'..='\u{d7f}').contains(&c) && u32::from(c) % 0x80 == 0x4d;
    of_india || matches!(c, '\u{1039}' | '\u{17d2}')
}

/// Whether a character belongs to the one before it.
fn extends(c: char) -> bool {
    match c {
        ..='\u{2ff}' => false,
        // Marks over Latin, Greek, Cyrillic, Hebrew, Arabic letters.
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5bd}'
        | '\u{5bf}'
        | '\u{5c1}'..='\u{5c2}' => true,
        '\u{5c4}'..='\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' => true,
        '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}' => true,
        // The scripts of India share one layout of blocks of 128.
        '\u{900}'..='\u{d7f}' => {
            matches!(u32::from(c) % 0x80, 0..=3 | 0x3c | 0x3e..=0x4f | 0x51..=0x57 | 0x62..=0x63)
        }
        // Sinhala, Thai, Lao, Tibetan, Burmese, Khmer.
        '\u{dca}'..='\u{ddf}'
        | '\u{df2}'..='\u{df3}'
        | '\u{e31}'
        | '\u{e33}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' => true,
        '\u{eb1}'
        | '\u{eb3}'..='\u{ebc}'
        | '\u{ec8}'..='\u{ece}'
        | '\u{f71}'..='\u{f84}'
        | '\u{f8d}'..='\u{fbc}' => true,
        '\u{102b}'..='\u{103e}' | '\u{1056}'..='\u{1059}' | '\u{17b4}'..='\u{17d3}' | '\u{17dd}' => true,
        // Hangul's vowels and final consonants.
        '\u{1160}'..='\u{11ff}' | '\u{d7b0}'..='\u{d7fb}' => true,
        // Marks for any script, the keycap, marks of Japanese, what chooses a form.
        '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200c}' | ZWJ | '\u{20d0}'..='\u{20ff}' => {
            true
        }
        '\u{302a}'..='\u{302f}' | '\u{3099}'..='\u{309a}' | '\u{ff9e}'..='\u{ff9f}' => true,
        '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' => true,
        // Colours of skin, tags, and what chooses a form once more.
        '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn what_people_see_as_one_is_kept_or_left() {
        let family = "👨‍👩‍👧‍👦";
        let check = |text: &str, limit: usize, expected: &str| {
            assert_eq!(whole_head(text, limit), expected, "{text} {limit}")
        };
        check("abc", 2, "ab");
        check("abc", 9, "abc");
        check("中文", 5, "中");
        check(&format!("hi{family}"), 26, "hi");
        check(&format!("hi{family}"), 27, &format!("hi{family}"));
        check(family, 24, "");
        check("👍🏽👍🏽", 15, "👍🏽");
        check("🇨🇳🇺🇸", 12, "🇨🇳");
        check("a🇨🇳🇺🇸", 13, "a🇨🇳");
        check("1️⃣2️⃣", 13, "1️⃣");
        check("🏴󠁧󠁢󠁥󠁮󠁧󠁿x🏴󠁧󠁢󠁥󠁮󠁧󠁿", 40, "🏴󠁧󠁢󠁥󠁮󠁧󠁿x");
        check("e\u{301}e\u{301}", 4, "e\u{301}");
        check("क्षि", 9, "");
        check("ก็ก็", 9, "ก็");
        check("\u{1100}\u{1161}\u{11a8}", 6, "");
        check("a\r\n", 2, "a");
        check("\0\0\0", 2, "\0\0");
        check("か\u{3099}", 3, "");
    }

    /// Characters of every kind that joins or is joined.
    fn text() -> impl Strategy<Value = String> {
        let seen = prop::sample::select(vec![
            "a",
            "中",
            "é",
            "e\u{301}",
            "👨‍👩‍👧‍👦",
            "👍🏽",
            "🇨🇳",
            "🇺",
            "1️⃣",
            "❤️",
            "🏳️‍🌈",
            "क्षि",
            "নি",
            "ก็",
            "각",
            "각",
            "が",
            "\u{200d}",
            "\r\n",
            "\n",
            "\0",
            "שָׁ",
            "بِ",
            "\u{1f3fb}",
            "𠮷",
            "㐂\u{e0100}",
            "မြ",
            "ខ្មែ",
            "བོད",
        ]);
        prop::collection::vec(seen, 0..12).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn a_cut_is_where_unicode_allows_one(text in text(), limit in 0usize..60) {
            let head = whole_head(&text, limit);
            prop_assert!(head.len() <= limit && text.starts_with(head));
            let may_cut = text.grapheme_indices(true).any(|(at, _)| at == head.len()) || head.len() == text.len();
            prop_assert!(may_cut, "{:?} of {:?}", head, text);
        }

        #[test]
        fn a_cut_is_the_last_that_is_allowed_in_what_people_write(
            parts in prop::collection::vec(prop::sample::select(vec!["a", "中", "e\u{301}", "👨‍👩‍👧‍👦", "👍🏽", "🇨🇳", "1️⃣", "❤️", "ก็", "각", "が", "𠮷", "\n"]), 0..12),
            limit in 0usize..60,
        ) {
            let text = parts.concat();
            let ends = text.grapheme_indices(true).map(|(at, part)| at + part.len());
            let last = ends.take_while(|end| *end <= limit).last().unwrap_or(0);
            prop_assert_eq!(whole_head(&text, limit), &text[..last]);
        }

        #[test]
        fn no_text_hurts(text in any::<String>(), limit in 0usize..40) {
            prop_assert!(whole_head(&text, limit).len() <= limit);
        }
    }
}
