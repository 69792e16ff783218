//! A call: what is sent goes to the sandbox or over the network, and comes to an end by a reply or by its time-out. It is
//! called off when its guard is dropped. Knows nothing of what is made of a reply.

mod body;
mod ended;
mod fault;
mod network;
mod sandbox;

pub use network::forbidden;

use super::{clock, download, random};
use crate::api::reply::Failure;
use crate::state::call::{Arriving, Kept, Outcome, Sending, Settled};
use body::Progress;
use ended::Ended;
use std::cell::Cell;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;
use web_sys::{AbortController, Blob};

/// Calls off what it stands for when it is dropped.
pub struct CallGuard {
    abort: Option<AbortController>,
    end: Rc<Cell<bool>>,
}

impl Drop for CallGuard {
    fn drop(&mut self) {
        self.end.set(true);
        if let Some(abort) = &self.abort {
            abort.abort();
        }
    }
}

/// Makes a call; `arriving` hears now and then how much of its reply is there, `settled` of its end, unless it was called off.
pub fn start(
    sending: Rc<Sending>,
    arriving: impl Fn(Arriving) + 'static,
    settled: impl FnOnce(Settled) + 'static,
) -> CallGuard {
    let guard = CallGuard { abort: AbortController::new().ok(), end: Rc::default() };
    let (abort, end) = (guard.abort.clone(), Rc::clone(&guard.end));
    wasm_bindgen_futures::spawn_local(async move {
        let began = clock::ticks_ms();
        let progress = Progress::told(arriving);
        let ended = run(&sending, abort.as_ref(), &progress).await;
        let took_ms = clock::since(began);
        let kept = ended.blob.as_ref().and_then(keep);
        match end.get() {
            true => kept.iter().for_each(|kept| download::release(&kept.url)),
            false => {
                let next_random = random::uint32();
                let outcome = ended.outcome;
                settled(Settled { id: sending.id, took_ms, outcome, kept, next_random });
            }
        }
    });
    guard
}

fn keep(blob: &Blob) -> Option<Kept> {
    Some(Kept { url: download::keep(blob)?.into(), bytes: blob.size() as usize })
}

/// The first of two: the reply, or too late.
async fn run(sending: &Sending, abort: Option<&AbortController>, progress: &Progress) -> Ended {
    let Some(abort) = abort else {
        return Outcome::Failed(Failure::Fault("AbortController".to_owned())).into();
    };
    let signal = abort.signal();
    let mut late = pin!(clock::after(sending.timeout_s.saturating_mul(1000)));
    let mut reply = pin!(async {
        match &sending.answer {
            Some(answer) => sandbox::deliver(answer).await.into(),
            None => network::send(&sending.sent, &signal, progress).await,
        }
    });
    let ended = std::future::poll_fn(|cx| match late.as_mut().poll(cx) {
        Poll::Ready(()) => Poll::Ready(None),
        Poll::Pending => reply.as_mut().poll(cx).map(Some),
    })
    .await;
    match ended {
        Some(ended) => ended,
        None => {
            abort.abort();
            let seconds = sending.timeout_s;
            // Chrome holds a call back for as long as its question is on screen.
            let asked = match &sending.answer {
                Some(_) => None,
                None => network::local_network(&sending.sent.base, Some(seconds)).await,
            };
            let outcome = Outcome::Failed(asked.unwrap_or(Failure::Timeout { seconds }));
            Ended { outcome, blob: progress.blob().await }
        }
    }
}
