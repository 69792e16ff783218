//! Components as the browser draws them: what a key press changes, where the focus goes, what one page leaves to another.

use super::{Page, until};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

/// The `data-testid` of what has the focus.
fn focused() -> Option<String> {
    web_sys::window()?.document()?.active_element()?.get_attribute("data-testid")
}

#[wasm_bindgen_test]
async fn the_page_has_one_heading_of_the_first_level() {
    let page = Page::mounted().await;
    assert_eq!(page.0.query_selector_all("h1").unwrap().length(), 1);
}

#[wasm_bindgen_test]
async fn what_is_typed_is_in_the_address_on_screen() {
    let page = Page::mounted().await;
    page.fill("identifier", "typed");
    until("the address has it", || page.text("url").contains("identifier=typed&")).await;
}

#[wasm_bindgen_test]
async fn two_pages_in_one_document_have_each_a_state_of_its_own() {
    let (one, other) = (Page::mounted().await, Page::mounted().await);
    let before = other.text("url");
    one.fill("identifier", "of-the-first");
    until("the first has it", || one.text("url").contains("identifier=of-the-first&")).await;
    assert_eq!(other.text("url"), before);
    other.fill("identifier", "of-the-second");
    until("the second has it", || other.text("url").contains("identifier=of-the-second&")).await;
    assert!(one.text("url").contains("identifier=of-the-first&"), "{}", one.text("url"));
}

#[wasm_bindgen_test]
async fn a_secret_is_dots_until_it_is_shown_and_keeps_its_text() {
    let page = Page::mounted().await;
    page.fill("usersig", "eJx-typed_");
    let field: HtmlInputElement = page.found("usersig");
    assert!(field.has_attribute("data-hidden"));
    let reveal = field.next_element_sibling().unwrap().unchecked_into::<web_sys::HtmlElement>();
    reveal.click();
    until("it is shown", || !field.has_attribute("data-hidden")).await;
    assert_eq!(field.value(), "eJx-typed_");
    reveal.click();
    until("it is dots again", || field.has_attribute("data-hidden")).await;
}

#[wasm_bindgen_test]
async fn an_added_row_has_the_focus_and_the_others_keep_their_elements() {
    let page = Page::mounted().await;
    let before = page.all("item");
    page.click("add-item");
    until("the row is there", || page.all("item").len() == before.len() + 1).await;
    until("it has the focus", || focused().as_deref() == Some("item-tag")).await;
    let after = page.all("item");
    assert!(before.iter().zip(&after).all(|(before, after)| before.is_same_node(Some(after))));
}

#[wasm_bindgen_test]
async fn an_arrow_key_opens_the_next_tab_and_takes_the_focus_there() {
    let page = Page::mounted().await;
    let form: Element = page.found("view-form");
    let init = KeyboardEventInit::new();
    init.set_key("ArrowRight");
    init.set_bubbles(true);
    init.set_cancelable(true);
    let key = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    assert!(!form.dispatch_event(&key).unwrap(), "the key is taken");
    until("the JSON is there", || !page.all("body-json").is_empty()).await;
    assert_eq!(page.found::<Element>("view-json").get_attribute("aria-selected").as_deref(), Some("true"));
    assert_eq!(focused().as_deref(), Some("view-json"));
}
