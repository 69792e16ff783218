//! The command palette: one search over all that the page has, led through by keys. What it finds is the core's to say.

use super::context::{Ui, use_ui};
use super::control::{ListKey, Modal, list_key, plain_text, typed};
use super::shortcuts::{close_button, key_names};
use crate::api::endpoint::Endpoint;
use crate::api::lesson::Lessons;
use crate::json::pieces::head;
use crate::page::effect::{clock, focus};
use crate::state::history::Entry as Sent;
use crate::state::palette::{Doing, Entry, Sources, What, entries, find, offered};
use crate::state::shortcut::Shortcut;
use crate::state::{Action, Lang, State};
use crate::text::format::calendar;
use crate::text::{errors, history, lessons, palette as words};
use std::rc::Rc;
use yew::prelude::*;

/// The id of the list.
const LIST: &str = "palette-options";

/// How much is shown of a code that a server replied, or of a name, in bytes.
const SHOWN: usize = 60;

/// What the palette goes by.
#[derive(Properties)]
pub struct PaletteProps {
    /// The page.
    pub state: Rc<State>,
}

/// The page is another one each time that it is drawn.
impl PartialEq for PaletteProps {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// The command palette.
#[component]
pub fn Palette(props: &PaletteProps) -> Html {
    let ui = use_ui();
    let (lang, state) = (ui.lang, &*props.state);
    // The active option, and of how many entries: with others it is another one.
    let (query, active) = (use_state(String::new), use_state(|| (0, 0)));
    let data = (
        state.catalogue.clone(),
        state.more_error_codes.get().cloned(),
        state.lesson_file.get().cloned(),
        Rc::clone(state.history.entries()),
    );
    let data = use_memo(data, |(catalogue, more, lessons, history)| {
        let lessons = lessons.as_ref().and_then(|text| Lessons::parse(text).ok());
        let (more_codes, lessons) = (more.as_deref(), lessons.as_ref());
        entries(&Sources { commands: catalogue.commands(), more_codes, lessons, history }, words::also)
    });
    let own: Vec<_> = offered(state).into_iter().map(named).collect();
    let found = find([&own, &data], &query);
    let shown: Vec<What> = found.shown().map(|entry| entry.what.clone()).collect();
    // Enter needs no arrow: the best is active until one leads on.
    let all = own.len() + data.len();
    let at = if active.1 == all { active.0.min(shown.len()) } else { 0 };
    let active_id = (!shown.is_empty()).then(|| option_id(at));
    use_effect_with(active_id.clone(), |id| id.iter().for_each(|id| focus::reveal_option(id)));
    let oninput = {
        let (query, active) = (query.clone(), active.clone());
        Callback::from(move |event: InputEvent| {
            active.set((0, 0));
            query.set(typed(&event));
        })
    };
    let count = match (found.count, shown.len()) {
        (0, _) => words::none(lang).to_owned(),
        (count, all) if count == all => words::found(lang, count),
        (count, some) => words::found_more(lang, count, some),
    };
    let onkeydown = {
        let (ui, shown) = (ui.clone(), shown.clone());
        Callback::from(move |event: KeyboardEvent| match list_key(&event, Some(at), shown.len()) {
            Some(ListKey::To(next)) => active.set((next, all)),
            Some(ListKey::Chosen) => shown.get(at).iter().for_each(|what| choose(&ui, what)),
            None => {}
        })
    };
    let mut number = 0..;
    let mut drawn =
        |what: &What| number.next().map(|at| option(&ui, what, at, active_id.as_deref())).unwrap_or_default();
    html! {
        <Modal id="palette" label={words::name(lang)}>
            <div class="dialog__head">
                <input data-testid="palette-search" class="input" type="text" role="combobox" aria-autocomplete="list"
                    aria-expanded={if shown.is_empty() { "false" } else { "true" }} aria-controls={LIST}
                    aria-activedescendant={active_id.clone()} aria-label={words::name(lang)} value={(*query).clone()}
                    placeholder={words::hint(lang)} autocomplete="off" autocapitalize="off" spellcheck="false"
                    enterkeyhint="go" {oninput} {onkeydown} />
                { close_button(&ui, "palette-close") }
            </div>
            <div class="palette__list" role="listbox" id={LIST} tabindex="-1" aria-label={words::list(lang)}
                onmousedown={|event: MouseEvent| event.prevent_default()}>
                { for found.groups.iter().map(|(kind, entries)| {
                    let (name, id) = (words::kind(lang, *kind), format!("{LIST}-{}", kind.name()));
                    let options = entries.iter().map(|entry| drawn(&entry.what)).collect::<Html>();
                    html! {
                        <div role="group" key={kind.name()} aria-labelledby={id.clone()}>
                            <p class="palette__group" {id} role="presentation">{ name }</p>
                            { options }
                        </div>
                    }
                }) }
            </div>
            <div class="palette__foot">
                <p role="status" data-testid="palette-count">{ count }</p>
                { unfinished(state, lang) }
                <p class="palette__keys">{ words::keys(lang) }</p>
            </div>
        </Modal>
    }
}

/// A thing whose names are words of the page: those of both languages.
fn named(what: What) -> Entry {
    let [zh, en] = Lang::ALL.map(|lang| words::title(lang, &what).unwrap_or_default());
    let also = words::also(&what);
    Entry::new(what, &[&zh, &en], &[also])
}

/// Says that not all of it can be searched, or not yet.
fn unfinished(state: &State, lang: Lang) -> Html {
    let State { more_error_codes, lesson_file, catalogue, .. } = state;
    let has_failed = more_error_codes.has_failed() || lesson_file.has_failed() || catalogue.has_failed();
    let is_whole =
        more_error_codes.get().is_some() && lesson_file.get().is_some() && catalogue.get().is_some();
    match (has_failed, is_whole) {
        (true, _) => {
            html! { <p class="palette__failed" data-testid="palette-failed">{ words::failed(lang) }</p> }
        }
        (false, false) => html! { <p>{ words::loading(lang) }</p> },
        (false, true) => html! {},
    }
}

fn option_id(at: usize) -> String {
    format!("{LIST}-{at}")
}

fn option(ui: &Ui, what: &What, at: usize, active: Option<&str>) -> Html {
    let id = option_id(at);
    let is_active = active == Some(id.as_str());
    let onclick = {
        let (ui, what) = (ui.clone(), what.clone());
        Callback::from(move |_: MouseEvent| choose(&ui, &what))
    };
    html! {
        <div role="option" key={at} class="palette__option" {id} data-testid="palette-option" data-kind={what.kind().name()}
            aria-selected={if is_active { "true" } else { "false" }} {onclick}>
            { shown(ui.lang, what) }
        </div>
    }
}

/// What a find is called, and what else tells it from others.
fn shown(lang: Lang, what: &What) -> Html {
    let (title, note) = match what {
        What::Command(command) => {
            (html! { { lang.pick(command.zh, command.en) } }, html! { <code>{ command.path }</code> })
        }
        What::Code(code) => {
            let meaning = lang.pick(code.zh, code.en);
            (
                html! { <><strong>{ code.code }</strong>{ " " }{ meaning }</> },
                html! { { errors::group(lang, code.group) } },
            )
        }
        What::Lesson(lesson) => {
            let ends_in = match lesson.item {
                Some(code) => lessons::ends_in_item(lang, code),
                None => lessons::ends_in(lang, lesson.code),
            };
            (html! { { lang.pick(&*lesson.zh, &*lesson.en).to_owned() } }, html! { { ends_in } })
        }
        What::Past(sent) => past(lang, sent),
        _ => (html! { { words::title(lang, what).unwrap_or_default() } }, keys_of(what)),
    };
    html! { <><span class="palette__title">{ title }</span><span class="palette__note">{ note }</span></> }
}

fn past(lang: Lang, sent: &Sent) -> (Html, Html) {
    let name = if sent.name.is_empty() { &sent.command } else { &sent.name };
    let endpoint = match &sent.endpoint {
        Endpoint::Sandbox => history::sandbox(lang),
        Endpoint::Host(host) => host,
        Endpoint::Custom(base) => base,
    };
    let at = calendar::date_time(lang, clock::local_ms(sent.key.at_ms) / 1000);
    let title = html! {
        <><strong>{ plain_text(head(&sent.code, SHOWN)) }</strong>{ " " }{ plain_text(head(name, SHOWN)) }</>
    };
    (title, html! { <>{ at }{ " · " }{ plain_text(head(endpoint, SHOWN)) }</> })
}

/// The keys that do the same without the palette.
fn keys_of(what: &What) -> Html {
    let shortcut = match what {
        What::Doing(Doing::Send) => Shortcut::Send,
        What::Doing(Doing::Undo) => Shortcut::Undo,
        What::Doing(Doing::Redo) => Shortcut::Redo,
        What::Doing(Doing::Shortcuts) => Shortcut::List,
        _ => return html! {},
    };
    shortcut.keys().map(key_names).unwrap_or_default()
}

/// Closes the palette, which gives the focus back; then does it.
fn choose(ui: &Ui, what: &What) {
    ui.say(Action::DialogClosed);
    match what {
        What::Doing(Doing::Send) => ui.send(),
        What::Doing(Doing::Cancel) => ui.cancel(),
        What::Doing(Doing::ReadBack) => ui.read_back(),
        What::Doing(Doing::DrawRandom) => ui.draw_random(),
        _ => what.actions().into_iter().for_each(|action| ui.say(action)),
    }
}
