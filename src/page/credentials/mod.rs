//! Help in the card of who calls and where to, part of the engine: the UserSig is judged as it changes and as time
//! passes, one is made from the SecretKey, secrets are kept for the tab or forgotten, an endpoint that can't work is
//! told beforehand; links are opened; and the card of environments is told who calls. Like `assist` it adds plain
//! elements in the places that the page leaves empty, reads the page's fields and writes into them as a user would, and
//! knows nothing of the workbench behind.

mod fields;
mod keeper;
mod link;
mod maker;
mod notice;
mod shortcut;
mod verdict;

use super::assist::dom;
use super::effect::clock;
use super::setup;
use crate::text::Lang;
use fields::Fields;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::Element;

pub use maker::make;
pub use notice::tell;

/// How often a judgement is looked at again, as it says for how long a UserSig is still valid. In milliseconds.
const AGAIN_MS: u32 = 30_000;

/// What was looked at last, and in which language.
type Seen = (Lang, Fields);

thread_local! {
    static SEEN: RefCell<Option<Seen>> = const { RefCell::new(None) };
    static IS_DUE: Cell<bool> = const { Cell::new(false) };
}

/// Helps from now on.
pub fn start() {
    keeper::restore();
    link::start();
    let Some(document) = dom::document() else { return };
    for kind in ["input", "change", "click"] {
        dom::listen(&document, kind, |event| {
            // What is typed into a row of the body says nothing about who calls, and must not wait for it.
            if dom::Row::of(&event).is_none() {
                look_again();
            }
        });
    }
    dom::listen(&document, "paste", |event| verdict::pasted(&event));
    look_again();
    wasm_bindgen_futures::spawn_local(async {
        loop {
            clock::after(AGAIN_MS).await;
            look_anew();
        }
    });
}

/// Once the page has drawn what an event changed, looks at the fields.
pub(super) fn look_again() {
    if IS_DUE.replace(true) {
        return;
    }
    wasm_bindgen_futures::spawn_local(async {
        clock::after(0).await;
        IS_DUE.set(false);
        look();
    });
}

/// Looks at the fields as if they had changed.
fn look_anew() {
    SEEN.take();
    look_again();
}

/// Looks at the fields and, where they changed, says what is to be said.
fn look() {
    let Some(fields) = Fields::read() else { return };
    let now = (dom::lang(), fields);
    let lang = now.0;
    if SEEN.with_borrow(|seen| seen.as_ref() == Some(&now)) {
        return;
    }
    notice::draw(lang);
    shortcut::draw(lang);
    // Where the page has no such place, nothing is made.
    let _ = maker::draw(lang);
    keeper::draw(lang);
    keeper::keep(&now.1);
    verdict::show(lang, &now.1);
    link::follow(&now.1);
    if let Some(endpoint) = now.1.endpoint.clone() {
        let (sdkappid, identifier) = (now.1.sdkappid.clone(), now.1.identifier.clone());
        setup::show(lang, setup::Fields { endpoint, sdkappid, identifier });
    }
    SEEN.set(Some(now));
}

/// A place that the page leaves for it.
fn room(selector: &str) -> Option<Element> {
    dom::document()?.query_selector(selector).ok()?
}

/// The same, freed of what was drawn there before.
fn emptied(selector: &str) -> Option<Element> {
    let room = room(selector)?;
    room.set_text_content(None);
    Some(room)
}

/// The elements that a module made, and for which language.
type Drawn<T> = RefCell<Option<(Lang, Rc<T>)>>;

/// The elements for a language: those that were made for it, or new ones.
fn drawn<T>(last: &Drawn<T>, lang: Lang, make: impl FnOnce() -> Option<T>) -> Option<Rc<T>> {
    if let Some((of, made)) = &*last.borrow()
        && *of == lang
    {
        return Some(Rc::clone(made));
    }
    let made = Rc::new(make()?);
    *last.borrow_mut() = Some((lang, Rc::clone(&made)));
    Some(made)
}
