//! What the sandbox does about a request becomes what a browser would make of it, faults included.

use crate::api::reply::{Failure, Received};
use crate::page::effect::clock;
use crate::sandbox::{Answer, Reply};
use crate::state::call::Outcome;
use std::rc::Rc;

/// The header without which a page may not read a reply.
const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";

/// Brings an answer as a network would.
pub(super) async fn deliver(answer: &Answer) -> Outcome {
    let start = clock::ticks_ms();
    match answer {
        Answer::Reply(reply) => arrived(reply, start),
        Answer::Late { seconds, reply } => {
            clock::after(seconds.saturating_mul(1000)).await;
            arrived(reply, start)
        }
        Answer::Never => std::future::pending().await,
        Answer::Dropped => Outcome::Failed(Failure::Unreachable),
    }
}

fn arrived(reply: &Reply, start: f64) -> Outcome {
    if (300..400).contains(&reply.status) {
        return Outcome::Failed(Failure::Redirect);
    }
    if !reply.headers.iter().any(|(name, _)| *name == ALLOW_ORIGIN) {
        return Outcome::Failed(Failure::Cors);
    }
    Outcome::Answered(Received {
        status: reply.status,
        headers: reply.headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        body: Rc::new(reply.body.clone()),
        headers_ms: clock::since(start),
        complete: true,
    })
}
