//! What needs a real browser and no network: the page's own code, run by wasm-bindgen-test in headless Chromium.
//!
//! `make test-wasm` runs it. Natively it is empty. A test mounts into an element of its own: the runner keeps its
//! notes in the body.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

/// The page, mounted in a new element of the document.
async fn mounted() -> Element {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    tim_tester::page::mount_in(root.clone());
    for _ in 0..100 {
        if root.child_element_count() > 0 {
            return root;
        }
        next_task().await;
    }
    panic!("nothing was mounted");
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
