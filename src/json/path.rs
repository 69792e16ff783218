//! The way to a value inside a text, and its two spellings.

use super::string::encode;

/// One step from a value into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the member of this key (decoded) of an object.
    Key(String),
    /// To the element of this index, from 0, of an array.
    Index(usize),
}

/// The path as a JSON Pointer (RFC 6901): `/ProfileItem/0/Tag`, empty for the whole text.
pub fn pointer(path: &[Step]) -> String {
    path.iter().fold(String::new(), |out, step| match step {
        Step::Key(key) => out + "/" + &key.replace('~', "~0").replace('/', "~1"),
        Step::Index(index) => out + "/" + &index.to_string(),
    })
}

/// The path as a JSONPath (RFC 9535): `$.ProfileItem[0].Tag`, with `["…"]` for keys that are no plain names.
pub fn dollar(path: &[Step]) -> String {
    path.iter().fold("$".to_owned(), |out, step| match step {
        Step::Key(key) if is_name(key) => out + "." + key,
        Step::Key(key) => out + "[" + &encode(key) + "]",
        Step::Index(index) => out + "[" + &index.to_string() + "]",
    })
}

fn is_name(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &[Step], as_pointer: &str, as_dollar: &str) {
        assert_eq!((pointer(path).as_str(), dollar(path).as_str()), (as_pointer, as_dollar));
    }

    #[test]
    fn both_spellings() {
        let key = |k: &str| Step::Key(k.to_owned());
        check(&[], "", "$");
        check(
            &[key("ProfileItem"), Step::Index(0), key("Tag")],
            "/ProfileItem/0/Tag",
            "$.ProfileItem[0].Tag",
        );
        check(&[key("a/b~c"), key("")], "/a~1b~0c/", r#"$["a/b~c"][""]"#);
        check(&[key("中\"")], "/中\"", r#"$["中\""]"#);
        check(&[key("0")], "/0", r#"$["0"]"#);
    }
}
