//! The sandbox as a server inside the page: it gets what would go over the wire, and what it answers becomes
//! what a browser would make of it, faults included.

use super::clock;
use super::engine::{Answered, engine};
use crate::api::call::Prepared;
use crate::api::reply::{Failure, Received};
use crate::workbench::Outcome;
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::Poll;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

/// The header without which a page may not read a reply.
const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";

/// Answers a request.
pub async fn answer(prepared: &Prepared, signal: &AbortSignal) -> Outcome {
    let Some(engine) = engine().await else {
        return Outcome::Failed(Failure::Fault("engine".to_owned()));
    };
    let (start, now) = (clock::ticks_ms(), clock::now_s() as f64);
    let answered = engine.serve(prepared.method, &prepared.target(), prepared.body.as_bytes(), now);
    match answered.kind().as_str() {
        "reply" => {
            if answered.seconds() > 0 {
                let wait = clock::after(answered.seconds().saturating_mul(1000));
                select(pin!(wait), pin!(until_aborted(signal))).await;
            }
            arrived(&answered, start)
        }
        "never" => {
            until_aborted(signal).await;
            Outcome::Failed(Failure::Cancelled)
        }
        _ => Outcome::Failed(Failure::Unreachable),
    }
}

fn arrived(reply: &Answered, start: f64) -> Outcome {
    let status = reply.status();
    if (300..400).contains(&status) {
        return Outcome::Failed(Failure::Redirect);
    }
    let mut texts = reply.headers().into_iter();
    let mut headers = Vec::new();
    while let (Some(name), Some(value)) = (texts.next(), texts.next()) {
        headers.push((name, value));
    }
    if !headers.iter().any(|(name, _)| name == ALLOW_ORIGIN) {
        return Outcome::Failed(Failure::Cors);
    }
    let (body, headers_ms) = (reply.body().into(), clock::since(start));
    Outcome::Answered(Received { status, headers: headers.into(), body, headers_ms })
}

/// Waits for the first of two.
async fn select(mut one: Pin<&mut impl Future<Output = ()>>, mut other: Pin<&mut impl Future<Output = ()>>) {
    std::future::poll_fn(|cx| match one.as_mut().poll(cx) {
        Poll::Pending => other.as_mut().poll(cx),
        ready => ready,
    })
    .await;
}

async fn until_aborted(signal: &AbortSignal) {
    let promise = js_sys::Promise::new(&mut |resolve, _| signal.set_onabort(Some(&resolve)));
    // The promise is only ever resolved.
    let _ = JsFuture::from(promise).await;
}
