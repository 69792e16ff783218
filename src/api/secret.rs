//! A secret that cannot be printed by accident. Whoever needs the text asks for it by name, so that every way
//! out is found by searching for [`Secret::reveal`].

use std::borrow::Cow;
use std::fmt;

/// What stands in for a secret wherever one is shown: in the URL, snippets, exports and logs.
pub const MASK: &str = "***";

/// A UserSig or SecretKey. No `Display`, and `Debug` prints the mask.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps what was typed, as it is.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret's text. The only way out.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// A text with the mask wherever the secret stands in it, also in the spellings that JSON, URLs and HTML have for its
    /// characters (`\\u002a`, `%2A`, `%252A`, `&#42;`).
    pub fn masked_in<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.0.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut masked = String::new();
        let (mut kept, mut at) = (0, 0);
        while at < text.len() {
            match self.spelt_at(&text[at..]) {
                Some(length) => {
                    masked.push_str(&text[kept..at]);
                    masked.push_str(MASK);
                    at += length;
                    kept = at;
                }
                None => at += text[at..].chars().next().map_or(1, char::len_utf8),
            }
        }
        if kept == 0 {
            return Cow::Borrowed(text);
        }
        masked.push_str(&text[kept..]);
        Cow::Owned(masked)
    }

    /// The length of the secret at the beginning of a text, however it is spelt.
    fn spelt_at(&self, text: &str) -> Option<usize> {
        let mut rest = text;
        for c in self.0.chars() {
            rest = rest.strip_prefix(c).or_else(|| after_spelling(rest, c))?;
        }
        Some(text.len() - rest.len())
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What follows a character that is spelt as an escape of JSON, of a URL (once or twice), or of HTML.
fn after_spelling(text: &str, c: char) -> Option<&str> {
    let hex = |text: &str, digits: usize| u32::from_str_radix(text.get(..digits)?, 16).ok();
    if let Some(escaped) = text.strip_prefix('\\') {
        return match escaped.strip_prefix('u') {
            Some(digits) => (hex(digits, 4)? == u32::from(c)).then(|| &digits[4..]),
            None => escaped.strip_prefix(c).filter(|_| matches!(c, '"' | '\\' | '/')),
        };
    }
    if let Some(digits) = text.strip_prefix("%25").or_else(|| text.strip_prefix('%')) {
        return (c.is_ascii() && hex(digits, 2)? == u32::from(c)).then(|| &digits[2..]);
    }
    let (number, rest) = text.strip_prefix("&#")?.split_once(';')?;
    let number = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    (number == u32::from(c)).then_some(rest)
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MASK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_masked_in_every_spelling() {
        let check = |text: &str, expected: &str| {
            assert_eq!(Secret::new("eJ*a/_").masked_in(text), expected, "{text}");
        };
        check("usersig=eJ*a/_&x", "usersig=***&x");
        check(r#""eJ\u002aa\/_""#, r#""***""#);
        check("eJ%2Aa%2f_ eJ%252Aa%252F_", "*** ***");
        check("&#101;J&#x2a;a/_", "***");
        check("eJ*a/", "eJ*a/");
        check("eJ*eJ*a/_eJ*a/_中", "eJ*******中");
        check("\\u00", "\\u00");
        assert_eq!(Secret::default().masked_in("x"), "x");
        assert_eq!(Secret::new("名\"").masked_in(r#"名\""#), MASK);
    }

    #[test]
    fn debug_shows_the_mask_only() {
        assert_eq!(format!("{:?}", Secret::new("eJyrVg")), MASK);
        assert_eq!(format!("{:?}", Some(Secret::default())), "Some(***)");
    }
}
