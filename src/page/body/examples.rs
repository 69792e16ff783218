//! The menu of example bodies, in the place that the page leaves below the body: right ones, and each documented mistake
//! with the code that it is answered with.

use super::dom;
use crate::api::example::{self, Example};
use crate::api::rules::Documents;
use crate::page::say::say;
use crate::page::service;
use crate::text::{Lang, assist as words};
use web_sys::Element;

/// Where the page leaves room.
const ROOM: &str = "examples";

/// Draws the menu, unless it is there in this language and for these documents.
pub(super) fn show() -> Option<()> {
    let (lang, documents) = (dom::lang(), service::with_sandbox(|sandbox| sandbox.settings().documents));
    let room = dom::document()?.get_element_by_id(ROOM)?;
    let drawn = [lang.name(), documents.name()].join(" ");
    if room.get_attribute("data-drawn").as_deref() == Some(&drawn) {
        return None;
    }
    let was_open = room.query_selector("details[open]").ok()?.is_some();
    room.set_text_content(None);
    let menu = dom::element("details", &[])?;
    menu.toggle_attribute_with_force("open", was_open).ok()?;
    let list = dom::element("ul", &[("class", "examples__list")])?;
    for example in
        example::bodies(include_str!("../../../data/body-examples.tsv").to_owned()).unwrap_or_default()
    {
        let entry = dom::element("li", &[])?;
        dom::fill(&entry, &[&button(&example, lang, documents)?])?;
        list.append_child(&entry).ok()?;
    }
    let summary = dom::text("summary", &[("data-testid", "examples")], words::examples(lang))?;
    let hint = dom::text("p", &[("class", "examples__hint")], words::examples_hint(lang))?;
    dom::fill(&menu, &[&summary, &hint, &list])?;
    room.append_child(&menu).ok()?;
    room.set_attribute("data-drawn", &drawn).ok()
}

fn button(example: &Example, lang: Lang, documents: Documents) -> Option<Element> {
    let code = example.code(documents).to_string();
    let attributes =
        [("type", "button"), ("class", "examples__entry"), ("data-testid", "example"), ("data-code", &code)];
    let button = dom::element("button", &attributes)?;
    let answer = if code == "0" { words::accepted(lang) } else { &code };
    let name = dom::text("span", &[], lang.pick(example.zh, example.en))?;
    dom::fill(&button, &[&dom::text("code", &[], answer)?, &name])?;
    let body = example.body;
    dom::listen(&button, "click", move |_| say("body", body));
    Some(button)
}
