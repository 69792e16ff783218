//! What the vendor's PHP SDK (TimRestApi.php) can be told to send: it takes an account and a list of items, and builds the
//! body itself with `json_encode`. So a body goes through it only where PHP writes the same JSON back.

use super::note::{Note, SdkBody, Unavailable};
use super::quote::php;
use super::request::{Parts, parameter};
use crate::api::{command, encode, endpoint};
use crate::json::node::{Member, Node, elements, members, root};
use crate::json::{Kind, number, string};
use std::collections::BTreeSet;

/// The tag that `profile_portrait_set` writes.
const NICK: &str = "Tag_Profile_IM_Nick";
/// How deep values lie within values; the documented ones are strings and numbers.
const MOST_DEPTH: usize = 20;

/// A body as the SDK's arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portrait {
    /// The account.
    pub account: String,
    /// The items as PHP's array, one a line.
    pub items: String,
    /// The nick, where the body sets it and nothing else.
    pub nick: Option<String>,
}

impl Portrait {
    /// Reads a request.
    pub fn of(parts: &Parts<'_>) -> Result<Self, Unavailable> {
        if &*parts.prepared.path != command::PORTRAIT_SET {
            return Err(Unavailable::OtherCommand);
        }
        read(parts.body).map_err(Unavailable::NotBySdk)
    }
}

fn read(body: &str) -> Result<Portrait, SdkBody> {
    let root = root(body).map_err(|_| SdkBody::OtherShape)?;
    let parts = named(body, root)?;
    let [first, second] = &*parts else { return Err(SdkBody::OtherShape) };
    let (account, items) = if first.0 == "From_Account" { (first, second) } else { (second, first) };
    let shape = account.0 == "From_Account" && items.0 == "ProfileItem";
    if !shape || account.1.kind != Kind::String || items.1.kind != Kind::ArrayOpen {
        return Err(SdkBody::OtherShape);
    }
    let mut lines = String::from("[\n");
    let mut nicks = Vec::new();
    for item in elements(body, items.1.span) {
        lines.push_str(&format!("    {},\n", value(body, item, MOST_DEPTH)?));
        nicks.push(nick(body, item));
    }
    lines.push(']');
    let nick = if nicks.len() == 1 { nicks.pop().flatten() } else { None };
    Ok(Portrait { account: text(body, account.1)?, items: lines, nick })
}

/// The nick that an item sets, where it holds nothing but the nick.
fn nick(body: &str, item: Node) -> Option<String> {
    let parts = named(body, item).ok()?;
    let [first, second] = &*parts else { return None };
    let (tag, value) = if first.0 == "Tag" { (first, second) } else { (second, first) };
    let is_nick = tag.0 == "Tag" && value.0 == "Value" && value.1.kind == Kind::String;
    (is_nick && text(body, tag.1).ok()? == NICK).then(|| text(body, value.1).ok()).flatten()
}

/// An object's members by their decoded names; a name stands once, for PHP's array holds it once.
fn named(body: &str, object: Node) -> Result<Vec<(String, Node)>, SdkBody> {
    if object.kind != Kind::ObjectOpen {
        return Err(SdkBody::OtherShape);
    }
    let mut seen = BTreeSet::new();
    members(body, object.span)
        .map(|Member { key, value }| {
            let name = decoded(key.of(body))?;
            if seen.insert(name.clone()) { Ok((name, value)) } else { Err(SdkBody::RepeatedKey) }
        })
        .collect()
}

/// A value as an expression of PHP that `json_encode` writes as the same JSON.
fn value(body: &str, node: Node, depth: usize) -> Result<String, SdkBody> {
    let depth = depth.checked_sub(1).ok_or(SdkBody::Depth)?;
    let token = node.span.of(body);
    Ok(match node.kind {
        Kind::String => php::short(&text(body, node)?),
        Kind::Number => match number::as_i64(token) {
            // PHP has no literal for the least number, and writes each in one spelling.
            Some(number) if number.to_string() == token && number > i64::MIN => token.to_owned(),
            _ => return Err(SdkBody::Number),
        },
        Kind::ArrayOpen => {
            let items: Result<Vec<_>, _> =
                elements(body, node.span).map(|item| value(body, item, depth)).collect();
            format!("[{}]", items?.join(", "))
        }
        Kind::ObjectOpen => {
            let members = named(body, node)?;
            // PHP makes numbers of keys that read as one, and an array of them is a list.
            let list = members.is_empty() || members.iter().any(|(name, _)| name.parse::<i64>().is_ok());
            let pairs: Result<Vec<_>, _> = members
                .into_iter()
                .map(|(name, node)| Ok(format!("{} => {}", php::short(&name), value(body, node, depth)?)))
                .collect();
            format!("{}[{}]", if list { "(object) " } else { "" }, pairs?.join(", "))
        }
        _ => token.to_owned(),
    })
}

