//! The slips of home-made UserSigs in words: what is wrong, and what its maker can do about it.

use crate::api::usersig::{Slip, Step};
use crate::state::Lang;

/// What is wrong, as a part of a sentence.
pub fn what(lang: Lang, slip: Slip) -> &'static str {
    words(lang, slip).0
}

/// What to do about it, as a sentence.
pub fn mend(lang: Lang, slip: Slip) -> &'static str {
    words(lang, slip).1
}

fn words(lang: Lang, slip: Slip) -> (&'static str, &'static str) {
    match slip.step() {
        Step::Signature => signature(lang, slip),
        Step::Packing => packing(lang, slip),
        Step::Fields => fields(lang, slip),
    }
}

fn signature(lang: Lang, slip: Slip) -> (&'static str, &'static str) {
    lang.pick(
        match slip {
            Slip::LiteralNewlines => (
                "签名内容的各行之间是字面的 \\n（反斜杠加 n），不是换行符",
                "用真正的换行符：PHP 里要写双引号 \"\\n\"，单引号不转义（厂商 2020-09 以前的 PHP 库就有这个错）。",
            ),
            Slip::NoFinalNewline => ("签名内容的最后一行少了换行符", "每一行都以换行符结尾，最后一行也是。"),
            Slip::CarriageReturns => ("签名内容的换行是 CR LF（\\r\\n）", "每行只用一个 LF（\\n）结尾，不要用系统的换行。"),
            Slip::LineOrder => (
                "签名内容各行的顺序不对",
                "按 TLS.identifier、TLS.sdkappid、TLS.time、TLS.expire、TLS.userbuf 的顺序签名；JSON 里的顺序倒无所谓。",
            ),
            Slip::SwappedContent => (
                "签名内容里 identifier 与 SDKAppID 对调了",
                "先是 TLS.identifier 一行，再是 TLS.sdkappid 一行；核对函数参数的顺序。",
            ),
            Slip::SwappedTimes => ("签名内容里 time 与 expire 对调了", "TLS.time 是生成时刻，TLS.expire 是有效的秒数。"),
            Slip::SignedEnd => (
                "签名内容里的 TLS.expire 是到期时刻，而 JSON 里是秒数",
                "两处都写有效的秒数，不要加上当前时间。",
            ),
            Slip::PlainUserbuf => (
                "签名内容里的 userbuf 没有转成 Base64",
                "签名内容与 JSON 里都写 userbuf 的 Base64，而且是同一个字符串。",
            ),
            Slip::UnsignedUserbuf => (
                "JSON 里有 userbuf，签名内容里却没有 TLS.userbuf 一行",
                "有 userbuf 时，在最后加上 TLS.userbuf 一行（Base64）再签名。",
            ),
            Slip::OverJson => (
                "HMAC 是对 JSON 算的",
                "对 TLS.identifier:… 等各行的文本算 HMAC，再把结果放进 JSON。",
            ),
            Slip::Formula => (
                "签名内容只有各字段的值连在一起（照文档里的示意公式）",
                "公式只是示意：实际签的每行是名称、冒号（:）和值，以换行符结尾。",
            ),
            Slip::KeyBlank => (
                "生成时用的密钥前后多了空白、换行或 BOM",
                "在生成的一方去掉密钥首尾的空白：多半来自配置文件或环境变量。",
            ),
            Slip::FieldKeyBlank => (
                "填写的密钥首尾有空白，生成时用的没有",
                "去掉 SecretKey 一栏里首尾的空白；这个 UserSig 本身没有问题。",
            ),
            Slip::KeyQuotes => ("生成时用的密钥带着引号", "去掉密钥两边的引号：多半来自 .env 或配置文件。"),
            Slip::KeyBytes => (
                "密钥被当成十六进制解成了 32 字节",
                "密钥就是那 64 个字符的文本，不要做十六进制解码。",
            ),
            Slip::KeyCase => ("生成时用的密钥大小写不同", "按控制台里的样子使用密钥（小写），不要转换大小写。"),
            Slip::SwappedArguments => (
                "调用 HMAC 时密钥与内容对调了",
                "核对 HMAC 函数的参数顺序：密钥是 SecretKey，消息是签名内容。",
            ),
            Slip::HexSig => (
                "TLS.sig 是十六进制，不是 Base64",
                "取 HMAC 的原始 32 字节再转 Base64：PHP 的 hash_hmac 第四个参数给 true，Node 用 digest('base64')。",
            ),
            Slip::Base64OfHex => (
                "TLS.sig 是十六进制文本的 Base64",
                "先取 HMAC 的原始 32 字节再转 Base64：PHP 的 hash_hmac 第四个参数给 true，不要对十六进制文本做 Base64。",
            ),
            _ => ("", ""),
        },
        match slip {
            Slip::LiteralNewlines => (
                "the signed lines are joined by a literal \\n (a backslash and an n), not by line feeds",
                "Write real line feeds: in PHP \"\\n\" takes double quotes (the vendor's PHP library before 2020-09 had this slip).",
            ),
            Slip::NoFinalNewline => (
                "the last signed line has no line feed",
                "End each line with a line feed, also the last one.",
            ),
            Slip::CarriageReturns => (
                "the signed lines end in CR LF (\\r\\n)",
                "End each line with a single LF (\\n), not with the system's line end.",
            ),
            Slip::LineOrder => (
                "the signed lines stand in the wrong order",
                "Sign TLS.identifier, TLS.sdkappid, TLS.time, TLS.expire, TLS.userbuf, in this order; the order in the JSON doesn't matter.",
            ),
            Slip::SwappedContent => (
                "identifier and SDKAppID are swapped in what is signed",
                "TLS.identifier is the first line, TLS.sdkappid the second; compare the order of the function's arguments.",
            ),
            Slip::SwappedTimes => (
                "time and expire are swapped in what is signed",
                "TLS.time is the moment of making, TLS.expire a number of seconds.",
            ),
            Slip::SignedEnd => (
                "what is signed has the moment of expiry as TLS.expire, the JSON a number of seconds",
                "Write the number of seconds in both; don't add the current time.",
            ),
            Slip::PlainUserbuf => (
                "the userbuf was signed without Base64",
                "Write the userbuf's Base64, the same text, in what is signed and in the JSON.",
            ),
            Slip::UnsignedUserbuf => (
                "the JSON has a userbuf, and what is signed has no line TLS.userbuf",
                "With a userbuf, sign a last line TLS.userbuf with its Base64.",
            ),
            Slip::OverJson => (
                "the HMAC was taken over the JSON",
                "Take the HMAC over the text of the lines TLS.identifier:… and so on, then put it into the JSON.",
            ),
            Slip::Formula => (
                "what is signed are the bare values (the formula in the documents)",
                "That formula is a sketch: what is signed is name:value, one a line, each ended by a line feed.",
            ),
            Slip::KeyBlank => (
                "the maker's key has a blank, a line feed or a byte order mark around it",
                "Trim the key where the UserSig is made: most often it comes so from a file or an environment variable.",
            ),
            Slip::FieldKeyBlank => (
                "the key in the field has a blank around it, the maker's has not",
                "Take the blank off the SecretKey in its field; this UserSig itself is right.",
            ),
            Slip::KeyQuotes => (
                "the maker's key has quotes around it",
                "Take the quotes off the key: most often they come from a .env file.",
            ),
            Slip::KeyBytes => (
                "the key's hexadecimal digits were taken as 32 bytes",
                "The key is the text of 64 characters itself; don't decode it.",
            ),
            Slip::KeyCase => (
                "the maker's key has its letters in the other case",
                "Use the key as the console shows it, in lower case.",
            ),
            Slip::SwappedArguments => (
                "key and content are swapped in the call of HMAC",
                "Compare the order of its arguments: the key is the SecretKey, the message is what is signed.",
            ),
            Slip::HexSig => (
                "TLS.sig has hexadecimal digits, not Base64",
                "Write the HMAC's 32 raw bytes in Base64: true as the fourth argument of PHP's hash_hmac, digest('base64') in Node.",
            ),
            Slip::Base64OfHex => (
                "TLS.sig is the Base64 of hexadecimal digits",
                "Take the HMAC's 32 raw bytes, then Base64: true as the fourth argument of PHP's hash_hmac.",
            ),
            _ => ("", ""),
        },
    )
}

