//! A syntax error of JSON as a plain sentence with its line and column.

use super::Lang;
use crate::json::error::{Inside, NumberFault, Position};
use crate::json::{Error, ErrorKind};

/// The sentence for an error of this text.
pub fn sentence(lang: Lang, error: &Error, text: &str) -> String {
    sentence_at(lang, error.position(text.as_bytes()), error.kind)
}

/// The sentence for an error whose place is known.
pub fn sentence_at(lang: Lang, at: Position, kind: ErrorKind) -> String {
    let what = what(lang, kind);
    lang.pick(
        format!("第 {} 行第 {} 列：{what}。", at.line, at.column),
        format!("Line {}, column {}: {what}.", at.line, at.column),
    )
}

/// What is wrong, without the place.
pub fn what(lang: Lang, kind: ErrorKind) -> String {
    let (zh, en) = match kind {
        ErrorKind::Empty => ("没有内容".into(), "there is no text".into()),
        ErrorKind::TooLong => ("文本太长".into(), "the text is too long".into()),
        ErrorKind::ByteOrderMark => (
            "开头有 BOM（字节顺序标记），JSON 不允许".into(),
            "it starts with a byte order mark, which JSON has not".into(),
        ),
        ErrorKind::BadUtf8(byte) => {
            (format!("字节 0x{byte:02X} 不是合法的 UTF-8"), format!("the byte 0x{byte:02X} is not UTF-8"))
        }
        ErrorKind::UnexpectedEnd(inside) => {
            let (zh, en) = inside_of(inside);
            (format!("文本在{zh}里就结束了"), format!("the text ends inside {en}"))
        }
        ErrorKind::UnexpectedCharacter(c) => (format!("这里不该有 “{c}”"), format!("“{c}” can't stand here")),
        ErrorKind::WidePunctuation { found, meant } => (
            format!("“{found}”是全角标点，应为 “{meant}”"),
            format!("“{found}” should be the plain “{meant}”"),
        ),
        ErrorKind::Comment => ("JSON 里没有注释".into(), "JSON has no comments".into()),
        ErrorKind::TrailingComma => {
            ("结尾括号前多了一个逗号".into(), "there is a comma before the closing bracket".into())
        }
        ErrorKind::MissingComma => ("前面缺一个逗号".into(), "a comma is missing before this".into()),
        ErrorKind::MissingColon => ("键名后面缺冒号".into(), "a colon is missing after the key".into()),
        ErrorKind::MissingValue => ("这里缺一个值".into(), "a value is missing here".into()),
        ErrorKind::WrongClose { found, meant } => (
            format!("“{found}” 与打开的括号不配，应为 “{meant}”"),
            format!("“{found}” does not fit; “{meant}” is due"),
        ),
        ErrorKind::UnquotedKey => ("键名要加双引号".into(), "keys take double quotes".into()),
        ErrorKind::SingleQuote => {
            ("字符串要用双引号，不能用单引号".into(), "strings take double quotes, not single ones".into())
        }
        ErrorKind::UnknownWord => (
            "不认识的词；文本要加双引号，只有 true、false、null 不加".into(),
            "an unknown word; text takes double quotes, only true, false and null go without".into(),
        ),
        ErrorKind::BadNumber(fault) => number(fault),
        ErrorKind::BadEscape(c) => {
            (format!("反斜杠后面不能是 “{c}”"), format!("“{c}” can't follow a backslash"))
        }
        ErrorKind::BadUnicodeEscape => {
            ("\\u 后面要有四位十六进制数".into(), "\\u takes four hexadecimal digits".into())
        }
        ErrorKind::ControlCharacter(b'\n' | b'\r') => (
            "字符串里不能直接换行；是不是缺了引号？".into(),
            "a string can't hold a line break; is a quote missing?".into(),
        ),
        ErrorKind::ControlCharacter(byte) => (
            format!("字符串里有控制字符 0x{byte:02X}，要写成转义"),
            format!("the control character 0x{byte:02X} must be escaped"),
        ),
        ErrorKind::TrailingText(c) => {
            (format!("JSON 已经结束，后面还有 “{c}”"), format!("“{c}” stands after the end of the JSON"))
        }
    };
    lang.pick(zh, en)
}

fn inside_of(inside: Inside) -> (&'static str, &'static str) {
    match inside {
        Inside::Array => ("数组", "an array"),
        Inside::Object => ("对象", "an object"),
        Inside::String => ("字符串", "a string"),
        Inside::Number => ("数字", "a number"),
        Inside::Literal => ("单词", "a word"),
    }
}

fn number(fault: NumberFault) -> (String, String) {
    let (zh, en) = match fault {
        NumberFault::LeadingZero => ("数字不能以 0 开头", "a number can't start with 0"),
        NumberFault::LeadingPlus => ("数字不能带加号", "a number takes no plus sign"),
        NumberFault::LeadingPoint => ("小数点前要有数字", "a digit is missing before the point"),
        NumberFault::LoneMinus => ("负号后面没有数字", "a digit is missing after the minus"),
        NumberFault::NoFraction => ("小数点后面没有数字", "a digit is missing after the point"),
        NumberFault::NoExponent => ("指数里没有数字", "a digit is missing in the exponent"),
        NumberFault::Garbage => ("数字后面有多余的字符", "something is stuck to the number"),
    };
    (zh.into(), en.into())
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
