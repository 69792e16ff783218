//! The request on screen as a file that sends it, in a language that is chosen: written while it is looked at, and after a rest,
//! so that typing is never held up.

use crate::api::base_url::BaseUrlError;
use crate::api::call::{Prepared, Secrets};
use crate::page::context::use_ui;
use crate::page::control::{Choice, CopyButton, Icon, LongText, icon, made, reveal_button, ticked};
use crate::page::effect::download;
use crate::page::hook::{rest_ms, use_rested};
use crate::snippet::{self, Language, Note, Request, Unavailable, UserSig};
use crate::state::{Action, Lang, State};
use crate::text::{credentials, snippet as words};
use std::rc::Rc;
use yew::prelude::*;

/// The longest file that is shown, in bytes; a longer one is only copied and saved.
const SHOWN: usize = 512 * 1024;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct SnippetPanelProps {
    prepared: Result<Prepared, BaseUrlError>,
    /// The language's short name, as it was last chosen.
    language: Rc<str>,
}

impl SnippetPanelProps {
    /// What there is to show of a state.
    pub fn of(state: &State) -> Self {
        Self { prepared: state.prepared(), language: Rc::clone(&state.snippet_language) }
    }
}

/// Why there is no file.
#[derive(PartialEq)]
enum Missing {
    Address(BaseUrlError),
    InLanguage(Unavailable),
}

/// The text of the file, and what is to be known of it.
type Written = Result<(Rc<str>, Vec<Note>), Missing>;

fn written(language: &Language, prepared: &Result<Prepared, BaseUrlError>, usersig: UserSig) -> Written {
    let prepared = prepared.as_ref().map_err(|error| Missing::Address(*error))?;
    let snippet = language.write(&Request { prepared, usersig }).map_err(Missing::InLanguage)?;
    Ok((snippet.text.into(), snippet.notes))
}

/// The request as a file.
#[component]
pub fn SnippetPanel(props: &SnippetPanelProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let (signs, secrets) = (use_state(|| false), use_state(Secrets::default));
    let usersig = if *signs { UserSig::Made } else { (*secrets).into() };
    let language = snippet::named(&props.language).unwrap_or(&snippet::all()[0]);
    let body_len = props.prepared.as_ref().map_or(0, |prepared| prepared.body.len());
    let rested = use_rested(props.prepared.clone(), rest_ms(body_len));
    let written = use_memo((language.id, rested, usersig), |(_, prepared, usersig)| {
        self::written(language, prepared, *usersig)
    });
    let languages = snippet::all().iter().map(|language| (language.id.into(), language.name.into()));
    let sign = {
        let signs = signs.setter();
        Callback::from(move |event: Event| signs.set(ticked(&event)))
    };
    let reveal = {
        let secrets = secrets.clone();
        Callback::from(move |_: MouseEvent| secrets.set(secrets.toggled()))
    };
    html! {
        <div class="snippet">
            <Choice id="snippet-lang" label={words::language(lang)} value={language.id}
                options={languages.collect::<Vec<_>>()} on_chosen={ui.on(Action::SnippetLanguageChosen)} />
            <label class="check">
                <input type="checkbox" data-testid="snippet-signs" checked={*signs} onchange={sign} />
                { words::signs(lang) }
            </label>
            { match &*written {
                Ok((text, notes)) => html! {
                    <>
                        { self::notes(lang, usersig, notes) }
                        <div class="code__tools">
                            if !*signs { { reveal_button(lang, "snippet-reveal", *secrets, reveal) } }
                            <CopyButton label={words::copy(lang)} made={made(Rc::clone(text))} testid="snippet-copy" />
                            { save_button(lang, language.file, text) }
                        </div>
                        if text.len() <= SHOWN {
                            <LongText testid="snippet" text={AttrValue::from(Rc::clone(text))} />
                        } else {
                            <p class="note">{ words::too_long(lang) }</p>
                        }
                    </>
                },
                Err(missing) => self::missing(lang, missing),
            } }
        </div>
    }
}

/// What is to be known; first of all, that only this page reaches its sandbox.
fn notes(lang: Lang, usersig: UserSig, notes: &[Note]) -> Html {
    let is_in_page = |note: &&Note| **note == Note::SandboxInPage;
    let others = notes.iter().filter(|note| !is_in_page(note));
    html! {
        <div class="snippet__notes" data-testid="snippet-note">
            { for notes.iter().filter(is_in_page).map(|note| html! {
                <p class="note" data-endpoint="sandbox">{ words::note(lang, *note) }</p>
            }) }
            <ul>
                <li>{ words::usersig(lang, usersig) }</li>
                { for others.map(|note| html! { <li>{ words::note(lang, *note) }</li> }) }
            </ul>
        </div>
    }
}

fn missing(lang: Lang, missing: &Missing) -> Html {
    let why = match missing {
        Missing::Address(error) => credentials::base_url_error(lang, *error),
        Missing::InLanguage(why) => words::unavailable(lang, *why),
    };
    html! { <p class="note note--bad" role="status" data-testid="snippet-note">{ why }</p> }
}

fn save_button(lang: Lang, file: &'static str, text: &Rc<str>) -> Html {
    let text = Rc::clone(text);
    let save = Callback::from(move |_: MouseEvent| {
        download::save(Rc::new(text.as_bytes().to_vec()), file);
    });
    html! {
        <button type="button" class="button button--quiet" data-testid="snippet-save" title={file} onclick={save}>
            { icon(Icon::Save) }{ words::save(lang) }
        </button>
    }
}
