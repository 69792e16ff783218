//! The whole body.
//!
//! The text is the truth. Where it is an object, the form sees it in three parts: all before the first element
//! of `ProfileItem`, the elements (each with its own bytes), and all after the last. An edit of a row touches
//! that row's bytes alone, so whatever the form can't show (unknown fields, order, spelling, duplicated keys)
//! stays. While the text does not parse, the form keeps its last state.

use super::account::{self, Account};
use super::compose::{self, ITEMS, Items, Parts};
use super::lines;
use super::row::{self, Row};
use super::value_edit;
use crate::json::{self, Span, node};
use crate::state::place::{ItemPart, Place};
use std::rc::Rc;

/// The body. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Body {
    rows: Rc<[Rc<Row>]>,
    account: Account,
    text: Rc<str>,
    error: Option<json::Error>,
    parts: Parts,
    /// The number for the next row. No row that went gives its number to another one.
    next_id: u32,
}

/// Two are told apart by their rows first, which are compared by address, and not by a text of perhaps 100 kB.
impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
            && self.account == other.account
            && self.text == other.text
            && self.error == other.error
            && self.parts == other.parts
    }
}

impl Body {
    /// The body of a text, which need not be JSON.
    pub fn parse(text: &str) -> Self {
        let blank = Self {
            text: "".into(),
            error: None,
            account: Account::Missing,
            parts: Parts::NoObject,
            rows: Rc::new([]),
            next_id: 1,
        };
        blank.with_text(text)
    }

    /// The JSON text, which is what is sent.
    pub fn text(&self) -> &Rc<str> {
        &self.text
    }

    /// Why the text does not parse.
    pub fn error(&self) -> Option<&json::Error> {
        self.error.as_ref()
    }

    /// Whether the form can edit the text: it parses and is an object.
    pub fn is_editable(&self) -> bool {
        self.error.is_none() && self.parts != Parts::NoObject
    }

    /// What `ProfileItem` is in the text, as far as the form knows it.
    pub fn items(&self) -> Items {
        match &self.parts {
            Parts::List { .. } => Items::List,
            Parts::NoList(items) => *items,
            Parts::NoObject => Items::Missing,
        }
    }

    /// The rows, those switched off included.
    pub fn rows(&self) -> &Rc<[Rc<Row>]> {
        &self.rows
    }

    /// The ids of the rows that are in the text, in order.
    pub fn row_ids(&self) -> Rc<[u32]> {
        self.rows.iter().filter(|row| row.enabled()).map(|row| row.id()).collect()
    }

    /// From_Account.
    pub fn from_account(&self) -> &Account {
        &self.account
    }

    /// Where a place of the body stands in the text: what is wrong with it comes first; all of it where it can't be told.
    pub fn span(&self, place: Place) -> Span {
        let whole = Span { start: 0, end: self.text.len() };
        match self.error.map(|error| error.offset) {
            Some(start) => {
                let first = self.text.get(start..).and_then(|rest| rest.chars().next());
                Span { start, end: start + first.map_or(0, char::len_utf8) }
            }
            None => self.find(place).unwrap_or(whole),
        }
    }

    fn find(&self, place: Place) -> Option<Span> {
        let text = &*self.text;
        let value = |object: Span, key| node::member(text, object, key).map(|member| member.value.span);
        let root = node::root(text).ok()?.span;
        match place {
            Place::FromAccount => value(root, account::KEY),
            Place::Items => value(root, ITEMS),
            Place::Item { row, part, .. } => {
                let index = self.row_ids().iter().position(|id| *id == row)?;
                let item = node::elements(text, value(root, ITEMS)?).nth(index)?.span;
                let of_part = match part {
                    ItemPart::Whole => None,
                    ItemPart::Tag => value(item, row::TAG),
                    ItemPart::Value => value(item, row::VALUE),
                };
                Some(of_part.unwrap_or(item))
            }
            Place::Field { number, .. } => value_edit::span(text, usize::try_from(number).ok()?),
            Place::Endpoint | Place::SdkAppId | Place::Identifier | Place::UserSig | Place::Body => None,
        }
    }

    /// With another text. Rows keep their identity where they can, and rows switched off their place.
    pub fn with_text(&self, text: &str) -> Self {
        let root = match node::root(text) {
            Ok(root) => root,
            Err(error) => return Self { text: text.into(), error: Some(error), ..self.clone() },
        };
        let [account, list] = node::last_of(text, root.span, [account::KEY, ITEMS])
            .map(|found| found.map(|member| member.value));
        let (parts, elements) = compose::split(text, root, list);
        let mut next_id = self.next_id;
        let rows = compose::matched(&self.rows, elements, &mut next_id);
        Self { text: text.into(), error: None, account: Account::of(text, account), parts, rows, next_id }
    }

    /// The body of another text, with rows of its own. While it does not parse, the form keeps its last state.
    pub fn replaced(&self, text: &str) -> Self {
        let body = Self { rows: Rc::new([]), ..self.clone() }.with_text(text);
        if body.error.is_some() { self.with_text(text) } else { body }
    }

    /// The same body at a later time: its next row is none that there was until then.
    pub(super) fn again_after(self, later: &Self) -> Self {
        Self { next_id: self.next_id.max(later.next_id), ..self }
    }

    /// With what was typed into an area that shows the text.
    pub fn with_typed(&self, typed: &str) -> Self {
        self.with_text(&lines::typed_over(&self.text, typed))
    }