fn packing(lang: Lang, slip: Slip) -> (&'static str, &'static str) {
    lang.pick(
        match slip {
            Slip::Plain => (
                "这是 JSON 本身，没有压缩，也没有转 Base64",
                "先用 zlib 压缩这段 JSON，再转 Base64，并把 + / = 换成 * - _。",
            ),
            Slip::NotPacked => ("JSON 直接转了 Base64，没有用 zlib 压缩", "先用 zlib 压缩 JSON，再转 Base64。"),
            Slip::RawDeflate => (
                "压缩用的是裸 deflate，没有 zlib 头和校验和",
                "用 zlib 格式：PHP 用 gzcompress（不是 gzdeflate），Node 用 deflateSync（不是 deflateRawSync），Java 的 Deflater 不要给 nowrap，C# 用 ZLibStream（不是 DeflateStream）。",
            ),
            Slip::Gzip => (
                "压缩用的是 gzip，不是 zlib",
                "用 zlib 格式：PHP 用 gzcompress（不是 gzencode），Node 用 deflateSync（不是 gzipSync），Python 用 zlib.compress。",
            ),
            Slip::StandardBase64 => (
                "用的是标准 Base64 的字符 + / =，没有换成 * - _",
                "转 Base64 之后把 + 换成 *，/ 换成 -，= 换成 _。",
            ),
            Slip::Base64Url => (
                "用的是 base64url 的字符（- _），不是 UserSig 的 * - _",
                "用标准 Base64，再把 + 换成 *，/ 换成 -，= 换成 _；不要用 base64url 函数。",
            ),
            Slip::NoPadding => ("末尾的填充符 _ 被去掉了", "保留 Base64 的填充：每个 = 换成 _，长度是 4 的倍数。"),
            Slip::PlusLost => (
                "用的是标准 Base64，其中的 + 经过 URL 变成了空格",
                "转 Base64 之后把 + 换成 *，/ 换成 -，= 换成 _，这样放进 URL 也不会变。",
            ),
            Slip::Twice => ("转了两次 Base64", "只转一次 Base64：压缩之后直接转。"),
            Slip::Cut => ("被截断了：后面缺了一部分", "完整地重新复制；数据库字段或变量是不是太短？"),
            Slip::Joined => ("几个 UserSig 连在了一起", "只留一个。"),
            _ => ("", ""),
        },
        match slip {
            Slip::Plain => (
                "it is the JSON itself, neither packed nor in Base64",
                "Pack this JSON with zlib, then Base64, then * - _ for + / =.",
            ),
            Slip::NotPacked => (
                "the JSON went into Base64 without being packed by zlib",
                "Pack the JSON with zlib first, then Base64.",
            ),
            Slip::RawDeflate => (
                "it is packed as raw deflate, without zlib's header and checksum",
                "Use the zlib format: gzcompress in PHP (not gzdeflate), deflateSync in Node (not deflateRawSync), Java's Deflater without nowrap, ZLibStream in C# (not DeflateStream).",
            ),
            Slip::Gzip => (
                "it is packed with gzip, not with zlib",
                "Use the zlib format: gzcompress in PHP (not gzencode), deflateSync in Node (not gzipSync), zlib.compress in Python.",
            ),
            Slip::StandardBase64 => (
                "it is in standard Base64, with + / = in place of * - _",
                "After Base64 write * for +, - for / and _ for =.",
            ),
            Slip::Base64Url => (
                "it is in base64url, whose - _ are not those of a UserSig",
                "Use standard Base64, then write * for +, - for / and _ for =; no base64url function does that.",
            ),
            Slip::NoPadding => (
                "the padding (_) at its end is missing",
                "Keep Base64's padding: each = becomes _, and the length is a multiple of four.",
            ),
            Slip::PlusLost => (
                "it is in standard Base64, whose + became blanks in a URL",
                "After Base64 write * for +, - for / and _ for =: those pass through a URL as they are.",
            ),
            Slip::Twice => ("it went through Base64 twice", "Apply Base64 once, right after packing."),
            Slip::Cut => (
                "it is cut off: its end is missing",
                "Copy it again, all of it; is the database's column or the variable too short?",
            ),
            Slip::Joined => ("several UserSigs are joined", "Keep one of them."),
            _ => ("", ""),
        },
    )
}

