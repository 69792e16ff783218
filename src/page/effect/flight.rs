//! A call under way: its time-out, its cancel button, and the sandbox or the network at its other end. Dropping
//! a [`Flight`] aborts it.

use super::{clock, fetch, server};
use crate::api::call::Prepared;
use crate::api::endpoint::Endpoint;
use crate::api::reply::Failure;
use crate::workbench::{Arrived, Outcome};
use std::cell::RefCell;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;
use web_sys::AbortController;

/// What a call needs.
pub struct Ticket {
    /// The request's number.
    pub id: u32,
    /// Where to.
    pub endpoint: Endpoint,
    /// What is sent.
    pub prepared: Rc<Prepared>,
    /// The time-out in seconds.
    pub timeout_s: u32,
}

/// The guard of a call under way.
pub struct Flight {
    abort: Option<AbortController>,
    reason: Rc<RefCell<Option<Failure>>>,
}

impl Flight {
    /// Ends the call as cancelled.
    pub fn cancel(&self) {
        end(&self.abort, &self.reason, Failure::Cancelled);
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        self.cancel();
    }
}

fn end(abort: &Option<AbortController>, reason: &RefCell<Option<Failure>>, why: Failure) {
    reason.borrow_mut().get_or_insert(why);
    if let Some(abort) = abort {
        abort.abort();
    }
}

/// Starts a call; `settle` is called once, when it ended.
pub fn start(ticket: Ticket, settle: impl FnOnce(Arrived) + 'static) -> Flight {
    let flight = Flight { abort: AbortController::new().ok(), reason: Rc::default() };
    let (abort, reason) = (flight.abort.clone(), Rc::clone(&flight.reason));
    wasm_bindgen_futures::spawn_local(async move {
        let begin = clock::ticks_ms();
        let outcome = fly(&ticket, &abort, &reason).await;
        // Whoever ended the call knows better than the browser's words for it.
        let outcome = match reason.borrow_mut().take() {
            Some(why) => Outcome::Failed(why),
            None => outcome,
        };
        settle(Arrived { id: ticket.id, took_ms: clock::since(begin), outcome });
    });
    flight
}

async fn fly(
    ticket: &Ticket,
    abort: &Option<AbortController>,
    reason: &Rc<RefCell<Option<Failure>>>,
) -> Outcome {
    let Some(controller) = abort else {
        return Outcome::Failed(Failure::Fault("AbortController".to_owned()));
    };
    let signal = controller.signal();
    let mut work = pin!(async {
        match ticket.endpoint {
            Endpoint::Sandbox => server::answer(&ticket.prepared, &signal).await,
            Endpoint::Host(_) | Endpoint::Custom(_) => fetch::send(&ticket.prepared, &signal).await,
        }
    });
    let mut timer = pin!(clock::after(ticket.timeout_s * 1000));
    let mut timed_out = false;
    std::future::poll_fn(|cx| {
        if !timed_out && timer.as_mut().poll(cx).is_ready() {
            timed_out = true;
            end(abort, reason, Failure::Timeout { seconds: ticket.timeout_s });
        }
        match work.as_mut().poll(cx) {
            Poll::Pending => Poll::Pending,
            ready => ready,
        }
    })
    .await
}
