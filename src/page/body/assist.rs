//! Help beside a Value: fields of another spelling, a picture, an example. What is filled in here is the Value's at once;
//! opening it changes nothing.

use super::picture::Picture;
use crate::api::example;
use crate::page::context::{Ui, use_ui};
use crate::page::control::{Told, on_typed};
use crate::state::body::offers::Custom;
use crate::state::body::{Assist, Row, Unreadable, bytes, location};
use crate::state::place::{ItemPart, Place};
use crate::state::{Action, Lang};
use crate::text::body as words;
use std::rc::Rc;
use yew::prelude::*;

/// What was typed here, for as long as the Value stays what came of it.
#[derive(PartialEq)]
struct Typed {
    assist: Assist,
    fields: Vec<String>,
    /// The field that was typed in.
    at: usize,
    /// The Value's text then.
    text: Rc<str>,
    fault: Option<Unreadable>,
}

/// What the help goes by.
#[derive(Properties, PartialEq)]
pub struct ValueHelpProps {
    /// The row.
    pub row: Rc<Row>,
    /// The custom fields on offer.
    pub offered: Rc<[Custom]>,
}

/// Help beside a row's Value.
pub fn value_help(row: &Rc<Row>, offered: &Rc<[Custom]>) -> Html {
    html! { <ValueHelp row={Rc::clone(row)} offered={Rc::clone(offered)} /> }
}

/// Help beside a row's Value, where there is some.
#[component]
pub fn ValueHelp(props: &ValueHelpProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let typed = use_state(|| None::<Typed>);
    let row = &props.row;
    let text = row.value_shown();
    let Some(assist) = Assist::of(row, &props.offered) else { return html! {} };

    let typed_now = (*typed).as_ref().filter(|typed| typed.assist == assist && typed.text == text);
    let mut fields = assist.spell(&text);
    match typed_now {
        // Each field spells all of the bytes.
        Some(Typed { fault: None, at, fields: typed, .. }) if assist == Assist::Bytes => {
            fields[*at].clone_from(&typed[*at]);
        }
        Some(typed) => fields.clone_from(&typed.fields),
        None => {}
    }
    let fault = typed_now.and_then(|typed| typed.fault);
    let field = |(at, label): (usize, &'static str)| {
        let (ui, set, id) = (ui.clone(), typed.setter(), row.id());
        let (before, text) = (fields.clone(), Rc::clone(&text));
        let on_edited = Callback::from(move |now: String| {
            let mut fields = before.clone();
            fields[at] = now;
            let (text, fault) = match assist.read(&fields, at) {
                Ok(text) => (Rc::from(text), None),
                Err(fault) => (Rc::clone(&text), Some(fault)),
            };
            if fault.is_none() {
                ui.say(Action::ValueFilledIn(id, text.to_string()));
            }
            set.set(Some(Typed { assist, fields, at, text, fault }));
        });
        let (testid, kind, inputmode) = match assist {
            Assist::Date => ("item-date", "date", None),
            Assist::Location => ("item-location", "text", Some("numeric")),
            _ if at == 0 => ("item-hex", "text", None),
            _ => ("item-base64", "text", None),
        };
        html! {
            <label class="assist__field">
                <span>{ label }</span>
                <input class="input input--wire" type={kind} {inputmode} autocomplete="off" spellcheck="false"
                    data-testid={testid} value={fields[at].clone()} oninput={on_typed(on_edited)} />
            </label>
        }
    };
    let note = fault.map_or_else(|| remark(lang, assist, &text), |fault| why(lang, fault).to_owned());
    html! {
        <div class="assist" data-testid="item-assist" data-wide={(assist == Assist::Bytes).to_string()}>
            { for labels(lang, assist).into_iter().enumerate().map(field) }
            if assist == Assist::Image {
                <Picture url={Rc::clone(&text)} />
            }
            if text.is_empty() {
                { for example::value(&row.tag()).map(|value| example_button(&ui, row.id(), value)) }
            }
            <p class="assist__note">{ note.clone() }</p>
            <Told text={note} />
        </div>
    }
}

/// The names of the fields.
fn labels(lang: Lang, assist: Assist) -> Vec<&'static str> {
    match assist {
        Assist::Date => vec![words::date(lang)],
        Assist::Location => words::location_parts(lang).to_vec(),
        Assist::Bytes => vec!["hex", "base64"],
        Assist::Image | Assist::Example => Vec::new(),
    }
}

fn why(lang: Lang, fault: Unreadable) -> &'static str {
    match fault {
        Unreadable::Number => words::not_a_uint32(lang),
        Unreadable::Bytes => words::not_text(lang),
    }
}

/// What there is to say of a Value's text.
fn remark(lang: Lang, assist: Assist, text: &str) -> String {
    match (assist, location::decode(text)) {
        (Assist::Location, _) if text.is_empty() => String::new(),
        (Assist::Location, Some(numbers)) => {
            words::location(lang, &bytes::to_hex(location::bytes(numbers)), text.len())
        }
        (Assist::Location, None) => words::not_a_location(lang).to_owned(),
        (Assist::Bytes, _) => words::length(lang, text.len()),
        (Assist::Date | Assist::Image | Assist::Example, _) => String::new(),
    }
}

/// A button that fills in an example; the focus goes to the Value.
fn example_button(ui: &Ui, row: u32, value: String) -> Html {
    let ui = ui.clone();
    let seen = location::decode(&value)
        .map_or_else(|| value.clone(), |numbers| numbers.map(|number| number.to_string()).join(" "));
    let label = words::example(ui.lang, &seen);
    let onclick = Callback::from(move |_: MouseEvent| {
        ui.say(Action::ValueFilledIn(row, value.clone()));
        ui.say(Action::WentTo(Place::Item { row, index: 0, part: ItemPart::Value }));
    });
    html! {
        <button type="button" class="button button--quiet assist__example" data-testid="item-example" {onclick}>
            { label }
        </button>
    }
}
