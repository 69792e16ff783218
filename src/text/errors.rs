//! The words of the table of error codes.

use super::phrases;
use crate::state::Lang;

/// The name of a group of codes, as the table names it.
pub fn group(lang: Lang, group: &str) -> &'static str {
    match group {
        "portrait_set" => lang.pick("portrait_set（设置资料）", "portrait_set (set a profile)"),
        "profile" => lang.pick("资料", "Profiles"),
        "common" => lang.pick("公共：鉴权、签名、频率", "Public: authentication, UserSig, rate"),
        "account" => lang.pick("账号", "Accounts"),
        "sns" => lang.pick("关系链", "Friends"),
        "group" => lang.pick("群组", "Groups"),
        "message" => lang.pick("单聊消息", "Messages"),
        "push" => lang.pick("推送", "Push"),
        _ => lang.pick("其他", "Others"),
    }
}

phrases! {
    /// The search's name.
    search: "搜索错误码", "Search the codes";
    /// What can be searched for.
    search_hint: "错误码、中文或英文的词，例如 40601、头像、avatar", "A code or words of either language, such as 40601, avatar, 头像";
    /// The groups' name.
    groups: "分组", "Group";
    /// No group in particular.
    all_groups: "全部", "All";
    /// How many were found.
    found(count: usize): "{count} 条", "{count} found";
    /// None was found.
    none: "没有匹配的错误码。减少一些词，或只输入错误码的前几位。", "No code fits. Try fewer words, or just the first digits of the code.";
    /// What to do.
    fix: "处理", "What to do";
    /// Introduces the commands that answer it.
    answered_by: "返回它的接口：", "Answered by:";
    /// Leads to the lesson that shows the code.
    see: "看它怎样出现", "See it happen";
    /// A link to this code.
    link(code: i32): "错误码 {code} 的链接", "Link to error code {code}";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_group_of_the_table_has_words_of_its_own() {
        let tables =
            [include_str!("../../data/error-codes.tsv"), include_str!("../../data/error-codes-more.tsv")];
        let rows = tables.iter().flat_map(|table| table.lines().skip(1));
        let groups: BTreeSet<_> = rows.filter_map(|row| row.split('\t').nth(1)).collect();
        for lang in Lang::ALL {
            let said: BTreeSet<_> = groups.iter().map(|name| group(lang, name)).collect();
            assert_eq!(said.len(), groups.len(), "{said:?}");
        }
    }
}
