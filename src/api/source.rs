//! Where an error code is documented: the kinds of page that the tables name (`data/README.md`), and where such a page
//! stands today.

use super::command::Command;

/// The page of a kind in the Chinese and in the English documents; nothing where it is gone, or belongs to a command.
fn pages(kind: &str) -> Option<[&'static str; 2]> {
    const CODES_ZH: &str = "https://cloud.tencent.com/document/product/269/1671";
    const CODES_EN: &str = "https://www.tencentcloud.com/document/product/1047/34348";
    const OVERVIEW_ZH: &str = "https://cloud.tencent.com/document/product/269/1519";
    const OVERVIEW_EN: &str = "https://www.tencentcloud.com/document/product/1047/34620";
    match kind {
        // The list in Chinese, whoever reads it; that in English likewise.
        "error-code-page" => Some([CODES_ZH, CODES_ZH]),
        "english-page" | "english-page-2024" => Some([CODES_EN, CODES_EN]),
        "rest-overview" => Some([OVERVIEW_ZH, OVERVIEW_EN]),
        _ => None,
    }
}

/// The addresses of a kind of page for readers of Chinese and of English; `command` is the one whose code it is, where that
/// can be told.
pub fn addresses(kind: &str, command: Option<&Command>) -> [Option<String>; 2] {
    match (kind, command) {
        ("command-page", Some(command)) => {
            let (zh, en) = (command.page_zh(), command.page_en());
            // A page in the other language is better than none.
            [zh.clone().or_else(|| en.clone()), en.or(zh)]
        }
        _ => match pages(kind) {
            Some(pages) => pages.map(|page| Some(page.to_owned())),
            None => [None, None],
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::command;
    use super::*;

    #[test]
    fn a_page_that_is_still_there_has_an_address() {
        let own = command::find(command::PORTRAIT_SET);
        let [zh, en] = addresses("rest-overview", own);
        assert!(zh.unwrap().ends_with("/269/1519") && en.unwrap().ends_with("/1047/34620"));
        let [zh, en] = addresses("command-page", own);
        assert!(zh.unwrap().ends_with("/269/1640") && en.unwrap().ends_with("/1047/34916"));
        assert_eq!(addresses("error-code-page", None)[1], addresses("error-code-page", None)[0]);
        for gone in ["seed", "legacy-page", "command-page", "nonsense"] {
            assert_eq!(addresses(gone, None), [None, None], "{gone}");
        }
    }
}
