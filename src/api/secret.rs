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
    /// characters (`\u002a`, `%2A`, `&#42;`), and where those are spelt again (`\\u002a`, `%252A`).
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
        let (mut rest, mut before) = (text, '\0');
        for c in self.0.chars() {
            // However many backslashes stand for those of the secret, all of them are taken at once.
            if c == '\\' && before == c {
                rest = after_spelling(rest, c).unwrap_or(rest);
                continue;
            }
            rest = if c == '\\' { None } else { rest.strip_prefix(c) }.or_else(|| after_spelling(rest, c))?;
            before = c;
        }
        Some(text.len() - rest.len())
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What follows a character that is spelt as an escape of JSON or of a URL, once or again and again, or of HTML.
fn after_spelling(text: &str, c: char) -> Option<&str> {
    match text.as_bytes().first()? {
        b'\\' => after_backslashes(text, c),
        b'%' => {
            let mut utf8 = [0; 4];
            c.encode_utf8(&mut utf8).bytes().try_fold(text, |rest, byte| {
                let mut digits = rest.strip_prefix('%')?;
                while let Some(again) = digits.strip_prefix("25").filter(|_| byte != b'%') {
                    digits = again;
                }
                after_hex(digits, 2, u32::from(byte))
            })
        }
        b'&' => {
            let (number, rest) = text.strip_prefix("&#")?.split_once(';')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            (number == u32::from(c)).then_some(rest)
        }
        _ => None,
    }
}

/// The same for an escape of JSON; a string within a string has more than one backslash for one.
fn after_backslashes(text: &str, c: char) -> Option<&str> {
    let bare = text.trim_start_matches('\\');
    let unit = |rest: &'_ str, unit: u16| -> Option<usize> {
        let digits = rest.trim_start_matches('\\').strip_prefix('u')?;
        after_hex(digits, 4, u32::from(unit)).map(str::len)
    };
    let mut utf16 = [0; 2];
    let units = c.encode_utf16(&mut utf16);
    let spelt = units.iter().try_fold(text, |rest, one| rest.get(rest.len() - unit(rest, *one)?..));
    spelt.or_else(|| match c {
        '\\' => Some(bare),
        '"' | '/' => bare.strip_prefix(c),
        '\n' => bare.strip_prefix('n'),
        '\r' => bare.strip_prefix('r'),
        '\t' => bare.strip_prefix('t'),
        _ => None,
    })
}

/// What follows a number in so many hex digits.
fn after_hex(text: &str, digits: usize, number: u32) -> Option<&str> {
    (u32::from_str_radix(text.get(..digits)?, 16).ok()? == number).then(|| &text[digits..])
}

/// A text with the mask wherever one of the secrets stands in it, in any spelling, also where one comes about by masking
/// another.
pub fn masked_in_all(secrets: &[Secret], text: &str) -> String {
    let mut masked = text.to_owned();
    loop {
        let before = masked.len();
        for secret in secrets {
            if let Cow::Owned(next) = secret.masked_in(&masked) {
                masked = next;
            }
        }
        // Each turn that finds one makes the text shorter: secrets are longer than the mask.
        if masked.len() >= before {
            return masked;
        }
    }
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
        check(r#"{"within":"{\"a\":\"eJ\\u002aa\\\/_\"}"}"#, r#"{"within":"{\"a\":\"***\"}"}"#);
        check("eJ%25252Aa%2525252f_", "***");
        let odd = Secret::new("\\\\a\\\"\n名😀");
        for text in [r#"\\\\a\\\"\n\u540d\ud83d\ude00"#, "%5C%5Ca%5C%22%0A%E5%90%8D%F0%9F%98%80"] {
            assert_eq!(odd.masked_in(text), MASK, "{text}");
        }
    }

    #[test]
    fn what_masking_makes_is_masked_too() {
        let secrets = [Secret::new("*a*bcd"), Secret::new("x***y***z")];
        assert_eq!(masked_in_all(&secrets, "*a*bcda*bcd"), "*****");
        assert_eq!(masked_in_all(&secrets, "x*a*bcdy*a*bcdz."), "***.");
        assert_eq!(masked_in_all(&secrets, "***"), "***");
    }

    #[test]
    fn debug_shows_the_mask_only() {
        assert_eq!(format!("{:?}", Secret::new("eJyrVg")), MASK);
        assert_eq!(format!("{:?}", Some(Secret::default())), "Some(***)");
    }
}
