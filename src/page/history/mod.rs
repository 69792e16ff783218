//! The history's panel: what was sent, searched by words and kind, opened, sent again, named, pinned, deleted and compared.

mod compare;
mod entry;

use super::context::{Ui, use_ui};
use super::control::{Choice, TextField, Told, quiet_button};
use crate::state::history::search::{Kind, found};
use crate::state::history::{Entry, History, Key, Reading, Step};
use crate::state::{Action, State};
use crate::text::{history as words, notice, panel};
use compare::Compared;
use entry::EntryRow;
use std::rc::Rc;
use yew::prelude::*;

/// How many entries are drawn at first, and how many more each time.
const PAGE: usize = 50;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct HistoryPanelProps {
    history: History,
    is_sending: bool,
}

impl HistoryPanelProps {
    /// What there is to show of a state.
    pub fn of(state: &State) -> Self {
        Self { history: state.history.clone(), is_sending: state.call.sending().is_some() }
    }
}

/// The keys of the two that are compared, the one ticked last at the end.
#[derive(Default)]
struct Ticks(Vec<Key>);

impl Reducible for Ticks {
    /// An entry, and whether it is ticked.
    type Action = (Key, bool);

    fn reduce(self: Rc<Self>, (key, on): (Key, bool)) -> Rc<Self> {
        let others = self.0.iter().copied().filter(|other| *other != key);
        let mut next: Vec<Key> = others.chain(on.then_some(key)).collect();
        let extra = next.len().saturating_sub(2);
        Rc::new(Self(next.split_off(extra)))
    }
}

/// The history.
#[component]
pub fn HistoryPanel(props: &HistoryPanelProps) -> Html {
    let HistoryPanelProps { history, is_sending } = props;
    let ui = use_ui();
    let lang = ui.lang;
    let (query, kind, pages) = (use_state(String::new), use_state(Kind::default), use_state(|| 1));
    let ticks = use_reducer(Ticks::default);
    let searched = (Rc::clone(history.entries()), *kind, (*query).clone(), lang);
    let found = use_memo(searched, |(entries, kind, query, lang)| {
        found(entries, *kind, query, |code| words::outcome(*lang, code))
    });
    let on_ticked = use_callback(ticks.dispatcher(), |tick, ticks| ticks.dispatch(tick));
    let row = |entry: &Rc<Entry>| {
        let is_ticked = ticks.0.contains(&entry.key);
        html! {
            <EntryRow key={entry.key.to_text()} entry={Rc::clone(entry)} {is_ticked} is_sending={*is_sending}
                on_ticked={on_ticked.clone()} />
        }
    };
    let kinds = Kind::ALL.map(|kind| (kind.name().into(), words::kind(lang, kind).into()));
    let on_kind = {
        let kind = kind.setter();
        Callback::from(move |name: String| kind.set(Kind::named(&name)))
    };
    let on_query = {
        let query = query.setter();
        Callback::from(move |typed| query.set(typed))
    };
    let is_reading = matches!(history.reading(), Reading::Begun(_));
    // What deals with entries comes with the first one.
    if history.entries().is_empty() && !is_reading && history.deleted() == 0 {
        return html! {
            <div class="past">
                { said(&ui, history) }
                <p class="note" role="status" data-testid="history-count">{ words::empty(lang) }{ " " }{ words::how(lang) }</p>
            </div>
        };
    }
    let count = words::found(lang, found.len(), history.entries().len());
    html! {
        <div class="past">
            { TextField {
                id: "history-search", label: words::search(lang), value: query.to_string().into(),
                placeholder: words::search_hint(lang), on_edited: on_query, ..TextField::default()
            }.view() }
            <Choice id="history-kind" label={words::kinds(lang)} value={kind.name()} options={kinds.to_vec()}
                on_chosen={on_kind} />
            { said(&ui, history) }
            <div class="past__tools">
                <Told text={count.clone()} />
                <p data-testid="history-count">
                    { count }
                    if is_reading { { " " }{ panel::loading(lang) } }
                </p>
                <button type="button" class="button button--quiet" data-testid="history-clear"
                    disabled={history.entries().is_empty()} onclick={ui.click(Action::History(Step::Cleared))}>
                    { words::clear(lang) }
                </button>
            </div>
            { compared(&ui, history, &ticks.0) }
            if found.is_empty() && !is_reading {
                <p class="note">{ words::none(lang) }</p>
            }
            <ul class="past__list">{ for found.iter().take(*pages * PAGE).map(row) }</ul>
            if found.len() > *pages * PAGE {
                { quiet_button(words::more(lang), {
                    let pages = pages.clone();
                    Callback::from(move |_| pages.set(*pages + 1))
                }) }
            }
            <p class="past__how">{ words::how(lang) }</p>
        </div>
    }
}

/// What there is to say: that the browser keeps nothing, that so many are pinned, that some were deleted.
fn said(ui: &Ui, history: &History) -> Html {
    let lang = ui.lang;
    let trouble = history.trouble().map(|trouble| notice::history_unkept(lang, trouble));
    let pins = history.pin_refused().then(|| words::pin_refused(lang));
    html! {
        <div role="status" class="past__said">
            { for trouble.into_iter().chain(pins).map(|told| html! {
                <p class="note note--bad" data-testid="history-note">{ told }</p>
            }) }
            if history.deleted() > 0 {
                <p class="note">
                    { words::deleted(lang, history.deleted()) }{ " " }
                    <button type="button" class="button button--quiet" data-testid="history-undo"
                        onclick={ui.click(Action::History(Step::Undone))}>{ words::undo(lang) }</button>
                </p>
            }
        </div>
    }
}

/// How the two that are ticked differ, or what to do for that.
fn compared(ui: &Ui, history: &History, ticks: &[Key]) -> Html {
    let lang = ui.lang;
    // Keys are in the order of time, and so is what they lead to.
    let mut ticked = history.entries().values().filter(|entry| ticks.contains(&entry.key)).cloned();
    match (ticked.next(), ticked.next()) {
        (Some(old), Some(new)) => html! { <Compared {old} {new} {lang} /> },
        (Some(_), None) => html! { <p class="note">{ words::compare_how(lang) }</p> },
        _ => html! {},
    }
}
