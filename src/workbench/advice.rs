//! The findings as the page shows them: worded, each with the field that it leads to.

use std::rc::Rc;

/// Something to know before sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The row it is about.
    pub row: Option<u32>,
    /// The `data-testid` of the field it is about.
    pub field: Rc<str>,
    /// The place in the body.
    pub place: Rc<str>,
    /// What is to be said.
    pub words: Rc<str>,
}
