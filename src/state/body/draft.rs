//! A body being written: the body, which view of it is open, and its earlier and undone states.

use super::Body;
use super::past::{Edit, Past};
use crate::json;
use serde::{Deserialize, Serialize};

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
    past: Past,
}

impl BodyDraft {
    /// A draft that begins with this text. There is no edit to take back then.
    pub fn new(text: &str) -> Self {
        Self::of(Body::parse(text), BodyView::Form)
    }

    /// The same with a body that is there already.
    pub(in crate::state) fn of(body: Body, view: BodyView) -> Self {
        Self { body, view, past: Past::default() }
    }

    /// Whether there is an edit to take back.
    pub fn can_undo(&self) -> bool {
        self.past.can_undo()
    }

    /// Whether there is an edit to do again.
    pub fn can_redo(&self) -> bool {
        self.past.can_redo()
    }

    pub(in crate::state) fn edit(&mut self, edit: Edit, change: impl FnOnce(&Body) -> Body) {
        let body = change(&self.body);
        if body != self.body {
            let before = std::mem::replace(&mut self.body, body);
            self.past.note(edit, before);
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
    }
}
