//! Elements made by hand, and the fields of a row. The rows belong to the page's Yew, and two apps of Yew must not see
//! each other's events; so what the engine adds to a row is plain elements in the places that the page leaves empty.

use crate::text::Lang;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlInputElement, HtmlTextAreaElement};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Event)]
    type CustomEvent;

    #[wasm_bindgen(constructor)]
    fn new(kind: &str, init: &js_sys::Object) -> CustomEvent;
}

pub(in crate::page) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The page's language, as its root says.
pub(in crate::page) fn lang() -> Lang {
    let tag = document().and_then(|document| document.document_element()?.get_attribute("lang"));
    Lang::preferred(tag.as_deref())
}

/// An element with attributes.
pub(in crate::page) fn element(name: &str, attributes: &[(&str, &str)]) -> Option<Element> {
    let element = document()?.create_element(name).ok()?;
    for (name, value) in attributes {
        element.set_attribute(name, value).ok()?;
    }
    Some(element)
}

/// An element with attributes and a text.
pub(in crate::page) fn text(name: &str, attributes: &[(&str, &str)], text: &str) -> Option<Element> {
    let element = element(name, attributes)?;
    element.set_text_content(Some(text));
    Some(element)
}

/// Puts elements at the end of another.
pub(in crate::page) fn fill(parent: &Element, children: &[&Element]) -> Option<()> {
    children.iter().try_for_each(|child| parent.append_child(child).ok().map(drop))
}

/// Calls `heard` at each event of a kind on an element, for as long as there is the element.
pub(in crate::page) fn listen(target: &web_sys::EventTarget, kind: &str, heard: impl FnMut(Event) + 'static) {
    let listener = Closure::<dyn FnMut(Event)>::new(heard).into_js_value();
    // Adding a listener can't fail.
    let _ = target.add_event_listener_with_callback(kind, listener.unchecked_ref());
}

/// A labelled line of text that tells each change.
pub(in crate::page) fn field(
    label: &str,
    attributes: &[(&str, &str)],
    mut typed: impl FnMut(String) + 'static,
) -> Option<(Element, HtmlInputElement)> {
    let frame = element("label", &[("class", "assist__field")])?;
    let input = element(
        "input",
        &[("class", "input input--wire"), ("autocomplete", "off"), ("spellcheck", "false")],
    )?;
    for (name, value) in attributes {
        input.set_attribute(name, value).ok()?;
    }
    let input: HtmlInputElement = input.unchecked_into();
    let source = input.clone();
    listen(&input, "input", move |_| typed(source.value()));
    fill(&frame, &[&text("span", &[], label)?, input.as_ref()])?;
    Some((frame, input))
}

/// A row of the builder.
#[derive(Clone, PartialEq)]
pub(in crate::page) struct Row(pub Element);

impl Row {
    /// The row that an event came from.
    pub(in crate::page) fn of(event: &Event) -> Option<Self> {
        let target: Element = event.target()?.dyn_into().ok()?;
        target.closest(r#"[data-testid="item"]"#).ok()?.map(Self)
    }

    pub(super) fn part(&self, selector: &str) -> Option<Element> {
        self.0.query_selector(selector).ok()?
    }

    pub(super) fn tag_input(&self) -> Option<HtmlInputElement> {
        self.part(r#"[data-testid="item-tag"]"#)?.dyn_into().ok()
    }

    pub(super) fn tag(&self) -> String {
        self.tag_input().map(|input| input.value()).unwrap_or_default()
    }

    pub(super) fn value_field(&self) -> Option<Element> {
        self.part(r#"[data-testid="item-value"]"#)
    }

    /// The text of a Value that is edited as text; `None` for a choice and for raw JSON.
    pub(super) fn value(&self) -> Option<String> {
        let field = self.value_field().filter(|field| !field.has_attribute("data-wire"))?;
        // An area respells line breaks; the page keeps the text beside it.
        if let Some(text) = field.get_attribute("data-text") {
            return Some(text);
        }
        Some(field.dyn_into::<HtmlTextAreaElement>().ok()?.value())
    }
}

/// Moves the focus to an element.
pub(super) fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        // An element that can't have the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Sets an element's text, if it has another.
pub(super) fn tell(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// Tells the page that a text was put into one of its fields.
pub(in crate::page) fn say(field: &Element, text: &str) {
    tell_event(field, "input", text);
}

/// An event of this kind with a text as its detail.
pub(in crate::page) fn tell_event(target: &web_sys::EventTarget, kind: &str, text: &str) {
    let init = js_sys::Object::new();
    // Setting a property of a fresh object can't fail.
    let _ = js_sys::Reflect::set(&init, &"detail".into(), &text.into());
    let _ = js_sys::Reflect::set(&init, &"bubbles".into(), &true.into());
    let _ = target.dispatch_event(&CustomEvent::new(kind, &init));
}
