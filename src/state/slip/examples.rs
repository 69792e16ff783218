//! Bodies in which people really slip, each with the slip that is named in it: to learn from before it happens.

use super::BodySlip;
use crate::state::{Action, Lang, State};

/// What stands for `ProfileItem`'s only Value in an example: its Tag, and the Value as JSON.
const VALUES: [(&str, &str); 10] = [
    ("Tag_Profile_Im_Nick", r#""Alice""#),
    ("Tag_Profile_IM_Nick", "10086"),
    ("Tag_Profile_IM_Nick", r#""hi\ud83d""#),
    ("Tag_Profile_IM_BirthDay", r#""20190419""#),
    ("Tag_Profile_IM_BirthDay", "788889600"),
    ("Tag_Profile_IM_BirthDay", "25"),
    ("Tag_Profile_IM_BirthDay", "20190230"),
    ("Tag_Profile_IM_Gender", "1"),
    ("Tag_Profile_IM_AllowType", r#""any""#),
    ("Tag_Profile_IM_Location", r#""北京市海淀区""#),
];

/// Bodies that slip elsewhere.
const BODIES: [&str; 7] = [
    r#"{"Identifier":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"Alice"}]}"#,
    r#"{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","value":"Alice"}]}"#,
    r#"{"From_Account":"alice","ProfileItem":[{"Tag":"nick","Value":"Alice"}]}"#,
    r#"{"From_Account":"alice","ProfileItem":[{"faceURL":"https://example.com/a.png"}]}"#,
    r#"{"From_Account":"alice","ProfileItem":{"0":{"Tag":"Tag_Profile_IM_Nick","Value":"Alice"}}}"#,
    r#"{"From_Account":"alice","ProfileItem":{"Tag":"Tag_Profile_IM_Nick","Value":"Alice"}}"#,
    r#"{"From_Account":"alice","ProfileItem":"[{\"Tag\":\"Tag_Profile_IM_Nick\",\"Value\":\"Alice\"}]"}"#,
];

/// A body, and the slip that is named in it.
pub struct Example {
    /// The body's text.
    pub body: String,
    /// The slip.
    pub slip: BodySlip,
}

/// Every example, as the page judges it.
pub fn examples() -> Vec<Example> {
    let of_value = |(tag, value): &(&str, &str)| {
        format!(r#"{{"From_Account":"alice","ProfileItem":[{{"Tag":"{tag}","Value":{value}}}]}}"#)
    };
    let bodies = BODIES.iter().map(|body| (*body).to_owned()).chain(VALUES.iter().map(of_value));
    bodies.filter_map(example).collect()
}

fn example(body: String) -> Option<Example> {
    let mut state = State::new(Lang::default(), 0);
    state.apply(Action::BodyReplaced(body.clone()));
    let findings = state.judged_by().judge();
    let slip = findings.iter().find_map(|finding| finding.slip.as_deref().cloned())?;
    Some(Example { body, slip })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_named_in_each() {
        assert_eq!(examples().len(), VALUES.len() + BODIES.len());
    }
}
