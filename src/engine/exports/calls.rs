//! Calls: sent, called off, shown; and the sandbox's card.

use tim_tester::page::transport::{self, Ticket};
use tim_tester::page::{answer, service};
use tim_tester::text::Lang;
use tim_tester::workbench::call_from_texts;
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

/// Makes a call and shows what came of it; resolves at its end, to whether it is shown. `at_ms` is when Send was pressed,
/// `call` what `workbench::call_to_texts` made of it, and `cancel` aborts when it is called off, or has already.
#[wasm_bindgen]
pub async fn send(
    lang: String,
    id: u32,
    at_ms: f64,
    timeout_s: u32,
    call: Vec<String>,
    cancel: Option<AbortSignal>,
) -> bool {
    let Some(call) = call_from_texts(&call) else { return false };
    let settled = transport::settle(Ticket { id, call, at_ms: at_ms as u64, timeout_s, cancel }).await;
    settled.map(|(settled, kept)| answer::show(Lang::named(&lang), settled, kept)).is_ok()
}

/// Shows the last outcome in another language, or as one that is stale or fresh.
#[wasm_bindgen]
pub fn mark(lang: &str, stale: bool) {
    answer::mark(Lang::named(lang), stale);
}

/// Draws the sandbox's card, or nothing while another endpoint is chosen.
#[wasm_bindgen]
pub fn show_sandbox(lang: &str, chosen: bool) {
    service::show(Lang::named(lang), chosen);
}
