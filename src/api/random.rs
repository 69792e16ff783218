//! `random`: documented as a number from 0 to 4294967295. Whatever is typed is sent; what is odd about it is told.

/// Why a text is no such number, or none that everybody reads alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    /// There is nothing.
    Empty,
    /// White space stands around the number, and goes along.
    Padded,
    /// It is below 0.
    Negative,
    /// It is over 4294967295.
    TooLarge,
    /// Zeros stand before the number: it is read as this one, if it is read.
    LeadingZeros(u32),
    /// Digits other than 0 to 9, such as Arabic or full-width ones; the first of them.
    OtherDigits(char),
    /// A number of another spelling, such as `1e9`, `0x1F` or `1.5`.
    Spelling,
    /// No number, such as a nonce of letters and digits.
    NoNumber,
}

/// What is odd about a text as `random`; nothing for a number as documented.
pub fn odd(text: &str) -> Option<Odd> {
    let bare = text.trim();
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = bare.parse::<u32>().ok().filter(|_| is_digits(bare));
    Some(match number {
        _ if bare.is_empty() => Odd::Empty,
        Some(number) if bare.len() > 1 && bare.starts_with('0') => Odd::LeadingZeros(number),
        Some(_) if bare.len() < text.len() => Odd::Padded,
        Some(_) => return None,
        None if is_digits(bare) => Odd::TooLarge,
        None if bare.strip_prefix(['-', '\u{2212}', '\u{ff0d}']).is_some_and(is_digits) => Odd::Negative,
        None => match bare.chars().find(|c| !c.is_ascii_digit()) {
            Some(other) if bare.chars().all(char::is_numeric) => Odd::OtherDigits(other),
            _ if is_spelt_otherwise(bare) => Odd::Spelling,
            _ => Odd::NoNumber,
        },
    })
}

/// Whether programs of some kind read it as a number.
fn is_spelt_otherwise(text: &str) -> bool {
    let hex = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    let is_hex = hex.is_some_and(|digits| u64::from_str_radix(digits, 16).is_ok());
    let bare: String = text.chars().filter(|c| !matches!(c, '_' | ',' | ' ' | '+')).collect();
    is_hex || is_decimal(bare.strip_prefix('-').unwrap_or(&bare))
}

/// Whether a text is digits with at most one point and an exponent. By hand: the standard library's reading of floating-point
/// numbers brings tables of 10 kB that don't compress.
fn is_decimal(text: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (number, exponent) = text.split_once(['e', 'E']).map_or((text, None), |(n, e)| (n, Some(e)));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let is_exponent = |text: &str| is_digits(text.strip_prefix('-').unwrap_or(text));
    is_digits(&[whole, fraction].concat()) && exponent.is_none_or(is_exponent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_put_there() {
        for (text, expected) in [
            ("0", None),
            ("99999999", None),
            ("4294967295", None),
            ("4294967296", Some(Odd::TooLarge)),
            ("18446744073709551616", Some(Odd::TooLarge)),
            ("1732550400000", Some(Odd::TooLarge)),
            ("-1", Some(Odd::Negative)),
            ("\u{2212}7", Some(Odd::Negative)),
            ("007", Some(Odd::LeadingZeros(7))),
            ("00", Some(Odd::LeadingZeros(0))),
            ("1e9", Some(Odd::Spelling)),
            ("1E+9", Some(Odd::Spelling)),
            ("1.5", Some(Odd::Spelling)),
            ("0.123456789", Some(Odd::Spelling)),
            ("0x1F", Some(Odd::Spelling)),
            ("1,000", Some(Odd::Spelling)),
            ("1_000", Some(Odd::Spelling)),
            ("+5", Some(Odd::Spelling)),
            ("5K8264ILTKCH16CQ2502SI8ZNMTM67VS", Some(Odd::NoNumber)),
            ("5d41402abc4b2a76b9719d911017c592", Some(Odd::NoNumber)),
            ("{{$randomInt}}", Some(Odd::NoNumber)),
            ("NaN", Some(Odd::NoNumber)),
            ("inf", Some(Odd::NoNumber)),
            ("\u{661}\u{662}\u{663}", Some(Odd::OtherDigits('\u{661}'))),
            ("12\u{663}", Some(Odd::OtherDigits('\u{663}'))),
            ("\u{ff11}\u{ff12}", Some(Odd::OtherDigits('\u{ff11}'))),
            ("", Some(Odd::Empty)),
            ("  ", Some(Odd::Empty)),
            (" 7", Some(Odd::Padded)),
            ("7\u{3000}", Some(Odd::Padded)),
        ] {
            assert_eq!(odd(text), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_decimal_is_what_the_standard_library_reads(text in "-?[0-9.][0-9.eE-]{0,6}") {
            prop_assert_eq!(is_decimal(text.strip_prefix('-').unwrap_or(&text)), text.parse::<f64>().is_ok());
        }

        #[test]
        fn what_is_drawn_is_never_odd(number in any::<u32>()) {
            prop_assert_eq!(odd(&number.to_string()), None);
        }

        #[test]
        fn any_other_text_is(text in any::<String>()) {
            let is_number = text.parse::<u32>().is_ok_and(|number| number.to_string() == text);
            prop_assert_eq!(odd(&text).is_none(), is_number);
        }
    }
}