    /// With another From_Account, as a JSON string; an absent one is put first.
    pub fn with_from_account(&self, account: &str) -> Self {
        match node::root(&self.text) {
            Ok(root) if self.is_editable() => self.with_text(&account::set(&self.text, root, account)),
            _ => self.clone(),
        }
    }

    /// With an empty row at the end. Where there is no list, one is put in; anything else that `ProfileItem` is gives way.
    pub fn with_item_added(&self) -> Self {
        self.with_items(self.rows.len(), [r#"{"Tag":"","Value":""}"#])
    }

    /// With a row that is off at a place among the rows, or at the end.
    pub fn with_item_off(&self, at: usize, source: &str) -> Self {
        let mut rows = self.rows.to_vec();
        let row = Row::new(self.next_id, source).styled_like(&self.rows).switched(false);
        rows.insert(at.min(rows.len()), Rc::new(row));
        Self { rows: rows.into(), next_id: self.next_id + 1, ..self.clone() }
    }

    /// With rows of these JSON texts behind a row, or in its place if its Value is yet to be filled in.
    pub fn with_items_pasted(&self, id: u32, sources: &[String]) -> Self {
        let Some(at) = self.place(id).filter(|_| !sources.is_empty()) else { return self.clone() };
        let body = self.with_items(at + 1, sources.iter().map(String::as_str));
        if self.rows[at].is_unfilled() { body.without_item(id) } else { body }
    }

    /// Without a row.
    pub fn without_item(&self, id: u32) -> Self {
        let Some(at) = self.place(id) else { return self.clone() };
        let mut rows = self.rows.to_vec();
        rows.remove(at);
        // What stood around the first row stands around the new first one.
        if let (0, Some(first)) = (at, rows.first_mut()) {
            *first = Rc::new(first.in_place_of(&self.rows[0]));
        }
        self.with_rows(rows)
    }

    /// Without any row.
    pub fn without_items(&self) -> Self {
        self.with_rows(Vec::new())
    }

    /// With a row twice.
    pub fn with_item_duplicated(&self, id: u32) -> Self {
        match self.place(id) {
            Some(at) => self.with_items(at + 1, [self.rows[at].source()]),
            None => self.clone(),
        }
    }

    /// With a row moved by so many places; negative is up.
    pub fn with_item_moved(&self, id: u32, by: isize) -> Self {
        let target = self.place(id).and_then(|at| Some((at, at.checked_add_signed(by)?)));
        let Some((at, to)) = target.filter(|(_, to)| *to < self.rows.len()) else { return self.clone() };
        let mut rows = self.rows.to_vec();
        let row = rows.remove(at);
        rows.insert(to, row);
        let rows = rows.iter().zip(self.rows.iter()).map(|(row, place)| Rc::new(row.in_place_of(place)));
        self.with_rows(rows.collect())
    }

    /// With a row switched on or off. A row that is off is not in the text.
    pub fn with_item_switched(&self, id: u32, on: bool) -> Self {
        self.with_row(id, |row| row.switched(on))
    }

    /// With another Tag in a row.
    pub fn with_tag(&self, id: u32, tag: &str) -> Self {
        self.with_row(id, |row| row.with_tag(tag))
    }

    /// With this text in the editor of a row's field, to the letter.
    pub fn with_value(&self, id: u32, text: &str) -> Self {
        self.with_row(id, |row| row.with_value(text))
    }

    /// With what was typed into the editor of a row's field.
    pub fn with_value_typed(&self, id: u32, typed: &str) -> Self {
        self.with_row(id, |row| row.with_value_typed(typed))
    }

    /// With what was typed as the JSON of a row's Value; what is no JSON waits in the row.
    pub fn with_value_json(&self, id: u32, typed: &str) -> Self {
        self.with_row(id, |row| row.with_value_json(typed))
    }

    /// With a row's editor switched to raw JSON or back.
    pub fn with_raw_switched(&self, id: u32, raw: bool) -> Self {
        self.with_row(id, |row| row.with_raw(raw))
    }

    fn place(&self, id: u32) -> Option<usize> {
        self.rows.iter().position(|row| row.id() == id)
    }

    fn with_row(&self, id: u32, change: impl FnOnce(&Row) -> Row) -> Self {
        let Some(at) = self.place(id) else { return self.clone() };
        let mut rows = self.rows.to_vec();
        rows[at] = Rc::new(change(&rows[at]));
        self.with_rows(rows)
    }

    fn with_items<'a>(&self, at: usize, sources: impl IntoIterator<Item = &'a str>) -> Self {
        let sources = sources.into_iter().zip(self.next_id..);
        let new: Vec<_> =
            sources.map(|(source, id)| Rc::new(Row::new(id, source).styled_like(&self.rows))).collect();
        let next_id = new.last().map_or(self.next_id, |row| row.id() + 1);
        let mut rows = self.rows.to_vec();
        rows.splice(at..at, new);
        Self { next_id, ..self.clone() }.with_rows(rows)
    }

    /// With other rows; the text is put together anew. Rows that are off leave what is no list as it is.
    pub(super) fn with_rows(&self, rows: Vec<Rc<Row>>) -> Self {
        if !self.is_editable() {
            return self.clone();
        }
        let parts = match &self.parts {
            Parts::NoList(_) if rows.iter().any(|row| row.enabled()) => compose::with_list(&self.text),
            _ => None,
        };
        let parts = parts.unwrap_or_else(|| self.parts.clone());
        let text = match &parts {
            Parts::List { head, tail } => compose::join(head, &rows, tail),
            Parts::NoList(_) | Parts::NoObject => Rc::clone(&self.text),
        };
        Self { text, rows: rows.into(), parts, ..self.clone() }
    }
}
