//! The engine: a second Wasm with the sandbox and the error codes, fetched when it is first wanted. What it says
//! is typed here once; see `src/engine/exports.rs` for its side.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The engine's module.
    #[derive(Clone)]
    pub type Engine;

    /// Gives a request to the sandbox.
    #[wasm_bindgen(method)]
    pub fn answer(this: &Engine, method: &str, target: &str, body: &[u8], now: f64, fault: &str) -> Answered;

    /// What an error code means: five texts, or none.
    #[wasm_bindgen(method)]
    pub fn explain(this: &Engine, lang: &str, path: &str, code: u32) -> Vec<String>;

    /// Why a body is not the service's reply: what happened, how sure that is, and what to check.
    #[wasm_bindgen(method, js_name = explain_body)]
    pub fn explain_body(this: &Engine, lang: &str, status: u16, body: &[u8]) -> Vec<String>;

    /// What the sandbox does about a request.
    pub type Answered;

    /// `reply`, `never` or `dropped`.
    #[wasm_bindgen(method, getter)]
    pub fn kind(this: &Answered) -> String;

    /// After how many seconds the reply comes.
    #[wasm_bindgen(method, getter)]
    pub fn seconds(this: &Answered) -> u32;

    /// The reply's HTTP status.
    #[wasm_bindgen(method, getter)]
    pub fn status(this: &Answered) -> u16;

    /// The reply's headers: name, value, name, value …
    #[wasm_bindgen(method, getter)]
    pub fn headers(this: &Answered) -> Vec<String>;

    /// The reply's body.
    #[wasm_bindgen(method, getter)]
    pub fn body(this: &Answered) -> Vec<u8>;

    /// Set by `static/boot.js`: fetches the engine once and gives it to all who ask.
    #[wasm_bindgen(js_name = loadEngine, catch)]
    async fn load_engine() -> Result<JsValue, JsValue>;
}

/// The engine, fetched if need be; `None` if it can't be had.
pub async fn engine() -> Option<Engine> {
    load_engine().await.ok().map(JsCast::unchecked_into)
}

/// Fetches the engine ahead of its first use.
pub fn prefetch() {
    wasm_bindgen_futures::spawn_local(async {
        engine().await;
    });
}
