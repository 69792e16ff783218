//! The words of the reference, and the list of what the documents of 2016 and the newest say differently.

use super::format::count::Count;
use super::{phrases, say};
use crate::api::command::{Limit, Standing};
use crate::api::profile::FieldType;
use crate::state::Lang;

phrases! {
    /// The documentation's page.
    page_zh: "腾讯云文档（中文）", "Tencent Cloud documents (Chinese)";
    /// The documentation's page in English.
    page_en: "腾讯云国际站文档（英文）", "Tencent Cloud documents (English)";
    /// The section of the URL's parameters.
    url: "请求 URL 的参数", "Parameters of the URL";
    /// The section of the body's fields.
    request: "请求包体的字段", "Fields of the body";
    /// Nothing is known of the body.
    unread: "这个接口的文档没有收录字段，请以腾讯云文档为准。", "The fields of this command are not on record here: go by the vendor's page.";
    /// It takes an empty object.
    no_fields: "包体为空对象 {}。", "The body is the empty object {}.";
    /// The section of the profile's fields.
    profile: "资料字段（Tag）", "Profile fields (Tag)";
    /// The section of the reply.
    reply: "应答", "The reply";
    /// The section of the error codes.
    codes: "这个接口的错误码", "Error codes of this command";
    /// Opens the table.
    all_codes: "公共错误码见错误码表", "The public codes stand in the table of error codes";
    /// It must be there.
    required: "必填", "required";
    /// It may be left out.
    optional: "选填", "optional";
    /// Introduces an example.
    example: "例", "e.g.";
    /// Introduces the values that it takes.
    choices: "取值", "One of";
    /// A value that a field takes, and what it means.
    choice(value: &str, meaning: &str): "{value}（{meaning}）", "{value} ({meaning})";
    /// The section of what people slip in, in a body.
    body_slips: "本页能指出的包体笔误", "Slips in a body that this page names";
    /// What such a slip leads to here.
    body_slips_hint: "每一种都在出错的位置说明，能改的旁边有按钮。", "Each is told where it is, with a button beside it where it can be mended.";
    /// The section of what people slip in, in a UserSig.
    usersig_slips: "本页能指出的 UserSig 笔误", "Slips in making a UserSig that this page names";
    /// The section of the differences between the documents.
    differences: "2016 年文档与最新文档的差异", "Where the documents of 2016 and the newest differ";
    /// What differs.
    what: "项目", "What";
    /// Those of 2016.
    seed: "2016 年", "2016";
    /// The newest.
    current: "最新", "Newest";
}

/// How much a field may hold.
pub fn limit(lang: Lang, limit: Limit) -> String {
    match limit {
        Limit::Bytes(most) => bytes(lang, most as usize),
        Limit::Items(most) => {
            let most = Count(most as usize);
            say!(lang, "最多 {most} 项", "at most {most} items")
        }
    }
}

/// How long a profile field's value may be.
pub fn bytes(lang: Lang, most: usize) -> String {
    let most = Count(most);
    say!(lang, "最多 {most} 字节", "at most {most} bytes")
}

/// One after the other.
pub fn listed(lang: Lang, items: &[String]) -> String {
    items.join(lang.pick("、", ", "))
}

/// A name with a remark on it, if there is one.
pub fn remarked(lang: Lang, parts: &[&str]) -> String {
    parts.join(lang.pick("：", ": "))
}

/// The type of a profile field.
pub fn kind(lang: Lang, kind: FieldType) -> &'static str {
    type_named(
        lang,
        match kind {
            FieldType::String => "string",
            FieldType::Uint => "uint32",
            FieldType::Bytes => "bytes",
        },
    )
}

/// The types of a body's field, by their names in the catalogue with bars between them.
pub fn kinds(lang: Lang, names: &str) -> String {
    let Some((others, last)) = names.rsplit_once('|') else { return type_named(lang, names).to_owned() };
    let others: Vec<_> = others.split('|').map(|name| type_named(lang, name)).collect();
    let (others, last) = (others.join(lang.pick("、", ", ")), type_named(lang, last));
    say!(lang, "{others}或{last}", "{others} or {last}")
}

