//! A few neighbouring rows of the builder, drawn and laid out as one: what is typed into one of a thousand rows is
//! drawn in its group alone, and groups out of sight cost the browser nothing.

use crate::page::context::use_ui;
use crate::page::panel::item::item;
use crate::workbench::Advice;
use crate::workbench::body::{Body, Row};
use std::rc::Rc;
use yew::prelude::*;

/// How many rows are a group.
const SIZE: usize = 8;

/// What a group shows. Comparing it compares rows by their address.
#[derive(Properties, PartialEq)]
pub struct GroupProps {
    /// Its rows.
    rows: Vec<Rc<Row>>,
    /// The place of the first one, from 0.
    from: usize,
    /// Whether the last row of all is among them.
    last: bool,
    /// What there is to know about its rows before sending: empty, or one for each.
    advice: Vec<Option<Rc<str>>>,
}

/// A few neighbouring rows.
#[component]
pub fn Group(props: &GroupProps) -> Html {
    let ui = use_ui();
    let count = props.rows.len();
    html! {
        <div class="items__group" role="presentation">
            { for props.rows.iter().enumerate().map(|(i, row)| {
                let advice = props.advice.get(i).and_then(Option::as_ref);
                item(&ui, row, props.from + i, advice, props.last && i + 1 == count)
            }) }
        </div>
    }
}

/// All rows of a body, in groups.
pub fn groups(body: &Body, advice: &[Advice]) -> Html {
    let rows = body.rows();
    // The advice comes in the order of the rows, unless these have moved since.
    let mut in_order = advice.iter().filter(|of| of.row.is_some()).peekable();
    let mut advice_of = |row: &Rc<Row>| {
        let is_its = |of: &&Advice| of.row == Some(row.id());
        let found = in_order.next_if(is_its).or_else(|| advice.iter().find(is_its))?;
        Some(Rc::clone(&found.words))
    };
    let group = |(i, group): (usize, &[Rc<Row>])| {
        let mut advice: Vec<_> = group.iter().map(&mut advice_of).collect();
        if advice.iter().all(Option::is_none) {
            advice = Vec::new();
        }
        let from = i * SIZE;
        let last = from + group.len() == rows.len();
        html! { <Group rows={group.to_vec()} {from} {last} {advice} /> }
    };
    html! { <>{ for rows.chunks(SIZE).enumerate().map(group) }</> }
}
