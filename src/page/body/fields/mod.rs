//! The body of any command as a form: a line for each value of the text.

mod group;
mod line;
mod more;

use crate::api::command::Command;
use crate::page::context::use_ui;
use crate::page::hook::use_kept_focus;
use crate::state::body::fields::{Entry, entries};
use crate::state::body::value_edit::Turn;
use crate::state::body::{Body, BodyDraft, Typed};
use crate::text::field as words;
use group::groups;
use yew::prelude::*;

/// What the form shows.
#[derive(Properties, PartialEq, Clone)]
pub struct FieldsProps {
    command: &'static Command,
    body: Body,
    /// What was typed for numbers and is none yet.
    typed: Typed,
    /// The value whose key is being typed.
    key_typed: Option<usize>,
}

impl FieldsProps {
    /// What there is to show of a draft.
    pub fn of(command: &'static Command, draft: &BodyDraft) -> Self {
        let typed = draft.typed().clone();
        Self { command, body: draft.body.clone(), typed, key_typed: draft.key_typed() }
    }
}

/// The form.
#[component]
pub fn Fields(props: &FieldsProps) -> Html {
    let lang = use_ui().lang;
    let follows = (props.body.text().clone(), props.command.path);
    let entries = use_memo(follows, |(text, _)| entries(text, props.command));
    // A choice is made anew when its value is another one.
    use_kept_focus(entries.iter().map(made_of).collect::<Vec<_>>());
    if props.body.error().is_some() {
        return html! { <p class="note note--bad" role="status" data-testid="fields-wait">{ words::waits(lang) }</p> };
    }
    html! {
        <div class="fields" role="list" aria-label={words::whole(lang)}>
            { groups(&entries, &props.typed, props.key_typed) }
        </div>
    }
}

/// Of what elements a line is made.
fn made_of(entry: &Entry) -> (usize, Option<Turn>) {
    match entry {
        Entry::Value(line) => (line.number, Some(Turn::of(line.kind))),
        Entry::More(more) => (more.number, None),
    }
}