fn type_named(lang: Lang, name: &str) -> &'static str {
    match name {
        "string" => lang.pick("字符串", "string"),
        "integer" => lang.pick("整数", "integer"),
        "uint32" => lang.pick("32 位无符号整数", "unsigned 32-bit integer"),
        "uint64" => lang.pick("64 位无符号整数", "unsigned 64-bit integer"),
        "bytes" => lang.pick("字节", "bytes"),
        "array" => lang.pick("数组", "array"),
        "array of string" => lang.pick("字符串数组", "array of strings"),
        "array of integer" => lang.pick("整数数组", "array of integers"),
        "object" => lang.pick("对象", "object"),
        _ => lang.pick("其他类型", "another type"),
    }
}

/// How often it may be called.
pub fn rate(lang: Lang, seed: Option<u32>, current: Option<u32>) -> Option<String> {
    Some(match (seed, current) {
        (None, None) => return None,
        (Some(seed), Some(current)) if seed != current => say!(
            lang,
            "频率：每秒 {current} 次（2016 年文档：{seed} 次）",
            "Rate: {current} calls a second (in the documents of 2016: {seed})"
        ),
        (Some(rate), _) | (None, Some(rate)) => {
            say!(lang, "频率：每秒 {rate} 次", "Rate: {rate} calls a second")
        }
    })
}

/// Whether it is still in use, where that is worth telling.
pub fn standing(lang: Lang, standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Current => None,
        Standing::Legacy => Some(lang.pick(
            "旧接口：已有新的接口代替，或只见于 2016 年文档。",
            "Old: another command has taken its place, or only the documents of 2016 have it.",
        )),
        Standing::NameOnly => {
            Some(lang.pick("今天的文档只提到它的名字。", "Today's documents give its name only."))
        }
    }
}

/// The URL's parameters: name, and what it is.
pub fn parameters(lang: Lang) -> [(&'static str, &'static str); 5] {
    [
        ("sdkappid", lang.pick("应用的编号，在控制台创建应用时得到。", "The app's number, given by the console when the app was made.")),
        ("identifier", lang.pick("调用者，须是该应用的 App 管理员，否则返回 60010 一类的错误。", "The caller, who must be an App administrator of the app; else the reply is 60010 or the like.")),
        ("usersig", lang.pick("调用者的签名：用应用的 SecretKey 生成，写明为谁、哪个应用、多久有效。", "The caller's signature: made with the app's SecretKey, it says for whom, for which app and for how long.")),
        ("random", lang.pick("随机的 32 位无符号整数，0 到 4294967295，每次请求都换。", "A random unsigned 32-bit integer, 0 to 4294967295, another one for each request.")),
        ("contenttype", lang.pick("固定为 json。", "Always json.")),
    ]
}

/// Something that the documents of 2016 and the newest say differently.
pub struct Difference {
    /// What, in Chinese.
    pub zh: &'static str,
    /// What, in English.
    pub en: &'static str,
    /// What those of 2016 say.
    pub seed: &'static str,
    /// What the newest say.
    pub current: &'static str,
}

/// What the two say differently (`data/documents.tsv`).
pub fn differing() -> impl Iterator<Item = Difference> {
    let rows = include_str!("../../data/documents.tsv").lines().skip(1);
    rows.map(|row| {
        let mut cells = row.split('\t');
        let mut next = || cells.next().unwrap_or_default();
        Difference { zh: next(), en: next(), seed: next(), current: next() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_of_the_catalogue_has_words_of_its_own() {
        for row in include_str!("../../data/catalogue-fields.tsv").lines().skip(1) {
            let names = row.split('\t').nth(2).unwrap();
            for lang in Lang::ALL {
                assert!(!kinds(lang, names).contains(type_named(lang, "nonsense")), "{row}");
            }
        }
        assert_eq!(kinds(Lang::En, "uint64|string"), "unsigned 64-bit integer or string");
        assert_eq!(kinds(Lang::Zh, "uint64|string|bytes"), "64 位无符号整数、字符串或字节");
        assert_eq!(kinds(Lang::En, "string"), "string");
    }

    #[test]
    fn every_difference_is_told_in_full() {
        assert_eq!(differing().count(), 11);
        for row in differing() {
            assert!(
                [row.zh, row.en, row.seed, row.current].iter().all(|cell| !cell.is_empty()),
                "{}",
                row.en
            );
            assert_ne!(row.seed, row.current);
        }
    }
}
