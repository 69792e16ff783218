//! The sandbox as a server inside the page: it gets what would go over the wire and carries out what the sandbox
//! answers, faults included.

use super::clock;
use crate::api::call::Prepared;
use crate::api::reply::{Failure, Received};
use crate::sandbox::{Answer, Fault, Reply, Request, Sandbox, demo};
use crate::workbench::{Demo, Outcome};
use std::cell::{Cell, RefCell};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

/// The header without which a page may not read a reply.
const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";

/// The sandbox of this page.
pub struct Server {
    sandbox: RefCell<Sandbox>,
    fault: Cell<Option<Fault>>,
}

impl Server {
    /// A fresh sandbox.
    pub fn new() -> Self {
        Self { sandbox: RefCell::new(Sandbox::new(demo::settings())), fault: Cell::new(None) }
    }

    /// Credentials that the sandbox takes, with a UserSig made now.
    pub fn demo(&self) -> Demo {
        let sandbox = self.sandbox.borrow();
        let (settings, identifier) = (sandbox.settings(), demo::ADMINISTRATORS[0]);
        Demo {
            sdkappid: settings.sdkappid.to_string().into(),
            identifier: identifier.into(),
            usersig: settings.usersig(identifier, clock::now_s()),
            secret_key: settings.key.clone(),
        }
    }

    /// Answers a request as it would stand on the wire.
    pub async fn answer(&self, prepared: &Prepared, signal: &AbortSignal) -> Outcome {
        let (target, start) = (prepared.target(), clock::ticks_ms());
        let request = Request { method: prepared.method, target: &target, body: prepared.body.as_bytes() };
        let answer = self.sandbox.borrow_mut().answer(&request, clock::now_s(), self.fault.get());
        match answer {
            Answer::Reply(reply) => arrived(reply, start),
            Answer::Late { seconds, reply } => {
                clock::after(seconds.saturating_mul(1000)).await;
                arrived(reply, start)
            }
            Answer::Never => {
                until_aborted(signal).await;
                Outcome::Failed(Failure::Cancelled)
            }
            Answer::Dropped => Outcome::Failed(Failure::Unreachable),
        }
    }
}

/// What a browser would make of a reply.
fn arrived(reply: Reply, start: f64) -> Outcome {
    if (300..400).contains(&reply.status) {
        return Outcome::Failed(Failure::Redirect);
    }
    if !reply.headers.iter().any(|(name, _)| *name == ALLOW_ORIGIN) {
        return Outcome::Failed(Failure::Cors);
    }
    let headers = reply.headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Outcome::Answered(Received {
        status: reply.status,
        headers,
        body: reply.body.into(),
        headers_ms: clock::since(start),
    })
}

async fn until_aborted(signal: &AbortSignal) {
    let promise = js_sys::Promise::new(&mut |resolve, _| signal.set_onabort(Some(&resolve)));
    // The promise is only ever resolved.
    let _ = JsFuture::from(promise).await;
}
