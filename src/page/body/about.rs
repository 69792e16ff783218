//! What is known of the command: its title, its page, how often it may be called, and what else there is to know.

use crate::api::command::Command;
use crate::api::rules::Documents;
use crate::page::context::Ui;
use crate::text::commands as words;
use yew::prelude::*;

/// Tells of a command; the rate by the documents that are followed.
pub fn about(ui: &Ui, command: &'static Command, documents: Documents) -> Html {
    let lang = ui.lang;
    // A page in the other language is better than none.
    let (own, other) =
        lang.pick((command.page_zh(), command.page_en()), (command.page_en(), command.page_zh()));
    let notes = [
        words::standing_explained(lang, command.standing),
        Some(words::unread(lang)).filter(|_| !command.is_read),
        Some(lang.pick(command.notes_zh, command.notes_en)).filter(|notes| !notes.is_empty()),
    ];
    let notes: Vec<_> = notes.into_iter().flatten().collect();
    html! {
        <div class="about">
            <p>
                <strong data-testid="command-title">{ lang.pick(command.zh, command.en) }</strong>
                { match own.or(other) {
                    Some(page) => html! {
                        <a href={page} target="_blank" rel="noopener noreferrer" data-testid="command-doc">
                            { words::documentation(lang) }
                        </a>
                    },
                    None => html! { <span data-testid="command-doc">{ words::no_page(lang) }</span> },
                } }
                if let Some(rate) = command.rate(documents) { <span>{ words::rate(lang, rate) }</span> }
            </p>
            if !notes.is_empty() {
                <p class="about__notes" data-testid="command-notes">{ notes.join(" ") }</p>
            }
        </div>
    }
}
