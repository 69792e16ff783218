//! The panel that takes a request in: pasted, chosen or dropped. The text is read here, while the panel is open; the state
//! hears of it when it is applied. So it is in no store, whatever it holds.

mod found;
mod source;

use crate::exchange::import::{Import, ImportContents};
use crate::page::context::{Ui, use_ui};
use crate::page::control::{Told, button, typed};
use crate::page::effect::file;
use crate::page::hook::{Taken, use_import, use_rested};
use crate::state::catalogue::CatalogueFiles;
use crate::state::{Action, Lang, State};
use crate::text::{import as words, import_note};
use source::Source;
use std::rc::Rc;
use yew::prelude::*;

/// How long a long text must rest before it is read, in milliseconds, and what is long, in bytes.
const REST_MS: u32 = 200;
const LONG: usize = 32 * 1024;

/// The longest text that stands in the area, in bytes.
const SHOWN: usize = 256 * 1024;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct ImportPanelProps {
    catalogue: CatalogueFiles,
    /// Whether the next undo takes the import back.
    can_undo: bool,
}

impl ImportPanelProps {
    /// What there is to show of a state.
    pub fn of(state: &State) -> Self {
        Self { catalogue: state.catalogue.clone(), can_undo: state.undoes_import() }
    }
}

/// The panel.
#[component]
pub fn ImportPanel(props: &ImportPanelProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let source = use_state(Source::default);
    let choice = use_state(|| 0_usize);
    let text = source.text();
    let rested = use_rested(Rc::clone(&text), REST_MS);
    let settled = if text.len() < LONG { text } else { rested };
    let taken = use_import(settled);
    let set = {
        let (source, choice) = (source.setter(), choice.setter());
        Callback::from(move |next: Source| {
            source.set(next);
            choice.set(0);
        })
    };
    let refused = source.refused();
    html! {
        <div class="import" ondragover={Callback::from(|event: DragEvent| event.prevent_default())}
            ondrop={source::dropped(&set)}>
            { area(&ui, &source, &set) }
            <Told text={match &taken {
                Taken::Read(read) if refused.is_none() => told(lang, read),
                _ => String::new(),
            }} />
            if let Some(why) = refused {
                <p class="note note--bad" role="alert" data-testid="import-note">{ why.sentence(lang) }</p>
            } else {
                { match &taken {
                    Taken::Blank => html! {},
                    Taken::Reading => html! {
                        <p class="note" role="status" data-testid="import-reading">{ words::reading(lang, source.text().len()) }</p>
                    },
                    Taken::Read(read) => outcome(&ui, props, &source.text(), read, &choice),
                } }
            }
            if props.can_undo {
                <div class="import__done">
                    <p role="status" data-testid="import-applied">{ words::applied(lang) }</p>
                    <button type="button" class="button button--quiet" data-testid="import-undo"
                        onclick={ui.click(Action::Undone)}>{ words::undo(lang) }</button>
                </div>
            }
        </div>
    }
}

/// What came of the text, in a few words.
fn told(lang: Lang, read: &Import) -> String {
    let kind = words::kind(lang, read.kind).to_owned();
    let refusal = read.contents.as_ref().err().map(|refusal| words::refusal(lang, refusal));
    [kind, refusal.unwrap_or_default()].join(" ")
}

/// Where the text goes in.
fn area(ui: &Ui, source: &Source, set: &Callback<Source>) -> Html {
    let lang = ui.lang;
    let text = source.text();
    let oninput = set.reform(|event: InputEvent| Source::Text(typed(&event).into()));
    let chosen = {
        let set = set.clone();
        Callback::from(move |event: Event| {
            if let Some(chosen) = file::chosen(&event) {
                source::read(chosen, &set);
            }
        })
    };
    let clear = set.reform(|_: MouseEvent| Source::default());
    html! {
        <>
            <div class="field">
                <label class="field__label" for="import-text">{ words::text(lang) }</label>
                if text.len() <= SHOWN {
                    <textarea id="import-text" data-testid="import-text" class="input input--wire" rows="8"
                        spellcheck="false" autocomplete="off" autocapitalize="off" value={text.to_string()}
                        aria-describedby="import-hint" {oninput} />
                } else {
                    <p class="note" data-testid="import-long">{ words::long(lang, text.len()) }</p>
                }
                <p class="field__hint" id="import-hint">{ words::hint(lang) }</p>
            </div>
            <div class="setup__row">
                <label class="button setup__file">
                    <input type="file" class="visually-hidden" data-testid="import-file" onchange={chosen} />
                    { words::file(lang) }
                </label>
                { button("import-clear", words::clear(lang), source.is_blank(), clear) }
            </div>
        </>
    }
}

/// What came of the text.
fn outcome(
    ui: &Ui,
    props: &ImportPanelProps,
    text: &Rc<str>,
    read: &Import,
    choice: &UseStateHandle<usize>,
) -> Html {
    let lang = ui.lang;
    let (notes, apply, label) = match &read.contents {
        Ok(ImportContents::Requests(requests)) => {
            let chosen = requests.get(**choice).or(requests.first());
            let notes = chosen.map(|found| found::notes(lang, &props.catalogue, found)).unwrap_or_default();
            (notes, chosen.map(|found| Action::RequestImported(Rc::clone(found))), words::apply(lang))
        }
        Ok(ImportContents::Environments(_)) => {
            let taken = Action::EnvironmentsImported(text.to_string());
            (Vec::new(), Some(taken), words::apply_environments(lang))
        }
        Err(_) => (Vec::new(), None, words::apply(lang)),
    };
    let notes = read.notes.iter().map(|note| import_note::note(lang, note)).chain(notes);
    let disabled = apply.is_none();
    let onclick = apply.map(|action| ui.click(action)).unwrap_or_default();
    html! {
        <>
            <p class="import__kind" data-testid="import-kind" data-kind={read.kind.name()}>
                { words::kind(lang, read.kind) }
            </p>
            { match &read.contents {
                Ok(ImportContents::Requests(requests)) => found::requests(lang, requests, choice),
                Ok(ImportContents::Environments(count)) => html! { <p>{ words::environments(lang, *count) }</p> },
                Err(refusal) => html! {
                    <p class="note note--bad" data-testid="import-note">{ words::refusal(lang, refusal) }</p>
                },
            } }
            <ul class="import__notes" aria-label={words::notes(lang)}>
                { for notes.map(|note| html! { <li data-testid="import-note">{ note }</li> }) }
            </ul>
            <button type="button" class="button button--primary" data-testid="import-apply" {disabled} {onclick}>{ label }</button>
        </>
    }
}
