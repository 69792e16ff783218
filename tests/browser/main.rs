//! What needs a real browser and no network: the page's own code, run by wasm-bindgen-test in headless Chromium.
//!
//! `make test-wasm` runs it. Natively it is empty. A test mounts into an element of its own: the runner keeps its
//! notes in the body.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod components;
mod policy;

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test_configure;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// The page, mounted in a new element of the document. It is taken out when the test ends.
struct Page(Element);

impl Page {
    async fn mounted() -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let root = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        tim_tester::page::mount_in(root.clone());
        until("the page is mounted", || root.child_element_count() > 0).await;
        Self(root)
    }

    /// All elements of a `data-testid`.
    fn all(&self, testid: &str) -> Vec<Element> {
        let found = self.0.query_selector_all(&format!("[data-testid={testid}]")).unwrap();
        (0..found.length()).map(|at| found.item(at).unwrap().unchecked_into()).collect()
    }

    /// The first of them.
    fn found<T: JsCast>(&self, testid: &str) -> T {
        let first = self.all(testid).into_iter().next();
        first.unwrap_or_else(|| panic!("there is no {testid}")).unchecked_into()
    }

    /// What an element says.
    fn text(&self, testid: &str) -> String {
        self.found::<Element>(testid).text_content().unwrap_or_default()
    }

    /// Types a text over what a field holds.
    fn fill(&self, testid: &str, text: &str) {
        let field: HtmlInputElement = self.found(testid);
        field.set_value(text);
        let typed = Event::new("input").unwrap();
        typed.init_event_with_bubbles("input", true);
        field.dispatch_event(&typed).unwrap();
    }

    fn click(&self, testid: &str) {
        self.found::<HtmlElement>(testid).click();
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.0.remove();
    }
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
