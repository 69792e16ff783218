//! One row of the builder: a Tag, the editor that fits it, and what can be done with the row.

use crate::api::profile::{self, Field, FieldType, VALUE_MAX_BYTES};
use crate::page::context::Ui;
use crate::page::control::{on_typed, option, ticked, typed};
use crate::page::effect::{clipboard, clock, document, engine};
use crate::workbench::Action;
use crate::workbench::body::{Editor, Row, lines, paste};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// How many lines of a Value are seen at once.
const MOST_LINES: usize = 6;

/// Draws a row: its place from 0, what there is to know about it before sending, and whether it is the last one.
pub fn item(ui: &Ui, row: &Row, at: usize, advice: Option<&Rc<str>>, last: bool) -> Html {
    let words = ui.words();
    let id = row.id();
    let number = at + 1;
    let tool = |testid, label, enabled, action| {
        let attributes = Tool { testid, enabled, pressed: None };
        attributes.view(numbered(label, number), ui.click(action))
    };
    html! {
        <div class="item" role="listitem" key={id} id={format!("item-{id}")} data-off={(!row.enabled()).then_some("")} data-testid="item" onkeydown={keys(ui, id)}
            onpaste={pasted(ui, row)}>
            <input type="checkbox" class="item__switch" data-testid="item-enabled" checked={row.enabled()}
                aria-label={numbered(words.item_enabled, number)}
                onchange={ui.on(move |event: Event| Action::ItemSwitched(id, ticked(&event)))} />
            <div class="item__tag">
                <input class="input input--wire" data-testid="item-tag" type="text" role="combobox" aria-expanded="false"
                    aria-autocomplete="list" aria-haspopup="listbox" value={row.tag()}
                    aria-label={numbered(words.item_tag, number)} placeholder="Tag_Profile_…" autocomplete="off"
                    autocapitalize="off" spellcheck="false"
                    oninput={on_typed(ui.on(move |text| Action::TagEdited(id, text)))} />
                <div class="item__offers" />
            </div>
            <div class="item__value field__row">{ value(ui, row, number) }{ raw_switch(ui, row) }</div>
            <div class="item__tools" role="group" aria-label={numbered(words.item_tools, number)}>
                { tool("item-up", words.item_up, at > 0, Action::ItemMoved(id, -1)) }
                { tool("item-down", words.item_down, !last, Action::ItemMoved(id, 1)) }
                { tool("item-duplicate", words.item_duplicate, true, Action::ItemDuplicated(id)) }
                { tool("item-remove", words.item_remove, true, Action::ItemRemoved(id)) }
            </div>
            <p class="item__hint" data-testid="item-hint" id={format!("hint-{id}")}>
                if let Some(advice) = advice {
                    <strong class="item__advice">{ Rc::clone(advice) }</strong>
                }
                { hint(ui, row) }
            </p>
            <div class="item__assist" />
        </div>
    }
}

/// A label with the row's number in it.
fn numbered(label: &str, number: usize) -> String {
    label.replace("{}", &number.to_string())
}

/// Alt with an arrow moves the row, Enter adds one.
fn keys(ui: &Ui, id: u32) -> Callback<KeyboardEvent> {
    let ui = ui.clone();
    Callback::from(move |event: KeyboardEvent| {
        let action = match event.key().as_str() {
            "ArrowUp" if event.alt_key() => Action::ItemMoved(id, -1),
            "ArrowDown" if event.alt_key() => Action::ItemMoved(id, 1),
            "Enter" if is_line(&event) => {
                event.prevent_default();
                return add_item(&ui);
            }
            _ => return,
        };
        event.prevent_default();
        ui.say(action);
        // An element that is moved in the document loses the focus.
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let testid = target.and_then(|target| target.get_attribute("data-testid")).unwrap_or_default();
        drop(clock::rested(0, move || document::focus_field(Some(id), &testid)));
    })
}

/// Adds a row; the focus goes to its Tag.
pub fn add_item(ui: &Ui) {
    ui.say(Action::ItemAdded);
    drop(clock::rested(0, || {
        document::focus(".items__groups:last-child > :last-child > :last-child [data-testid=item-tag]")
    }));
}

/// Several lines or a JSON array become rows; any other text is pasted as always.
fn pasted(ui: &Ui, row: &Row) -> Callback<Event> {
    let (ui, id, tag) = (ui.clone(), row.id(), row.tag());
    Callback::from(move |event: Event| {
        let Some(text) = clipboard::pasted(&event).filter(|text| paste::is_rows(text)) else { return };
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let testid = target.and_then(|target| target.get_attribute("data-testid"));
        let into_tag = match testid.as_deref() {
            Some("item-tag") => true,
            Some("item-value") => false,
            _ => return,
        };
        event.prevent_default();
        let (ui, tag) = (ui.clone(), (!into_tag).then(|| Rc::clone(&tag)));
        wasm_bindgen_futures::spawn_local(async move {
            let rows = engine::rows(&text, tag.as_deref()).await;
            ui.say(Action::ItemsPasted(id, rows));
        });
    })
}

