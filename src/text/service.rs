//! The words of the sandbox's card, and the list of what the documents of 2016 and the newest say differently.

use super::Lang;
use crate::api::rules::Documents;

/// The words of the sandbox's card.
pub struct ServiceWords {
    /// The card's title.
    pub title: &'static str,
    /// The choice of documents.
    pub documents: &'static str,
    /// The newest documents.
    pub current: &'static str,
    /// The documents of 2016.
    pub seed: &'static str,
    /// The choice of a fault.
    pub fault: &'static str,
    /// The faults: kind and name.
    pub faults: [(&'static str, &'static str); 11],
    /// The seconds of a delay.
    pub seconds: &'static str,
    /// Goes back to a fresh sandbox.
    pub reset: &'static str,
    /// It is fresh again.
    pub was_reset: &'static str,
    /// Which accounts there are.
    pub accounts: fn(&str) -> String,
    /// The list of differences.
    pub differences: &'static str,
    /// The heading over what differs.
    pub what: &'static str,
}

impl ServiceWords {
    /// The name of a choice of documents.
    pub fn documents_name(&self, documents: Documents) -> &'static str {
        match documents {
            Documents::Current => self.current,
            Documents::Seed => self.seed,
        }
    }
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static ServiceWords {
    lang.pick(&ZH, &EN)
}

static ZH: ServiceWords = ServiceWords {
    title: "沙箱",
    documents: "遵循的文档",
    current: "最新文档",
    seed: "2016 年文档",
    fault: "让它出错",
    faults: [
        ("", "不出错"),
        ("code", "指定错误码…"),
        ("delay", "延迟应答…"),
        ("never", "永不应答"),
        ("drop", "断开连接"),
        ("gateway", "网关 502 页面"),
        ("redirect", "重定向"),
        ("no-cors", "缺少 CORS 头"),
        ("empty", "空包体"),
        ("truncated", "JSON 被截断"),
        ("not-utf8", "不是 UTF-8（GBK）"),
    ],
    seconds: "秒数",
    reset: "恢复初始状态",
    was_reset: "已恢复：帐号与资料回到初始状态。",
    accounts: |names| {
        format!("现有帐号：{names}。用 portrait_get 可读回资料，用 account_import 可新建帐号。")
    },
    differences: "两版文档的差异",
    what: "项目",
};

static EN: ServiceWords = ServiceWords {
    title: "Sandbox",
    documents: "Documents it follows",
    current: "the newest",
    seed: "those of 2016",
    fault: "Make it fail",
    faults: [
        ("", "no fault"),
        ("code", "an error code…"),
        ("delay", "a late reply…"),
        ("never", "no reply, ever"),
        ("drop", "a dropped connection"),
        ("gateway", "a gateway's 502 page"),
        ("redirect", "a redirect"),
        ("no-cors", "no CORS headers"),
        ("empty", "an empty body"),
        ("truncated", "truncated JSON"),
        ("not-utf8", "not UTF-8 (GBK)"),
    ],
    seconds: "Seconds",
    reset: "Start afresh",
    was_reset: "Fresh again: accounts and profiles are as at the beginning.",
    accounts: |names| {
        format!("Accounts: {names}. Read them with portrait_get, make one with account_import.")
    },
    differences: "Where the two differ",
    what: "What",
};

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
pub fn differences() -> impl Iterator<Item = Difference> {
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
    fn every_difference_is_told_in_full() {
        assert_eq!(differences().count(), 11);
        for row in differences() {
            assert!(
                [row.zh, row.en, row.seed, row.current].iter().all(|cell| !cell.is_empty()),
                "{}",
                row.en
            );
            assert_ne!(row.seed, row.current);
        }
    }
}
