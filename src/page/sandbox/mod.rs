//! The sandbox of this page, part of the engine: its accounts outlive a reload, and its card chooses the documents
//! it follows and the fault it shows.

mod card;

use super::effect::document;
use super::effect::storage::Storage;
use crate::sandbox::{Answer, Fault, Request, Sandbox, demo};
use crate::text::Lang;
use card::{Card, CardProps};
use std::cell::{Cell, RefCell};
use yew::AppHandle;

/// Where the accounts are kept in local storage. No secret is among them.
const SAVED: &str = "tim-tester.sandbox";

thread_local! {
    static SANDBOX: RefCell<Sandbox> = RefCell::new(saved());
    static FAULT: Cell<Option<Fault>> = const { Cell::new(None) };
    static IS_CHOSEN: Cell<bool> = const { Cell::new(true) };
    static CARD: RefCell<Option<AppHandle<Card>>> = const { RefCell::new(None) };
}

/// The sandbox as it was left; a fresh one where nothing usable was kept.
fn saved() -> Sandbox {
    let settings = demo::settings();
    let kept = Storage::Local.read(SAVED).and_then(|text| Sandbox::restore(settings.clone(), &text).ok());
    kept.unwrap_or_else(|| Sandbox::new(settings))
}

/// Answers a request as it would stand on the wire, at `now` in seconds since 1970.
pub fn serve(request: &Request, now: u64) -> Answer {
    with_sandbox(|sandbox| {
        let before = sandbox.clone();
        let answer = sandbox.answer(request, now, FAULT.get());
        if !sandbox.has_accounts_of(&before) {
            // Where they can't be kept, the accounts last as long as the page is open.
            Storage::Local.write(SAVED, &sandbox.to_text());
        }
        answer
    })
}

/// Draws the card, or nothing while another endpoint is chosen.
pub fn show(lang: Lang, chosen: bool) {
    IS_CHOSEN.set(chosen);
    let props = CardProps { lang, chosen };
    CARD.with_borrow_mut(|card| match card {
        Some(handle) => handle.update(props),
        None => {
            let Some(root) = document::engine_root(document::SANDBOX) else { return };
            *card = Some(yew::Renderer::<Card>::with_root_and_props(root, props).render());
        }
    });
}

/// Whether the sandbox is the chosen endpoint.
pub fn is_chosen() -> bool {
    IS_CHOSEN.get()
}

/// Lets the sandbox be looked at or changed.
pub fn with_sandbox<T>(use_it: impl FnOnce(&mut Sandbox) -> T) -> T {
    SANDBOX.with_borrow_mut(use_it)
}

fn set_fault(fault: Option<Fault>) {
    FAULT.set(fault);
}

fn reset() {
    with_sandbox(|sandbox| {
        sandbox.reset();
        Storage::Local.write(SAVED, &sandbox.to_text());
    });
}
