//! What the reader of a snippet must know, and why a language has none for a request.

use super::{phrases, say};
use crate::snippet::{KEY_VARIABLE, Note, SdkBody, USERSIG_VARIABLE, Unavailable, UserSig};
use crate::state::Lang;

/// The words for a note.
pub fn note(lang: Lang, note: Note) -> String {
    let words = match note {
        Note::Run(command) => return say!(lang, "运行：{command}", "Run it: {command}"),
        Note::Needs(command) => return say!(lang, "需要：{command}", "It needs: {command}"),
        Note::VendorPackage(package) => {
            return say!(
                lang,
                "UserSig 由官方的包生成：{package}",
                "The vendor's own package makes the UserSig: {package}"
            );
        }
        Note::MakesUserSigItself => lang.pick(
            "官方没有这种语言的包，UserSig 由代码自己生成。",
            "The vendor has no package for this language, so the code makes the UserSig itself.",
        ),
        Note::NotInAPage => lang.pick(
            "只在 Node 里运行：SecretKey 不能放进网页。",
            "For Node only: a SecretKey has no place in a web page.",
        ),
        Note::JsonEscapes => lang.pick(
            "只含 ASCII：其余字符写成 JSON 转义，服务器读到的内容相同，字节不同。",
            "ASCII only: other characters are JSON escapes, so the server reads the same values from other bytes.",
        ),
        Note::Base64 => lang.pick(
            "请求体写成 Base64，因为命令行放不下它；发出的字节不变。",
            "The body is given as Base64, for no command line can hold it; the bytes sent are the same.",
        ),
        Note::PercentDoubled => lang.pick(
            "请存成 .cmd 文件再运行；直接粘贴到窗口时，把每个 %% 改成 %。",
            "Save it as a .cmd file; to paste it into a window, make each %% a single %.",
        ),
        Note::TemporaryFile => {
            lang.pick("请求体经过一个临时文件。", "The body goes through a temporary file.")
        }
        Note::WhitespaceTouched => lang.pick(
            ".http 文件留不住 CR 和首尾的空白，JSON 的内容不变。",
            "A .http file keeps no CR and no space around the body; the JSON says the same.",
        ),
        Note::JetBrainsVariable => {
            return say!(
                lang,
                ["JetBrains 里请把 {} 写成 {}。", "{{$processEnv TIM_USERSIG}}", "{{$env.TIM_USERSIG}}"],
                ["In JetBrains write {} as {}.", "{{$processEnv TIM_USERSIG}}", "{{$env.TIM_USERSIG}}"]
            );
        }
        Note::SdkBuildsBody => lang.pick(
            "请求体由 SDK 生成：JSON 的内容相同，字节不同。",
            "The SDK builds the body: the same JSON values, not the same bytes.",
        ),
        Note::SdkEncodesNothing => lang.pick(
            "SDK 不对 URL 做编码，所以这里先把 identifier 编码好。",
            "The SDK encodes nothing in the URL, so the identifier is given encoded.",
        ),
        Note::SdkOwnRandom => lang.pick(
            "random 和 Content-Type 由 SDK 自己决定。",
            "The SDK sets random and Content-Type in its own way.",
        ),
        Note::SdkHost => lang.pick(
            "SDK 只发往 console.tim.qq.com；要发往别处，请改 TimRestApi.php 里的 $http_type 和 $im_yun_url。",
            "The SDK sends to console.tim.qq.com; for another host edit $http_type and $im_yun_url in TimRestApi.php.",
        ),
        Note::GearConfig => lang.pick(
            "在 SDK 的目录里运行；会覆盖那里的 TimRestApiConfig.json。",
            "Run it in the SDK's folder; it overwrites TimRestApiConfig.json there.",
        ),
        Note::SandboxInPage => lang.pick(
            "沙箱只在本页里，没有可以访问的地址：请选择一个接入地址，或者运行 sandbox_server 并填它的地址。",
            "The sandbox lives in this page and has no address: choose an endpoint, or run sandbox_server and enter its address.",
        ),
    };
    words.to_owned()
}

