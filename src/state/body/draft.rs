//! A body being written: the body, which view of it is open, and its earlier and undone states.

use super::Body;
use super::past::{Edit, Past};
use super::value_edit::{Edited, ValueEdit, edited};
use crate::api::command::Command;
use crate::json;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The field of a value, as an edit of typing names it, and that of its key.
const VALUE: u8 = 6;
const KEY: u8 = 7;

/// Which view of the body is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BodyView {
    /// Rows with an editor for each field.
    #[default]
    Form,
    /// The JSON text.
    Json,
}

/// A body being written. Cheap to clone.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyDraft {
    /// The body.
    pub body: Body,
    /// Which view of it is open.
    pub view: BodyView,
    /// What was typed for numbers and is none yet.
    typed: Typed,
    past: Past,
}

/// What was typed for numbers of the text and is none yet, by the number of the value.
pub type Typed = Rc<BTreeMap<usize, Rc<str>>>;

impl BodyDraft {
    /// A draft that begins with this text. There is no edit to take back then.
    pub fn new(text: &str) -> Self {
        Self::of(Body::parse(text), BodyView::Form)
    }

    /// The same with a body that is there already.
    pub(in crate::state) fn of(body: Body, view: BodyView) -> Self {
        Self { body, view, typed: Rc::default(), past: Past::default() }
    }

    /// Whether there is an edit to take back.
    pub fn can_undo(&self) -> bool {
        self.past.can_undo()
    }

    /// Whether there is an edit to do again.
    pub fn can_redo(&self) -> bool {
        self.past.can_redo()
    }

    /// What was typed for numbers and is none yet.
    pub fn typed(&self) -> &Typed {
        &self.typed
    }

    /// The value whose key is being typed.
    pub fn key_typed(&self) -> Option<usize> {
        match self.past.last() {
            Some(Edit::Typing(number, KEY)) => usize::try_from(number).ok(),
            _ => None,
        }
    }

    /// Does an edit to a value of the text; gives the number of a value that was added.
    pub(in crate::state) fn edit_value(
        &mut self,
        number: usize,
        edit: &ValueEdit,
        command: &Command,
    ) -> Option<usize> {
        let mut typed = std::mem::take(&mut self.typed);
        let place = u32::try_from(number).unwrap_or(u32::MAX);
        let kind = match edit {
            ValueEdit::Typed(_) => Edit::Typing(place, VALUE),
            ValueEdit::KeyTyped(_) => Edit::Typing(place, KEY),
            _ => Edit::Step,
        };
        let (added, keeps) = match edited(self.body.text(), number, edit, command) {
            Edited::Text(text, added) => {
                self.edit(kind, |body| body.with_text(&text));
                Rc::make_mut(&mut typed).remove(&number);
                (added, kind != Edit::Step || matches!(edit, ValueEdit::Set(_)))
            }
            Edited::NotYet => {
                if let ValueEdit::Typed(text) = edit {
                    Rc::make_mut(&mut typed).insert(number, text.as_str().into());
                }
                (None, true)
            }
            Edited::Nothing => (None, true),
        };
        // Other edits give the values other numbers.
        if keeps {
            self.typed = typed;
        }
        added
    }

    pub(in crate::state) fn edit(&mut self, edit: Edit, change: impl FnOnce(&Body) -> Body) {
        let body = change(&self.body);
        if body != self.body {
            let before = std::mem::replace(&mut self.body, body);
            self.past.note(edit, before);
            self.typed = Rc::default();
        }
    }

    pub(in crate::state) fn reformat(&mut self, format: impl FnOnce(&str) -> Result<String, json::Error>) {
        if let Ok(text) = format(self.body.text()) {
            self.edit(Edit::Step, |body| body.with_text(&text));
        }
    }

    pub(in crate::state) fn undo(&mut self) {
        self.go(Past::undo);
    }

    pub(in crate::state) fn redo(&mut self) {
        self.go(Past::redo);
    }

    fn go(&mut self, way: impl FnOnce(Past, Body) -> (Body, Past)) {
        let (body, past) = way(std::mem::take(&mut self.past), self.body.clone());
        (self.body, self.past) = (body.again_after(&self.body), past);
        self.typed = Rc::default();
    }
}
