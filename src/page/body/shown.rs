//! What the body's panel shows, and the choice of a Value.

use super::fields::FieldsProps;
use crate::api::command::{Command, Form as FormKind};
use crate::api::example::Example;
use crate::api::profile::Field;
use crate::api::rules::Documents;
use crate::state::State;
use crate::state::body::offers::Custom;
use crate::state::body::{Body, BodyView};
use crate::state::files::Fetched;
use crate::state::findings::Finding;
use std::rc::Rc;
use yew::prelude::*;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct BodyPanelProps {
    pub(super) command: &'static Command,
    pub(super) body: Body,
    pub(super) form: FormKind,
    pub(super) fields: FieldsProps,
    pub(super) view: BodyView,
    pub(super) can_undo: bool,
    pub(super) can_redo: bool,
    pub(super) findings: Rc<[Finding]>,
    /// The accounts to offer: those of the sandbox where it is the endpoint.
    pub(super) accounts: Rc<[String]>,
    /// The custom fields to offer for a Tag.
    pub(super) offered: Rc<[Custom]>,
    pub(super) examples: Fetched<Vec<Example>>,
    /// Those of the sandbox, which say how an example is answered.
    pub(super) documents: Documents,
}

impl BodyPanelProps {
    /// What there is to show of a state.
    pub fn of(state: &State) -> Self {
        Self {
            command: state.command,
            body: state.draft.body.clone(),
            form: state.command.form,
            fields: FieldsProps::of(state.command, &state.draft),
            view: state.draft.view,
            can_undo: state.can_undo(),
            can_redo: state.can_redo(),
            findings: Rc::clone(&state.findings),
            accounts: state.offered_accounts(),
            offered: state.offered_fields(),
            examples: state.body_examples.clone(),
            documents: state.sandbox.service().settings().documents,
        }
    }
}

/// What the choice shows.
#[derive(Properties, PartialEq)]
pub struct FieldChoiceProps {
    /// The element's id.
    pub field_id: AttrValue,
    /// Its name.
    pub label: AttrValue,
    /// The id of what is told of it.
    pub hint: AttrValue,
    /// Whether that is that it is wrong.
    pub is_wrong: bool,
    /// The field.
    pub field: &'static Field,
    /// The Value, which may be none of the choices.
    pub value: Rc<str>,
    /// Another one was chosen.
    pub on_chosen: Callback<String>,
}
