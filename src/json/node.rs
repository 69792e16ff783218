//! Moving about in a valid text without a tree: members and elements as spans of it.
//!
//! The text is one that [`root`] has accepted; of any other the iterators end early. Each walk scans what it
//! passes, so it takes time in proportion to the bytes of the object or array.

use std::borrow::Cow;

use super::error::Error;
use super::scan::{Kind, Scanner, Span, Token};
use super::string::decode;

/// A value in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// The kind of its first token: [`Kind::ObjectOpen`] for an object, [`Kind::ArrayOpen`] for an array.
    pub kind: Kind,
    /// All of its bytes.
    pub span: Span,
}

/// A member of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The key's token.
    pub key: Span,
    /// The value.
    pub value: Node,
}

impl Member {
    /// The key, decoded.
    pub fn name<'a>(&self, text: &'a str) -> Cow<'a, str> {
        decode(self.key.of(text)).text
    }

    /// Key, colon and value.
    pub fn span(&self) -> Span {
        Span { start: self.key.start, end: self.value.span.end }
    }
}

/// The value that the text is. Checks all of the text; error: its first fault.
pub fn root(text: &str) -> Result<Node, Error> {
    let mut scanner = Scanner::new();
    let mut first = None;
    while let Some(token) = scanner.next(text.as_bytes()).transpose()? {
        first.get_or_insert(token);
    }
    // A scan that ends well has found a token.
    let first = first.ok_or(Error { offset: text.len(), kind: super::ErrorKind::Empty })?;
    Ok(Node { kind: first.kind, span: Span { start: first.span.start, end: scanner.offset() } })
}

/// The members of the object at a span, in order; none where it is no object.
pub fn members(text: &str, object: Span) -> impl Iterator<Item = Member> {
    let mut items = Items::of(text, object, Kind::ObjectOpen);
    std::iter::from_fn(move || {
        let key = items.first()?.span;
        Some(Member { key, value: items.value()? })
    })
}

/// The elements of the array at a span, in order; none where it is no array.
pub fn elements(text: &str, array: Span) -> impl Iterator<Item = Node> {
    let mut items = Items::of(text, array, Kind::ArrayOpen);
    std::iter::from_fn(move || items.value())
}

/// The last member of this key (decoded) of the object at a span.
pub fn member(text: &str, object: Span, key: &str) -> Option<Member> {
    let [member] = last_of(text, object, [key]);
    member
}

/// The last member of each of these keys (decoded) of the object at a span, in one walk.
pub fn last_of<const N: usize>(text: &str, object: Span, keys: [&str; N]) -> [Option<Member>; N] {
    let mut found = [None; N];
    find(text, object, &keys, &mut found);
    found
}

fn find(text: &str, object: Span, keys: &[&str], found: &mut [Option<Member>]) {
    for member in members(text, object) {
        let name = member.name(text);
        for (_, found) in keys.iter().zip(found.iter_mut()).filter(|(key, _)| **key == name) {
            *found = Some(member);
        }
    }
}

/// A walk over what an object or array holds.
struct Items<'a> {
    text: &'a [u8],
    scanner: Scanner,
}

impl<'a> Items<'a> {
    fn of(text: &'a str, span: Span, open: Kind) -> Self {
        let mut items = Self {
            text: text.as_bytes().get(..span.end).unwrap_or_default(),
            scanner: Scanner::at(span.start),
        };
        if items.next().is_none_or(|token| token.kind != open) {
            items.text = &[];
        }
        items
    }

    fn next(&mut self) -> Option<Token> {
        self.scanner.next(self.text)?.ok()
    }

    /// The first token of the next key or value; `None` at the closing bracket.
    fn first(&mut self) -> Option<Token> {
        let mut token = self.next()?;
        while matches!(token.kind, Kind::Comma | Kind::Colon) {
            token = self.next()?;
        }
        (self.scanner.depth() > 0).then_some(token)
    }

    fn value(&mut self) -> Option<Node> {
        let first = self.first()?;
        while self.scanner.depth() > 1 {
            self.next()?;
        }
        Some(Node { kind: first.kind, span: Span { start: first.span.start, end: self.scanner.offset() } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#" {"a" : [1.10, {"x":[]}, [[2]] ], "\u0061":"y","c":{ } } "#;

    #[test]
    fn members_and_elements_are_spans() {
        let root = root(TEXT).unwrap();
        assert_eq!(root.span.of(TEXT), TEXT.trim());
        let found: Vec<_> = members(TEXT, root.span)
            .map(|m| (m.name(TEXT).into_owned(), m.value.kind, m.span().of(TEXT)))
            .collect();
        assert_eq!(
            found,
            [
                ("a".to_owned(), Kind::ArrayOpen, r#""a" : [1.10, {"x":[]}, [[2]] ]"#),
                ("a".to_owned(), Kind::String, r#""\u0061":"y""#),
                ("c".to_owned(), Kind::ObjectOpen, r#""c":{ }"#),
            ]
        );
        let array = members(TEXT, root.span).next().unwrap().value.span;
        let found: Vec<_> = elements(TEXT, array).map(|node| node.span.of(TEXT)).collect();
        assert_eq!(found, ["1.10", r#"{"x":[]}"#, "[[2]]"]);
        assert_eq!(elements(TEXT, root.span).count() + members(TEXT, array).count(), 0);
    }

    #[test]
    fn of_a_doubled_key_the_last_counts() {
        let root = root(TEXT).unwrap().span;
        assert_eq!(member(TEXT, root, "a").map(|member| member.value.span.of(TEXT)), Some("\"y\""));
        assert_eq!(member(TEXT, root, "b"), None);
        let found = last_of(TEXT, root, ["c", "b", "a"])
            .map(|member| member.map(|member| member.value.span.of(TEXT)));
        assert_eq!(found, [Some("{ }"), None, Some("\"y\"")]);
    }

    #[test]
    fn an_invalid_text_ends_the_walk() {
        let whole = |text: &str| Span { start: 0, end: text.len() };
        assert_eq!(root("[1").unwrap_err().offset, 2);
        assert_eq!(elements("[1,x,2]", whole("[1,x,2]")).count(), 1);
        assert_eq!(members("{\"a\":1,\"b\"", Span { start: 0, end: 99 }).count(), 0);
        assert_eq!(elements("", Span { start: 5, end: 2 }).count(), 0);
    }
}
