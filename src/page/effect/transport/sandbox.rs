//! The sandbox as a server: it gets what would go over the wire, and what it answers becomes what a browser would make of
//! it, faults included.

use crate::api::call::Prepared;
use crate::api::reply::{Failure, Received};
use crate::page::effect::clock;
use crate::page::service;
use crate::sandbox::{Answer, Reply, Request};
use crate::workbench::Outcome;
use std::rc::Rc;

/// The header without which a page may not read a reply.
const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";

/// Answers a request.
pub async fn answer(sent: &Prepared) -> Outcome {
    let start = clock::ticks_ms();
    let (target, body) = (sent.target(), sent.body.as_bytes());
    match service::serve(&Request { method: sent.method, target: &target, body }, clock::now_s()) {
        Answer::Reply(reply) => arrived(reply, start),
        Answer::Late { seconds, reply } => {
            clock::after(seconds.saturating_mul(1000)).await;
            arrived(reply, start)
        }
        Answer::Never => std::future::pending().await,
        Answer::Dropped => Outcome::Failed(Failure::Unreachable),
    }
}

fn arrived(reply: Reply, start: f64) -> Outcome {
    if (300..400).contains(&reply.status) {
        return Outcome::Failed(Failure::Redirect);
    }
    if !reply.headers.iter().any(|(name, _)| *name == ALLOW_ORIGIN) {
        return Outcome::Failed(Failure::Cors);
    }
    let headers = reply.headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let headers_ms = clock::since(start);
    let body = Rc::new(reply.body);
    Outcome::Answered(Received { status: reply.status, headers, body, headers_ms, complete: true })
}
