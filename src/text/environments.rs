//! What the card of environments says: the list, saving, importing, the team's file, hosts and proxies.

use super::format::count::Count;
use super::phrases;
use super::say;
use crate::exchange::environment::Foreign;
use crate::state::Lang;

phrases! {
    /// The card's title.
    title: "环境", "Environments";
    /// The list's name.
    list: "选择环境", "Environment";
    /// The team's environments.
    team: "团队的（只读）", "The team's (read-only)";
    /// One's own environments.
    own: "我的", "Mine";
    /// There is no environment.
    none_yet: "还没有环境", "None yet";
    /// What an environment is.
    explained: "一个环境记住服务地址、SDKAppID、identifier 和应用的自定义字段；不含 UserSig 与 SecretKey。",
        "An environment remembers endpoint, SDKAppID, identifier and the app's custom fields; never UserSig or SecretKey.";
    /// Puts an environment's fields into the page.
    use_it: "使用", "Use";
    /// Deletes an environment.
    delete: "删除", "Delete";
    /// Takes the last change back.
    undo: "撤销", "Undo";
    /// The name to save under.
    name: "存为", "Save as";
    /// Saves under a new name.
    save: "保存", "Save";
    /// Saves over an environment.
    replace: "替换", "Replace";
    /// What is saved.
    save_hint: "保存现在填写的服务地址、SDKAppID 与 identifier", "Saves the endpoint, SDKAppID and identifier as they stand now";
    /// Saving would change nothing.
    save_same: "与已保存的相同", "Already saved as it stands";
    /// No environment is in use.
    none_in_use: "未使用环境", "None in use";
    /// What an environment leaves as it is.
    left_empty: "（不改）", "(left as it is)";

    /// The custom fields of the chosen environment.
    custom_fields: "自定义字段", "Custom fields";
    /// There is no custom field.
    no_custom_fields: "没有自定义字段", "No custom fields";
    /// Custom fields of the team's environments stand in its file.
    team_fields: "团队的环境在 team.json 里修改", "The team's are changed in team.json";
    /// A custom field's name.
    field_name: "名字（Tag_Profile_Custom_ 之后）", "Name (after Tag_Profile_Custom_)";
    /// A custom field's type.
    field_type: "类型", "Type";
    /// A custom field's description.
    field_description: "说明", "Description";
    /// Strings.
    type_string: "string（字符串）", "string";
    /// Bytes.
    type_bytes: "bytes（字节）", "bytes";
    /// Adds a custom field.
    add_field: "添加字段", "Add the field";

    /// Import and export.
    in_and_out: "导入与导出", "Import and export";
    /// What is exported.
    export_hint: "导出“我的”环境为 JSON；同一格式也可作团队的 team.json。", "Exports those of “Mine” as JSON; the same format serves as the team's team.json.";
    /// Saves the export as a file.
    download: "下载 JSON", "Download JSON";
    /// Copies the export.
    copy_json: "复制 JSON", "Copy JSON";
    /// The text to import.
    import_text: "要导入的 JSON（粘贴或选文件）", "JSON to import (paste it, or choose a file)";
    /// The file to import.
    import_file: "选文件…", "Choose a file…";
    /// Imports.
    import: "导入", "Import";

    /// The regions and their hosts.
    hosts: "地域与主机", "Regions and hosts";
    /// A region.
    region: "地域", "Region";
    /// Its main host.
    main_host: "主域名", "Main host";
    /// Its backup host.
    backup_host: "备用域名", "Backup host";
    /// Which of them to take.
    hosts_hint: "选创建应用时选定的地域；主域名不通时换备用域名。", "Take the region that the app was created in; the backup host where the main one can't be reached.";

    /// What to do behind a proxy.
    proxy: "反向代理", "Behind a proxy";
    /// What a proxy is good for.
    proxy_hint: "让提供本页的服务器把 /v4/ 转给 IM 服务：请求与本页同源，不涉及跨域，也不受防火墙对外网的限制。下面的配置按所选主机生成。",
        "Let the server of this page forward /v4/ to the service: requests then share the page's origin, CORS is out of play, and only that server needs to reach the internet. The lines below are made for the chosen host.";
    /// The host behind the proxy.
    proxy_host: "转发到", "Forward to";
    /// The host of the base URL.
    proxy_own: "自定义地址", "custom base URL";
    /// Where nginx's lines belong.
    nginx: "nginx：放进本页的 server 段，然后 nginx -s reload", "nginx: into the server block of this page, then nginx -s reload";
    /// Where Trunk's lines belong.
    trunk: "Trunk.toml：加在末尾，然后重新运行 trunk serve", "Trunk.toml: at its end, then run trunk serve again";
    /// Copies the lines.
    copy_lines: "复制", "Copy";
    /// Why the log is off.
    log_hint: "access_log 与 error_log：UserSig 在 URL 里，不该进日志。", "access_log and error_log: the UserSig stands in the URL and has no business in a log.";

    /// The browser keeps nothing.
    unkept: "浏览器没有保存（存储被禁用或已满）：关闭本页后这些环境就没有了。请导出。",
        "The browser did not keep them (storage is blocked or full): they are gone when this page is closed. Export them.";
    /// What that means.
    kept_hint: "在此之前新存的环境只留在本页内。", "Until it is replaced, what is saved now stays in this page only.";
    /// Saves what can't be read as a file.
    kept_download: "下载原有内容", "Download it";
    /// Replaces what can't be read.
    kept_replace: "用现在的替换", "Replace it by what is here";
    /// What the new environment needs.
    no_name: "先写一个名字", "Give it a name first";
    /// The change was taken back.
    undone: "已撤销", "Taken back";
    /// The file can't be read.
    file_unread: "文件读不出来，或超过 256 KiB", "The file can't be read, or is over 256 KiB";
}