fn fields(lang: Lang, slip: Slip) -> (&'static str, &'static str) {
    lang.pick(
        match slip {
            Slip::Milliseconds => ("TLS.time 是毫秒，应当是秒", "除以 1000 取整：Java 与 JavaScript 的当前时间是毫秒。"),
            Slip::Fraction => (
                "有一个数带小数或指数，应当是整数",
                "TLS.time、TLS.expire、TLS.sdkappid 都取整：Python 的 time.time() 与 PHP 的 microtime(true) 带小数。",
            ),
            Slip::SwappedFields => (
                "TLS.identifier 与 TLS.sdkappid 对调了",
                "核对生成函数的参数顺序：identifier 是帐号（字符串），sdkappid 是应用的数字。",
            ),
            Slip::QuotedNumbers => (
                "数字写成了字符串",
                "TLS.sdkappid、TLS.time、TLS.expire 写成数字，不加引号：有的一方能读，厂商公开的校验代码不认。",
            ),
            Slip::NoLifetime => ("TLS.expire 是 0 或负数，从来没有有效过", "TLS.expire 写有效的秒数，例如 15552000（180 天）。"),
            Slip::ExpireIsTime => (
                "TLS.expire 大得像一个时刻",
                "TLS.expire 是从 TLS.time 算起的秒数，不是到期的时刻。",
            ),
            _ => ("", ""),
        },
        match slip {
            Slip::Milliseconds => (
                "TLS.time is in milliseconds, not in seconds",
                "Divide by 1000 and round down: Java and JavaScript give milliseconds.",
            ),
            Slip::Fraction => (
                "a number in it has a fraction or an exponent",
                "TLS.time, TLS.expire and TLS.sdkappid are whole numbers: Python's time.time() and PHP's microtime(true) have a fraction.",
            ),
            Slip::SwappedFields => (
                "TLS.identifier and TLS.sdkappid are swapped",
                "Compare the order of the maker's arguments: the identifier is the account's text, sdkappid the app's number.",
            ),
            Slip::QuotedNumbers => (
                "numbers stand in it as strings",
                "Write TLS.sdkappid, TLS.time and TLS.expire without quotes: some read them so, the verifier that the vendor published does not.",
            ),
            Slip::NoLifetime => (
                "TLS.expire is 0 or negative: it never was valid",
                "TLS.expire is the number of seconds that it lives, such as 15552000 (180 days).",
            ),
            Slip::ExpireIsTime => (
                "TLS.expire looks like a point in time",
                "TLS.expire is a number of seconds from TLS.time on, not the moment of expiry.",
            ),
            _ => ("", ""),
        },
    )
}

