//! What an error code means, what to do about it, and where it is documented.

use crate::api::command;
use crate::api::error_code;
use crate::api::reply::Reply;
use crate::page::context::{use_lang, use_words};
use crate::text::Lang;
use std::rc::Rc;
use yew::prelude::*;

/// What the card tells of.
#[derive(Properties, PartialEq)]
pub struct MeaningProps {
    /// The reply.
    pub reply: Reply,
    /// The path of the command that was called.
    pub path: Rc<str>,
}

/// What the reply means.
#[component]
pub fn Meaning(props: &MeaningProps) -> Html {
    let (words, lang) = (use_words(), use_lang());
    if props.reply.is_ok() {
        return html! { <p class="verdict verdict--ok">{ words.succeeded }</p> };
    }
    let code = props.reply.error_code.and_then(|code| u32::try_from(code).ok());
    let row = code.and_then(|code| error_code::find(command::find(&props.path), code));
    let Some(row) = row else {
        return html! {
            <div class="verdict verdict--fail">
                <p data-testid="error-meaning">
                    { (words.unknown_code)(props.reply.error_code, props.reply.error_info.as_deref().unwrap_or_default()) }
                </p>
                <p data-testid="error-fix">{ words.unknown_code_fix }</p>
            </div>
        };
    };
    let (meaning, fix) = match lang {
        Lang::Zh => (row.zh, row.fix_zh),
        Lang::En => (row.en, row.fix_en),
    };
    html! {
        <div class="verdict verdict--fail">
            <p class="verdict__meaning" data-testid="error-meaning">{ meaning }</p>
            <p class="verdict__fix"><span class="verdict__label">{ words.what_to_do }</span>
                <span data-testid="error-fix">{ fix }</span></p>
            if !row.zh_seed.is_empty() && lang == Lang::Zh {
                <p class="verdict__source">{ (words.seed_words)(row.zh_seed) }</p>
            }
            <p class="verdict__source">{ (words.documented_in)(row.source, row.era) }</p>
        </div>
    }
}
