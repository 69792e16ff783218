//! What an error code means, what to do about it, and where it is documented.

use crate::api::reply::Reply;
use crate::page::context::{use_lang, use_words};
use crate::page::effect::engine::engine;
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

/// What is known of a code.
#[derive(Clone, PartialEq)]
enum Known {
    /// It is being looked up.
    Asking,
    /// The table could not be fetched.
    NoTable,
    /// Its row's texts; none for a code that has no row.
    Row(Rc<[String]>),
}

/// What the reply means.
#[component]
pub fn Meaning(props: &MeaningProps) -> Html {
    let (words, lang) = (use_words(), use_lang());
    let known = use_state(|| Known::Asking);
    {
        let known = known.clone();
        let code = props.reply.error_code.filter(|code| *code != 0).and_then(|code| u32::try_from(code).ok());
        use_effect_with((lang, Rc::clone(&props.path), code), move |(lang, path, code)| {
            let (lang, path, code) = (*lang, Rc::clone(path), *code);
            wasm_bindgen_futures::spawn_local(async move {
                known.set(match (code, engine().await) {
                    (None, _) => Known::Row(Rc::new([])),
                    (_, None) => Known::NoTable,
                    (Some(code), Some(engine)) => Known::Row(engine.explain(lang.name(), &path, code).into()),
                });
            });
        });
    }
    if props.reply.is_ok() {
        return html! { <p class="verdict verdict--ok">{ words.succeeded }</p> };
    }
    let info = props.reply.error_info.as_deref().unwrap_or_default();
    let told = match &*known {
        Known::Asking => html! {},
        Known::NoTable => html! { <p>{ words.no_table }</p> },
        Known::Row(row) => match &row[..] {
            [meaning, fix, seed, source, era] => html! {
                <>
                    <p class="verdict__meaning" data-testid="error-meaning">{ meaning }</p>
                    <p class="verdict__fix"><span class="verdict__label">{ words.what_to_do }</span>
                        <span data-testid="error-fix">{ fix }</span></p>
                    if !seed.is_empty() && lang == Lang::Zh {
                        <p class="verdict__source">{ (words.seed_words)(seed) }</p>
                    }
                    <p class="verdict__source">{ (words.documented_in)(source, era) }</p>
                </>
            },
            _ => html! {
                <>
                    <p data-testid="error-meaning">{ (words.unknown_code)(props.reply.error_code, info) }</p>
                    <p data-testid="error-fix">{ words.unknown_code_fix }</p>
                </>
            },
        },
    };
    html! { <div class="verdict verdict--fail" aria-live="polite">{ told }</div> }
}