/// Whether Enter in it adds a row. With Shift it breaks the line of a Value.
fn is_line(event: &KeyboardEvent) -> bool {
    let plain = !event.ctrl_key() && !event.meta_key() && !event.shift_key() && !event.is_composing();
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    // With an option of the tag picker active, Enter chooses it. The engine's editors are in the row, too.
    let line = ".item [type=text]:not([aria-activedescendant]), .item textarea, .assist .input";
    plain && target.is_some_and(|target| target.matches(line).unwrap_or_default())
}

/// The editor that fits the row.
fn value(ui: &Ui, row: &Row, number: usize) -> Html {
    let (id, editor) = (row.id(), row.editor());
    let label = numbered(ui.words().item_value, number);
    if let Editor::Choice(field) = editor {
        return choice(ui, row, field, label);
    }
    let json = editor == Editor::Json;
    let shown = if json { row.value_json_shown() } else { row.value_shown() };
    let oninput = on_typed(ui.on(move |text| match editor {
        Editor::Json => Action::ValueJsonEdited(id, text),
        _ => Action::ValueEdited(id, text),
    }));
    // An area even for a line: an input would drop line breaks. What an area would respell, the engine finds beside it.
    let rows = shown.lines().count().clamp(1, MOST_LINES);
    html! {
        <textarea class="input" data-wire={json.then_some("")} data-testid="item-value" rows={rows.to_string()}
            value={lines::shown(&shown)} data-text={shown.contains('\r').then_some(shown)} aria-label={label}
            inputmode={(editor == Editor::Integer).then_some("numeric")} autocomplete="off" autocapitalize="off"
            spellcheck="false" aria-invalid={row.json_pending().then_some("true")} {oninput} />
    }
}

fn choice(ui: &Ui, row: &Row, field: &'static Field, label: String) -> Html {
    let id = row.id();
    let shown = row.value_shown();
    let known = field.choices.iter().any(|choice| choice.value == &*shown);
    let onchange = ui.on(move |event: Event| Action::ValueEdited(id, typed(&event)));
    html! {
        <select class="input" data-testid="item-value" aria-label={label} {onchange} ~value={shown.to_string()}>
            if !known {
                { option(Rc::clone(&shown).into(), Rc::clone(&shown).into(), &shown) }
            }
            { for field.choices.iter().map(|choice| {
                let label = format!("{} — {}", choice.value, ui.lang.pick(choice.zh, choice.en));
                option(choice.value.into(), label.into(), &shown)
            }) }
        </select>
    }
}

fn raw_switch(ui: &Ui, row: &Row) -> Html {
    let raw = row.editor() == Editor::Json;
    let tool = Tool { testid: "item-raw", enabled: !raw || row.raw(), pressed: Some(raw) };
    tool.view(ui.words().raw_json.to_owned(), ui.click(Action::RawSwitched(row.id(), !raw)))
}

/// A button of a row. The style sheet draws its icon by its name: an SVG element each would cost a thousand rows dear.
struct Tool {
    testid: &'static str,
    enabled: bool,
    pressed: Option<bool>,
}

impl Tool {
    fn view(self, label: String, onclick: Callback<MouseEvent>) -> Html {
        let label = AttrValue::from(label);
        html! {
            <button type="button" class="button button--icon" data-testid={self.testid} aria-label={label.clone()}
                title={label} disabled={!self.enabled} {onclick}
                aria-pressed={self.pressed.map(|on| if on { "true" } else { "false" })} />
        }
    }
}

/// The field's name, type and limit, and the length of the value in bytes.
fn hint(ui: &Ui, row: &Row) -> String {
    let words = ui.words();
    if row.json_pending() {
        return words.value_not_json.to_owned();
    }
    let Some(field) = profile::find(&row.tag()) else {
        return match profile::custom_keyword(&row.tag()) {
            Some(keyword) if profile::is_custom_keyword(keyword) => {
                let size = row.value_bytes().map(|bytes| (words.bytes_of)(bytes, VALUE_MAX_BYTES));
                [words.custom_field, size.as_deref().unwrap_or_default()].join(" · ")
            }
            Some(_) => words.custom_keyword_bad.to_owned(),
            None => String::new(),
        };
    };
    let size = match (field.kind, row.value_bytes(), field.limit_bytes) {
        (FieldType::Uint, _, _) => words.integer_range.to_owned(),
        (_, Some(bytes), Some(limit)) => (words.bytes_of)(bytes, limit),
        _ => String::new(),
    };
    let parts = [ui.lang.pick(field.zh, field.en), &size, ui.lang.pick(field.notes_zh, field.notes_en)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
