//! Where and when an error code is documented, in words.

use super::{phrases, say};
use crate::state::Lang;

phrases! {
    /// Introduces the pages.
    introduced: "出处：", "Documented in: ";
    /// Stands between two of them.
    between: "、", ", ";
    /// The words of the document of 2016, in Chinese, follow.
    seed_words: "2016 年文档原文：", "The words of the 2016 document: ";
}

/// A kind of page by its name in the tables.
pub fn page(lang: Lang, kind: &str) -> &'static str {
    match kind {
        "seed" => lang.pick("2016 年文档", "document of 2016"),
        "rest-overview" => lang.pick("REST API 概览页", "REST API overview"),
        "error-code-page" => lang.pick("错误码页", "error code page (in Chinese)"),
        "english-page" => lang.pick("英文版错误码页", "error code page in English"),
        "english-page-2024" => {
            lang.pick("英文版错误码页（2024 年 11 月）", "error code page in English (November 2024)")
        }
        "command-page" => lang.pick("接口页", "the command's page"),
        "legacy-page" => lang.pick("旧版页面", "an old page that is gone"),
        _ => lang.pick("其他页面", "another page"),
    }
}

/// When they had it, by the names of the times in the tables.
pub fn when(lang: Lang, times: &str) -> String {
    let times: Vec<_> = times.split('+').map(|name| time(lang, name)).collect();
    let times = times.join(between(lang));
    say!(lang, "（{times}）", " ({times})")
}

fn time(lang: Lang, name: &str) -> &'static str {
    match name {
        "seed" => lang.pick("2016 年", "in 2016"),
        "current" => lang.pick("现行", "today"),
        "older" => lang.pick("较早", "earlier"),
        "legacy" => lang.pick("旧版", "no longer"),
        _ => lang.pick("时间不明", "when is not known"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_and_time_of_the_tables_has_words_of_its_own() {
        for (table, source, era) in [
            (include_str!("../../data/error-advice.tsv"), 4, 6),
            (include_str!("../../data/error-codes-more.tsv"), 6, 9),
        ] {
            for row in table.lines().skip(1) {
                let cells: Vec<_> = row.split('\t').collect();
                for lang in Lang::ALL {
                    for kind in cells[source].split(';') {
                        assert_ne!(page(lang, kind), page(lang, "nonsense"), "{row}");
                    }
                    for name in cells[era].split('+') {
                        assert_ne!(time(lang, name), time(lang, "nonsense"), "{row}");
                    }
                }
            }
        }
        assert_eq!(when(Lang::En, "seed+current"), " (in 2016, today)");
        assert_eq!(when(Lang::Zh, "seed+current"), "（2016 年、现行）");
    }
}
