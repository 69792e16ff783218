//! What stands in the answer's place before there is one, and where the engine that would show it can't be had.

use crate::page::context::Ui;
use crate::workbench::{Outcome, Settled};
use std::rc::Rc;
use yew::prelude::*;

/// Draws it; nothing where the engine shows the answer.
pub fn fallback(ui: &Ui, settled: Option<&Rc<Settled>>, engine_missing: bool) -> Html {
    let words = ui.words();
    let note = match settled.map(|settled| &settled.outcome) {
        None => words.no_reply_yet.to_owned(),
        Some(_) if !engine_missing => return html! {},
        Some(Outcome::Answered(received)) => format!("HTTP {} — {}", received.status, words.no_engine),
        Some(Outcome::Failed(failure)) => format!("{} — {}", failure.kind(), words.no_engine),
    };
    html! {
        <section class="card" aria-labelledby="no-reply-title">
            <h2 class="card__title" id="no-reply-title">{ words.reply }</h2>
            <p class="note" role="status">{ note }</p>
        </section>
    }
}
