//! What needs a real browser and no network: the page's own code, run by wasm-bindgen-test in headless Chromium.
//!
//! `make test-wasm` runs it. Natively it is empty.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn the_page_mounts() {
    tim_tester::page::mount();
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&wasm_bindgen::JsValue::NULL))
        .await
        .unwrap();
    let document = web_sys::window().unwrap().document().unwrap();
    assert!(document.query_selector("main").unwrap().is_some(), "the page has a main element");
}
