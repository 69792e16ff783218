//! A reply in another encoding than UTF-8 is decoded by the browser.

use crate::api::reading;
use crate::page::effect::decode::decode;
use crate::state::{Action, State};
use yew::prelude::*;

/// Decodes the reply on screen where its encoding is known and nobody has decoded it yet.
#[hook]
pub fn use_decoding(state: &State, emit: &Callback<Action>) {
    let undecoded = state.call.last().filter(|last| last.undecoded().is_some()).cloned();
    let emit = emit.clone();
    use_effect_with(undecoded.as_ref().map(|exchange| exchange.id), move |_| {
        let decoded = undecoded.as_ref().and_then(|exchange| {
            let (received, before) = exchange.undecoded()?;
            let text = decode(&before.other()?.encoding.label, &received.body)?;
            Some((exchange.id, reading::decoded(received, before, &text)))
        });
        if let Some((id, reply)) = decoded {
            emit.emit(Action::ReplyRead { id, reply: Err(reply) });
        }
    });
}
