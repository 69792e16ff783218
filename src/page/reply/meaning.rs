//! What a reply means: success, what an error code stands for, what in this request may have brought it and what to
//! do about it, or why the body is no reply at all.

use super::diagnosis::explained;
use super::go::{fill, go_to, has, press};
use super::line::plain_text;
use super::reading::Shared;
use crate::api::advice::Advices;
use crate::api::reply::{Code, NotReply, Reply};
use crate::api::{command, error_code};
use crate::page::context::{Ui, use_ui};
use crate::page::control::quiet_button;
use crate::page::effect::clock;
use crate::text::{Lang, answer as said, cause, foreign, trouble};
use crate::workbench::explain::{Asked, Cause, Part, explain};
use crate::workbench::{Outcome, Settled};
use yew::prelude::*;

/// The page's button that makes a UserSig.
const GENERATE: &str = "generate-usersig";

/// What there is to explain.
#[derive(Properties, PartialEq)]
pub struct MeaningProps {
    /// The outcome.
    pub settled: Shared<Settled>,
    /// The reply, or why the body is none; nothing while it is read, or where no body came.
    pub reply: Option<Result<Reply, NotReply>>,
}

/// What an outcome means. A component, for the whole request is judged for it: once, and not at each drawing around it.
#[component]
pub fn Meaning(props: &MeaningProps) -> Html {
    let ui = &use_ui();
    let settled = &props.settled.0;
    match (&settled.outcome, &props.reply) {
        (Outcome::Failed(failure), _) => explained(
            failure.kind(),
            trouble::of_failure(ui.lang, failure, settled.sent.base.as_str()),
            &settled.sent,
        ),
        (Outcome::Answered(_), None) => html! {},
        (Outcome::Answered(received), Some(Err(not_reply))) => {
            explained(not_reply.kind(), foreign::explain(ui.lang, not_reply, received), &settled.sent)
        }
        (Outcome::Answered(_), Some(Ok(reply))) if reply.is_ok() => {
            html! { <p class="verdict verdict--ok">{ said::succeeded(ui.lang) }</p> }
        }
        (Outcome::Answered(_), Some(Ok(reply))) => {
            html! { <div class="verdict verdict--fail" aria-live="polite">{ code(ui, reply, settled) }</div> }
        }
    }
}

fn code(ui: &Ui, reply: &Reply, settled: &Settled) -> Html {
    let told = reply.error_code.as_ref();
    let code = told.and_then(Code::number).and_then(|code| u32::try_from(code).ok());
    let info = reply.error_info.as_deref().unwrap_or_default();
    let causes = causes(ui.lang, code, info, settled);
    let Some(row) = code.and_then(|code| error_code::find(command::find(&settled.sent.path), code)) else {
        let fix = match told {
            Some(Code::Other(_)) => said::other_code_fix,
            Some(Code::Number(_)) | None => said::unknown_code_fix,
        };
        return html! {
            <>
                <p data-testid="error-meaning">{ plain_text(&said::unknown_code(ui.lang, told, info)) }</p>
                { causes }
                <p data-testid="error-fix">{ fix(ui.lang) }</p>
            </>
        };
    };
    let advices = Advices::parse(include_str!("../../../data/error-advice.tsv").to_owned());
    let Some(advice) = advices.as_ref().ok().and_then(|advices| advices.of(row)) else { return html! {} };
    html! {
        <>
            <p class="verdict__meaning" data-testid="error-meaning">{ ui.lang.pick(row.zh, row.en) }</p>
            { causes }
            <p class="verdict__fix"><span class="verdict__label">{ said::what_to_do(ui.lang) }</span>
                <span data-testid="error-fix">{ ui.lang.pick(advice.fix_zh, advice.fix_en) }</span></p>
            if !advice.zh_seed.is_empty() && ui.lang == Lang::Zh {
                <p class="verdict__source">{ said::seed_words(ui.lang, advice.zh_seed) }</p>
            }
            <p class="verdict__source">{ said::documented_in(ui.lang, advice.source, advice.era) }</p>
        </>
    }
}

fn causes(lang: Lang, code: Option<u32>, info: &str, settled: &Settled) -> Html {
    let local = |s: u64| clock::local_ms(s.saturating_mul(1000)) / 1000;
    // The UserSig is judged by the moment it was sent.
    let asked = Asked {
        lang,
        call: &settled.call,
        usersig_known: !settled.forgotten,
        base: settled.sent.base.as_str(),
        now: settled.at_ms / 1000,
        local: &local,
    };
    let found = explain(&asked, code, info);
    let (label, causes) = match found.fitting.is_empty() {
        false => (cause::likely(lang), found.fitting),
        true => (cause::beside(lang), found.beside),
    };
    if causes.is_empty() {
        return html! {};
    }
    html! {
        <div class="causes" data-testid="error-cause">
            <p class="verdict__label">{ label }</p>
            <ul>{ for causes.into_iter().map(|cause| one(lang, cause)) }</ul>
        </div>
    }
}

fn one(lang: Lang, found: Cause) -> Html {
    let part = found.part;
    let shorten = found.instead.map(|value| {
        let shortened = Callback::from(move |_| {
            if !fill(part, &value) {
                go_to(part);
            }
        });
        quiet_button(cause::shorten(lang), shortened)
    });
    let renew = (part == Part::UserSig && has(GENERATE))
        .then(|| quiet_button(cause::renew(lang), Callback::from(|_| press(GENERATE))));
    html! {
        <li class="causes__cause"><span>{ plain_text(&found.words) }</span>
            { quiet_button(cause::go(lang), Callback::from(move |_| go_to(part))) }
            { for shorten }{ for renew }</li>
    }
}
