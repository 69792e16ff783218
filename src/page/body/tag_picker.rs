//! The list of a Tag's combobox (the ARIA pattern): one list, shown under the Tag that is typed in.

use super::dom::{self, Row};
use crate::text::assist as words;
use crate::workbench::body::offers::Offer;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

const LIST: &str = "tag-offers";
/// Where the page leaves room for the list.
const ROOM: &str = ".item__offers";

/// An open list.
pub(super) struct Picker {
    input: HtmlInputElement,
    list: Element,
    options: Vec<Element>,
    active: Option<usize>,
}

impl Picker {
    /// Opens the list in a row; `None` where there is nothing to offer.
    pub(super) fn open(row: &Row, offers: &[Offer]) -> Option<Self> {
        let (input, room) = (row.tag_input()?, row.part(ROOM)?);
        let label = words::fields(dom::lang());
        let list = dom::element(
            "ul",
            &[("class", "picker"), ("role", "listbox"), ("id", LIST), ("aria-label", label)],
        )?;
        let mut options = Vec::with_capacity(offers.len());
        for (i, offer) in offers.iter().enumerate() {
            let id = format!("{LIST}-{i}");
            let option = dom::element(
                "li",
                &[("role", "option"), ("id", &id), ("data-tag", &offer.tag), ("aria-selected", "false")],
            )?;
            let parts = [
                dom::text("code", &[], &offer.tag)?,
                dom::text("span", &[], &offer.name)?,
                dom::text("small", &[], &offer.detail)?,
            ];
            dom::fill(&option, &parts.each_ref())?;
            list.append_child(&option).ok()?;
            options.push(option);
        }
        if options.is_empty() {
            return None;
        }
        // The focus stays in the Tag.
        let tag = input.clone();
        dom::listen(&list, "mousedown", move |event: Event| {
            event.prevent_default();
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let option = target.and_then(|target| target.closest("[data-tag]").ok()?);
            if let Some(chosen) = option.and_then(|option| option.get_attribute("data-tag")) {
                dom::say(&tag, &chosen);
                super::close_picker();
            }
        });
        room.append_child(&list).ok()?;
        input.set_attribute("aria-expanded", "true").ok()?;
        input.set_attribute("aria-controls", LIST).ok()?;
        let typed = input.value();
        let active = offers.iter().position(|offer| offer.tag == typed);
        let mut picker = Self { input, list, options, active: None };
        picker.activate(active);
        Some(picker)
    }

    /// What a key does; whether it was for the list.
    pub(super) fn key(&mut self, key: &str) -> Verdict {
        let (last, active) = (self.options.len() - 1, self.active);
        match key {
            "ArrowDown" => self.activate(Some(active.map_or(0, |at| if at == last { 0 } else { at + 1 }))),
            "ArrowUp" => self.activate(Some(active.map_or(last, |at| if at == 0 { last } else { at - 1 }))),
            "Enter" => match active.and_then(|at| self.options[at].get_attribute("data-tag")) {
                Some(tag) => return Verdict::Choose(self.input.clone(), tag),
                None => return Verdict::Ignore,
            },
            "Escape" => return Verdict::Close,
            _ => return Verdict::Ignore,
        }
        Verdict::Moved
    }

    fn activate(&mut self, active: Option<usize>) {
        self.active = active;
        for (i, option) in self.options.iter().enumerate() {
            // Attributes with valid names can always be set.
            let _ = option.set_attribute("aria-selected", if active == Some(i) { "true" } else { "false" });
        }
        match active {
            Some(at) => {
                let _ = self.input.set_attribute("aria-activedescendant", &self.options[at].id());
                // Only the list scrolls: its option is brought between its edges.
                if let (Some(list), Some(option)) = (
                    self.list.dyn_ref::<web_sys::HtmlElement>(),
                    self.options[at].dyn_ref::<web_sys::HtmlElement>(),
                ) {
                    let (top, bottom) = (option.offset_top(), option.offset_top() + option.offset_height());
                    if top < list.scroll_top() {
                        list.set_scroll_top(top);
                    } else if bottom > list.scroll_top() + list.client_height() {
                        list.set_scroll_top(bottom - list.client_height());
                    }
                }
            }
            None => {
                let _ = self.input.remove_attribute("aria-activedescendant");
            }
        }
    }
}

/// What came of a key.
pub(super) enum Verdict {
    /// It is none of the list's.
    Ignore,
    /// Another option is active.
    Moved,
    /// The list is to close.
    Close,
    /// This tag is to be put into the input.
    Choose(HtmlInputElement, String),
}

impl Drop for Picker {
    fn drop(&mut self) {
        self.list.remove();
        let _ = self.input.set_attribute("aria-expanded", "false");
        for name in ["aria-controls", "aria-activedescendant"] {
            let _ = self.input.remove_attribute(name);
        }
    }
}
