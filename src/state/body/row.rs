//! One element of `ProfileItem` with its own bytes.

use super::editor::Editor;
use super::lines;
use crate::api::profile;
use crate::json::node::{self, Member};
use crate::json::scan::validate;
use crate::json::{Kind, Span, edit, string};
use std::rc::Rc;

pub(super) const TAG: &str = "Tag";
pub(super) const VALUE: &str = "Value";

/// One row. `Eq`, so that an unchanged `Rc` of it is known by its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    id: u32,
    enabled: bool,
    raw: bool,
    before: Rc<str>,
    source: Rc<str>,
    after: Rc<str>,
    tag: Option<Found>,
    value: Option<Found>,
    /// What was typed as JSON and is none yet.
    pending: Option<Rc<str>>,
}

/// The bytes of an element and the white space before and after it.
pub(super) struct Element<'a> {
    pub before: &'a str,
    pub source: &'a str,
    pub after: &'a str,
}

/// A value in the row's source.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    span: Span,
    kind: Kind,
    /// A string's text, any other value as it stands.
    shown: Rc<str>,
    /// Whether that text can't stand for the value: half of a surrogate pair is no text.
    lossy: bool,
}

impl Row {
    /// A row of this JSON text.
    pub(super) fn new(id: u32, source: &str) -> Self {
        Self::of(id, &Element { before: "", source, after: "" })
    }

    pub(super) fn of(id: u32, element: &Element) -> Self {
        let blank = Self {
            id,
            enabled: true,
            raw: false,
            before: element.before.into(),
            source: "".into(),
            after: element.after.into(),
            tag: None,
            value: None,
            pending: None,
        };
        blank.with_source(element.source.into())
    }

    /// The row for an element that stands where this row's stood.
    pub(super) fn again(row: &Rc<Self>, element: &Element) -> Rc<Self> {
        let is_here = &*row.before == element.before && &*row.after == element.after;
        let is_same = &*row.source == element.source;
        if is_here && is_same {
            return Rc::clone(row);
        }
        let place = Self { before: element.before.into(), after: element.after.into(), ..Self::clone(row) };
        Rc::new(if is_same { place } else { place.with_source(element.source.into()) })
    }

    fn with_source(self, source: Rc<str>) -> Self {
        let whole = Span { start: 0, end: source.len() };
        let found = |member: Option<Member>| {
            let value = member?.value;
            let token = value.span.of(&source);
            let (shown, lossy) = match string::decode(token) {
                decoded if value.kind == Kind::String => (decoded.text, decoded.lone_surrogate),
                _ => (token.into(), false),
            };
            Some(Found { span: value.span, kind: value.kind, shown: shown.into(), lossy })
        };
        let [tag, value] = node::last_of(&source, whole, [TAG, VALUE]).map(found);
        Self { tag, value, pending: None, source, ..self }
    }

    /// The row with the white space of another's place.
    pub(super) fn in_place_of(&self, place: &Self) -> Self {
        Self { before: Rc::clone(&place.before), after: Rc::clone(&place.after), ..self.clone() }
    }

    /// The row with the white space that rows after the first have.
    pub(super) fn styled_like(self, rows: &[Rc<Self>]) -> Self {
        match rows.last() {
            Some(last) => Self { before: Rc::clone(&last.before), ..self },
            None => self,
        }
    }

    /// The row's number, the same for as long as the page is open.
    pub fn id(&self) -> u32 {
        self.id
    }

    /// Whether it is sent.
    pub fn enabled(&self) -> bool {
        self.enabled
    }

    /// Whether the user wants its Value as raw JSON.
    pub fn raw(&self) -> bool {
        self.raw
    }

    /// Its bytes.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Its Tag, or nothing where that is absent; a Tag that is no string as it stands.
    pub fn tag(&self) -> Rc<str> {
        self.tag.as_ref().map_or_else(|| "".into(), |found| Rc::clone(&found.shown))
    }

    /// The kind of its Value; `None` if it is absent.
    pub fn value_kind(&self) -> Option<Kind> {
        match &self.value {
            Some(found) => Some(found.kind),
            // An element that is no object has nothing but itself to show.
            None if !self.is_object() => Some(Kind::Null),
            None => None,
        }
    }

    /// What a field's editor shows of its Value: a string's text, any other value as it stands.
    pub fn value_shown(&self) -> Rc<str> {
        self.value.as_ref().map_or_else(|| "".into(), |found| Rc::clone(&found.shown))
    }

    /// What the raw editor shows: what was typed, or the Value as it stands.
    pub fn value_json_shown(&self) -> Rc<str> {
        match (&self.pending, &self.value) {
            (Some(pending), _) => Rc::clone(pending),
            (None, Some(found)) => found.span.of(&self.source).into(),
            (None, None) if !self.is_object() => Rc::clone(&self.source),
            (None, None) => "".into(),
        }
    }

