//! The history outlives the visit and is shared by all tabs: what waits is written and told, what is wanted is read.

use crate::page::effect::storage::Storage;
use crate::page::effect::tabs::Tabs;
use crate::page::effect::{clock, database};
use crate::state::history::{Change, Entry, Reading, Step, Trouble, change, stored};
use crate::state::{Action, State};
use gloo_events::EventListener;
use std::rc::Rc;
use yew::prelude::*;

/// The name under which the tabs find each other, and a tab what it left.
const NAME: &str = "tim-tester.history";

/// How long texts are read without a pause, in milliseconds, so that nobody waits for it.
const SLICE_MS: u32 = 5;

/// Takes up what was not written yet when this tab left the page.
pub(super) fn restore(state: &mut State) {
    if let Some(left) = Storage::Tab.read(NAME) {
        Storage::Tab.remove(NAME);
        state.apply(Action::History(Step::Left(change::read_all(&left))));
    }
}

/// Reads, writes and shares the history.
#[hook]
pub fn use_history(state: &State, emit: &Callback<Action>) {
    let heard = emit.clone();
    let tabs = use_memo((), move |()| {
        Tabs::open(NAME, move |text| {
            if let Some(change) = Change::from_text(text) {
                heard.emit(Action::History(Step::Heard(change)));
            }
        })
    });
    let say = emit.clone();
    use_effect_with(matches!(state.history.reading(), Reading::Begun(_)), move |begun| {
        if *begun {
            wasm_bindgen_futures::spawn_local(async move {
                say.emit(Action::History(Step::Read(read().await)));
            });
        }
    });
    let (unwritten, end) = state.history.unwritten();
    let latest = use_mut_ref(Rc::default);
    *latest.borrow_mut() = Rc::clone(unwritten);
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "pagehide", move |_| {
                let left: Rc<Vec<Change>> = Rc::clone(&latest.borrow());
                if !left.is_empty() {
                    // What can't be kept here either is lost with the page.
                    Storage::Tab.write(NAME, &change::write_all(&left));
                }
            })
        });
        move || drop(listener)
    });
    let (unwritten, emit) = (Rc::clone(unwritten), emit.clone());
    // One write at a time: the next begins when the first one of those that wait is another.
    use_effect_with(state.history.first_unwritten(), move |first| {
        if first.is_some() {
            wasm_bindgen_futures::spawn_local(async move {
                let written = database::write(&unwritten).await;
                unwritten.iter().for_each(|change| tabs.tell(&change.to_text()));
                emit.emit(Action::History(Step::Written(end, written)));
            });
        }
    });
}

/// All entries that are kept. A text that can't be read is another version's, and left alone.
async fn read() -> Result<Rc<[Rc<Entry>]>, Trouble> {
    let (mut entries, mut began) = (Vec::new(), clock::ticks_ms());
    for text in database::read().await? {
        entries.extend(stored::read(&text).map(Rc::new));
        if clock::since(began) >= SLICE_MS {
            clock::after(0).await;
            began = clock::ticks_ms();
        }
    }
    Ok(entries.into())
}
