//! Takes the body's text apart into rows and puts it together again, byte for byte.

use super::row::{Element, Row, set_member};
use crate::json::Kind;
use crate::json::node::{self, Node};
use crate::state::place::NO_ROW;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

/// The key of the list that the rows are.
pub(super) const ITEMS: &str = "ProfileItem";

/// What `ProfileItem` is in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Items {
    /// A list, which the rows are that are switched on.
    List,
    /// There is none.
    Missing,
    /// Something else, which stays as it is until a row takes its place.
    Other(Kind),
}

/// What stands around the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Parts {
    /// The text is no object.
    NoObject,
    /// An object without a list of items.
    NoList(Items),
    /// An object with the list: all up to its `[`, and all from the white space before its `]`.
    List { head: Rc<str>, tail: Rc<str> },
}

/// The parts of a valid text, and the elements of its list; `list` is what `ProfileItem` is in it.
pub(super) fn split(text: &str, root: Node, list: Option<Node>) -> (Parts, Vec<Element<'_>>) {
    if root.kind != Kind::ObjectOpen {
        return (Parts::NoObject, Vec::new());
    }
    let list = match list {
        Some(list) if list.kind == Kind::ArrayOpen => list.span,
        Some(other) => return (Parts::NoList(Items::Other(other.kind)), Vec::new()),
        None => return (Parts::NoList(Items::Missing), Vec::new()),
    };
    let spans: Vec<_> = node::elements(text, list).map(|element| element.span).collect();
    let mut at = list.start + 1;
    let mut elements = Vec::with_capacity(spans.len());
    for (i, span) in spans.iter().enumerate() {
        let end = match spans.get(i + 1) {
            // White space, a comma, white space: the first part is this element's.
            Some(next) => span.end + text[span.end..next.start].find(',').unwrap_or(0),
            None => span.end,
        };
        elements.push(Element {
            before: &text[at..span.start],
            source: span.of(text),
            after: &text[span.end..end],
        });
        at = end + usize::from(i + 1 < spans.len());
    }
    (Parts::List { head: text[..=list.start].into(), tail: text[at..].into() }, elements)
}

/// The text of the rows that are switched on, between head and tail.
pub(super) fn join(head: &str, rows: &[Rc<Row>], tail: &str) -> Rc<str> {
    let mut text =
        String::with_capacity(head.len() + tail.len() + rows.iter().map(|row| row.len() + 1).sum::<usize>());
    text.push_str(head);
    for (i, row) in rows.iter().filter(|row| row.enabled()).enumerate() {
        if i > 0 {
            text.push(',');
        }
        row.write(&mut text);
    }
    text.push_str(tail);
    text.into()
}

/// The parts of an object without a list once it has an empty one: in place of what `ProfileItem` is, or at the end.
pub(super) fn with_list(text: &str) -> Option<Parts> {
    let root = node::root(text).ok()?;
    let text = set_member(text, root.span, usize::MAX, ITEMS, "[]");
    let root = node::root(&text).ok()?;
    let list = node::member(&text, root.span, ITEMS).map(|member| member.value);
    Some(split(&text, root, list).0)
}

/// Rows for new elements. An element that is there again keeps its row's identity, so that the focus stays and what is said
/// of a row leads to it: first those that are where they were, counted from either end; of the others those with the same
/// bytes, then those with the same Tag; and if as many elements as rows are left, each takes the place of one. Rows that
/// are off stay behind as many rows as before.
pub(super) fn matched(old: &[Rc<Row>], elements: Vec<Element>, next_id: &mut u32) -> Rc<[Rc<Row>]> {
    let on: Vec<_> = old.iter().filter(|row| row.enabled()).collect();
    let same = |a: &&Rc<Row>, b: &Element| a.source() == b.source;
    let front = on.iter().zip(&elements).take_while(|(a, b)| same(a, b)).count();
    let most = on.len().min(elements.len()) - front;
    let back = on.iter().rev().zip(elements.iter().rev()).take(most).take_while(|(a, b)| same(a, b)).count();
    let (old_back, new_back) = (on.len() - back, elements.len() - back);
    let twins = twins(&on[front..old_back], &elements[front..new_back]);
    let rows = elements.iter().enumerate().map(|(i, element)| {
        let twin = match i {
            _ if i < front => Some(on[i]),
            _ if i >= new_back => Some(on[i - new_back + old_back]),
            _ => twins[i - front],
        };
        twin.map_or_else(
            || {
                *next_id += 1;
                Rc::new(Row::of(*next_id - 1, element))
            },
            |row| Row::again(row, element),
        )
    });
    with_those_off(rows.collect(), old)
}

/// For each of some elements the row that it is again.
fn twins<'a>(old: &[&'a Rc<Row>], elements: &[Element]) -> Vec<Option<&'a Rc<Row>>> {
    let mut found = vec![None; elements.len()];
    let mut left = old.to_vec();
    let new: Vec<_> = elements.iter().map(|element| Row::of(NO_ROW, element)).collect();
    let keys: [fn(&Row) -> Rc<str>; 2] = [|row| row.source().into(), Row::tag];
    for key in keys {
        let mut by_key: BTreeMap<Rc<str>, VecDeque<&Rc<Row>>> = BTreeMap::new();
        for row in &left {
            by_key.entry(key(row)).or_default().push_back(row);
        }
        for (found, row) in found.iter_mut().zip(&new).filter(|(found, _)| found.is_none()) {
            *found = by_key.get_mut(&key(row)).and_then(VecDeque::pop_front);
        }
        let mut free = BTreeSet::new();
        free.extend(by_key.values().flatten().map(|row| row.id()));
        left.retain(|row| free.contains(&row.id()));
    }
    if left.len() == found.iter().filter(|found| found.is_none()).count() {
        found
            .iter_mut()
            .filter(|found| found.is_none())
            .zip(left)
            .for_each(|(found, row)| *found = Some(row));
    }
    found
}

/// The rows with those of before that are off, each behind as many rows as before.
fn with_those_off(mut rows: Vec<Rc<Row>>, old: &[Rc<Row>]) -> Rc<[Rc<Row>]> {
    let (mut passed, mut off) = (0, 0);
    for row in old {
        if row.enabled() {
            passed += 1;
        } else {
            rows.insert((passed + off).min(rows.len()), Rc::clone(row));
            off += 1;
        }
    }
    rows.into()
}