/// The environment in use, and the names of the fields that differ from it by now.
pub fn in_use(lang: Lang, name: &str, differing: &[&str]) -> String {
    let fields = differing.join(lang.pick("、", ", "));
    match differing {
        [] => say!(lang, "正在使用：{name}", "In use: {name}"),
        _ => say!(lang, "正在使用：{name}；之后改过：{fields}", "In use: {name}; changed since: {fields}"),
    }
}

/// The team's file is refused, for this reason.
pub fn team_refused(lang: Lang, why: &str) -> String {
    say!(lang, "没有采用团队的 team.json：{why}", "The team's team.json was not taken. {why}")
}

/// What is kept can't be read, for this reason.
pub fn kept_refused(lang: Lang, why: &str) -> String {
    say!(
        lang,
        "浏览器里原有的环境读不出来，没有动它：{why}",
        "What the browser kept as environments can't be read, and was left untouched. {why}"
    )
}

/// The endpoint's name in [`in_use`].
pub fn endpoint(lang: Lang) -> &'static str {
    super::credentials::endpoint(lang)
}

/// How many custom fields an environment has.
pub fn field_count(lang: Lang, count: usize) -> String {
    match count {
        1 => say!(lang, "1 个自定义字段", "1 custom field"),
        _ => {
            let count = Count(count);
            say!(lang, "{count} 个自定义字段", "{count} custom fields")
        }
    }
}

/// Saving replaces an environment, in which these fields differ.
pub fn save_replaces(lang: Lang, name: &str, differing: &[&str]) -> String {
    let fields = differing.join(lang.pick("、", ", "));
    say!(lang, "将替换“{name}”的 {fields}", "Replaces {fields} of “{name}”")
}

/// An environment was saved.
pub fn saved(lang: Lang, name: &str) -> String {
    say!(lang, "已保存“{name}”", "Saved “{name}”")
}

/// An environment was replaced.
pub fn replaced(lang: Lang, name: &str) -> String {
    say!(lang, "已替换“{name}”", "Replaced “{name}”")
}

/// An environment or a custom field is gone.
pub fn deleted(lang: Lang, name: &str) -> String {
    say!(lang, "已删除“{name}”", "Deleted “{name}”")
}

/// A custom field is new.
pub fn field_added(lang: Lang, name: &str) -> String {
    say!(lang, "已添加 {name}", "Added {name}")
}

/// Environments were imported: the names of the new and of the replaced ones.
pub fn imported(lang: Lang, added: &[String], replaced: &[String]) -> String {
    let list = |names: &[String]| names.join(lang.pick("、", ", "));
    match (added, replaced) {
        ([], []) => say!(lang, "文件里没有环境", "The file holds no environment"),
        (_, []) => {
            say!(lang, ["已导入：新增 {}", list(added)], ["Imported; new: {}", list(added)])
        }
        ([], _) => say!(
            lang,
            ["已导入：替换同名的 {}", list(replaced)],
            ["Imported; replaced by name: {}", list(replaced)]
        ),
        _ => say!(
            lang,
            ["已导入：新增 {}；替换同名的 {}", list(added), list(replaced)],
            ["Imported; new: {}; replaced by name: {}", list(added), list(replaced)]
        ),
    }
}

/// A file of another tool was taken for what it holds.
pub fn foreign(lang: Lang, foreign: &Foreign) -> String {
    let (tool, count) = (foreign.tool.name(), foreign.environments.len());
    let mut told = say!(
        lang,
        "认出这是 {tool} 的环境文件，已改写成本页的格式（{count} 个环境：服务地址、SDKAppID、identifier）；看过后点“导入”。",
        "This is an environment file of {tool}; it now stands here in this page's format ({count} in all: endpoint, SDKAppID, identifier). Look at it, then press Import."
    );
    if !foreign.secrets.is_empty() {
        let names = named(lang, &foreign.secrets);
        told += &say!(
            lang,
            "密钥一类的没有带进来，也没有留在页面里：{names}；文件若给别人看过，应视为已泄露。",
            " Secrets were not taken and are not kept in the page: {names}; if others have seen the file, take them for leaked."
        );
    }
    if !foreign.left_out.is_empty() {
        let names = named(lang, &foreign.left_out);
        told += &say!(lang, "没有用到：{names}。", " Not used: {names}.");
    }
    told
}

/// The first few names of a list.
fn named(lang: Lang, names: &[String]) -> String {
    const MOST: usize = 8;
    let first = names[..names.len().min(MOST)].join(lang.pick("、", ", "));
    if names.len() > MOST { first + "…" } else { first }
}

/// The import is refused.
pub fn import_refused(lang: Lang) -> &'static str {
    lang.pick("没有导入，什么都没有改变。", "Not imported; nothing was changed.")
}

/// An environment can't be saved.
pub fn not_saved(lang: Lang, why: &str) -> String {
    say!(lang, "没有保存：{why}", "Not saved: {why}")
}

/// The file is no text.
pub fn not_utf8(lang: Lang, offset: usize) -> String {
    say!(
        lang,
        "文件不是 UTF-8：第一个坏字节在偏移 {offset}",
        "The file is not UTF-8: the first bad byte is at offset {offset}"
    )
}

/// Removes a custom field.
pub fn remove_field(lang: Lang, name: &str) -> String {
    say!(lang, "删除字段 {name}", "Remove the field {name}")
}

/// Takes a host, for screen readers.
pub fn use_host(lang: Lang, host: &str) -> String {
    say!(lang, "使用 {host}", "Use {host}")
}

/// Takes the page's own origin as the endpoint.
pub fn use_origin(lang: Lang, origin: &str) -> String {
    say!(lang, "以本页地址 {origin} 为服务地址", "Use this page's own address, {origin}")
}
