//! What differs between two valid texts, by path: members by their key, elements by their index, numbers by their
//! spelling, strings by what they say. White space and the order of members make no difference.

use super::error::Error;
use super::path::Step;
use super::scan::{Kind, Scanner, Span};
use super::string::decode;
use std::collections::BTreeMap;

/// A difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where.
    pub path: Vec<Step>,
    /// The value in the first text, if it has one there.
    pub before: Option<Span>,
    /// The value in the second text, if it has one there.
    pub after: Option<Span>,
}

/// The differences between two texts, at most `most` of them, and how many there are in all. Of several members with
/// one key the last counts. Error: the first fault of a text.
pub fn differences(before: &str, after: &str, most: usize) -> Result<(Vec<Difference>, usize), Error> {
    let (old, new) = (Tree::of(before)?, Tree::of(after)?);
    let (mut found, mut count) = (Vec::new(), 0);
    // Pairs still to compare; the last is the next, so that the first in the text comes first.
    let mut pairs = vec![(old.root(), new.root())];
    while let Some((a, b)) = pairs.pop() {
        let same = match (a.and_then(|a| old.nodes.get(a)), b.and_then(|b| new.nodes.get(b))) {
            (Some(x), Some(y)) if x.kind == y.kind && x.is_container() => {
                let mut inner = old.pairs(&new, x, y);
                inner.reverse();
                pairs.append(&mut inner);
                true
            }
            (Some(x), Some(y)) => x.kind == y.kind && value(before, x) == value(after, y),
            _ => false,
        };
        if !same {
            count += 1;
            if found.len() < most {
                let path = match (a, b) {
                    (Some(a), _) => old.path(a),
                    (None, Some(b)) => new.path(b),
                    (None, None) => Vec::new(),
                };
                let span = |tree: &Tree, node: Option<usize>| Some(tree.nodes.get(node?)?.span);
                found.push(Difference { path, before: span(&old, a), after: span(&new, b) });
            }
        }
    }
    Ok((found, count))
}

fn value<'a>(text: &'a str, node: &Node) -> std::borrow::Cow<'a, str> {
    match node.kind {
        Kind::String => decode(node.span.of(text)).text,
        _ => node.span.of(text).into(),
    }
}

/// A text's values without recursion: each knows what it is in.
struct Tree {
    nodes: Vec<Node>,
}

struct Node {
    kind: Kind,
    span: Span,
    parent: usize,
    step: Step,
    children: Vec<usize>,
}

impl Node {
    fn is_container(&self) -> bool {
        matches!(self.kind, Kind::ObjectOpen | Kind::ArrayOpen)
    }
}

impl Tree {
    fn of(text: &str) -> Result<Self, Error> {
        let mut nodes: Vec<Node> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut key = None;
        let mut scanner = Scanner::new();
        while let Some(token) = scanner.next(text.as_bytes()) {
            let token = token?;
            match token.kind {
                Kind::Comma | Kind::Colon => {}
                Kind::ObjectClose | Kind::ArrayClose => {
                    if let Some(node) = open.pop().and_then(|at| nodes.get_mut(at)) {
                        node.span.end = token.span.end;
                    }
                }
                _ if scanner.at_key() => key = Some(decode(token.span.of(text)).text.into_owned()),
                kind => {
                    let (at, parent) = (nodes.len(), open.last().copied().unwrap_or(0));
                    let index = nodes.get(parent).map_or(0, |parent| parent.children.len());
                    let step = key.take().map_or(Step::Index(index), Step::Key);
                    if let Some(parent) = open.last().and_then(|&parent| nodes.get_mut(parent)) {
                        parent.children.push(at);
                    }
                    let node = Node { kind, span: token.span, parent, step, children: Vec::new() };
                    if node.is_container() {
                        open.push(at);
                    }
                    nodes.push(node);
                }
            }
        }
        Ok(Self { nodes })
    }

    fn root(&self) -> Option<usize> {
        (!self.nodes.is_empty()).then_some(0)
    }

