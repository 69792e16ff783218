//! The bytes of a string value in other spellings. A JSON string holds UTF-8 only; how the service would take other
//! bytes is not documented, so they are refused here.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Bytes in hexadecimal, two digits each with a space between.
pub fn to_hex(bytes: impl AsRef<[u8]>) -> String {
    bytes.as_ref().iter().map(|byte| hex::encode([*byte])).collect::<Vec<_>>().join(" ")
}

/// The text that hexadecimal digits stand for, white space aside; `None` where they are odd or no UTF-8.
pub fn from_hex(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    String::from_utf8(hex::decode(digits).ok()?).ok()
}

/// Bytes in base64, with padding.
pub fn to_base64(text: &str) -> String {
    STANDARD.encode(text)
}

/// The text that base64 stands for; `None` where it is malformed or no UTF-8.
pub fn from_base64(base64: &str) -> Option<String> {
    String::from_utf8(STANDARD.decode(base64.trim()).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for text in ["", "a", "中😀\0\n"] {
            assert_eq!(from_hex(&to_hex(text)).as_deref(), Some(text));
            assert_eq!(from_base64(&to_base64(text)).as_deref(), Some(text));
        }
        assert_eq!(to_hex("中"), "e4 b8 ad");
        for bad in ["1", "zz", "ff", "e4b8"] {
            assert_eq!(from_hex(bad), None, "{bad}");
        }
        assert_eq!(from_base64("/w=="), None);
        assert_eq!(from_base64("YQ"), None);
    }
}
