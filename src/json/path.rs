//! The way to a value inside a text, and its spelling.

use super::string::encode;

/// One step from a value into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the member of this key (decoded) of an object.
    Key(String),
    /// To the element of this index, from 0, of an array.
    Index(usize),
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

    #[test]
    fn plain_names_and_others() {
        let key = |k: &str| Step::Key(k.to_owned());
        for (path, spelt) in [
            (vec![], "$"),
            (vec![key("ProfileItem"), Step::Index(0), key("Tag")], "$.ProfileItem[0].Tag"),
            (vec![key("a/b~c"), key("")], r#"$["a/b~c"][""]"#),
            (vec![key("中\"")], r#"$["中\""]"#),
            (vec![key("0")], r#"$["0"]"#),
        ] {
            assert_eq!(dollar(&path), spelt);
        }
    }
}
