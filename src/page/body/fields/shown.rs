//! What the form of any body shows.

use crate::api::command::Command;
use crate::state::body::{Body, BodyDraft, Typed};
use yew::prelude::*;

/// What the form shows.
#[derive(Properties, PartialEq, Clone)]
pub struct FieldsProps {
    pub(super) command: &'static Command,
    pub(super) body: Body,
    /// What was typed for numbers and is none yet.
    pub(super) typed: Typed,
    /// The value whose key is being typed.
    pub(super) key_typed: Option<usize>,
}

impl FieldsProps {
    /// What there is to show of a draft.
    pub fn of(command: &'static Command, draft: &BodyDraft) -> Self {
        let typed = draft.typed().clone();
        Self { command, body: draft.body.clone(), typed, key_typed: draft.key_typed() }
    }
}
