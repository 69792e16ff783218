//! The editor of a row's Value, by its field.

use super::shown::FieldChoiceProps;
use crate::page::context::Ui;
use crate::page::control::on_typed;
use crate::page::effect::{clipboard, focus};
use crate::state::Action;
use crate::state::body::paste::Part;
use crate::state::body::{Editor, Row, lines};
use crate::state::place::{ItemPart, Place};
use crate::text::body as words;
use std::rc::Rc;
use yew::prelude::*;

/// Draws the editor that fits a row.
pub fn value(ui: &Ui, row: &Rc<Row>, number: usize, is_wrong: bool) -> Html {
    let (id, editor) = (row.id(), row.editor());
    let field_id = field_id(row, ItemPart::Value);
    let label = words::item_value(ui.lang, number);
    if let (Editor::Choice(field), Some(parts)) = (editor, ui.late.there()) {
        let on_chosen = ui.on(move |value| Action::ValueEdited(id, value));
        let label = label.into();
        return (parts.choice)(FieldChoiceProps {
            field_id,
            label,
            field,
            hint: hint_id(row),
            is_wrong,
            value: row.value_shown(),
            on_chosen,
        });
    }
    let json = editor == Editor::Json;
    let shown = if json { row.value_json_shown() } else { row.value_shown() };
    let oninput = on_typed(ui.on(move |text| match editor {
        Editor::Json => Action::ValueJsonEdited(id, text),
        _ => Action::ValueEdited(id, text),
    }));
    // An area even for a line: an input would drop line breaks.
    html! {
        <textarea class="input" id={field_id} data-wire={json.then_some("")} data-testid="item-value"
            rows={lines::rows(&shown).to_string()} value={lines::shown(&shown)} aria-label={label}
            inputmode={(editor == Editor::Integer).then_some("numeric")} autocomplete="off" autocapitalize="off"
            spellcheck="false" aria-invalid={(is_wrong || row.json_pending()).then_some("true")}
            aria-describedby={hint_id(row)} {oninput}
            onpaste={on_pasted(ui, row, Part::Value)} />
    }
}

/// The id of what is told of a row.
pub fn hint_id(row: &Row) -> AttrValue {
    format!("hint-{}", row.id()).into()
}

/// The id of the field of a row's part.
pub fn field_id(row: &Row, part: ItemPart) -> AttrValue {
    focus::field_id(Place::Item { row: row.id(), index: 0, part }).into()
}

/// Has what is pasted become rows, where it does; anything else is pasted as always.
pub fn on_pasted(ui: &Ui, row: &Rc<Row>, part: Part) -> Callback<Event> {
    let (ui, row) = (ui.clone(), Rc::clone(row));
    Callback::from(move |event: Event| {
        let text = clipboard::pasted(&event);
        let rows = ui.late.there().zip(text).and_then(|(parts, text)| (parts.pasted)(&text, &row, part));
        if let Some(rows) = rows {
            event.prevent_default();
            ui.say(Action::ItemsPasted(row.id(), rows));
        }
    })
}
