//! What only stands for a value: in the documents (`xxx`), in collections (`{{usersig}}`), in scripts (`$TIM_USERSIG`,
//! `%TIM_USERSIG%`), and where a value was masked (`***`, by this page too). It is never taken over a working value.

/// What a value is wrapped in that stands for another.
const WRAPPED: [(&str, &str); 7] =
    [("{{", "}}"), ("${", "}"), ("<", ">"), ("%", "%"), ("{", "}"), ("[", "]"), ("$(", ")")];

/// What people write for a value that is to be filled in, in small letters and without marks.
const WORDS: [&str; 12] = [
    "usersig",
    "sdkappid",
    "identifier",
    "random",
    "redacted",
    "masked",
    "hidden",
    "placeholder",
    "changeme",
    "secretkey",
    "todo",
    "null",
];

/// Whether a value, decoded, only stands for one. An empty one does.
pub(super) fn is_placeholder(value: &str) -> bool {
    let value = value.trim();
    let wrapped = |(open, close): &(&str, &str)| value.starts_with(open) && value.ends_with(close);
    value.is_empty()
        || value.contains("***")
        || value.contains("{{")
        || value.contains("•••")
        || is_filler(value)
        || (value.len() > 1 && WRAPPED.iter().any(wrapped))
        || is_variable(value)
        || is_word(value)
}

/// One mark again and again: `xxx`, `XXXX`, `...`, `…`.
fn is_filler(value: &str) -> bool {
    let first = value.chars().next().unwrap_or_default();
    let same = value.chars().all(|c| c.eq_ignore_ascii_case(&first));
    let count = value.chars().count();
    same && (first == '…' || (count > 1 && "xX*.-_?#•".contains(first)))
}

/// `$NAME`, and `$env:NAME` of PowerShell.
fn is_variable(value: &str) -> bool {
    value.strip_prefix('$').is_some_and(|name| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == ':')
    })
}

fn is_word(value: &str) -> bool {
    let bare: String = value.chars().filter(char::is_ascii_alphanumeric).collect();
    let bare = bare.to_ascii_lowercase();
    let yours = ["your", "my", "the", "tim"].iter().find_map(|word| bare.strip_prefix(word)).unwrap_or(&bare);
    value.is_ascii() && WORDS.contains(&yours)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::demo;

    #[test]
    fn placeholders_and_values() {
        for text in [
            "",
            " ",
            "xxx",
            "XXXXXXXX",
            "***",
            "eJw***",
            "{{usersig}}",
            "${USERSIG}",
            "$TIM_USERSIG",
            "%TIM_USERSIG%",
            "<usersig>",
            "<你的 UserSig>",
            "your_usersig",
            "YOUR-USERSIG",
            "usersig",
            "...",
            "…",
            "$env:TIM_USERSIG",
            "{usersig}",
            "[UserSig]",
            "$(gen_sig)",
            "{{$randomInt}}",
            "REDACTED",
        ] {
            assert!(is_placeholder(text), "{text:?}");
        }
        for text in
            ["x", "admin", "99999999", "88888888", "a*b", "管理员", "user", "7", "mytest", "$1", "-", "%"]
        {
            assert!(!is_placeholder(text), "{text:?}");
        }
        assert!(!is_placeholder(demo::USERSIG));
    }
}
