//! What was set is read back: a call beside the one on screen.

use crate::api::call::prepare;
use crate::api::endpoint::Endpoint;
use crate::api::reading;
use crate::sandbox::Request;
use crate::state::call::{Outcome, Settled};
use crate::state::page::{DEFAULT_TIMEOUT_S, State};
use crate::state::read_back::{ReadBack, Step};
use std::rc::Rc;

impl State {
    /// Reads back, or takes what came of it.
    pub(in super::super) fn read_back(&mut self, step: Step) {
        let Some(mut read_back) = self.read_back.clone() else { return };
        match step {
            Step::Pressed { at_ms, random } => self.ask_back(Rc::make_mut(&mut read_back), at_ms, random),
            Step::Settled(settled) => take(Rc::make_mut(&mut read_back), settled),
        }
        self.read_back = Some(read_back);
    }

    /// One at a time.
    fn ask_back(&mut self, read_back: &mut ReadBack, at_ms: u64, random: u32) {
        let call = read_back.request(random);
        let (None, Ok(sent)) = (read_back.call.sending(), prepare(&call)) else { return };
        let answer = (call.endpoint == Endpoint::Sandbox).then(|| {
            let target = sent.target();
            let request = Request { method: sent.method, target: &target, body: sent.body.as_bytes() };
            self.sandbox.answer(&request, at_ms / 1000)
        });
        let timeout_s = self.timeout_s().unwrap_or(DEFAULT_TIMEOUT_S);
        read_back.asked(call, sent, at_ms, timeout_s, answer);
    }
}

/// The end of a call that is no longer awaited is nobody's concern.
fn take(read_back: &mut ReadBack, settled: Settled) {
    let Some(sending) = read_back.call.sending().filter(|sending| sending.id == settled.id) else { return };
    let reply = match &settled.outcome {
        Outcome::Answered(received) => Some(reading::read(received)),
        Outcome::Failed(_) => None,
    };
    let exchange = sending.settle(settled, reply);
    read_back.answered(exchange);
}
