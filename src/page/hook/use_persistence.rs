//! What outlives a visit: the draft, kept once it rests and when the page is left; what was chosen of the page; and the
//! secrets, for this tab and only where that is wanted.

use super::rest_ms;
use crate::page::effect::storage::{Storage, read_either, write_both};
use crate::page::effect::{document, random, secrets, timings};
use crate::state::notice::Notice;
use crate::state::{Action, State};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// Where the draft is kept; `static/crash.js` knows it, too.
const DRAFT: &str = "tim-tester.draft";
const PREFERENCES: &str = "tim-tester.preferences";
/// Where the lesson on screen is kept, for this tab.
const LESSON: &str = "tim-tester.lesson";
/// Where the lessons that were reached are kept.
const REACHED: &str = "tim-tester.lessons";

/// The page as nobody has left it.
pub fn first_state() -> State {
    State::new(document::preferred_lang(), random::uint32())
}

/// Whether there is anything to take up, or a link to follow.
pub fn is_asked_for_something() -> bool {
    Storage::Local.read(PREFERENCES).is_some()
        || read_either(DRAFT).is_some()
        || !document::fragment().is_empty()
}

/// Takes up the page as it was left.
pub fn restore(state: &mut State) {
    if let Some(preferences) = Storage::Local.read(PREFERENCES) {
        state.restore_preferences(&preferences);
    }
    if let Some(draft) = read_either(DRAFT) {
        state.restore_draft(&draft);
    }
    if let Some(kept) = secrets::load() {
        state.restore_secrets(kept);
    }
    if let Some(reached) = Storage::Local.read(REACHED) {
        state.restore_reached(&reached);
    }
    if let Some(lesson) = Storage::Tab.read(LESSON) {
        state.restore_lesson(&lesson);
    }
    super::use_sandbox::restore(state);
    super::use_environments::restore(state);
    super::use_history::restore(state);
}

/// Keeps what is to outlive the visit.
#[hook]
pub fn use_persistence(state: &State, emit: &Callback<Action>) {
    let current = Rc::new(state.clone());
    let preferences = Rc::clone(&current);
    let chosen =
        (state.lang, state.theme, Rc::clone(&state.snippet_language), state.single_keys, state.layout);
    use_effect_with(chosen, move |_| {
        // A choice that can't be kept is made again the next time.
        Storage::Local.write(PREFERENCES, &preferences.preferences_text());
    });

    let reached = Rc::clone(&current);
    use_effect_with(Rc::clone(&state.lessons.reached), move |_| {
        Storage::Local.write(REACHED, &reached.lessons.reached_text());
    });

    let latest = use_mut_ref(|| Rc::clone(&current));
    *latest.borrow_mut() = current;
    let leaving = Rc::clone(&latest);
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "pagehide", move |_| {
                let state = leaving.borrow();
                write_both(DRAFT, &state.own().draft_text());
                keep_lesson(&state);
            })
        });
        move || drop(listener)
    });

    // After each drawing; the next one puts it off.
    let (kept, told) = (use_mut_ref(|| None::<String>), use_mut_ref(|| false));
    let (unkept, rest_ms) = (emit.clone(), rest_ms(state.draft.body.text().len()));
    use_effect(move || {
        let rest = Timeout::new(rest_ms, move || {
            keep_lesson(&latest.borrow());
            let text = latest.borrow().own().draft_text();
            if kept.borrow().as_ref() != Some(&text) {
                let refused = !write_both(DRAFT, &text);
                if refused && !told.replace(refused) {
                    unkept.emit(Action::Noticed(Notice::DraftUnkept));
                }
                *kept.borrow_mut() = Some(text);
            }
        });
        move || drop(rest)
    });

    let sets = state.keeps_secrets.then(|| state.own().credentials);
    let (emit, unkept) = (emit.clone(), state.secrets_unkept);
    use_effect_with(sets, move |sets| match sets {
        Some(sets) => {
            let are_kept = secrets::keep(sets);
            // Only news is said, for it draws the page again.
            if are_kept == unkept {
                emit.emit(Action::SecretsKept(are_kept));
            }
        }
        None => secrets::wipe(),
    });
    use_effect_with(state.secrets_forgotten, |forgotten| {
        if *forgotten {
            timings::clear();
        }
    });
}

/// Keeps the lesson on screen for this tab.
fn keep_lesson(state: &State) {
    match state.lesson_text() {
        Some(text) => {
            Storage::Tab.write(LESSON, &text);
        }
        None => Storage::Tab.remove(LESSON),
    }
}
