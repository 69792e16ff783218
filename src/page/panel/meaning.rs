//! What a reply means: success, what an error code stands for and what to do about it, or why the body is no reply
//! at all. The words come from the engine.

use super::diagnosis::explained;
use crate::api::reply::{NotReply, Received, Reply};
use crate::page::context::{Ui, use_ui};
use crate::page::effect::engine::{Engine, engine};
use crate::text::Lang;
use std::rc::Rc;
use yew::prelude::*;

/// What the card tells of.
#[derive(Properties, PartialEq)]
pub struct MeaningProps {
    /// What arrived.
    pub received: Received,
    /// What it was read as.
    pub reply: Result<Reply, NotReply>,
    /// The path of the command that was called.
    pub path: Rc<str>,
}

/// What the engine says.
#[derive(Clone, PartialEq)]
enum Said {
    /// It is being asked.
    Asking,
    /// It could not be fetched.
    Nothing,
    /// Its words; none where it knows nothing.
    Words(Rc<[String]>),
}

/// What the reply means.
#[component]
pub fn Meaning(props: &MeaningProps) -> Html {
    let ui = use_ui();
    let said = use_state(|| Said::Asking);
    {
        let said = said.clone();
        let asked = (ui.lang, props.received.clone(), props.reply.clone(), Rc::clone(&props.path));
        use_effect_with(asked, move |(lang, received, reply, path)| {
            let (lang, received, reply, path) = (*lang, received.clone(), reply.clone(), Rc::clone(path));
            wasm_bindgen_futures::spawn_local(async move {
                said.set(match engine().await {
                    Some(engine) => Said::Words(ask(&engine, lang, &received, &reply, &path).into()),
                    None => Said::Nothing,
                });
            });
        });
    }
    match (&props.reply, &*said) {
        (Ok(reply), _) if reply.is_ok() => {
            html! { <p class="verdict verdict--ok">{ ui.words().succeeded }</p> }
        }
        (Err(not_reply), Said::Words(words)) => explained(not_reply.kind(), words),
        (Err(not_reply), Said::Asking) => explained(not_reply.kind(), &[]),
        (Err(not_reply), Said::Nothing) => explained(not_reply.kind(), &[ui.words().no_table.to_owned()]),
        (Ok(reply), said) => html! {
            <div class="verdict verdict--fail" aria-live="polite">{ code(&ui, reply, said) }</div>
        },
    }
}

fn ask(
    engine: &Engine,
    lang: Lang,
    received: &Received,
    reply: &Result<Reply, NotReply>,
    path: &str,
) -> Vec<String> {
    match reply {
        Ok(reply) => match reply.error_code.and_then(|code| u32::try_from(code).ok()) {
            Some(code) if code != 0 => engine.explain(lang.name(), path, code),
            _ => Vec::new(),
        },
        Err(_) => engine.explain_body(lang.name(), received.status, &received.body),
    }
}

fn code(ui: &Ui, reply: &Reply, said: &Said) -> Html {
    let words = ui.words();
    let row = match said {
        Said::Asking => return html! {},
        Said::Nothing => return html! { <p>{ words.no_table }</p> },
        Said::Words(row) => row,
    };
    let info = reply.error_info.as_deref().unwrap_or_default();
    match &row[..] {
        [meaning, fix, seed, source, era] => html! {
            <>
                <p class="verdict__meaning" data-testid="error-meaning">{ meaning }</p>
                <p class="verdict__fix"><span class="verdict__label">{ words.what_to_do }</span>
                    <span data-testid="error-fix">{ fix }</span></p>
                if !seed.is_empty() && ui.lang == Lang::Zh {
                    <p class="verdict__source">{ (words.seed_words)(seed) }</p>
                }
                <p class="verdict__source">{ (words.documented_in)(source, era) }</p>
            </>
        },
        _ => html! {
            <>
                <p data-testid="error-meaning">{ (words.unknown_code)(reply.error_code, info) }</p>
                <p data-testid="error-fix">{ words.unknown_code_fix }</p>
            </>
        },
    }
}
