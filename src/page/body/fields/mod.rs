//! The body of any command as a form: a line for each value of the text.

mod group;
mod line;
mod more;
mod shown;

use crate::page::context::use_ui;
use crate::page::effect::focus;
use crate::page::hook::use_kept_focus;
use crate::state::body::fields::{Entry, entries};
use crate::state::body::value_edit::Turn;
use crate::text::field as words;
use group::groups;
pub use shown::FieldsProps;
use yew::prelude::*;

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
        <div class="fields" role="list" aria-label={words::whole(lang)}
            onfocusout={Callback::from(focus::show_beginning)}>
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