    /// The children of two containers of one kind, in pairs: in the order of the first, then what only the second has.
    fn pairs(&self, other: &Self, a: &Node, b: &Node) -> Vec<(Option<usize>, Option<usize>)> {
        if a.kind == Kind::ArrayOpen {
            let most = a.children.len().max(b.children.len());
            return (0..most).map(|i| (a.children.get(i).copied(), b.children.get(i).copied())).collect();
        }
        let (ours, theirs) = (self.members(a), other.members(b));
        let last = |tree: &Self, members: &BTreeMap<&str, usize>, child: usize| {
            let key = tree.key(child);
            (members.get(key) == Some(&child)).then(|| key.to_owned())
        };
        let mut pairs = Vec::new();
        for &child in &a.children {
            if let Some(key) = last(self, &ours, child) {
                pairs.push((Some(child), theirs.get(key.as_str()).copied()));
            }
        }
        for &child in &b.children {
            if last(other, &theirs, child).is_some_and(|key| !ours.contains_key(key.as_str())) {
                pairs.push((None, Some(child)));
            }
        }
        pairs
    }

    fn members(&self, object: &Node) -> BTreeMap<&str, usize> {
        let mut members = BTreeMap::new();
        members.extend(object.children.iter().map(|&child| (self.key(child), child)));
        members
    }

    fn key(&self, node: usize) -> &str {
        match self.nodes.get(node).map(|node| &node.step) {
            Some(Step::Key(key)) => key,
            _ => "",
        }
    }

    fn path(&self, mut at: usize) -> Vec<Step> {
        let mut path = Vec::new();
        while let Some(node) = self.nodes.get(at).filter(|_| at > 0) {
            path.push(node.step.clone());
            at = node.parent;
        }
        path.reverse();
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::path::dollar;

    #[track_caller]
    fn check(before: &str, after: &str, expected: &[(&str, &str, &str)]) {
        let (found, count) = differences(before, after, 99).unwrap();
        let of = |span: Option<Span>, text: &str| span.map_or(String::new(), |span| span.of(text).to_owned());
        let found: Vec<_> =
            found.iter().map(|d| (dollar(&d.path), of(d.before, before), of(d.after, after))).collect();
        let expected: Vec<_> =
            expected.iter().map(|(path, a, b)| (path.to_string(), a.to_string(), b.to_string())).collect();
        assert_eq!(found, expected);
        assert_eq!(count, expected.len());
    }

    #[test]
    fn by_path_and_by_text() {
        check(r#"{"a":1,"b":[1,2]}"#, r#" { "b" : [1, 2], "a" : 1 } "#, &[]);
        check(r#"{"a":1.0}"#, r#"{"a":1.00}"#, &[("$.a", "1.0", "1.00")]);
        check(r#"["\u4e2d"]"#, r#"["中"]"#, &[]);
        check(
            r#"{"n":18446744073709551615}"#,
            r#"{"n":18446744073709551616}"#,
            &[("$.n", "18446744073709551615", "18446744073709551616")],
        );
        check("[1,2,3]", "[1,5]", &[("$[1]", "2", "5"), ("$[2]", "3", "")]);
        check(
            r#"{"a":{"x":1},"c":0}"#,
            r#"{"b":2,"a":{"x":"1"}}"#,
            &[("$.a.x", "1", "\"1\""), ("$.c", "0", ""), ("$.b", "", "2")],
        );
        check(r#"{"a":1,"a":2}"#, r#"{"a":2}"#, &[]);
        check("{}", "[]", &[("$", "{}", "[]")]);
        check("[[]]", "[{\"a\":1}]", &[("$[0]", "[]", "{\"a\":1}")]);
    }

    #[test]
    fn what_is_no_json_is_said() {
        assert_eq!(differences("[1", "[]", 9).unwrap_err().offset, 2);
    }

    #[test]
    fn deep_texts_and_many_differences_are_bounded() {
        let deep = |inner: &str| "[".repeat(10_000) + inner + &"]".repeat(10_000);
        let (found, count) = differences(&deep("1"), &deep("2"), 5).unwrap();
        assert_eq!((found[0].path.len(), count), (10_000, 1));
        let many = |item: &str| format!("[{}]", vec![item; 1000].join(","));
        let (found, count) = differences(&many("1"), &many("2"), 5).unwrap();
        assert_eq!((found.len(), count), (5, 1000));
    }
}
