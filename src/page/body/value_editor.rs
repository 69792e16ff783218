//! Editors beside a row's Value, for fields whose text is hard to write by hand. Each writes into the Value's own
//! field, which stays the one that counts.

use super::dom::{self, Row};
use crate::api::example;
use crate::text::{Lang, assist as words};
use crate::workbench::body::{bytes, location};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, HtmlInputElement};

/// Which editor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Date,
    Location,
    Image,
    Bytes,
    /// None: there is only an example.
    Plain,
}

/// An editor on screen.
pub(super) struct Editor {
    pub kind: Kind,
    pub row: Row,
    pub lang: Lang,
    frame: Element,
    /// Fills in an example; there while the text is empty.
    example: Option<Element>,
    inputs: Rc<Vec<HtmlInputElement>>,
    note: Element,
    /// The text that it shows.
    shown: Rc<RefCell<Option<String>>>,
}

impl Editor {
    /// Puts an editor into a row.
    pub(super) fn open(kind: Kind, row: &Row) -> Option<Self> {
        let lang = dom::lang();
        let room = row.part(".item__assist")?;
        let wide = if kind == Kind::Bytes { "true" } else { "false" };
        let frame =
            dom::element("div", &[("class", "assist"), ("data-testid", "item-assist"), ("data-wide", wide)])?;
        let note = dom::element("p", &[("class", "assist__note"), ("role", "status")])?;
        let inputs: Rc<RefCell<Vec<HtmlInputElement>>> = Rc::default();
        let shown: Rc<RefCell<Option<String>>> = Rc::default();
        let add = |label: &str, attributes: &[(&str, &str)], read: Rc<Reader>| {
            let (row, shown, note, others) =
                (row.clone(), Rc::clone(&shown), note.clone(), Rc::clone(&inputs));
            let (label, input) = dom::field(label, attributes, move |_| {
                let typed: Vec<String> = others.borrow().iter().map(HtmlInputElement::value).collect();
                match read(&typed) {
                    Ok(text) => {
                        describe(kind, &note, &text);
                        if let Some(field) = row.value_field() {
                            *shown.borrow_mut() = Some(text.clone());
                            dom::say(&field, &text);
                        }
                    }
                    Err(why) => note.set_text_content(Some(why)),
                }
            })?;
            inputs.borrow_mut().push(input);
            frame.append_child(&label).ok()
        };
        match kind {
            Kind::Date => {
                let read = |typed: &[String]| Ok(typed[0].replace('-', ""));
                add(words::date(lang), &[("type", "date"), ("data-testid", "item-date")], Rc::new(read))?;
            }
            Kind::Location => {
                let read: Rc<Reader> = Rc::new(move |typed: &[String]| {
                    let number = |text: &String| {
                        if text.is_empty() { Some(0) } else { text.trim().parse().ok() }
                    };
                    let numbers: Vec<u32> =
                        typed.iter().map(number).collect::<Option<_>>().ok_or(words::not_a_uint32(lang))?;
                    numbers.try_into().map(location::encode).map_err(|_| words::not_a_uint32(lang))
                });
                for part in words::location_parts(lang) {
                    add(
                        part,
                        &[("inputmode", "numeric"), ("data-testid", "item-location")],
                        Rc::clone(&read),
                    )?;
                }
            }
            Kind::Bytes => {
                let spelling = |at: usize, from: fn(&str) -> Option<String>| {
                    move |typed: &[String]| from(&typed[at]).ok_or(words::not_text(lang))
                };
                add("hex", &[("data-testid", "item-hex")], Rc::new(spelling(0, bytes::from_hex)))?;
                add("base64", &[("data-testid", "item-base64")], Rc::new(spelling(1, bytes::from_base64)))?;
            }
            Kind::Image => {
                let button = dom::text(
                    "button",
                    &[("type", "button"), ("class", "button button--quiet"), ("data-testid", "item-picture")],
                    words::load_picture(lang),
                )?;
                let (row, note) = (row.clone(), note.clone());
                dom::listen(&button, "click", move |_| load_picture(&row, &note).unwrap_or_default());
                frame.append_child(&button).ok()?;
            }
            Kind::Plain => {}
        }
        let example = example_button(row);
        if let Some(button) = &example {
            frame.append_child(button).ok()?;
        }
        frame.append_child(&note).ok()?;
        room.append_child(&frame).ok()?;
        let inputs = Rc::new(inputs.borrow().clone());
        Some(Self { kind, row: row.clone(), lang, frame, example, inputs, note, shown })
    }

