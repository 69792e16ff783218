//! Neighbouring lines of the form, drawn and laid out as one: what is typed into one of a thousand is drawn in its group
//! alone, and groups out of sight cost the browser nothing.

use super::line::line;
use super::more::more;
use crate::json::Kind;
use crate::page::context::use_ui;
use crate::state::body::Typed;
use crate::state::body::fields::Entry;
use std::rc::Rc;
use yew::prelude::*;

/// How many lines are a group.
const SIZE: usize = 16;

/// What a group shows: some of all lines.
#[derive(Properties)]
struct GroupProps {
    entries: Rc<[Entry]>,
    from: usize,
    typed: Typed,
    key_typed: Option<usize>,
}

impl GroupProps {
    fn shown(&self) -> &[Entry] {
        let to = (self.from + SIZE).min(self.entries.len());
        self.entries.get(self.from..to).unwrap_or_default()
    }

    /// What was typed for a line that is in this group.
    fn typed(&self) -> impl Iterator<Item = (bool, Option<&Rc<str>>)> {
        self.shown().iter().map(|entry| match entry {
            Entry::Value(line) => (self.key_typed == Some(line.number), self.typed.get(&line.number)),
            Entry::More(_) => (false, None),
        })
    }
}

/// Whether the same is shown.
impl PartialEq for GroupProps {
    fn eq(&self, other: &Self) -> bool {
        self.from == other.from && self.shown() == other.shown() && self.typed().eq(other.typed())
    }
}

/// Neighbouring lines.
#[component]
fn Group(props: &GroupProps) -> Html {
    let ui = use_ui();
    let lines =
        props.shown().iter().zip(props.typed()).filter_map(|(entry, (is_key_typed, typed))| match entry {
            // The object that a body is has no line of its own.
            Entry::Value(whole) if whole.number == 0 && whole.kind == Kind::ObjectOpen => None,
            Entry::Value(value) => Some(line(&ui, value, typed, is_key_typed)),
            Entry::More(offers) => Some(more(&ui, offers)),
        });
    html! { <div class="fields__group" role="presentation">{ for lines }</div> }
}

/// All lines, in groups.
pub fn groups(entries: &Rc<[Entry]>, typed: &Typed, key_typed: Option<usize>) -> Html {
    let starts = (0..entries.len()).step_by(SIZE);
    html! {
        <>{ for starts.map(|from| html! {
            <Group entries={Rc::clone(entries)} {from} typed={Typed::clone(typed)} {key_typed} />
        }) }</>
    }
}
