//! What can happen to the environments, and what can come of it.

use super::change::Done;
use super::fields::Fields;
use super::key::Key;
use crate::api::profile::FieldType;
use crate::exchange::environment::{Environment, EnvironmentError, Foreign};
use crate::state::stored::Stored;
use std::rc::Rc;

/// What is typed into the form of a new custom field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewField {
    /// Its name; the whole tag will do.
    pub name: String,
    /// Its type.
    pub kind: FieldType,
    /// What it is for.
    pub description: String,
}

impl Default for NewField {
    fn default() -> Self {
        Self { name: String::new(), kind: FieldType::String, description: String::new() }
    }
}

/// What came of the last step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// It is done.
    Done(Done),
    /// The new environment has no name yet.
    NoName,
    /// It can't be saved, for this reason.
    NotSaved(EnvironmentError),
    /// The custom field can't be added, for this reason.
    FieldRefused(EnvironmentError),
    /// The text to import was a file of another tool, and is now what of it is an environment here.
    Foreign(Foreign),
    /// The import is refused, for this reason.
    ImportRefused(EnvironmentError),
    /// The file is no text in UTF-8 or UTF-16, from this byte on.
    FileNotUtf8(usize),
    /// The file is too long, or could not be read.
    FileUnread,
}

/// A text that was found where one's own should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The text as it was found.
    pub text: Rc<str>,
    /// Why it can't be read.
    pub why: EnvironmentError,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// The team's file came; empty where there is none.
    TeamRead(String),
    /// What is kept was read.
    KeptRead(Option<String>),
    /// What the browser keeps now, or nothing where it would not.
    Kept(Option<Stored<Rc<[Environment]>>>),
    /// An environment was chosen in the list.
    Chosen(Option<Key>),
    /// The page took over this environment.
    Used(Key),
    /// This environment was in use when the page was left.
    UsedBefore(Key),
    /// The name to save under was edited.
    NameEdited(String),
    /// The fields are to be saved under that name.
    Saved(Fields),
    /// The chosen environment is to be deleted.
    Deleted,
    /// The form of a new custom field was edited.
    NewFieldEdited(NewField),
    /// The new custom field is to be added to the chosen environment.
    FieldAdded,
    /// A custom field of the chosen environment is to be removed.
    FieldRemoved(usize),
    /// The text to import was edited.
    ImportEdited(String),
    /// A file was chosen for the import: its bytes, or nothing if it can't be read.
    FileRead(Option<Vec<u8>>),
    /// The text is to be imported.
    Imported,
    /// The last change is to be taken back.
    Undone,
    /// What is kept and can't be read is to be replaced.
    KeptReplaced,
}
