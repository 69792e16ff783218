//! The engine: a second Wasm that sends, shows and advises, fetched when it is first wanted. What it says is typed here
//! once; see `src/engine/exports` for its side.

use crate::api::call::Call;
use crate::text::Lang;
use crate::workbench::body::Body;
use crate::workbench::{Advice, advice, call_to_texts};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

#[wasm_bindgen]
extern "C" {
    /// The engine's module.
    #[derive(Clone)]
    type Engine;

    /// Makes a UserSig from what stands in the fields.
    #[wasm_bindgen(method)]
    fn make_usersig(this: &Engine);

    /// Draws the sandbox's card, or nothing while another endpoint is chosen.
    #[wasm_bindgen(method)]
    fn show_sandbox(this: &Engine, lang: &str, chosen: bool);

    /// Makes a call and shows what came of it; the arguments are those of `exports::calls::send`.
    #[wasm_bindgen(method)]
    async fn send(
        this: &Engine,
        lang: &str,
        id: u32,
        at_ms: f64,
        timeout_s: u32,
        call: Vec<String>,
        cancel: Option<AbortSignal>,
    ) -> JsValue;

    /// Shows the last outcome in another language, or as one that is stale or fresh.
    #[wasm_bindgen(method)]
    fn mark(this: &Engine, lang: &str, stale: bool);

    /// What there is to know about a body before it is sent; see `workbench::advice::to_text`.
    #[wasm_bindgen(method)]
    fn advice(this: &Engine, lang: &str, to_sandbox: bool, sdkappid: &str, body: &str) -> String;

    /// The rows of a pasted text; see `exports::advice::rows`.
    #[wasm_bindgen(method)]
    fn rows(this: &Engine, text: &str, tag: Option<&str>) -> String;

    /// Set by `static/boot.js`: fetches the engine once and gives it to all who ask.
    #[wasm_bindgen(js_name = loadEngine, catch)]
    async fn load_engine() -> Result<JsValue, JsValue>;
}

/// Has the engine make a call and show what came of it; waits for its end. False where the engine can't be had, and so
/// nothing was sent.
pub async fn send(
    lang: Lang,
    id: u32,
    at_ms: u64,
    timeout_s: u32,
    call: &Call,
    cancel: Option<AbortSignal>,
) -> bool {
    let Some(engine) = engine().await else { return false };
    engine.send(lang.name(), id, at_ms as f64, timeout_s, call_to_texts(call), cancel).await.is_truthy()
}

/// What there is to know about a body before it is sent; nothing where the engine can't be had.
pub async fn advice(lang: Lang, to_sandbox: bool, sdkappid: &str, body: &Body) -> Rc<[Advice]> {
    let Some(engine) = engine().await else { return Rc::new([]) };
    advice::from_text(&engine.advice(lang.name(), to_sandbox, sdkappid, body.text()), body)
}

/// The JSON texts, with commas between, of the rows that a pasted text becomes, in a row of this tag or in its Tag.
pub async fn rows(text: &str, tag: Option<&str>) -> String {
    engine().await.map(|engine| engine.rows(text, tag)).unwrap_or_default()
}

fn engine_if_there() -> Option<Engine> {
    let engine = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("engine")).ok()?;
    engine.is_object().then(|| engine.unchecked_into())
}

/// The engine, fetched if need be; `None` if it can't be had.
async fn engine() -> Option<Engine> {
    load_engine().await.ok().map(JsCast::unchecked_into)
}

/// Fetches the engine for what it does by itself, such as the words for an error of syntax.
pub fn fetch() {
    wasm_bindgen_futures::spawn_local(async {
        engine().await;
    });
}

/// Has the engine show the last outcome in another language, or as one that is stale or fresh. Does not fetch it.
pub fn mark(lang: Lang, stale: bool) {
    if let Some(engine) = engine_if_there() {
        engine.mark(lang.name(), stale);
    }
}

/// Has the engine make a UserSig from what stands in the fields, and put it there; whether the engine could be had.
pub async fn make_usersig() -> bool {
    engine().await.is_some_and(|engine| {
        engine.make_usersig();
        true
    })
}

/// Has the engine draw the sandbox's card, or nothing while another endpoint is chosen. Fetches the engine.
pub fn show_sandbox(lang: Lang, chosen: bool) {
    wasm_bindgen_futures::spawn_local(async move {
        if let Some(engine) = engine().await {
            engine.show_sandbox(lang.name(), chosen);
        }
    });
}
