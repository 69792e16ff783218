//! What is odd about a SecretKey. Any text is a legal key, so these are hints: nothing is taken off unasked.

use super::is_recognised;
use crate::api::Secret;

/// How many hexadecimal digits the console shows.
const DIGITS: usize = 64;
/// From how many digits on a text is taken for a key of the wrong length.
const DIGITS_MIN: usize = 16;
/// How many characters the SecretKey of the other Tencent Cloud APIs has.
const CLOUD_API: usize = 32;

/// What is odd about a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyHint {
    /// It begins or ends with blanks.
    Blanks {
        /// What stands before the key.
        before: Option<Blank>,
        /// What stands behind it.
        behind: Option<Blank>,
        /// The key without them.
        trimmed: Secret,
    },
    /// It has quotes around it.
    Quotes {
        /// The key without them.
        trimmed: Secret,
    },
    /// There are line breaks inside.
    LineBreaks,
    /// There are blanks inside.
    BlanksInside,
    /// It is a private or public key of the old scheme.
    Pem,
    /// It is a UserSig.
    UserSig,
    /// It is a key or a key's number of the other Tencent Cloud APIs.
    CloudApi,
    /// Hexadecimal digits, some of them upper case.
    UpperCase,
    /// Hexadecimal digits, but not 64.
    Digits(usize),
}

/// A character that isn't seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// A space.
    Space,
    /// A tab.
    Tab,
    /// A no-break space.
    NoBreak,
    /// A line end.
    LineBreak,
    /// Any other, such as one without width.
    Other,
}

impl Blank {
    fn of(c: char) -> Option<Self> {
        match c {
            ' ' => Some(Self::Space),
            '\t' => Some(Self::Tab),
            '\u{a0}' | '\u{202f}' => Some(Self::NoBreak),
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(Self::LineBreak),
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Some(Self::Other),
            c if c.is_whitespace() => Some(Self::Other),
            _ => None,
        }
    }
}

/// What is odd about a key, the most telling first; empty for one as the console shows it, and for no key.
pub fn key_hints(key: &Secret) -> Vec<KeyHint> {
    let key = key.reveal();
    let bare = trimmed_key(key).unwrap_or(key);
    let mut hints = Vec::new();
    if bare.len() < key.len() {
        let (before, behind) = (key.chars().next(), key.chars().next_back());
        let trimmed = Secret::new(bare);
        let blank = |c: Option<char>| c.and_then(Blank::of);
        hints.push(KeyHint::Blanks { before: blank(before), behind: blank(behind), trimmed });
    }
    hints.extend(content_hint(bare));
    hints
}

/// A key without the blanks around it; `None` where there are none.
pub(super) fn trimmed_key(key: &str) -> Option<&str> {
    Some(key.trim_matches(|c| Blank::of(c).is_some())).filter(|bare| bare.len() < key.len())
}

