//! The way from an explanation to the field it speaks of. The answer's side is an app of its own, so it finds the
//! field as a user does, in the document.

use crate::page::assist::dom;
use crate::workbench::explain::Part;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

/// Brings a part of the draft into sight and gives it the focus. Where the form is not open, the JSON text gets it.
pub fn go_to(part: Part) {
    let Some(document) = document() else { return };
    let field = field(&document, part).or_else(|| named(&document, "body-json"));
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // A field that can't take the focus is at least in sight.
        field.scroll_into_view();
        let _ = field.focus();
    }
}

/// Types a value over what stands in a part's field, as a user would. False where the field is not there.
pub fn fill(part: Part, value: &str) -> bool {
    let field = document().and_then(|document| field(&document, part));
    field.map(|field| dom::say(&field, value)).is_some()
}

/// Whether the page has a button of this name.
pub fn has(testid: &str) -> bool {
    document().and_then(|document| named(&document, testid)).is_some()
}

/// Presses a button of the page.
pub fn press(testid: &str) {
    let button = document().and_then(|document| named(&document, testid));
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn field(document: &Document, part: Part) -> Option<Element> {
    match part {
        Part::Endpoint => named(document, "endpoint"),
        Part::SdkAppId => named(document, "sdkappid"),
        Part::Identifier => named(document, "identifier"),
        Part::UserSig => named(document, "usersig"),
        Part::Body => named(document, "body-json").or_else(|| named(document, "from-account")),
        Part::FromAccount => named(document, "from-account"),
        Part::ItemTag(index) => in_item(document, index, "item-tag"),
        Part::ItemValue(index) => in_item(document, index, "item-value"),
    }
}

fn named(document: &Document, testid: &str) -> Option<Element> {
    document.query_selector(&css(testid)).ok()?
}

/// A part of the item of this index among those that are switched on, as only they are sent.
fn in_item(document: &Document, index: usize, testid: &str) -> Option<Element> {
    let items = document.query_selector_all(&css("item")).ok()?;
    let items = (0..items.length()).filter_map(|at| items.item(at)?.dyn_into::<Element>().ok());
    let mut sent = items.filter(|item| {
        let switch = item.query_selector(&css("item-enabled")).ok().flatten();
        switch
            .and_then(|switch| switch.dyn_into::<HtmlInputElement>().ok())
            .is_none_or(|switch| switch.checked())
    });
    let item = sent.nth(index)?;
    item.query_selector(&css(testid)).ok()?
}

fn css(testid: &str) -> String {
    format!("[data-testid=\"{testid}\"]")
}
