//! Neighbouring rows of the form, drawn and laid out as one: what is typed into one of a thousand rows is drawn in its
//! group alone, and groups out of sight cost the browser nothing.

use super::help::Helper;
use super::row::{Shown, row};
use crate::page::context::use_ui;
use crate::state::body::{Body, Row};
use crate::state::findings::Finding;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;

/// How many rows are a group, and how many are a group of groups.
const SIZES: [usize; 2] = [8, 64];

/// What there is to know before sending: empty, or one for each row.
type Told = Rc<[Option<Finding>]>;

/// What a group shows: some of all rows.
#[derive(Properties)]
pub struct GroupProps {
    rows: Rc<[Rc<Row>]>,
    told: Told,
    helper: Helper,
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

    fn told(&self) -> &[Option<Finding>] {
        self.told.get(self.from..self.to()).unwrap_or_default()
    }

    fn has_last(&self) -> bool {
        self.to() == self.rows.len()
    }

    fn parts(&self, range: Range<usize>, is_outer: bool) -> Html {
        let starts = range.step_by(SIZES[usize::from(is_outer)]);
        html! {
            <>{ for starts.map(|from| html! {
                <Group rows={Rc::clone(&self.rows)} told={Rc::clone(&self.told)} helper={self.helper.clone()} {from} {is_outer} />
            }) }</>
        }
    }
}

/// Whether the same is shown. Rows that stay the same are known by their address.
impl PartialEq for GroupProps {
    fn eq(&self, other: &Self) -> bool {
        self.from == other.from
            && self.has_last() == other.has_last()
            && self.shown() == other.shown()
            && self.told() == other.told()
            && self.helper.is_same_for(&other.helper, self.shown())
    }
}

/// Neighbouring rows.
#[component]
pub fn Group(props: &GroupProps) -> Html {
    let ui = use_ui();
    if props.is_outer {
        let groups = props.parts(props.from..props.to(), false);
        return html! { <div class="items__groups" role="presentation">{ groups }</div> };
    }
    let shown = props.shown().iter().enumerate().map(|(i, shown)| {
        let at = props.from + i;
        let is_last = at + 1 == props.rows.len();
        let finding = props.told().get(i).and_then(Option::as_ref);
        row(&ui, &props.helper, &Shown { row: shown, at, is_last, finding })
    });
    html! { <div class="items__group" role="presentation">{ for shown }</div> }
}

/// All rows of a body, in groups.
pub fn groups(helper: &Helper, body: &Body, findings: &[Finding]) -> Html {
    let mut first_of = BTreeMap::new();
    for (row, finding) in findings.iter().filter_map(|finding| Some((finding.place.row()?, finding))) {
        first_of.entry(row).or_insert(finding);
    }
    let told: Told = match first_of.is_empty() {
        true => Rc::default(),
        false => body.rows().iter().map(|row| first_of.get(&row.id()).copied().cloned()).collect(),
    };
    let all =
        GroupProps { rows: Rc::clone(body.rows()), told, helper: helper.clone(), from: 0, is_outer: true };
    all.parts(0..body.rows().len(), true)
}
