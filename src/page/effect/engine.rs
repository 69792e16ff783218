//! The engine: a second Wasm with the sandbox and the answer's side of the page, fetched when it is first wanted. What it says
//! is typed here once; see `src/engine/exports.rs` for its side.

use super::document;
use crate::text::Lang;
use crate::workbench::body::Body;
use crate::workbench::{Advice, Outcome, Settled};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// The engine's module.
    #[derive(Clone)]
    pub type Engine;

    /// Gives a request to the sandbox.
    #[wasm_bindgen(method)]
    pub fn serve(this: &Engine, method: &str, target: &str, body: &[u8], now: f64) -> Answered;

    /// Draws the sandbox's card inside an element, or nothing while another endpoint is chosen.
    #[wasm_bindgen(method)]
    pub fn show_sandbox(this: &Engine, root: &Element, lang: &str, chosen: bool);

    /// Draws the card of environments inside an element; the state is that of `setup::show_setup`.
    #[wasm_bindgen(method)]
    pub fn show_setup(this: &Engine, root: &Element, state: Vec<String>);

    /// Keeps the page's function `say(field, text)`.
    #[wasm_bindgen(method)]
    pub fn attach(this: &Engine, say: &js_sys::Function);

    /// Shows an outcome inside an element; the arguments are those of `exports::show`.
    #[wasm_bindgen(method)]
    pub fn show(
        this: &Engine,
        root: &Element,
        lang: &str,
        stale: bool,
        times: Vec<f64>,
        call: Vec<String>,
        outcome: Vec<String>,
        body: &[u8],
    );

    /// Shows the same outcome in another language, or as one that is stale or fresh.
    #[wasm_bindgen(method)]
    pub fn mark(this: &Engine, lang: &str, stale: bool);

    /// What there is to know about a body before it is sent; see `exports::advice`.
    #[wasm_bindgen(method)]
    fn advice(this: &Engine, lang: &str, to_sandbox: bool, sdkappid: &str, body: &str) -> Vec<String>;

    /// The rows of a pasted text; see `exports::rows`.
    #[wasm_bindgen(method)]
    fn rows(this: &Engine, text: &str, tag: Option<&str>) -> String;

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

    /// Set by `static/boot.js`: the text of the team's file.
    #[wasm_bindgen(thread_local_v2, js_name = team)]
    static TEAM: js_sys::Promise;

    /// Set by `static/boot.js`: fetches the engine once and gives it to all who ask.
    #[wasm_bindgen(js_name = loadEngine, catch)]
    async fn load_engine() -> Result<JsValue, JsValue>;
}

/// Whether the team's file holds anything, so that the engine is wanted at once.
pub async fn has_team() -> bool {
    let text = wasm_bindgen_futures::JsFuture::from(TEAM.with(Clone::clone)).await;
    let text = text.ok().and_then(|text| text.as_string()).unwrap_or_default();
    !matches!(text.trim(), "" | r#"{"version":1,"environments":[]}"#)
}

/// What there is to know about a body before it is sent; nothing where the engine can't be had.
pub async fn advice(lang: Lang, to_sandbox: bool, sdkappid: &str, body: &Body) -> Rc<[Advice]> {
    let Some(engine) = engine().await else { return Rc::new([]) };
    let mut texts = engine.advice(lang.name(), to_sandbox, sdkappid, body.text()).into_iter();
    let mut rows = body.rows().iter().filter(|row| row.enabled()).enumerate();
    let next = || {
        let item: Option<usize> = texts.next()?.parse().ok();
        // Items come in order.
        let row = item.and_then(|item| Some(rows.find(|(at, _)| *at == item)?.1.id()));
        Some(Advice {
            row,
            field: texts.next()?.into(),
            place: texts.next()?.into(),
            words: texts.next()?.into(),
        })
    };
    std::iter::from_fn(next).collect()
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
pub async fn engine() -> Option<Engine> {
    load_engine().await.ok().map(JsCast::unchecked_into)
}

/// Has the engine show the same outcome in another language, or as one that is stale or fresh. Does not fetch it.
pub fn mark(lang: Lang, stale: bool) {
    if let Some(engine) = engine_if_there() {
        engine.mark(lang.name(), stale);
    }
}

/// Has the engine draw the sandbox's card, or nothing while another endpoint is chosen. Fetches the engine.
pub fn show_sandbox(lang: Lang, chosen: bool) {
    wasm_bindgen_futures::spawn_local(async move {
        if let (Some(engine), Some(root)) = (engine().await, document::engine_root(document::SANDBOX)) {
            engine.show_sandbox(&root, lang.name(), chosen);
        }
    });
}

/// Has the engine draw the card of environments, and tell `say` of fields and texts. Fetches the engine.
pub fn show_setup(state: Vec<String>, say: Rc<dyn Fn(String, String)>) {
    wasm_bindgen_futures::spawn_local(async move {
        if let (Some(engine), Some(root)) = (engine().await, document::engine_root(document::SETUP)) {
            thread_local! { static IS_ATTACHED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) } }
            if !IS_ATTACHED.replace(true) {
                let say = Closure::<dyn Fn(String, String)>::new(move |field, text| say(field, text));
                engine.attach(say.into_js_value().unchecked_ref());
            }
            engine.show_setup(&root, state);
        }
    });
}

impl Engine {
    /// Shows an outcome inside an element.
    pub fn show_settled(&self, root: &Element, lang: Lang, stale: bool, settled: &Settled) {
        let call = &settled.call;
        let times = vec![f64::from(settled.id), settled.at_ms as f64, f64::from(settled.took_ms)];
        let texts =
            [&settled.sent.base, &*call.path, &call.sdkappid, &call.identifier, call.usersig.reveal()]
                .into_iter()
                .chain([&*settled.random, &call.body])
                .map(str::to_owned)
                .collect();
        let (outcome, body): (Vec<String>, &[u8]) = match &settled.outcome {
            Outcome::Answered(received) => {
                let numbers = [received.status.to_string(), received.headers_ms.to_string()];
                let headers = received.headers.iter().flat_map(|(name, value)| [name.clone(), value.clone()]);
                (numbers.into_iter().chain(headers).collect(), &received.body)
            }
            Outcome::Failed(failure) => (failure.to_texts().to_vec(), &[]),
        };
        self.show(root, lang.name(), stale, times, texts, outcome, body);
    }
}
