//! The focus that a drawing takes away: what has it is gone, or can't be used for a while. Who goes by keys would begin again
//! at the top of the page; so the focus goes to the next place that is left. Who points is left alone.

use super::focus;
use gloo_events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList};

/// What can have the focus.
const CONTROLS: &str = "a[href], button, input, select, textarea, summary, [tabindex='0']";

/// What parts of the page have an order of their own.
const PARTS: &str = "dialog, aside, section, header, body";

/// Keeps in mind what has the focus, by keys.
pub struct Watch {
    last: Rc<RefCell<Option<Last>>>,
    #[expect(dead_code, reason = "kept for as long as it listens")]
    listeners: Vec<EventListener>,
}

/// What had the focus last.
struct Last {
    element: HtmlElement,
    /// The controls of its part of the page, in their order, as they were when it got the focus.
    controls: NodeList,
    /// Its panel, by name.
    panel: Option<String>,
    /// Whether it can't be used for a while.
    is_waiting: bool,
}

/// Begins to keep it in mind.
pub fn watch() -> Watch {
    let last = Rc::new(RefCell::new(None::<Last>));
    let by_pointer = Rc::new(RefCell::new(false));
    let listen = |window: &web_sys::Window, sign| {
        let (last, by_pointer) = (Rc::clone(&last), Rc::clone(&by_pointer));
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(window, sign, options, move |event| {
            let is_pointer = event.type_() == "pointerdown";
            if event.type_() != "focusin" {
                by_pointer.replace(is_pointer);
            }
            if *by_pointer.borrow() {
                last.replace(None);
            } else if let Some(element) = focus::focused() {
                let is_known = last.borrow().as_ref().is_some_and(|last| last.element == element);
                if !is_known && let Some(now) = Last::of(element) {
                    last.replace(Some(now));
                }
            }
        })
    };
    let listeners = web_sys::window()
        .iter()
        .flat_map(|window| ["pointerdown", "keydown", "focusin"].map(|sign| listen(window, sign)))
        .collect();
    Watch { last, listeners }
}

impl Watch {
    /// After a drawing: gives the focus to what is next, if it is lost.
    pub fn give_back(&self) {
        // What gets the focus is noted at once, so nothing may be borrowed then.
        let candidates = match &mut *self.last.borrow_mut() {
            Some(last) => last.candidates(),
            None => return,
        };
        let takes_it =
            |element: &HtmlElement| element.focus().is_ok() && focus::focused().as_ref() == Some(element);
        candidates.iter().any(takes_it);
    }
}

impl Last {
    fn of(element: HtmlElement) -> Option<Self> {
        let part = element.closest(PARTS).ok()??;
        if part == *element {
            return None;
        }
        let controls = part.query_selector_all(CONTROLS).ok()?;
        let panel = part.get_attribute("data-panel");
        Some(Self { element, controls, panel, is_waiting: false })
    }

    /// Where the focus is to go now, the best first; nothing where it is not lost.
    fn candidates(&mut self) -> Vec<HtmlElement> {
        let focused = focus::focused();
        let is_elsewhere =
            focused.is_some_and(|focused| focused != self.element && focused.tag_name() != "BODY");
        if is_elsewhere {
            return Vec::new();
        }
        if self.element.is_connected() {
            let (was_waiting, is_waiting) = (self.is_waiting, is_disabled(&self.element));
            self.is_waiting = is_waiting;
            return if was_waiting && !is_waiting { vec![self.element.clone()] } else { Vec::new() };
        }
        let controls: Vec<_> =
            (0..self.controls.length()).filter_map(|at| self.controls.item(at)?.dyn_into().ok()).collect();
        let at = controls.iter().position(|control: &HtmlElement| *control == self.element).unwrap_or(0);
        let near = || controls.iter().skip(at + 1).chain(controls.iter().take(at).rev());
        let is_there = |control: &&HtmlElement| control.is_connected() && !is_disabled(control);
        // A list is gone through by one button: the same of the next entry.
        let name = self.element.get_attribute("data-testid");
        let is_same = |control: &&HtmlElement| name.is_some() && control.get_attribute("data-testid") == name;
        let same = near().filter(is_there).filter(is_same);
        let opener = self.panel.iter().filter_map(|panel| focus::named(panel));
        same.chain(near().filter(is_there)).take(4).cloned().chain(opener).collect()
    }
}

fn is_disabled(element: &Element) -> bool {
    element.matches(":disabled").unwrap_or_default()
}
