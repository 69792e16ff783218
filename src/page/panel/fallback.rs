//! What stands in the answer's place before there is one, and where the engine that would send and show can't be had.

use crate::page::context::Ui;
use yew::prelude::*;

/// Draws it; nothing where the answer of the last call is shown.
pub fn fallback(ui: &Ui, shown: Option<bool>) -> Html {
    let words = ui.words();
    let note = match shown {
        None => words.no_reply_yet,
        Some(false) => words.no_engine,
        Some(true) => return html! {},
    };
    html! {
        <section class="card" aria-labelledby="no-reply-title">
            <h2 class="card__title" id="no-reply-title">{ words.reply }</h2>
            <p class="note" role="status">{ note }</p>
        </section>
    }
}
