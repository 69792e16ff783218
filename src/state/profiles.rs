//! The profiles that a reply to `portrait_get` holds, read for cards beside its JSON. Numbers stay text.

use crate::json::node::{self, Node};
use crate::json::{Kind, string};
use std::rc::Rc;

/// What came back of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Whose.
    pub account: Rc<str>,
    /// The code where it failed, with the words for it.
    pub failed: Option<(Rc<str>, Rc<str>)>,
    /// The fields: each a Tag and its Value, a string's text or any other value's JSON.
    pub fields: Vec<(Rc<str>, Rc<str>)>,
}

/// The profiles of a reply's text, in its order; nothing where it has no list of them.
pub fn profiles(text: &str) -> Option<Vec<Profile>> {
    let root = node::root(text).ok()?;
    let list = node::member(text, root.span, "UserProfileItem")?.value;
    (list.kind == Kind::ArrayOpen)
        .then(|| node::elements(text, list.span).map(|item| profile(text, item)).collect())
}

fn profile(text: &str, item: Node) -> Profile {
    let member = |of: Node, key: &str| node::member(text, of.span, key).map(|member| member.value);
    let shown = |of: Node, key: &str| member(of, key).map_or_else(|| "".into(), |value| shown(text, value));
    let code = shown(item, "ResultCode");
    let items = member(item, "ProfileItem").into_iter().flat_map(|list| node::elements(text, list.span));
    Profile {
        account: shown(item, "To_Account"),
        failed: (!matches!(&*code, "" | "0")).then(|| (code, shown(item, "ResultInfo"))),
        fields: items.map(|field| (shown(field, "Tag"), shown(field, "Value"))).collect(),
    }
}

fn shown(text: &str, value: Node) -> Rc<str> {
    let token = value.span.of(text);
    match value.kind {
        Kind::String => string::decode(token).text.into(),
        _ => token.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_are_read_as_they_came() {
        let text = r#"{"UserProfileItem":[
            {"To_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Level","Value":18446744073709551615},
                {"Tag":"T","Value":"\u4e2d"},{}],"ResultCode":0,"ResultInfo":""},
            {"To_Account":"eve","ResultCode":40003,"ResultInfo":"none"},7],"ErrorCode":0}"#;
        let found = profiles(text).unwrap();
        let field = |tag: &str, value: &str| (Rc::from(tag), Rc::from(value));
        assert_eq!(
            found[0].fields,
            [field("Tag_Profile_IM_Level", "18446744073709551615"), field("T", "中"), field("", "")]
        );
        assert_eq!((&*found[0].account, &found[0].failed), ("alice", &None));
        assert_eq!((&*found[1].account, &found[1].failed), ("eve", &Some(("40003".into(), "none".into()))));
        assert_eq!(found.len(), 3);
        assert_eq!(profiles(r#"{"ErrorCode":0}"#), None);
        assert_eq!(profiles(r#"{"UserProfileItem":{}}"#), None);
        assert_eq!(profiles("{"), None);
    }
}
