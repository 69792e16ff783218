//! One row of the form: a Tag, the editor that fits it, and what can be done with the row.

use super::help::{HelpStep, Helper};
use super::tag::tag;
use super::value::{hint_id, value};
use crate::api::profile::{self, FieldType, VALUE_MAX_BYTES};
use crate::page::context::Ui;
use crate::page::control::{shortcut, ticked};
use crate::state::body::{Editor, Row};
use crate::state::findings::Finding;
use crate::state::place::{ItemPart, Place};
use crate::state::shortcut::Shortcut;
use crate::state::{Action, Lang};
use crate::text::body as words;
use std::rc::Rc;
use yew::prelude::*;

/// A row and where it stands.
pub struct Shown<'a> {
    /// The row.
    pub row: &'a Rc<Row>,
    /// Its place, from 0.
    pub at: usize,
    /// Whether it is the last one.
    pub is_last: bool,
    /// What there is to know about it before sending.
    pub finding: Option<&'a Finding>,
}

/// Draws a row.
pub fn row(ui: &Ui, helper: &Helper, shown: &Shown) -> Html {
    let (lang, row) = (ui.lang, shown.row);
    let (id, number) = (row.id(), shown.at + 1);
    let tool = |testid, label, enabled, action| {
        let attributes = Tool { testid, enabled, pressed: None };
        attributes.view(label, ui.click(action))
    };
    let wrong = shown.finding.and_then(|finding| match finding.place {
        Place::Item { part, .. } => Some(part),
        _ => None,
    });
    html! {
        <div class="item" role="listitem" key={id} id={format!("item-{id}")} data-testid="item"
            data-off={(!row.enabled()).then_some("")} onkeydown={keys(ui, id)}
            onfocusin={helper.on(move || HelpStep::Focused(id))}>
            <input type="checkbox" class="item__switch" data-testid="item-enabled" checked={row.enabled()}
                aria-label={words::item_enabled(lang, number)}
                onchange={ui.on(move |event: Event| Action::ItemSwitched(id, ticked(&event)))} />
            <div class="item__tag">{ tag(ui, helper, row, number, wrong == Some(ItemPart::Tag)) }</div>
            <div class="item__value field__row">{ value(ui, row, number, wrong == Some(ItemPart::Value)) }{ raw_switch(ui, row) }</div>
            <div class="item__tools" role="group" aria-label={words::item_tools(lang, number)}>
                { tool("item-up", words::item_up(lang, number), shown.at > 0, Action::ItemMoved(id, -1)) }
                { tool("item-down", words::item_down(lang, number), !shown.is_last, Action::ItemMoved(id, 1)) }
                { tool("item-duplicate", words::item_duplicate(lang, number), true, Action::ItemDuplicated(id)) }
                { tool("item-remove", words::item_remove(lang, number), true, Action::ItemRemoved(id)) }
            </div>
            <p class="item__hint" data-testid="item-hint" id={hint_id(row)}>
                if let Some(finding) = shown.finding { { ui.rest(|parts| (parts.finding)(ui, finding)) } }
                { hint(lang, row) }
            </p>
            <div class="item__assist">
                if helper.edits(id) {
                    { ui.rest(|parts| (parts.value_help)(row, &helper.offered)) }
                }
            </div>
        </div>
    }
}

/// What keys do to a row. Enter in the list of a Tag has chosen there, and is no more.
fn keys(ui: &Ui, id: u32) -> Callback<KeyboardEvent> {
    let ui = ui.clone();
    Callback::from(move |event: KeyboardEvent| {
        let action = match shortcut(&event, true) {
            Some(Shortcut::RowUp) => Action::ItemMoved(id, -1),
            Some(Shortcut::RowDown) => Action::ItemMoved(id, 1),
            Some(Shortcut::RowAdded) if !event.default_prevented() => Action::ItemAdded,
            _ => return,
        };
        event.prevent_default();
        ui.say(action);
    })
}

fn raw_switch(ui: &Ui, row: &Row) -> Html {
    let raw = row.editor() == Editor::Json;
    let tool = Tool { testid: "item-raw", enabled: !raw || row.raw(), pressed: Some(raw) };
    tool.view(words::raw_json(ui.lang), ui.click(Action::RawSwitched(row.id(), !raw)))
}

/// A button of a row. The style sheet draws its icon by its name: an SVG element each would cost a thousand rows dear.
struct Tool {
    testid: &'static str,
    enabled: bool,
    pressed: Option<bool>,
}

impl Tool {
    fn view(self, label: impl Into<AttrValue>, onclick: Callback<MouseEvent>) -> Html {
        let label = label.into();
        html! {
            <button type="button" class="button button--icon" data-testid={self.testid} aria-label={label.clone()}
                title={label} disabled={!self.enabled} {onclick}
                aria-pressed={self.pressed.map(|on| if on { "true" } else { "false" })} />
        }
    }
}

/// The field's name, type and limit, and the length of the value in bytes.
fn hint(lang: Lang, row: &Row) -> String {
    if row.json_pending() {
        return words::value_not_json(lang).to_owned();
    }
    let Some(field) = profile::find_known(&row.tag()) else {
        return match profile::custom_keyword(&row.tag()) {
            Some(keyword) if profile::is_custom_keyword(keyword) => {
                let size = row.value_bytes().map(|bytes| words::bytes_of(lang, bytes, VALUE_MAX_BYTES));
                [words::custom_field(lang), size.as_deref().unwrap_or_default()].join(" · ")
            }
            Some(_) => words::custom_keyword_bad(lang).to_owned(),
            None => String::new(),
        };
    };
    let size = match (field.kind, row.value_bytes(), field.limit_bytes) {
        (FieldType::Uint, _, _) => words::integer_range(lang).to_owned(),
        (_, Some(bytes), Some(limit)) => words::bytes_of(lang, bytes, limit),
        _ => String::new(),
    };
    let parts = [lang.pick(field.zh, field.en), &size, lang.pick(field.notes_zh, field.notes_en)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
