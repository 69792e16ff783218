//! What a reply means: success, what an error code stands for and what to do about it, or why the body is no reply
//! at all.

use super::diagnosis::explained;
use crate::api::reply::{NotReply, Received, Reply};
use crate::api::{command, error_code};
use crate::page::context::Ui;
use crate::text::{Lang, foreign};
use yew::prelude::*;

/// What was received means.
pub fn meaning(ui: &Ui, received: &Received, reply: &Result<Reply, NotReply>, path: &str) -> Html {
    match reply {
        Err(not_reply) => explained(not_reply.kind(), foreign::explain(ui.lang, not_reply, received.status)),
        Ok(reply) if reply.is_ok() => html! { <p class="verdict verdict--ok">{ ui.words().succeeded }</p> },
        Ok(reply) => {
            html! { <div class="verdict verdict--fail" aria-live="polite">{ code(ui, reply, path) }</div> }
        }
    }
}

fn code(ui: &Ui, reply: &Reply, path: &str) -> Html {
    let words = ui.words();
    let code = reply.error_code.and_then(|code| u32::try_from(code).ok());
    let Some(row) = code.and_then(|code| error_code::find(command::find(path), code)) else {
        let info = reply.error_info.as_deref().unwrap_or_default();
        return html! {
            <>
                <p data-testid="error-meaning">{ (words.unknown_code)(reply.error_code, info) }</p>
                <p data-testid="error-fix">{ words.unknown_code_fix }</p>
            </>
        };
    };
    html! {
        <>
            <p class="verdict__meaning" data-testid="error-meaning">{ ui.lang.pick(row.zh, row.en) }</p>
            <p class="verdict__fix"><span class="verdict__label">{ words.what_to_do }</span>
                <span data-testid="error-fix">{ ui.lang.pick(row.fix_zh, row.fix_en) }</span></p>
            if !row.zh_seed.is_empty() && ui.lang == Lang::Zh {
                <p class="verdict__source">{ (words.seed_words)(row.zh_seed) }</p>
            }
            <p class="verdict__source">{ (words.documented_in)(row.source, row.era) }</p>
        </>
    }
}
