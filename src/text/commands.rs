//! The words of the catalogue of commands, and of what is known of a command.

use super::phrases;
use crate::api::command::Standing;
use crate::state::Lang;

/// The name of a group of commands, as the catalogue names it.
pub fn group(lang: Lang, group: &str) -> &'static str {
    match group {
        "profile" => lang.pick("资料", "Profiles"),
        "account" => lang.pick("帐号", "Accounts"),
        "message" => lang.pick("单聊消息", "Messages"),
        "push" => lang.pick("全员推送", "Push to all"),
        "sns" => lang.pick("关系链", "Friends"),
        "recentcontact" => lang.pick("最近联系人", "Recent contacts"),
        "group" => lang.pick("群组", "Groups"),
        "topic" => lang.pick("话题", "Topics"),
        "mute" => lang.pick("全局禁言", "Muting everywhere"),
        _ => lang.pick("运营与其他", "Operations and others"),
    }
}

/// How a command stands, where that is to be told.
pub fn standing(lang: Lang, standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Current => None,
        Standing::Legacy => Some(lang.pick("旧接口", "of old")),
        Standing::NameOnly => Some(lang.pick("仅见其名", "name only")),
    }
}

/// The same at length.
pub fn standing_explained(lang: Lang, standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Current => None,
        Standing::Legacy => Some(lang.pick(
            "旧接口：只见于 2016 年的文档，或已有别的接口取代它。",
            "Of old: only the documents of 2016 have it, or another command has taken its place.",
        )),
        Standing::NameOnly => Some(lang.pick(
            "文档只提到它的名字，没有找到更多说明。",
            "The documents name it and say no more that could be found.",
        )),
    }
}

phrases! {
    /// The search's name.
    search: "搜索接口", "Search the commands";
    /// What can be searched for.
    search_hint: "路径、中文或英文标题，例如 sendmsg、好友、friend", "A path or words of either language, such as sendmsg, friend, 好友";
    /// The list's name.
    list: "接口", "Commands";
    /// How many were found.
    found(count: usize): "{count} 个接口", "{count} found";
    /// None was found.
    none: "没有匹配的接口。减少一些词，或只输入路径的一部分。", "No command fits. Try fewer words, or just a part of the path.";
    /// The sandbox answers it.
    in_sandbox: "沙箱可用", "sandbox";
    /// The documentation's link.
    documentation: "官方文档", "Documentation";
    /// There is no page.
    no_page: "没有找到它的文档页", "no page of it was found";
    /// Calls a second.
    rate(calls: u32): "每秒 {calls} 次", "{calls} calls a second";
    /// The body is not known.
    unread: "它的文档页没有读到，包体与字段未知：按你所知填写。", "Its page could not be read, so its body and fields are unknown: write what you know.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_group_of_the_catalogue_has_words_of_its_own() {
        let rows = include_str!("../../data/catalogue.tsv").lines().skip(1);
        let groups: BTreeSet<_> = rows.filter_map(|row| row.split('\t').nth(1)).collect();
        for lang in Lang::ALL {
            let said: BTreeSet<_> = groups.iter().map(|name| group(lang, name)).collect();
            assert_eq!(said.len(), groups.len(), "{said:?}");
        }
    }
}
