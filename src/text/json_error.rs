//! A syntax error of JSON as a plain sentence with its line and column.

use super::say;
use crate::json::error::{Inside, NumberFault, Position};
use crate::json::{Error, ErrorKind};
use crate::state::Lang;

/// The sentence for an error of this text.
pub fn sentence(lang: Lang, error: &Error, text: &str) -> String {
    sentence_at(lang, error.position(text.as_bytes()), error.kind)
}

/// The sentence for an error whose place is known.
pub fn sentence_at(lang: Lang, at: Position, kind: ErrorKind) -> String {
    let what = what(lang, kind);
    say!(
        lang,
        ["第 {} 行第 {} 列：{what}。", at.line, at.column],
        ["Line {}, column {}: {what}.", at.line, at.column]
    )
}

/// What is wrong, without the place.
pub fn what(lang: Lang, kind: ErrorKind) -> String {
    match kind {
        ErrorKind::Empty => say!(lang, "没有内容", "there is no text"),
        ErrorKind::TooLong => say!(lang, "文本太长", "the text is too long"),
        ErrorKind::ByteOrderMark => say!(
            lang,
            "开头有 BOM（字节顺序标记），JSON 不允许",
            "it starts with a byte order mark, which JSON has not"
        ),
        ErrorKind::BadUtf8(byte) => {
            say!(lang, "字节 0x{byte:02X} 不是合法的 UTF-8", "the byte 0x{byte:02X} is not UTF-8")
        }
        ErrorKind::UnexpectedEnd(inside) => {
            let inside = inside_of(lang, inside);
            say!(lang, "文本在{inside}里就结束了", "the text ends inside {inside}")
        }
        ErrorKind::UnexpectedCharacter(c) => say!(lang, "这里不该有“{c}”", "“{c}” can't stand here"),
        ErrorKind::WidePunctuation { found, meant } => {
            say!(lang, "“{found}”是全角标点，应为“{meant}”", "“{found}” should be the plain “{meant}”")
        }
        ErrorKind::Comment => say!(lang, "JSON 里没有注释", "JSON has no comments"),
        ErrorKind::TrailingComma => {
            say!(lang, "结尾括号前多了一个逗号", "there is a comma before the closing bracket")
        }
        ErrorKind::MissingComma => say!(lang, "前面缺一个逗号", "a comma is missing before this"),
        ErrorKind::MissingColon => say!(lang, "键名后面缺冒号", "a colon is missing after the key"),
        ErrorKind::MissingValue => say!(lang, "这里缺一个值", "a value is missing here"),
        ErrorKind::WrongClose { found, meant } => {
            say!(lang, "“{found}”与打开的括号不配，应为“{meant}”", "“{found}” does not fit; “{meant}” is due")
        }
        ErrorKind::UnquotedKey => say!(lang, "键名要加双引号", "keys take double quotes"),
        ErrorKind::SingleQuote => {
            say!(lang, "字符串要用双引号，不能用单引号", "strings take double quotes, not single ones")
        }
        ErrorKind::UnknownWord => say!(
            lang,
            "不认识的词；文本要加双引号，只有 true、false、null 不加",
            "an unknown word; text takes double quotes, only true, false and null go without"
        ),
        ErrorKind::BadNumber(fault) => number(lang, fault).to_owned(),
        ErrorKind::BadEscape(c) => {
            say!(lang, "反斜杠后面不能是“{c}”", "“{c}” can't follow a backslash")
        }
        ErrorKind::BadUnicodeEscape => {
            say!(lang, "\\u 后面要有四位十六进制数", "\\u takes four hexadecimal digits")
        }
        ErrorKind::ControlCharacter(b'\n' | b'\r') => say!(
            lang,
            "字符串里不能直接换行；是不是缺了引号？",
            "a string can't hold a line break; is a quote missing?"
        ),
        ErrorKind::ControlCharacter(byte) => say!(
            lang,
            "字符串里有控制字符 0x{byte:02X}，要写成转义",
            "the control character 0x{byte:02X} must be escaped"
        ),
        ErrorKind::TrailingText(c) => {
            say!(lang, "JSON 已经结束，后面还有“{c}”", "“{c}” stands after the end of the JSON")
        }
    }
}

fn inside_of(lang: Lang, inside: Inside) -> &'static str {
    match inside {
        Inside::Array => lang.pick("数组", "an array"),
        Inside::Object => lang.pick("对象", "an object"),
        Inside::String => lang.pick("字符串", "a string"),
        Inside::Number => lang.pick("数字", "a number"),
        Inside::Literal => lang.pick("单词", "a word"),
    }
}

fn number(lang: Lang, fault: NumberFault) -> &'static str {
    match fault {
        NumberFault::LeadingZero => lang.pick("数字不能以 0 开头", "a number can't start with 0"),
        NumberFault::LeadingPlus => lang.pick("数字不能带加号", "a number takes no plus sign"),
        NumberFault::LeadingPoint => lang.pick("小数点前要有数字", "a digit is missing before the point"),
        NumberFault::LoneMinus => lang.pick("负号后面没有数字", "a digit is missing after the minus"),
        NumberFault::NoFraction => lang.pick("小数点后面没有数字", "a digit is missing after the point"),
        NumberFault::NoExponent => lang.pick("指数里没有数字", "a digit is missing in the exponent"),
        NumberFault::Garbage => lang.pick("数字后面有多余的字符", "something is stuck to the number"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::scan::validate;

    fn check(text: &str, zh: &str, en: &str) {
        let error = validate(text.as_bytes()).unwrap_err();
        assert_eq!(sentence(Lang::Zh, &error, text), zh);
        assert_eq!(sentence(Lang::En, &error, text), en);
    }

    #[test]
    fn plain_sentences_with_the_place() {
        check("", "第 1 行第 1 列：没有内容。", "Line 1, column 1: there is no text.");
        check(
            "{\n  \"a\": 1,\n}",
            "第 2 行第 9 列：结尾括号前多了一个逗号。",
            "Line 2, column 9: there is a comma before the closing bracket.",
        );
        check(
            "{\"昵称\" 1}",
            "第 1 行第 7 列：键名后面缺冒号。",
            "Line 1, column 7: a colon is missing after the key.",
        );
        check(
            "{'a':1}",
            "第 1 行第 2 列：字符串要用双引号，不能用单引号。",
            "Line 1, column 2: strings take double quotes, not single ones.",
        );
        check(
            "[007]",
            "第 1 行第 2 列：数字不能以 0 开头。",
            "Line 1, column 2: a number can't start with 0.",
        );
    }
}