    /// Shows the row's text, unless it is what was typed here.
    pub(super) fn show(&self, text: &str) {
        if self.shown.borrow().as_deref() == Some(text) {
            return;
        }
        *self.shown.borrow_mut() = Some(text.to_owned());
        let lines: Vec<String> = match self.kind {
            Kind::Date => vec![date_of(text).unwrap_or_default()],
            Kind::Location => {
                location::decode(text).map_or_else(Vec::new, |n| n.map(|n| n.to_string()).to_vec())
            }
            Kind::Bytes => vec![bytes::to_hex(text), bytes::to_base64(text)],
            Kind::Image | Kind::Plain => Vec::new(),
        };
        if let Some(example) = &self.example {
            // Attributes with valid names can always be set.
            let _ = example.toggle_attribute_with_force("hidden", !text.is_empty());
        }
        for (i, input) in self.inputs.iter().enumerate() {
            input.set_value(lines.get(i).map_or("", String::as_str));
        }
        describe(self.kind, &self.note, text);
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        self.frame.remove();
    }
}

/// A button that fills in an example, where there is one for the row's field.
fn example_button(row: &Row) -> Option<Element> {
    let value = example::value(&row.tag())?;
    let seen = location::decode(&value)
        .map_or_else(|| value.clone(), |numbers| numbers.map(|n| n.to_string()).join(" "));
    let attributes = [
        ("type", "button"),
        ("class", "button button--quiet assist__example"),
        ("data-testid", "item-example"),
    ];
    let button = dom::text("button", &attributes, &words::example(dom::lang(), &seen))?;
    let row = row.clone();
    dom::listen(&button, "click", move |_| {
        if let Some(field) = row.value_field() {
            dom::say(&field, &value);
            dom::focus(&field);
        }
    });
    Some(button)
}

/// Makes the Value's text of what was typed, or says why that can't be.
type Reader = dyn Fn(&[String]) -> Result<String, &'static str>;

fn describe(kind: Kind, note: &Element, text: &str) {
    let lang = dom::lang();
    let words = match kind {
        Kind::Date | Kind::Image | Kind::Plain => String::new(),
        Kind::Location if text.is_empty() => String::new(),
        Kind::Location => match location::decode(text) {
            Some(_) => words::location(lang, &hex_of_characters(text), text.len()),
            None => words::not_a_location(lang).to_owned(),
        },
        Kind::Bytes => words::length(lang, text.len()),
    };
    note.set_text_content(Some(&words));
}

fn hex_of_characters(text: &str) -> String {
    text.chars().map(|c| format!("{:02x}", u32::from(c))).collect::<Vec<_>>().join(" ")
}

/// `2019-04-19` for `20190419`.
fn date_of(digits: &str) -> Option<String> {
    let is_date = digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_date.then(|| format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]))
}

/// Loads the picture that the row's URL names, in place of the note.
fn load_picture(row: &Row, note: &Element) -> Option<()> {
    let (lang, url) = (dom::lang(), row.value()?);
    if !url.starts_with("https://") && !url.starts_with("data:") {
        note.set_text_content(Some(words::not_https(lang)));
        return None;
    }
    let attributes = [("class", "assist__picture"), ("referrerpolicy", "no-referrer"), ("src", &url)];
    let picture = dom::element("img", &attributes)?;
    picture.set_attribute("alt", words::picture(lang)).ok()?;
    let place = note.clone();
    dom::listen(&picture, "error", move |_| place.set_text_content(Some(words::no_picture(lang))));
    note.set_text_content(None);
    note.append_child(&picture).ok().map(drop)
}
