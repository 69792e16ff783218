//! The words of the export.

use super::phrases;

phrases! {
    /// The card's name.
    title: "导出", "Export";
    /// What goes into the files.
    hint: "HAR 记录最近一次发送和应答；Postman 和 .http 是当前的草稿。", "The HAR holds what was sent last, with the reply; Postman and .http hold the draft.";
    /// Whether secrets go along.
    with_secrets: "包含 UserSig", "With the UserSig";
    /// What stands in their place.
    without: "文件里没有 UserSig，它的位置是一个变量。", "There is no UserSig in the files: a variable stands in its place.";
    /// What it means that they go along.
    careful: "拿到文件的人，在 UserSig 过期前都能用它调用接口。", "Whoever has the file can call the API with the UserSig until it expires.";
    /// Marks a request that was not sent.
    not_sent: "未发送的草稿", "The draft, not sent";
}
