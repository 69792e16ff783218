//! The request's body: one JSON text, and a form that edits it in place (`whole.rs`), row by row.

mod account;
pub mod asking;
mod assist;
pub mod bytes;
mod compose;
mod draft;
mod editor;
pub mod fields;
pub mod lines;
pub mod location;
pub mod offers;
pub(in crate::state) mod past;
pub mod paste;
mod row;
pub mod value_edit;
mod whole;

pub use account::Account;
pub use assist::{Assist, Unreadable};
pub use compose::Items;
pub use draft::{BodyDraft, BodyView, Typed};
pub use editor::Editor;
pub use row::Row;
pub use whole::Body;

#[cfg(test)]
mod tests;
