//! The words of the form of `portrait_get`, and of the profiles in its reply.

use super::phrases;

phrases! {
    /// Adds an account.
    add_account: "添加帐号", "Add an account";
    /// The field of an account.
    account(number: usize): "第 {number} 个帐号", "Account {number}";
    /// Chooses every tag.
    all_tags: "全选", "Choose all";
    /// Chooses no tag.
    no_tags: "全不选", "Choose none";
    /// A tag that is none of those on offer.
    no_offer: "不在列表里的字段", "none of the known fields";
    /// The same body value by value.
    value_by_value: "逐个值编辑", "Edit value by value";
    /// The lists again.
    by_choice: "回到帐号与字段的选择", "Back to the choice of accounts and fields";
    /// There is no such list.
    missing(key: &str): "包体里没有 {key}；添加时会加上。", "The body has no {key}; what is added puts it in.";
    /// It is no list.
    other(key: &str): "{key} 现在不是数组，会原样发送；逐个值编辑，或在 JSON 视图里改。",
        "{key} is no array and is sent as it stands; edit it value by value, or in the JSON view.";
    /// The profiles of a reply.
    profiles: "读到的资料", "The profiles that came back";
    /// An account has none of the fields.
    no_fields: "所读的字段都没有设置过。", "None of the fields that were asked for was ever set.";
}
