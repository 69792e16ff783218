//! What a reply means: success, what an error code stands for, what in this request may have brought it and what to do
//! about it, a contradiction, or why there is no usable reply at all.

use super::curl::Curl;
use super::reading::Shared;
use crate::api::Secret;
use crate::api::advice::Advices;
use crate::api::call::Prepared;
use crate::api::codes::{Codes, Entry, More};
use crate::api::command::Command;
use crate::api::error_code;
use crate::api::error_code::ErrorCode;
use crate::api::reply::{Code, Reply, Verdict};
use crate::page::context::{Ui, use_ui};
use crate::page::control::plain_text;
use crate::page::control::quiet_button;
use crate::page::documented::{documented, seed_words};
use crate::page::effect::clock;
use crate::state::call::{Exchange, Outcome};
use crate::state::explain::{Cause, Explained};
use crate::state::files::{Fetched, File};
use crate::state::place::Place;
use crate::state::{Action, Lang, Reach};
use crate::text::failure::Told;
use crate::text::{explain, failure, not_reply, reply as words};
use std::rc::Rc;
use yew::prelude::*;

/// What there is to explain.
#[derive(Properties, PartialEq)]
pub struct MeaningProps {
    /// The exchange.
    pub exchange: Shared<Exchange>,
    /// The command that it was one of, as far as commands are known.
    pub command: Option<&'static Command>,
    /// The error codes that are not part of the program.
    pub more: Fetched<More>,
    /// What to do about error codes.
    pub advice: Fetched<Advices>,
    /// Which places of the request are in the draft by now.
    pub reach: Reach,
    /// Whether there is what a UserSig is made with.
    pub can_make_usersig: bool,
    /// The SecretKey of the app as which it was sent, where that is at hand.
    pub known_key: Secret,
}

/// What an exchange means.
#[component]
pub fn Meaning(props: &MeaningProps) -> Html {
    let ui = use_ui();
    // The whole request is judged for it: once, and not at each drawing.
    let explained = use_memo((props.exchange.clone(), props.known_key.clone()), |(exchange, key)| {
        exchange.0.explained(key)
    });
    let exchange = &*props.exchange.0;
    let looked_up =
        exchange.says().and_then(Reply::table_code).filter(|code| error_code::find(None, *code).is_none());
    let sources = (looked_up, props.advice.get().cloned(), props.more.get().cloned(), props.command);
    let entry = use_memo(sources, |(code, advice, more, command)| {
        let code = (*code)?;
        Codes::new(advice.as_ref()?, more.as_ref()?).find(*command, code).copied()
    });
    let received = match &exchange.outcome {
        Outcome::Failed(failure) => {
            let told = failure::of_failure(ui.lang, failure, exchange.sent.base.as_str());
            return diagnosis(failure.kind(), told, &exchange.sent);
        }
        Outcome::Answered(received) => received,
    };
    match &exchange.reply {
        None => html! {},
        Some(Err(error)) => html! {
            <>
                { diagnosis(error.kind(), not_reply::explain(ui.lang, error, received), &exchange.sent) }
                { for exchange.says().map(|reply| said(&ui, props, reply, &explained, *entry)) }
            </>
        },
        Some(Ok(reply)) => html! {
            <>
                if reply.is_cut {
                    <p class="verdict verdict--warn" data-testid="reply-cut">{ words::cut(ui.lang, received) }</p>
                }
                if reply.is_marked {
                    <p class="verdict verdict--warn" data-testid="reply-marked">{ words::marked(ui.lang) }</p>
                }
                { said(&ui, props, reply, &explained, *entry) }
            </>
        },
    }
}

/// What the service says.
fn said(ui: &Ui, props: &MeaningProps, reply: &Reply, explained: &Explained, entry: Option<Entry>) -> Html {
    if reply.is_ok() {
        return html! { <p class="verdict verdict--ok" data-testid="succeeded">{ words::succeeded(ui.lang, reply) }</p> };
    }
    let failed = Failed { ui, props, reply, explained, entry };
    html! { <div class="verdict verdict--fail">{ failed.view() }</div> }
}

/// Why there is no usable reply, with a curl line to look from outside the browser.
fn diagnosis(kind: &'static str, told: Told, sent: &Rc<Prepared>) -> Html {
    html! {
        <div class="verdict verdict--fail" data-testid="diagnosis" data-kind={kind}>
            <p class="verdict__meaning">{ plain_text(&told.what) }</p>
            <p>{ told.sure }</p>
            <ul class="verdict__checks">{ for told.checks.into_iter().map(|check| html! { <li>{ check }</li> }) }</ul>
            <Curl sent={Rc::clone(sent)} />
        </div>
    }
}

/// A reply that is no success.
struct Failed<'a> {
    ui: &'a Ui,
    props: &'a MeaningProps,
    reply: &'a Reply,
    explained: &'a Explained,
    /// The code, where it is one of those that are not part of the program.
    entry: Option<Entry>,
}

