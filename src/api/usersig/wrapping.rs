//! What stands around a UserSig in a pasted text: of which kind it is, and the names in it. Names only: no value is kept.

use std::ops::Range;

/// How many names are kept, and of how many characters at most.
const NAMES: usize = 8;
const NAME: usize = 32;

/// What kind of text it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrapper {
    /// JSON, whole or cut.
    Json,
    /// A link.
    Url,
    /// Parameters of a link: `usersig=…&random=7`.
    Parameters,
    /// A curl command.
    Curl,
    /// A header: `Bearer …`.
    Bearer,
    /// A single field: `"userSig": "…",`.
    Field,
    /// Anything else.
    Text,
}

/// A wrapping that was taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrapping {
    /// Its kind.
    pub wrapper: Wrapper,
    /// The name under which the UserSig stood, such as `userSig` or `TLS.sig`.
    pub field: Option<String>,
    /// The names of what stood beside it, each once, without those of its containers.
    pub left_out: Vec<String>,
}

impl Wrapping {
    /// What stands around a part of a text.
    pub(super) fn around(text: &str, part: Range<usize>) -> Self {
        let (before, behind) = (&text[..part.start], &text[part.end..]);
        let field = last_name(before);
        let mut left_out = Vec::new();
        for name in names(before).into_iter().chain(names(behind)) {
            if left_out.len() < NAMES && field != Some(name) && !left_out.iter().any(|known| known == name) {
                left_out.push(name.to_owned());
            }
        }
        let wrapper = kind(before, field.is_some(), !left_out.is_empty());
        Self { wrapper, field: field.map(str::to_owned), left_out }
    }
}

fn kind(before: &str, has_field: bool, has_others: bool) -> Wrapper {
    let start = before.trim_start();
    let words = before.trim_end().rsplit([' ', '"', '\'', ':']);
    let last_word = words.map(str::trim).find(|word| !word.is_empty()).unwrap_or_default();
    if start.starts_with(['{', '[']) {
        Wrapper::Json
    } else if start.strip_prefix("curl").is_some_and(|rest| rest.starts_with(char::is_whitespace)) {
        Wrapper::Curl
    } else if last_word.eq_ignore_ascii_case("bearer") {
        Wrapper::Bearer
    } else if start.starts_with("http://") || start.starts_with("https://") {
        Wrapper::Url
    } else if has_field && before.ends_with('=') && (has_others || before.contains(['?', '&'])) {
        Wrapper::Parameters
    } else if has_field {
        Wrapper::Field
    } else {
        Wrapper::Text
    }
}

/// The name that a value stands under which follows after this text.
fn last_name(before: &str) -> Option<&str> {
    let bare = |text: &'static [char]| move |c: char| c.is_whitespace() || text.contains(&c);
    let before = before.trim_end_matches(bare(&['"', '\'', '`', '\\']));
    let before = before.strip_suffix("=>").or_else(|| before.strip_suffix([':', '=', '>', '：']))?;
    let before = before.trim_end_matches(bare(&['"', '\'', '`', '\\', ']']));
    let start = before
        .rfind(|c| !is_of_name(c))
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    Some(&before[start..]).filter(|name| is_name(name))
}

/// The names in a text that have a value: what stands before `:` or `=`, but for those of objects, lists and schemes.
fn names(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, separator) in text.match_indices([':', '=']) {
        let behind = text[at + separator.len()..].trim_start_matches([' ', '\\']);
        let opens = behind.starts_with(['{', '[']) || behind.starts_with("//");
        if let Some(name) = last_name(&text[from..=at]).filter(|_| !opens) {
            found.push(name);
        }
        from = at + separator.len();
    }
    found
}

fn is_name(text: &str) -> bool {
    text.len() <= NAME && text.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '$'))
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '$')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, wrapper: Wrapper, field: Option<&str>, left_out: &[&str]) {
        let at = text.find('§').unwrap();
        let around = Wrapping::around(text, at..at + '§'.len_utf8());
        assert_eq!((around.wrapper, around.field.as_deref()), (wrapper, field), "{text}");
        assert_eq!(around.left_out, left_out, "{text}");
    }

    #[test]
    fn kinds_and_names() {
        check(r#"{"code":0,"data":{"userSig":"§"}}"#, Wrapper::Json, Some("userSig"), &["code"]);
        check(r#"{"TLS.sig": "§","time":1}"#, Wrapper::Json, Some("TLS.sig"), &["time"]);
        check(r#"{\"code\":0,\"userSig\":\"§\"}"#, Wrapper::Json, Some("userSig"), &["code"]);
        check(r#"["§"]"#, Wrapper::Json, None, &[]);
        check(r#""userSig": "§","#, Wrapper::Field, Some("userSig"), &[]);
        check("user_sig = '§';", Wrapper::Field, Some("user_sig"), &[]);
        check("'sig' => '§',", Wrapper::Field, Some("sig"), &[]);
        check("<userSig>§</userSig>", Wrapper::Field, Some("userSig"), &[]);
        check("usersig=§&random=7", Wrapper::Parameters, Some("usersig"), &["random"]);
        check("?usersig=§", Wrapper::Parameters, Some("usersig"), &[]);
        check("usersig=§", Wrapper::Field, Some("usersig"), &[]);
        check(
            "https://console.tim.qq.com/v4/profile/portrait_set?identifier=admin&usersig=§&sdkappid=1",
            Wrapper::Url,
            Some("usersig"),
            &["identifier", "sdkappid"],
        );
        check("Bearer §", Wrapper::Bearer, None, &[]);
        check("Authorization: Bearer §", Wrapper::Bearer, None, &["Authorization"]);
        check("curl -X POST 'https://h/v4?usersig=§&a=1'", Wrapper::Curl, Some("usersig"), &["a"]);
        check("my signature is § , thanks", Wrapper::Text, None, &[]);
        check("签名：§", Wrapper::Text, None, &[]);
    }
}
