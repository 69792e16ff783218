//! The answer's side of the page: what the last request came to, and what it means. It is a small app of its own
//! in the engine, fetched when it is first wanted; the page tells it what to show ([`show`], [`mark`]) and it
//! tells the page nothing. It stands beside the page in the document, not inside: two apps of Yew must not see
//! each other's events.

pub(super) mod copy;
mod curl;
mod detail;
mod diagnosis;
mod go;
mod history;
mod line;
mod long_text;
mod meaning;
mod measure;
mod panel;
mod raw;
mod reading;
mod view;
mod viewer;

use super::context::Ui;
use super::effect::document;
use crate::text::Lang;
use crate::workbench::Settled;
use panel::AnswerPanel;
use reading::Shared;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Blob;
use yew::prelude::*;

/// What is shown.
#[derive(Clone, PartialEq, Properties)]
struct Shown {
    /// The language.
    lang: Lang,
    /// The last outcome.
    settled: Shared<Settled>,
    /// What came of a reply that is too large to be laid out.
    kept: Option<Blob>,
    /// Whether the request on screen is another one by now, or a new one is under way.
    stale: bool,
}

thread_local! {
    static APP: RefCell<Option<(AppHandle<Answer>, Shown)>> = const { RefCell::new(None) };
}

/// Shows an outcome, and offers what came of a reply that is too large to be laid out. One of an earlier call than that
/// on screen comes too late.
pub fn show(lang: Lang, settled: Settled, kept: Option<Blob>) {
    let shown = Shown { lang, settled: Shared(Rc::new(settled)), kept, stale: false };
    APP.with_borrow_mut(|app| match app {
        Some((_, last)) if last.settled.0.id > shown.settled.0.id => {}
        Some((handle, last)) => {
            *last = shown.clone();
            handle.update(shown);
        }
        None => {
            let Some(root) = document::engine_root(document::ANSWER) else { return };
            let handle = yew::Renderer::<Answer>::with_root_and_props(root, shown.clone()).render();
            *app = Some((handle, shown));
        }
    });
}

/// Shows the same outcome in another language, or as one that is stale or fresh.
pub fn mark(lang: Lang, stale: bool) {
    APP.with_borrow_mut(|app| {
        if let Some((handle, last)) = app {
            (last.lang, last.stale) = (lang, stale);
            handle.update(last.clone());
        }
    });
}

/// Wipes the UserSig out of the last outcome.
pub fn forget() {
    APP.with_borrow_mut(|app| {
        if let Some((handle, last)) = app {
            last.settled = Shared(Rc::new(last.settled.0.forget()));
            handle.update(last.clone());
        }
    });
}

/// The answer's side of the page.
#[component]
fn Answer(props: &Shown) -> Html {
    let ui = Ui { emit: Callback::noop(), lang: props.lang };
    html! {
        <ContextProvider<Ui> context={ui}>
            <AnswerPanel settled={props.settled.clone()} kept={props.kept.clone()} stale={props.stale} />
        </ContextProvider<Ui>>
    }
}