impl Failed<'_> {
    fn view(&self) -> Html {
        let lang = self.ui.lang;
        let row = self.reply.table_code().and_then(|code| error_code::find(self.props.command, code));
        let is_zero = self.reply.error_code == Some(Code::Number(0));
        let quoted = row.and(self.reply.error_code.as_ref()).filter(|code| code.quoted().is_some());
        html! {
            <>
                if let Some(code) = quoted { <p data-testid="quoted-code">{ words::quoted(lang, code) }</p> }
                if !is_zero && self.reply.verdict() == Verdict::Contradiction {
                    <p class="verdict__meaning" data-testid="contradiction">{ plain_text(&words::contradiction(lang, self.reply)) }</p>
                    <p>{ words::read_back(lang) }</p>
                }
                { match (row, self.entry) {
                    (Some(row), _) => self.known(row),
                    (None, Some(entry)) => self.of_more(&entry),
                    (None, None) => self.unknown(),
                } }
            </>
        }
    }

    /// A code of the table.
    fn known(&self, row: &ErrorCode) -> Html {
        let lang = self.ui.lang;
        html! {
            <>
                <p class="verdict__meaning" data-testid="error-meaning">{ lang.pick(row.zh, row.en) }</p>
                { self.causes() }
                { self.advice(row) }
            </>
        }
    }

    /// A code of the table's rest.
    fn of_more(&self, entry: &Entry) -> Html {
        let lang = self.ui.lang;
        html! {
            <>
                <p class="verdict__meaning" data-testid="error-meaning">{ lang.pick(entry.zh, entry.en) }</p>
                { self.causes() }
                <p class="verdict__fix"><span class="verdict__label">{ words::what_to_do(lang) }</span>
                    <span data-testid="error-fix">{ lang.pick(entry.fix_zh, entry.fix_en) }</span></p>
                <p class="verdict__source">{ documented(lang, entry.source, entry.era, self.props.command) }</p>
            </>
        }
    }

    /// A code that is not in the table, is no integer, or is not there.
    fn unknown(&self) -> Html {
        let (lang, reply) = (self.ui.lang, self.reply);
        if self.props.more.is_loading() {
            return html! { <p class="verdict__source" role="status">{ words::advice_comes(lang) }</p> };
        }
        let told = reply.error_code.as_ref();
        let info = reply.error_info.as_deref().unwrap_or_default();
        let is_zero = told == Some(&Code::Number(0));
        let quoted = told.is_some_and(|code| code.quoted().is_some());
        let meaning = match (&reply.action_status, reply.verdict()) {
            (_, Verdict::Contradiction) if is_zero => words::contradiction(lang, reply),
            (Some(status), _) if is_zero => words::failed_in_part(lang, status, info),
            _ if quoted => words::quoted_code(lang, reply),
            _ => words::unknown_code(lang, told, info),
        };
        let fix = match told {
            Some(_) if quoted => words::quoted_fix(lang),
            Some(Code::Other(_)) => words::other_code_fix(lang),
            Some(Code::Number(0)) => words::read_back(lang),
            Some(Code::Number(_)) | None => words::unknown_code_fix(lang),
        };
        html! {
            <>
                <p class="verdict__meaning" data-testid="error-meaning">{ plain_text(&meaning) }</p>
                { self.causes() }
                <p data-testid="error-fix">{ fix }</p>
            </>
        }
    }

    /// What to do about a code of the table: it comes from a file.
    fn advice(&self, row: &ErrorCode) -> Html {
        let lang = self.ui.lang;
        let advice = match &self.props.advice {
            Fetched::Unasked | Fetched::Loading => {
                return html! { <p class="verdict__source" role="status">{ words::advice_comes(lang) }</p> };
            }
            Fetched::Failed => {
                let again = self.ui.click(Action::FileWanted(File::ErrorAdvice));
                return html! {
                    <p class="verdict__source" role="status" data-testid="advice-failed">
                        { words::advice_failed(lang) }{ quiet_button(words::try_again(lang), again) }
                    </p>
                };
            }
            Fetched::There(advices) => advices.of(row),
        };
        let Some(advice) = advice else { return html! {} };
        html! {
            <>
                <p class="verdict__fix"><span class="verdict__label">{ words::what_to_do(lang) }</span>
                    <span data-testid="error-fix">{ lang.pick(advice.fix_zh, advice.fix_en) }</span></p>
                if !advice.zh_seed.is_empty() && lang == Lang::Zh {
                    <p class="verdict__source">{ seed_words(lang, advice.zh_seed) }</p>
                }
                <p class="verdict__source">{ documented(lang, advice.source, advice.era, self.props.command) }</p>
            </>
        }
    }

    fn causes(&self) -> Html {
        let lang = self.ui.lang;
        let (label, causes) = match self.explained.fitting.is_empty() {
            false => (explain::likely(lang), &self.explained.fitting),
            true => (explain::beside(lang), &self.explained.beside),
        };
        let sound = self.explained.sound;
        if causes.is_empty() && sound.is_none() {
            return html! {};
        }
        html! {
            <div class="causes" data-testid="error-cause">
                if let Some(sound) = sound {
                    <p>{ explain::sound(lang, sound) }</p>
                }
                if !causes.is_empty() {
                    <p class="verdict__label">{ label }</p>
                    <ul>{ for causes.iter().map(|cause| self.cause(cause)) }</ul>
                }
            </div>
        }
    }

    /// A cause, and what can be done about it at once.
    fn cause(&self, cause: &Cause) -> Html {
        let (ui, lang, place) = (self.ui, self.ui.lang, cause.place);
        let MeaningProps { exchange, reach, can_make_usersig, .. } = self.props;
        let go = reach.has(place).then(|| quiet_button(explain::go(lang), ui.go_to(place)));
        let shorten = reach.editable_row(place).zip(cause.instead.as_ref()).map(|(row, instead)| {
            quiet_button(explain::shorten(lang), ui.click(Action::ValueEdited(row, instead.clone())))
        });
        let renew = (place == Place::UserSig && *can_make_usersig)
            .then(|| quiet_button(explain::renew(lang), ui.on(|_| Action::UserSigWanted(clock::now_s()))));
        html! {
            <li class="causes__cause">
                <span>{ plain_text(&explain::cause(lang, cause, &exchange.0.call.body, clock::local_s)) }</span>
                { go }{ shorten }{ renew }
            </li>
        }
    }
}