/// The words for what is missing.
pub fn unavailable(lang: Lang, why: Unavailable) -> &'static str {
    match why {
        Unavailable::OtherCommand => lang.pick(
            "这个函数只用于 portrait_set 命令。",
            "This function is for the command portrait_set only.",
        ),
        Unavailable::NotOneNick => lang.pick(
            "这个工具只会改昵称：请求体要恰好是一个 Tag_Profile_IM_Nick。",
            "This tool sets the nick alone: the body must be one Tag_Profile_IM_Nick and nothing else.",
        ),
        Unavailable::NotBySdk(body) => sdk_body(lang, body),
        Unavailable::Nul => lang.pick(
            "命令行参数放不下这个昵称：里面有 NUL 字符，或者太长。",
            "A command-line argument can't hold this nick: there is a NUL in it, or it is too long.",
        ),
        Unavailable::Format => lang.pick(
            ".http 文件放不下这个请求体：它不是 JSON，又含有这种文件自己的记号。",
            "A .http file can't hold this body: it is no JSON, and holds what such a file takes for its own.",
        ),
        Unavailable::MakesNoUserSig => {
            lang.pick("这种文件不能生成 UserSig。", "Nothing in such a file can make a UserSig.")
        }
        Unavailable::SdkAppId => lang.pick(
            "生成 UserSig 需要数字的 SDKAppID，不超过 2147483647。",
            "A UserSig is made for an SDKAppID that is a number up to 2147483647.",
        ),
    }
}

fn sdk_body(lang: Lang, body: SdkBody) -> &'static str {
    match body {
        SdkBody::OtherShape => lang.pick(
            "SDK 自己生成请求体，里面只有 From_Account（字符串）和 ProfileItem（数组）。",
            "The SDK builds the body, of From_Account (a string) and ProfileItem (an array) alone.",
        ),
        SdkBody::RepeatedKey => lang.pick(
            "SDK 自己生成请求体，重复的键只能留下一个。",
            "The SDK builds the body, and a repeated key would stand in it once.",
        ),
        SdkBody::Number => lang.pick(
            "SDK 自己生成请求体，PHP 会改写其中的数字（如 5.0，或超出 64 位的数）。",
            "The SDK builds the body, and PHP would write a number otherwise (such as 5.0, or one beyond 64 bits).",
        ),
        SdkBody::Surrogate => lang.pick(
            "SDK 自己生成请求体，PHP 写不出半个代理对。",
            "The SDK builds the body, and PHP can't write half of a surrogate pair.",
        ),
        SdkBody::Depth => {
            lang.pick("SDK 自己生成请求体，这里嵌套太深。", "The SDK builds the body, and this one is nested too deeply.")
        }
    }
}

/// Where the file has its UserSig from, and what is to be done for it.
pub fn usersig(lang: Lang, usersig: UserSig) -> String {
    match usersig {
        UserSig::Read => say!(
            lang,
            "UserSig 从环境变量 {USERSIG_VARIABLE} 读取，运行前先设置它。",
            "The UserSig is read from the environment variable {USERSIG_VARIABLE}: set it first."
        ),
        UserSig::Written => lang
            .pick(
                "文件里写着 UserSig 本身，不要发给别人。",
                "The UserSig itself stands in the file: pass it on to nobody.",
            )
            .to_owned(),
        UserSig::Made => say!(
            lang,
            "UserSig 在运行时生成，密钥从环境变量 {KEY_VARIABLE} 读取，运行前先设置它。",
            "The UserSig is made when it runs, from the SecretKey in the environment variable {KEY_VARIABLE}: set it first."
        ),
    }
}

phrases! {
    /// The label of the choice of languages.
    language: "语言或工具", "Language or tool";
    /// Has the file make the UserSig.
    signs: "由文件用 SecretKey 生成 UserSig", "The file makes the UserSig from the SecretKey";
    /// Copies the file's text.
    copy: "复制", "Copy";
    /// Saves the file.
    save: "下载", "Download";
    /// Stands in place of a very long file.
    too_long: "文件太长，这里不显示；可以复制或下载。", "The file is too long to be shown here; it can be copied and downloaded.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_stands_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            assert!(note(lang, Note::Run("sh request.sh")).contains("sh request.sh"));
            assert!(note(lang, Note::JetBrainsVariable).contains("{{$env.TIM_USERSIG}}"));
            assert!(usersig(lang, UserSig::Made).contains("TIM_SECRET_KEY"));
        }
    }
}
