//! Changes to one's own environments. Each gives the new list, checked as a file is, or says why there is none.

use crate::exchange::environment::{CustomField, Environment, EnvironmentError, merge, parse, write};

/// A change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The list after it.
    pub own: Vec<Environment>,
    /// What it did.
    pub done: Done,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// An environment of this name is new.
    Saved(String),
    /// The environment of this name was replaced.
    Replaced(String),
    /// The environment of this name is gone.
    Deleted(String),
    /// A custom field of this name is new.
    FieldAdded(String),
    /// The custom field of this name is gone.
    FieldRemoved(String),
    /// Environments were imported: the names of the new and of the replaced ones.
    Imported {
        /// New.
        added: Vec<String>,
        /// Replaced.
        replaced: Vec<String>,
    },
    /// The last change was taken back.
    Undone,
}

impl Change {
    /// What can't be written, in a file or in the browser, is no change.
    fn checked(own: Vec<Environment>, done: Done) -> Result<Self, EnvironmentError> {
        write(&own)?;
        Ok(Self { own, done })
    }

    /// Saves an environment; one of the same name is replaced in its place.
    pub(super) fn save(own: &[Environment], environment: Environment) -> Result<Self, EnvironmentError> {
        let name = environment.name.clone();
        let mut own = own.to_vec();
        let replaced = merge(&mut own, vec![environment]);
        Self::checked(own, if replaced.is_empty() { Done::Saved(name) } else { Done::Replaced(name) })
    }

    /// Deletes an environment.
    pub(super) fn delete(own: &[Environment], name: &str) -> Result<Self, EnvironmentError> {
        let rest = own.iter().filter(|environment| environment.name != name).cloned();
        Self::checked(rest.collect(), Done::Deleted(name.to_owned()))
    }

    /// Takes the environments of a text in; those of the same name are replaced.
    pub(super) fn import(own: &[Environment], text: &str) -> Result<Self, EnvironmentError> {
        let imported = parse(text)?;
        let names: Vec<String> = imported.iter().map(|environment| environment.name.clone()).collect();
        let mut own = own.to_vec();
        let replaced = merge(&mut own, imported);
        let added = names.into_iter().filter(|name| !replaced.contains(name)).collect();
        Self::checked(own, Done::Imported { added, replaced })
    }

    /// Adds a custom field to an environment.
    pub(super) fn add_field(
        own: &[Environment],
        name: &str,
        field: CustomField,
    ) -> Result<Self, EnvironmentError> {
        let done = Done::FieldAdded(field.name.clone());
        Self::checked(with_fields(own, name, |fields| fields.push(field.clone())), done)
    }

    /// Removes a custom field of an environment.
    pub(super) fn remove_field(
        own: &[Environment],
        name: &str,
        index: usize,
    ) -> Result<Self, EnvironmentError> {
        let mut removed = String::new();
        let own = with_fields(own, name, |fields| {
            if index < fields.len() {
                removed = fields.remove(index).name;
            }
        });
        Self::checked(own, Done::FieldRemoved(removed))
    }
}

fn with_fields(
    own: &[Environment],
    name: &str,
    mut change: impl FnMut(&mut Vec<CustomField>),
) -> Vec<Environment> {
    let mut list = own.to_vec();
    if let Some(environment) = list.iter_mut().find(|environment| environment.name == name) {
        change(&mut environment.custom_fields);
    }
    list
}
