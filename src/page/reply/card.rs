//! The reply's card, around what comes late.

use crate::page::context::Ui;
use crate::state::State;
use crate::text::reply as words;
use yew::prelude::*;

/// The reply's card. A request that waits for what comes late has that said here.
pub fn card(ui: &Ui, state: &State) -> Html {
    let is_sending = state.call.sending().is_some();
    let nothing = if is_sending { words::waiting } else { words::no_reply_yet };
    let is_shown = state.call.last().is_some() || (is_sending && ui.late.there().is_none());
    html! {
        <section class="card card--reply" id="reply" aria-labelledby="reply-title">
            <h2 class="card__title" id="reply-title">{ words::reply(ui.lang) }</h2>
            if is_shown {
                { ui.part(|parts| (parts.reply)(state)) }
            } else {
                <p class="note" data-testid="no-reply">{ nothing(ui.lang) }</p>
            }
        </section>
    }
}

/// How the call stands, for those who hear the page: told as it is sent, and as it ends.
pub fn call_told(ui: &Ui, state: &State) -> Html {
    html! {
        <p class="visually-hidden" role="status" data-testid="told">
            if state.call.sending().is_some() {
                { words::waiting(ui.lang) }
            } else if let Some(last) = state.call.last() {
                // Anew for each call, so that the same outcome is told again.
                <span key={last.id}>{ ui.late.there().map(|parts| (parts.told)(state)) }</span>
            }
        </p>
    }
}
