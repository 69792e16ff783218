//! Neighbouring rows of the builder, drawn and laid out as one: what is typed into one of a thousand rows is drawn in its
//! group alone, and groups out of sight cost the browser nothing.

use crate::page::context::use_ui;
use crate::page::panel::item::item;
use crate::workbench::Advice;
use crate::workbench::body::{Body, Row};
use std::rc::Rc;
use yew::prelude::*;

/// How many rows are a group, and how many are a group of groups.
const SIZES: [usize; 2] = [8, 64];

/// What there is to know before sending: empty, or one for each row.
type Told = Rc<[Option<Rc<str>>]>;

/// What a group shows: some of all rows.
#[derive(Properties)]
pub struct GroupProps {
    rows: Rc<[Rc<Row>]>,
    told: Told,
    /// The place of the first row that is shown, from 0.
    from: usize,
    /// Whether it is a group of groups.
    is_outer: bool,
}

impl GroupProps {
    fn to(&self) -> usize {
        (self.from + SIZES[usize::from(self.is_outer)]).min(self.rows.len())
    }

    fn shown(&self) -> &[Rc<Row>] {
        self.rows.get(self.from..self.to()).unwrap_or_default()
    }

    fn told(&self) -> &[Option<Rc<str>>] {
        self.told.get(self.from..self.to()).unwrap_or_default()
    }

    fn has_last(&self) -> bool {
        self.to() == self.rows.len()
    }
}

/// Whether the same is shown. Rows that stay the same are known by their address.
impl PartialEq for GroupProps {
    fn eq(&self, other: &Self) -> bool {
        self.from == other.from
            && self.has_last() == other.has_last()
            && self.shown() == other.shown()
            && self.told() == other.told()
    }
}

/// Neighbouring rows.
#[component]
pub fn Group(props: &GroupProps) -> Html {
    let ui = use_ui();
    if props.is_outer {
        let groups = parts(&props.rows, &props.told, props.from..props.to(), false);
        return html! { <div class="items__groups" role="presentation">{ groups }</div> };
    }
    html! {
        <div class="items__group" role="presentation">
            { for props.shown().iter().enumerate().map(|(i, row)| {
                let told = props.told().get(i).and_then(Option::as_ref);
                item(&ui, row, props.from + i, told, props.from + i + 1 == props.rows.len())
            }) }
        </div>
    }
}

fn parts(rows: &Rc<[Rc<Row>]>, told: &Told, range: std::ops::Range<usize>, is_outer: bool) -> Html {
    let starts = range.step_by(SIZES[usize::from(is_outer)]);
    html! {
        <>{ for starts.map(|from| html! { <Group rows={Rc::clone(rows)} told={Rc::clone(told)} {from} {is_outer} /> }) }</>
    }
}

/// All rows of a body, in groups.
pub fn groups(body: &Body, advice: &[Advice]) -> Html {
    // The advice comes in the order of the rows, unless these have moved since.
    let mut in_order = advice.iter().filter(|of| of.row.is_some()).peekable();
    let told = if in_order.peek().is_some() {
        let told = body.rows().iter().map(|row| {
            let is_its = |of: &&Advice| of.row == Some(row.id());
            let found = in_order.next_if(is_its).or_else(|| advice.iter().find(is_its))?;
            Some(Rc::clone(&found.words))
        });
        told.collect()
    } else {
        Rc::new([]) as Told
    };
    parts(body.rows(), &told, 0..body.rows().len(), true)
}