/// The part of the making that heads its slips.
pub fn step(lang: Lang, step: Step) -> &'static str {
    match step {
        Step::Signature => {
            lang.pick("签名：要有 SecretKey 才能认出", "Signature: found with the SecretKey at hand")
        }
        Step::Packing => lang.pick("打包：从 JSON 到文本", "Packing: from the JSON to the text"),
        Step::Fields => lang.pick("JSON 的字段", "The JSON's fields"),
    }
}

super::phrases! {
    /// The list's title.
    slips: "自己写代码生成 UserSig：常见的错误", "UserSigs from code of one's own: slips that can be named";
    /// What the list is.
    slips_hint: "本页能认出下面的每一种：把 UserSig 粘贴到它的输入框里（签名的错误还要填 SecretKey），就会说出是哪一种、怎么改。",
        "The page tells each of these: paste a UserSig into its field (for those of the signature fill in the SecretKey, too), and it says which one it is and how to mend it.";
    /// Which spellings of the JSON are tried.
    jsons_tried: "HMAC 对 JSON 算的，试过这些写法：字段按原来的顺序、npm 与 PyPI 库的顺序、字母顺序；紧凑的与 Python 式带空格的；非 ASCII 原样的与 \\u 转义的；末尾有无换行；没有 TLS.sig 的与它为空的。",
        "For an HMAC over the JSON these spellings are tried: fields in the order found, in that of the npm and PyPI packages, sorted; compact and with Python's blanks; characters beyond ASCII plain and escaped; with and without a line feed behind; without TLS.sig and with an empty one.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_slip_has_words_of_its_own() {
        for lang in Lang::ALL {
            let mut said = BTreeSet::new();
            for slip in Slip::ALL {
                let (what, mend) = words(lang, slip);
                assert!(!what.is_empty() && mend.ends_with(['.', '。', '？', '?', '）']), "{slip:?}: {mend}");
                assert!(said.insert(what), "{slip:?}: {what}");
            }
        }
    }
}