fn content_hint(key: &str) -> Option<KeyHint> {
    let is_hex = key.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_alphanumeric = key.bytes().all(|byte| byte.is_ascii_alphanumeric());
    // The legacy keys' bodies in Base64 begin with DER's head of a sequence.
    let is_der = key.len() > 100 && ["MIG", "MHc", "MFk", "MFY"].iter().any(|head| key.starts_with(head));
    let quotes = ["\"", "'", "`"].iter().find_map(|quote| key.strip_prefix(quote)?.strip_suffix(quote));
    if (key.contains("-----BEGIN ") && key.contains(" KEY-----")) || is_der {
        Some(KeyHint::Pem)
    } else if let Some(inside) = quotes {
        Some(KeyHint::Quotes { trimmed: Secret::new(inside) })
    } else if key.chars().any(|c| Blank::of(c) == Some(Blank::LineBreak)) {
        Some(KeyHint::LineBreaks)
    } else if key.chars().any(|c| Blank::of(c).is_some()) {
        Some(KeyHint::BlanksInside)
    } else if is_hex && key.len() == DIGITS {
        key.bytes().any(|byte| byte.is_ascii_uppercase()).then_some(KeyHint::UpperCase)
    } else if is_hex && key.len() >= DIGITS_MIN {
        Some(KeyHint::Digits(key.len()))
    } else if is_alphanumeric && (key.len() == CLOUD_API || key.starts_with("AKID")) {
        Some(KeyHint::CloudApi)
    } else {
        is_recognised(key).then_some(KeyHint::UserSig)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    fn hints(key: &str) -> Vec<KeyHint> {
        key_hints(&Secret::new(key))
    }

    #[test]
    fn blanks_around_it_are_told_and_can_be_taken_off() {
        use Blank::*;
        for (key, before, behind) in [
            (format!("{KEY} "), None, Some(Space)),
            (format!("{KEY}\t"), None, Some(Tab)),
            (format!("{KEY}\u{a0}"), None, Some(NoBreak)),
            (format!("{KEY}\r\n"), None, Some(LineBreak)),
            (format!("{KEY}\u{200b}"), None, Some(Other)),
            (format!("\u{feff}{KEY}"), Some(Other), None),
            (format!("\u{3000}{KEY}\u{a0} "), Some(Other), Some(Space)),
        ] {
            let trimmed = Secret::new(KEY);
            assert_eq!(hints(&key), [KeyHint::Blanks { before, behind, trimmed }], "{key:?}");
        }
        let both = hints(&format!("{} ", &KEY[1..]));
        assert_eq!(both.len(), 2);
        assert_eq!(both[1], KeyHint::Digits(63));
    }

    #[test]
    fn each_kind_of_text() {
        let sig = "eJyrVgrxCdYrSy1SslIy0jNQ0gHzM1NS80oy0zLBwokpuZl5UInilOzEgoLMFCUrCyiAiKdWFGQWpSpZGRrAAES8JDMXJGqOKlqcmQ4019nHONWsILEoz9czydgw1SksM6rI2MPZMMjNOzI9ODjQIDDY3dnA1CPXu9hWqRYAFS4wVA__";
        let pem = "-----BEGIN PRIVATE KEY-----\nMIGHAgEA\n-----END PRIVATE KEY-----\n";
        assert_eq!(hints(pem)[1..], [KeyHint::Pem]);
        for (key, expected) in [
            (pem.trim().to_owned(), KeyHint::Pem),
            ("-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----".into(), KeyHint::Pem),
            ("-----BEGIN PUBLIC KEY-----\\nMFkw\\n-----END PUBLIC KEY-----".into(), KeyHint::Pem),
            (format!("MIGHAgEAMBMGByqGSM49{}", "A".repeat(160)), KeyHint::Pem),
            (KEY.to_uppercase(), KeyHint::UpperCase),
            (KEY[1..].to_owned(), KeyHint::Digits(63)),
            (format!("{KEY}0"), KeyHint::Digits(65)),
            (KEY[..32].to_owned(), KeyHint::Digits(32)),
            (format!("\"{KEY}\""), KeyHint::Quotes { trimmed: Secret::new(KEY) }),
            (format!("{}\n{}", &KEY[..32], &KEY[32..]), KeyHint::LineBreaks),
            (format!("{} {}", &KEY[..32], &KEY[32..]), KeyHint::BlanksInside),
            ("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE".into(), KeyHint::CloudApi),
            ("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE".into(), KeyHint::CloudApi),
            (sig.to_owned(), KeyHint::UserSig),
        ] {
            assert_eq!(hints(&key), [expected], "{key:?}");
        }
        for fine in ["", KEY, "k", "中文"] {
            assert_eq!(hints(fine), [], "{fine:?}");
        }
    }

    #[test]
    fn nothing_printable_holds_the_key() {
        let printed = format!("{:?}", hints(&format!(" {KEY}")));
        assert!(!printed.contains(KEY), "{printed}");
    }
}
