//! Takes the body's text apart into rows and puts it together again, byte for byte.

use super::ITEMS;
use super::row::{Row, with_member};
use crate::json::Kind;
use crate::json::node::{self, Node};
use std::rc::Rc;

/// What stands around the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Parts {
    /// The text is no object.
    NoObject,
    /// An object without a list of items.
    NoItems,
    /// An object with the list: all up to its `[`, and all from the white space before its `]`.
    Items { head: Rc<str>, tail: Rc<str> },
}

/// The bytes of an element and the white space before and after it.
pub(super) struct Element<'a> {
    pub before: &'a str,
    pub source: &'a str,
    pub after: &'a str,
}

/// The parts of a valid text, and the elements of its list.
pub(super) fn split(text: &str, root: Node) -> (Parts, Vec<Element<'_>>) {
    if root.kind != Kind::ObjectOpen {
        return (Parts::NoObject, Vec::new());
    }
    let list = match node::member(text, root.span, ITEMS).map(|member| member.value) {
        Some(list) if list.kind == Kind::ArrayOpen => list.span,
        _ => return (Parts::NoItems, Vec::new()),
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
    (Parts::Items { head: text[..=list.start].into(), tail: text[at..].into() }, elements)
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

/// The text of an object that has no list, with a list of one item.
pub(super) fn with_list(text: &str, item: &str) -> String {
    let list = format!("[{item}]");
    let Ok(root) = node::root(text) else { return text.to_owned() };
    match node::member(text, root.span, ITEMS) {
        Some(member) => {
            let span = member.value.span;
            [&text[..span.start], &list, &text[span.end..]].concat()
        }
        None => with_member(text, root.span, usize::MAX, ITEMS, &list),
    }
}

/// Rows for new elements. An element that is where it was, counted from either end, keeps its row's identity, so
/// that the focus stays; rows that are off stay behind as many rows as before.
pub(super) fn matched(old: &[Rc<Row>], elements: Vec<Element>, next_id: &mut u32) -> Rc<[Rc<Row>]> {
    let on: Vec<_> = old.iter().filter(|row| row.enabled()).collect();
    let same = |a: &&Rc<Row>, b: &Element| a.source() == b.source;
    let front = on.iter().zip(&elements).take_while(|(a, b)| same(a, b)).count();
    let back_limit = on.len().min(elements.len()) - front;
    let back =
        on.iter().rev().zip(elements.iter().rev()).take(back_limit).take_while(|(a, b)| same(a, b)).count();
    let (new_len, old_len) = (elements.len(), on.len());
    let mut rows: Vec<Rc<Row>> = Vec::with_capacity(new_len);
    for (i, element) in elements.into_iter().enumerate() {
        let twin = if i < front || new_len == old_len {
            on.get(i)
        } else if i >= new_len - back {
            on.get(i + old_len - new_len)
        } else {
            None
        };
        rows.push(match twin {
            Some(row) => Row::again(row, &element),
            None => {
                *next_id += 1;
                Rc::new(Row::of(*next_id - 1, &element))
            }
        });
    }
    let mut passed = 0;
    for row in old {
        if row.enabled() {
            passed += 1;
        } else {
            let off_before = rows.iter().filter(|row| !row.enabled()).count();
            rows.insert((passed + off_before).min(rows.len()), Rc::clone(row));
        }
    }
    rows.into()
}
