//! What came of a call in one sentence, for those who hear the page.

use crate::api::error_code;
use crate::api::reply::Reply;
use crate::state::State;
use crate::state::call::{Exchange, Outcome};
use crate::text::{failure, not_reply, reply as words};

/// The sentence; empty before the first call.
pub fn told(state: &State) -> String {
    let Some(exchange) = state.call.last() else { return String::new() };
    let lang = state.lang;
    let Exchange { outcome, reply, sent, .. } = &**exchange;
    match (outcome, reply) {
        (Outcome::Failed(failure), _) => failure::of_failure(lang, failure, sent.base.as_str()).what,
        (Outcome::Answered(received), Some(Err(error))) => not_reply::explain(lang, error, received).what,
        (_, Some(Ok(reply))) if reply.is_ok() => words::succeeded(lang, reply).to_owned(),
        (_, Some(Ok(reply))) => refused(state, &sent.path, reply),
        (_, None) => String::new(),
    }
}

/// The code, and what it means where the program itself knows that.
fn refused(state: &State, path: &str, reply: &Reply) -> String {
    let code = reply.error_code.as_ref().map(ToString::to_string).unwrap_or_default();
    let command = state.catalogue.look_up(path);
    let known = reply.table_code().and_then(|code| error_code::find(command, code));
    let info = reply.error_info.as_deref().unwrap_or_default();
    words::refused(state.lang, &code, known.map_or(info, |known| state.lang.pick(known.zh, known.en)))
}
