//! The answer's side of the page: what the last request came to, and what it means. It is a small app of its own
//! in the engine, fetched when it is first wanted; the page tells it what to show ([`show`], [`mark`]) and it
//! tells the page nothing. It stands beside the page in the document, not inside: two apps of Yew must not see
//! each other's events.

pub(super) mod copy;
mod detail;
mod diagnosis;
mod go;
mod history;
mod line;
mod meaning;
mod measure;
mod panel;
mod raw;
mod reading;
mod view;
mod viewer;

use super::context::Ui;
use crate::text::Lang;
use crate::workbench::Settled;
use panel::AnswerPanel;
pub use reading::Shared;
use std::cell::RefCell;
use yew::prelude::*;

/// What is shown.
#[derive(Clone, PartialEq, Properties)]
pub struct Shown {
    /// The language.
    pub lang: Lang,
    /// The last outcome.
    pub settled: Shared<Settled>,
    /// Whether the request on screen is another one by now, or a new one is under way.
    pub stale: bool,
}

thread_local! {
    static APP: RefCell<Option<(AppHandle<Answer>, Shown)>> = const { RefCell::new(None) };
}

/// Shows an outcome inside an element, the same one each time.
pub fn show(root: web_sys::Element, shown: Shown) {
    APP.with_borrow_mut(|app| match app {
        Some((handle, last)) => {
            *last = shown.clone();
            handle.update(shown);
        }
        None => {
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

/// The answer's side of the page.
#[component]
fn Answer(props: &Shown) -> Html {
    let ui = Ui { emit: Callback::noop(), lang: props.lang };
    html! {
        <ContextProvider<Ui> context={ui}>
            <AnswerPanel settled={props.settled.clone()} stale={props.stale} />
        </ContextProvider<Ui>>
    }
}