fn text(body: &str, node: Node) -> Result<String, SdkBody> {
    if node.kind == Kind::String { decoded(node.span.of(body)) } else { Err(SdkBody::OtherShape) }
}

fn decoded(token: &str) -> Result<String, SdkBody> {
    let decoded = string::decode(token);
    if decoded.lone_surrogate { Err(SdkBody::Surrogate) } else { Ok(decoded.text.into_owned()) }
}

/// The identifier as the SDK is to put it into the URL, where it encodes nothing.
pub fn identifier(parts: &Parts<'_>) -> String {
    encode::query_value(&parameter(parts.prepared, "identifier"))
}

/// What is to be said of every text that uses the SDK.
pub fn notes(parts: &Parts<'_>) -> Vec<Note> {
    let mut notes = vec![Note::SdkBuildsBody, Note::SdkOwnRandom];
    if identifier(parts) != parameter(parts.prepared, "identifier") {
        notes.push(Note::SdkEncodesNothing);
    }
    notes
}

/// Whether the request goes where the SDK sends: to the first of the documented hosts.
pub fn is_own_host(parts: &Parts<'_>) -> bool {
    endpoint::hosts().next().is_some_and(|host| parts.prepared.base.as_str() == format!("https://{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_nick_is_told_apart() {
        let read =
            |items: &str| read(&format!(r#"{{"ProfileItem":{items},"From_Account":"\u5c0f"}}"#)).unwrap();
        let nick = r#"{"Value":"it's","Tag":"Tag_Profile_IM_Nick"}"#;
        let one = read(&format!("[{nick}]"));
        assert_eq!((one.account.as_str(), one.nick.as_deref()), ("小", Some("it's")));
        assert_eq!(one.items, "[\n    ['Value' => 'it\\'s', 'Tag' => 'Tag_Profile_IM_Nick'],\n]");
        for items in
            [format!("[{nick},{nick}]"), "[]".into(), r#"[{"Tag":"Tag_Profile_IM_Nick","Value":1}]"#.into()]
        {
            assert_eq!(read(&items).nick, None, "{items}");
        }
    }

    #[test]
    fn values_as_php_writes_them_back() {
        let value = |text: &str| value(text, root(text).unwrap(), MOST_DEPTH);
        let check = |text: &str, expected: Result<&str, SdkBody>| {
            assert_eq!(value(text).as_deref(), expected.as_ref().copied(), "{text}");
        };
        check("-9223372036854775807", Ok("-9223372036854775807"));
        check(
            r#"{"a":[true,null,{}],"b$":"$x\n"}"#,
            Ok("['a' => [true, null, (object) []], 'b$' => \"\\$x\\n\"]"),
        );
        check(r#"{"0":1}"#, Ok("(object) ['0' => 1]"));
        for text in
            ["5.0", "-0", "1e3", "9223372036854775808", "18446744073709551615", "-9223372036854775808"]
        {
            check(text, Err(SdkBody::Number));
        }
        check(r#"{"a":1,"\u0061":2}"#, Err(SdkBody::RepeatedKey));
        check(r#""\ud800""#, Err(SdkBody::Surrogate));
        check(&format!("{}{}", "[".repeat(30), "]".repeat(30)), Err(SdkBody::Depth));
    }

    #[test]
    fn other_shapes_are_told() {
        for body in ["", "[]", "{}", r#"{"From_Account":"a"}"#, r#"{"From_Account":1,"ProfileItem":[]}"#] {
            assert_eq!(read(body), Err(SdkBody::OtherShape), "{body}");
        }
        let more = r#"{"From_Account":"a","ProfileItem":[],"x":1}"#;
        assert_eq!(read(more), Err(SdkBody::OtherShape));
    }
}
