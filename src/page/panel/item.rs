//! One row of the builder: a Tag, the editor that fits it, and what can be done with the row.

use crate::api::profile::{self, FieldType};
use crate::page::context::{use_emit, use_lang, use_words};
use crate::page::control::{Icon, icon, ticked, typed};
use crate::text::{Lang, Words};
use crate::workbench::Action;
use crate::workbench::body::{Editor, Row};
use std::rc::Rc;
use yew::prelude::*;

/// What a row shows.
#[derive(Properties, PartialEq)]
pub struct ItemProps {
    /// The row.
    pub row: Rc<Row>,
    /// Its place, from 0.
    pub at: usize,
    /// Whether it is the last one.
    pub last: bool,
}

/// One row of the builder.
#[component]
pub fn Item(props: &ItemProps) -> Html {
    let (emit, words) = (use_emit(), use_words());
    let row = &props.row;
    let id = row.id();
    let number = props.at + 1;
    let onkeydown = emit_keys(&emit, id);
    let tool = |testid: &'static str, label: String, shape: Icon, enabled: bool, action: Action| {
        let onclick = emit.on(move |_: MouseEvent| action.clone());
        html! {
            <button type="button" class="button button--icon" data-testid={testid} aria-label={label.clone()}
                title={label} disabled={!enabled} {onclick}>{ icon(shape) }</button>
        }
    };
    html! {
        <li class={classes!("item", (!row.enabled()).then_some("item--off"))} data-testid="item" {onkeydown}>
            <input type="checkbox" class="item__switch" data-testid="item-enabled" checked={row.enabled()}
                aria-label={(words.item_enabled)(number)} title={(words.item_enabled)(number)}
                onchange={emit.on(move |event: Event| Action::ItemSwitched(id, ticked(&event)))} />
            <div class="item__tag">
                <input class="input input--wire" data-testid="item-tag" type="text" list="tags" value={row.tag()}
                    aria-label={(words.item_tag)(number)} placeholder="Tag_Profile_…" autocomplete="off"
                    autocapitalize="off" spellcheck="false"
                    oninput={emit.on(move |event: InputEvent| Action::TagEdited(id, typed(&event)))} />
            </div>
            <div class="item__value"><ValueEditor row={Rc::clone(row)} {number} /></div>
            <div class="item__tools" role="group" aria-label={(words.item_tools)(number)}>
                { tool("item-up", (words.item_up)(number), Icon::Up, props.at > 0, Action::ItemMoved(id, -1)) }
                { tool("item-down", (words.item_down)(number), Icon::Down, !props.last, Action::ItemMoved(id, 1)) }
                { tool("item-duplicate", (words.item_duplicate)(number), Icon::Copy, true, Action::ItemDuplicated(id)) }
                { tool("item-remove", (words.item_remove)(number), Icon::Remove, true, Action::ItemRemoved(id)) }
            </div>
            <Hint row={Rc::clone(row)} />
        </li>
    }
}

/// Alt with an arrow moves the row, Enter adds one.
fn emit_keys(emit: &crate::page::context::Emit, id: u32) -> Callback<KeyboardEvent> {
    let emit = emit.clone();
    Callback::from(move |event: KeyboardEvent| {
        let action = match event.key().as_str() {
            "ArrowUp" if event.alt_key() => Action::ItemMoved(id, -1),
            "ArrowDown" if event.alt_key() => Action::ItemMoved(id, 1),
            "Enter" if is_line_input(&event) => Action::ItemAdded,
            _ => return,
        };
        event.prevent_default();
        emit.say(action);
    })
}

fn is_line_input(event: &KeyboardEvent) -> bool {
    use wasm_bindgen::JsCast;
    let plain = !event.ctrl_key() && !event.meta_key() && !event.is_composing();
    plain
        && event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
            .is_some_and(|input| input.type_() == "text")
}

/// What an editor shows.
#[derive(Properties, PartialEq)]
struct ValueEditorProps {
    row: Rc<Row>,
    number: usize,
}

#[component]
fn ValueEditor(props: &ValueEditorProps) -> Html {
    let (emit, words, lang) = (use_emit(), use_words(), use_lang());
    let row = &props.row;
    let id = row.id();
    let label = (words.item_value)(props.number);
    let editor = row.editor();
    let raw_switch = {
        let raw = editor == Editor::Json;
        let onclick = emit.on(move |_: MouseEvent| Action::RawSwitched(id, !raw));
        html! {
            <button type="button" class="button button--icon" aria-label={words.raw_json} title={words.raw_json}
                aria-pressed={raw.to_string()} disabled={raw && !row.raw()} {onclick}>{ icon(Icon::Json) }</button>
        }
    };
    let input = match editor {
        Editor::Choice(field) => {
            let shown = row.value_shown();
            let known = field.choices.iter().any(|choice| choice.value == &*shown);
            html! {
                <select class="input" data-testid="item-value" aria-label={label}
                    onchange={emit.on(move |event: Event| Action::ValueEdited(id, typed(&event)))}>
                    if !known {
                        <option value={Rc::clone(&shown)} selected=true>{ Rc::clone(&shown) }</option>
                    }
                    { for field.choices.iter().map(|choice| html! {
                        <option value={choice.value} selected={choice.value == &*shown}>
                            { format!("{} — {}", choice.value, in_lang(lang, choice.zh, choice.en)) }
                        </option>
                    }) }
                </select>
            }
        }
        Editor::Text | Editor::Integer => html! {
            <input class="input" data-testid="item-value" type="text" value={row.value_shown()} aria-label={label}
                inputmode={(editor == Editor::Integer).then_some("numeric")} autocomplete="off" autocapitalize="off"
                spellcheck="false"
                oninput={emit.on(move |event: InputEvent| Action::ValueEdited(id, typed(&event)))} />
        },
        Editor::Json => html! {
            <input class="input input--wire" data-testid="item-value" type="text" value={row.value_json_shown()}
                aria-label={label} autocomplete="off" autocapitalize="off" spellcheck="false"
                aria-invalid={row.json_pending().then_some("true")}
                oninput={emit.on(move |event: InputEvent| Action::ValueJsonEdited(id, typed(&event)))} />
        },
    };
    html! { <div class="field__row">{ input }{ raw_switch }</div> }
}

fn in_lang(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a hint tells of.
#[derive(Properties, PartialEq)]
struct HintProps {
    row: Rc<Row>,
}

/// The field's name, type and limit, and the length of the value in bytes.
#[component]
fn Hint(props: &HintProps) -> Html {
    let (words, lang) = (use_words(), use_lang());
    let row = &props.row;
    html! { <p class="item__hint" data-testid="item-hint">{ hint(words, lang, row) }</p> }
}

fn hint(words: &Words, lang: Lang, row: &Row) -> String {
    if row.json_pending() {
        return words.value_not_json.to_owned();
    }
    let Some(field) = profile::find(&row.tag()) else {
        return match profile::custom_keyword(&row.tag()) {
            Some(keyword) if profile::is_custom_keyword(keyword) => words.custom_field.to_owned(),
            Some(_) => words.custom_keyword_bad.to_owned(),
            None => String::new(),
        };
    };
    let name = in_lang(lang, field.zh, field.en);
    let bytes = row.value_bytes();
    let size = match (field.kind, bytes, field.limit_bytes) {
        (FieldType::Uint, _, _) => words.integer_range.to_owned(),
        (_, Some(bytes), Some(limit)) => (words.bytes_of)(bytes, limit),
        _ => String::new(),
    };
    [name, &size, in_lang(lang, field.notes_zh, field.notes_en)]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}