    /// Whether its Value is a string that no text stands for.
    fn value_is_lossy(&self) -> bool {
        self.value.as_ref().is_some_and(|found| found.lossy)
    }

    /// Whether what was typed as JSON is none yet.
    pub fn json_pending(&self) -> bool {
        self.pending.is_some()
    }

    /// The length of a string Value in bytes of UTF-8.
    pub fn value_bytes(&self) -> Option<usize> {
        self.value.as_ref().filter(|found| found.kind == Kind::String).map(|found| found.shown.len())
    }

    /// The editor that fits.
    pub fn editor(&self) -> Editor {
        match self.raw || self.value_is_lossy() {
            true => Editor::Json,
            false => Editor::fitting(&self.tag(), self.value_kind()),
        }
    }

    /// Whether its Value is yet to be filled in: an empty text, or none at all.
    pub fn is_unfilled(&self) -> bool {
        self.is_object() && self.value_shown().is_empty()
    }

    fn is_object(&self) -> bool {
        self.source.starts_with('{')
    }

    pub(super) fn len(&self) -> usize {
        self.before.len() + self.source.len() + self.after.len()
    }

    pub(super) fn write(&self, text: &mut String) {
        for part in [&self.before, &self.source, &self.after] {
            text.push_str(part);
        }
    }

    pub(super) fn switched(&self, enabled: bool) -> Self {
        Self { enabled, ..self.clone() }
    }

    pub(super) fn with_raw(&self, raw: bool) -> Self {
        Self { raw, pending: None, ..self.clone() }
    }

    /// With another Tag. An empty Value becomes the first choice of a field that has choices.
    pub(super) fn with_tag(&self, tag: &str) -> Self {
        let row = self.with_member(TAG, self.tag.as_ref(), &string::encode(tag));
        let empty =
            row.value.as_ref().is_some_and(|found| found.kind == Kind::String && found.shown.is_empty());
        match profile::find(tag).and_then(|field| field.choices.first()) {
            Some(choice) if empty => row.with_value(choice.value),
            _ => row,
        }
    }

    /// With this text in the editor of its field.
    pub(super) fn with_value(&self, text: &str) -> Self {
        let number = self.editor() == Editor::Integer && is_number(text);
        let token = if number { text.to_owned() } else { string::encode(text) };
        self.with_member(VALUE, self.value.as_ref(), &token)
    }

    /// With what was typed into an area that shows the editor's text.
    pub(super) fn with_value_typed(&self, typed: &str) -> Self {
        self.with_value(&lines::typed_over(&self.value_shown(), typed))
    }

    /// With what was typed into an area that shows the Value as JSON; what is none waits.
    pub(super) fn with_value_json(&self, typed: &str) -> Self {
        let typed = &*lines::typed_over(&self.value_json_shown(), typed);
        if validate(typed.as_bytes()).is_err() {
            return Self { pending: Some(typed.into()), ..self.clone() };
        }
        if self.is_object() {
            self.with_member(VALUE, self.value.as_ref(), typed)
        } else {
            Self { pending: None, ..self.clone() }.with_source(typed.into())
        }
    }

    fn with_member(&self, key: &str, found: Option<&Found>, token: &str) -> Self {
        let whole = Span { start: 0, end: self.source.len() };
        let source = match found {
            Some(found) => [&self.source[..found.span.start], token, &self.source[found.span.end..]].concat(),
            None if !self.is_object() && key == TAG => {
                format!(r#"{{"Tag":{token},"Value":{}}}"#, self.source)
            }
            None if !self.is_object() => token.to_owned(),
            None => set_member(&self.source, whole, if key == TAG { 0 } else { usize::MAX }, key, token),
        };
        self.clone().with_source(source.into())
    }
}

fn is_number(token: &str) -> bool {
    let digits = token.strip_prefix('-').unwrap_or(token);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && validate(token.as_bytes()).is_ok()
        && !token.ends_with(char::is_whitespace)
}

/// A text with this value of a member in the object at a span. A new member goes before the `index`-th, or last for any larger
/// number.
pub(super) fn set_member(text: &str, object: Span, index: usize, key: &str, token: &str) -> String {
    let edit = match node::member(text, object, key) {
        Some(member) => Some(edit::Edit { span: member.value.span, with: token.to_owned() }),
        None => {
            let index = index.min(node::members(text, object).count());
            edit::insert_member(text, object, index, key, token)
        }
    };
    edit.map_or_else(|| text.to_owned(), |edit| edit.apply(text))
}
