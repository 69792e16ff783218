//! Undo and redo: earlier and undone states of the body. Bodies share their texts and rows, so keeping them is
//! cheap; typing in one place counts as one edit until something else is edited.

use super::Body;
use std::rc::Rc;

/// How many edits can be taken back.
const DEPTH: usize = 500;

/// Which edit a change belongs to. Two changes in a row of the same kind and row are one edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::state) enum Edit {
    /// Typing in one place: the row's id and a number for the field.
    Typing(u32, u8),
    /// Anything else: always an edit of its own.
    Step,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::state) struct Past {
    before: Rc<Vec<Body>>,
    after: Rc<Vec<Body>>,
    last: Option<Edit>,
}

impl Past {
    /// What the last change belonged to.
    pub(in crate::state) fn last(&self) -> Option<Edit> {
        self.last
    }

    pub(in crate::state) fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    pub(in crate::state) fn can_redo(&self) -> bool {
        !self.after.is_empty()
    }

    /// Notes that an edit has just replaced `before`.
    pub(in crate::state) fn note(&mut self, edit: Edit, before: Body) {
        let goes_on = edit != Edit::Step && self.last == Some(edit);
        if !goes_on {
            let bodies = Rc::make_mut(&mut self.before);
            bodies.push(before);
            if bodies.len() > DEPTH {
                bodies.remove(0);
            }
        }
        if self.can_redo() {
            self.after = Rc::default();
        }
        self.last = Some(edit);
    }

    /// The body before the last edit, and the past after taking it back; all as it was where there is none.
    pub(in crate::state) fn undo(mut self, current: Body) -> (Body, Self) {
        match Rc::make_mut(&mut self.before).pop() {
            Some(body) => {
                Rc::make_mut(&mut self.after).push(current);
                (body, Self { last: None, ..self })
            }
            None => (current, self),
        }
    }

    /// The body after the edit last taken back; all as it was where there is none.
    pub(in crate::state) fn redo(mut self, current: Body) -> (Body, Self) {
        match Rc::make_mut(&mut self.after).pop() {
            Some(body) => {
                Rc::make_mut(&mut self.before).push(current);
                (body, Self { last: None, ..self })
            }
            None => (current, self),
        }
    }
}
