//! A value's line: its name, the editor that fits its kind, the choice of another kind, and what can be done with it.

use crate::json::{Kind, string};
use crate::page::context::Ui;
use crate::page::control::{on_typed, option, typed};
use crate::page::effect::focus;
use crate::state::Action;
use crate::state::body::fields::Line;
use crate::state::body::lines;
use crate::state::body::value_edit::{Turn, ValueEdit};
use crate::state::place::{FieldPart, Place};
use crate::text::field as words;
use std::rc::Rc;
use yew::prelude::*;

/// The deepest level that is indented further than the one before.
const MOST_DEPTH: usize = 6;

/// How a level is named to the style sheet.
pub fn level(depth: usize) -> String {
    depth.min(MOST_DEPTH).to_string()
}

fn id(line: &Line, part: FieldPart) -> AttrValue {
    focus::field_id(Place::field(line.number, part)).into()
}

/// A callback that says what is done to a line's value.
fn edits<T: 'static>(ui: &Ui, line: &Line, edit: impl Fn(T) -> ValueEdit + 'static) -> Callback<T> {
    let number = line.number;
    ui.on(move |with| Action::FieldEdited(number, edit(with)))
}

/// Draws a line. What was typed for a number and is none yet stands in place of the number.
pub fn line(ui: &Ui, line: &Line, waiting: Option<&Rc<str>>, is_key_typed: bool) -> Html {
    let lang = ui.lang;
    let is_root = line.number == 0;
    let path = if is_root { words::whole(lang).to_owned() } else { line.path.to_string() };
    let bytes = (line.kind == Kind::String).then_some(line.shown.len());
    let advice = match (waiting, line.is_lossy, line.matter) {
        (Some(_), _, _) => Some(words::not_a_number(lang).to_owned()),
        (_, true, _) => Some(words::lossy(lang).to_owned()),
        (_, _, Some(matter)) => Some(words::matter(lang, matter)),
        _ => None,
    };
    let hint_id = format!("field-{}-hint", line.number);
    html! {
        <div class="fields__line" role="listitem" key={line.number} id={format!("field-{}", line.number)}
            data-testid="field" data-path={Rc::clone(&line.path)} data-depth={level(line.depth)}>
            <div class="fields__name">{ name(ui, line, &path, is_key_typed) }</div>
            <div class="fields__value">{ value(ui, line, &path, waiting, &hint_id) }</div>
            { kinds(ui, line, &path) }
            <div class="fields__tools">
                if !is_root {
                    if line.key.is_none() {
                        { tool("field-double", words::double(lang, &path), edits(ui, line, |_| ValueEdit::Doubled)) }
                    }
                    { tool("field-remove", words::remove(lang, &path), edits(ui, line, |_| ValueEdit::Removed)) }
                }
            </div>
            <p class="fields__hint" id={hint_id} data-testid="field-hint">
                if let Some(advice) = advice { <strong class="item__advice">{ advice }</strong> }
                { line.field.map(|field| words::hint(lang, field, bytes)).unwrap_or_default() }
            </p>
        </div>
    }
}

/// A documented name is told; any other one can be typed.
fn name(ui: &Ui, line: &Line, path: &str, is_typed: bool) -> Html {
    let own = id(line, FieldPart::Value);
    match &line.key {
        None if line.number == 0 => html! { <label for={own}>{ path }</label> },
        None => html! { <label class="fields__index" for={own}>{ format!("[{}]", line.index) }</label> },
        Some(key) if line.field.is_some() && !is_typed => html! {
            <label for={own} title={path.to_owned()}>{ &**key }</label>
        },
        Some(key) => html! {
            <input id={id(line, FieldPart::Key)} class="input input--wire" type="text" data-testid="field-key"
                value={Rc::clone(key)} placeholder={words::key_hint(ui.lang)} aria-label={words::key_of(ui.lang, path)}
                autocomplete="off" autocapitalize="off" spellcheck="false"
                oninput={on_typed(edits(ui, line, ValueEdit::KeyTyped))} />
        },
    }
}

fn value(ui: &Ui, line: &Line, path: &str, waiting: Option<&Rc<str>>, hint_id: &str) -> Html {
    let lang = ui.lang;
    let (id, label) = (id(line, FieldPart::Value), words::value_of(lang, path));
    let hint = hint_id.to_owned();
    match line.kind {
        Kind::ObjectOpen | Kind::ArrayOpen => html! {
            <span class="fields__count" {id} tabindex="-1">{ words::count(lang, line.kind == Kind::ArrayOpen, line.count) }</span>
        },
        Kind::Null => html! { <code class="fields__null" {id} tabindex="-1">{ "null" }</code> },
        Kind::True | Kind::False => choice(
            &line.shown,
            &["true", "false"],
            Choice { id, label, hint, on: edits(ui, line, ValueEdit::Set) },
        ),
        Kind::String | Kind::Number if !line.choices.is_empty() && waiting.is_none() => {
            let is_string = line.kind == Kind::String;
            let set =
                move |text: String| ValueEdit::Set(if is_string { string::encode(&text) } else { text });
            choice(&line.shown, line.choices, Choice { id, label, hint, on: edits(ui, line, set) })
        }
        _ => {
            let shown = waiting.unwrap_or(&line.shown);
            // An area even for a line: an input would drop line breaks.
            html! {
                <textarea class="input" {id} data-testid="field-value" data-wire={(line.kind == Kind::Number).then_some("")}
                    rows={lines::rows(shown).to_string()} value={lines::shown(shown)} aria-label={label} aria-describedby={hint}
                    inputmode={(line.kind == Kind::Number).then_some("numeric")} readonly={line.is_lossy}
                    aria-invalid={waiting.is_some().then_some("true")} autocomplete="off" autocapitalize="off"
                    spellcheck="false" oninput={on_typed(edits(ui, line, ValueEdit::Typed))} />
            }
        }
    }
}

struct Choice {
    id: AttrValue,
    label: String,
    hint: String,
    on: Callback<String>,
}

/// A choice among values. It is made anew for another value: once somebody has chosen by hand, a browser looks at no attribute
/// any more.
fn choice(shown: &Rc<str>, choices: &[&'static str], choice: Choice) -> Html {
    let value = AttrValue::from(Rc::clone(shown));
    let is_known = choices.contains(&&**shown);
    html! {
        <select key={shown.to_string()} class="input" id={choice.id} data-testid="field-value" aria-label={choice.label}
            aria-describedby={choice.hint} onchange={choice.on.reform(|event: Event| typed(&event))}>
            if !is_known { { option(&value, &value, shown) } }
            { for choices.iter().map(|choice| option(&(*choice).into(), &(*choice).into(), shown)) }
        </select>
    }
}

/// The choice of a value's kind.
fn kinds(ui: &Ui, line: &Line, path: &str) -> Html {
    let now = Turn::of(line.kind);
    let number = line.number;
    let ui_chosen = ui.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(turn) = Turn::named(&typed(&event)) {
            ui_chosen.say(Action::FieldEdited(number, ValueEdit::Turned(turn)));
        }
    });
    html! {
        <select key={now.name()} class="input fields__kind" data-testid="field-kind" aria-label={words::kind_of(ui.lang, path)} {onchange}>
            { for Turn::ALL.into_iter().map(|turn| {
                option(&turn.name().into(), &words::kind(ui.lang, turn).into(), now.name())
            }) }
        </select>
    }
}

/// A button of a line. The style sheet draws its icon by its name: an SVG element each would cost a thousand lines dear.
fn tool(testid: &'static str, label: String, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="button button--icon" data-testid={testid} aria-label={label.clone()} title={label} {onclick} />
    }
}
