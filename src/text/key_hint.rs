//! What is odd about a SecretKey, in words. They hint and refuse nothing: any text is a legal key.

use super::{phrases, say};
use crate::api::usersig::{Blank, KeyHint};
use crate::state::Lang;

/// A hint.
pub fn hint(lang: Lang, hint: &KeyHint) -> String {
    match hint {
        KeyHint::Blanks { before, behind, .. } => match (before, behind) {
            (Some(before), Some(behind)) => {
                let (before, behind) = (blank(lang, *before), blank(lang, *behind));
                say!(
                    lang,
                    "密钥开头有{before}，末尾有{behind}：它们也算密钥的一部分",
                    "There is {before} before the key and {behind} behind it: they count as part of it"
                )
            }
            (Some(blank), None) => {
                let blank = self::blank(lang, *blank);
                say!(
                    lang,
                    "密钥开头有{blank}：它也算密钥的一部分",
                    "There is {blank} before the key: it counts as part of it"
                )
            }
            (_, blank) => {
                let blank = self::blank(lang, blank.unwrap_or(Blank::Other));
                say!(
                    lang,
                    "密钥末尾有{blank}：它也算密钥的一部分",
                    "There is {blank} behind the key: it counts as part of it"
                )
            }
        },
        KeyHint::Quotes { .. } => lang
            .pick(
                "密钥两边有引号：它们也算密钥的一部分",
                "There are quotes around the key: they count as part of it",
            )
            .to_owned(),
        KeyHint::LineBreaks => {
            lang.pick("密钥中间有换行", "There are line breaks inside the key").to_owned()
        }
        KeyHint::BlanksInside => lang.pick("密钥中间有空白", "There are blanks inside the key").to_owned(),
        KeyHint::Pem => lang
            .pick(
                "这是旧方案（ECDSA）的私钥或公钥，不是 SecretKey：v2 的 UserSig 用控制台里 64 位十六进制的密钥",
                "This is a private or public key of the old scheme (ECDSA), no SecretKey: a UserSig of version 2 takes the console's key of 64 hexadecimal digits",
            )
            .to_owned(),
        KeyHint::UserSig => {
            lang.pick("这是 UserSig，不是 SecretKey", "This is a UserSig, not a SecretKey").to_owned()
        }
        KeyHint::CloudApi => lang
            .pick(
                "这像是云 API 的 SecretId 或 SecretKey（访问管理），不是 IM 应用的密钥：应用的密钥是 64 位十六进制",
                "This looks like a SecretId or SecretKey of the cloud's other APIs, not like the app's key: that has 64 hexadecimal digits",
            )
            .to_owned(),
        KeyHint::UpperCase => lang
            .pick(
                "密钥里有大写字母：控制台里的是小写，大小写不同就是另一个密钥",
                "The key has capital letters: the console shows small ones, and in another case it is another key",
            )
            .to_owned(),
        KeyHint::Digits(count) => say!(
            lang,
            "密钥有 {count} 位十六进制，控制台里的有 64 位：是不是没有复制完整？",
            "The key has {count} hexadecimal digits, the console's has 64: was it copied in full?"
        ),
    }
}

fn blank(lang: Lang, blank: Blank) -> &'static str {
    match blank {
        Blank::Space => lang.pick("空格", "a blank"),
        Blank::Tab => lang.pick("制表符", "a tab"),
        Blank::NoBreak => lang.pick("不换行空格", "a no-break space"),
        Blank::LineBreak => lang.pick("换行", "a line break"),
        Blank::Other => lang.pick("看不见的字符", "a character that isn't seen"),
    }
}

phrases! {
    /// Takes blanks or quotes off the key.
    trim: "去掉", "Take it off";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Secret;
    use crate::api::usersig::key_hints;

    #[test]
    fn what_is_said() {
        let said = |key: &str| -> Vec<String> {
            key_hints(&Secret::new(key)).iter().map(|one| hint(Lang::En, one)).collect()
        };
        assert_eq!(said("abc\u{a0}"), ["There is a no-break space behind the key: it counts as part of it"]);
        assert_eq!(
            said(" abc\t"),
            ["There is a blank before the key and a tab behind it: they count as part of it"]
        );
        assert_eq!(
            said(&"0123456789abcdef".repeat(4)[1..]),
            ["The key has 63 hexadecimal digits, the console's has 64: was it copied in full?"]
        );
    }
}
