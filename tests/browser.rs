//! What needs a real browser and no network: the page's own code, run by wasm-bindgen-test in headless Chromium.
//!
//! `make test-wasm` runs it. Natively it is empty. A test mounts into an element of its own: the runner keeps its
//! notes in the body.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// The page, mounted in a new element of the document.
async fn mounted() -> Element {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    tim_tester::page::mount_in(root.clone());
    until("the page is mounted", || root.child_element_count() > 0).await;
    root
}

/// The element of a `data-testid`.
fn found<T: JsCast>(root: &Element, testid: &str) -> T {
    let found = root.query_selector(&format!("[data-testid={testid}]")).unwrap();
    found.unwrap_or_else(|| panic!("there is no {testid}")).unchecked_into()
}

/// Gives the browser turns of its event loop until something holds.
async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..1000 {
        if holds() {
            return;
        }
        next_task().await;
    }
    panic!("never: {what}");
}

/// Lets the browser do what waits: one turn of its event loop.
async fn next_task() {
    let turn = js_sys::Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().set_timeout_with_callback(&resolve).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(turn).await.unwrap();
}

#[wasm_bindgen_test]
async fn the_page_has_a_heading() {
    let page = mounted().await;
    assert_eq!(page.query_selector_all("h1").unwrap().length(), 1);
}

#[wasm_bindgen_test]
async fn what_is_typed_is_in_the_address_on_screen() {
    let page = mounted().await;
    let field: HtmlInputElement = found(&page, "identifier");
    field.set_value("typed");
    let typed = Event::new("input").unwrap();
    typed.init_event_with_bubbles("input", true);
    field.dispatch_event(&typed).unwrap();
    let url: Element = found(&page, "url");
    let shown = || url.text_content().unwrap_or_default().contains("identifier=typed&");
    until("the address has it", shown).await;
}
