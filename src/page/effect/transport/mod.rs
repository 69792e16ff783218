//! Calls, part of the engine: the request goes to the sandbox or over the network, and comes to an end by an answer, by
//! its time-out or because it was called off. Knows nothing of what is made of an answer.

mod body;
mod fetch;
mod sandbox;

pub use fetch::forbidden;

use super::effect::clock;
use crate::api::base_url::BaseUrlError;
use crate::api::call::{Call, Prepared, prepare};
use crate::api::endpoint::Endpoint;
use crate::api::reply::Failure;
use crate::workbench::{Outcome, Settled};
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, Blob};

/// A call that is to be made.
pub struct Ticket {
    /// The request's number.
    pub id: u32,
    /// What is sent.
    pub call: Call,
    /// When Send was pressed, in milliseconds since 1970.
    pub at_ms: u64,
    /// The time-out in seconds.
    pub timeout_s: u32,
    /// Aborts when the call is called off; it may have been already.
    pub cancel: Option<AbortSignal>,
}

/// How a call ended, and what came of a reply that is too large to be laid out.
struct Landed {
    outcome: Outcome,
    kept: Option<Blob>,
}

impl From<Outcome> for Landed {
    fn from(outcome: Outcome) -> Self {
        Self { outcome, kept: None }
    }
}

/// Makes a call and waits for its end. What came of a reply that is too large to be laid out comes as a blob.
///
/// # Errors
/// What is wrong with a custom base URL; then nothing is sent.
pub async fn settle(ticket: Ticket) -> Result<(Settled, Option<Blob>), BaseUrlError> {
    let sent = Rc::new(prepare(&ticket.call)?);
    let began = clock::ticks_ms();
    let Landed { outcome, kept } = race(&ticket, &sent).await;
    let took_ms = clock::since(began);
    let Ticket { id, call, at_ms, .. } = ticket;
    let settled = Settled { id, call: Rc::new(call), sent, at_ms, took_ms, outcome, forgotten: false };
    Ok((settled, kept))
}

/// Aborts a request when it is dropped, however its call ended.
struct Abort(AbortController);

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The first of three: called off, too late, answered.
async fn race(ticket: &Ticket, sent: &Prepared) -> Landed {
    let Ok(abort) = AbortController::new().map(Abort) else {
        return Outcome::Failed(Failure::Fault("AbortController".to_owned())).into();
    };
    let signal = abort.0.signal();
    let mut cancelled = pin!(aborted(ticket.cancel.as_ref()));
    let mut late = pin!(clock::after(ticket.timeout_s.saturating_mul(1000)));
    let mut answer = pin!(async {
        match ticket.call.endpoint {
            Endpoint::Sandbox => sandbox::answer(sent).await.into(),
            Endpoint::Host(_) | Endpoint::Custom(_) => fetch::send(sent, &signal).await,
        }
    });
    std::future::poll_fn(|cx| {
        if cancelled.as_mut().poll(cx).is_ready() {
            return Poll::Ready(Outcome::Failed(Failure::Cancelled).into());
        }
        if late.as_mut().poll(cx).is_ready() {
            return Poll::Ready(Outcome::Failed(Failure::Timeout { seconds: ticket.timeout_s }).into());
        }
        answer.as_mut().poll(cx)
    })
    .await
}

async fn aborted(signal: Option<&AbortSignal>) {
    let Some(signal) = signal else { return std::future::pending().await };
    if !signal.aborted() {
        let promise = js_sys::Promise::new(&mut |resolve, _| signal.set_onabort(Some(&resolve)));
        // The promise is only ever resolved.
        let _ = JsFuture::from(promise).await;
    }
}
