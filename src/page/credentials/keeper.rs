//! Keeps the secrets in the tab's own storage if the user wants it, which ends with the tab; and forgets them.

use super::fields::{Fields, put};
use super::{Drawn, drawn, emptied, verdict};
use crate::page::answer;
use crate::page::assist::dom;
use crate::page::effect::{document, secrets};
use crate::page::say::say as say_to_page;
use crate::text::{Lang, caller as words};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// The page's place for it.
const PLACE: &str = "#secrets-keeper";

struct Keeper {
    wanted: HtmlInputElement,
    note: Element,
}

thread_local! {
    static KEEPER: Drawn<Keeper> = const { Drawn::new(None) };
    static IS_WANTED: Cell<bool> = const { Cell::new(false) };
}

/// What this tab kept goes back into its fields.
pub(super) fn restore() {
    if let Some((usersig, secret_key)) = secrets::load() {
        IS_WANTED.set(true);
        put("usersig", &usersig);
        put("secret-key", &secret_key);
    }
}

/// Keeps what stands in the fields, or nothing.
pub(super) fn keep(fields: &Fields) {
    let kept = match IS_WANTED.get() {
        true => secrets::keep(&fields.usersig, &fields.secret_key),
        false => {
            secrets::wipe();
            true
        }
    };
    if !kept {
        say(words::not_kept(dom::lang()));
    }
}

fn say(text: &str) {
    KEEPER.with(|last| {
        if let Some((_, keeper)) = &*last.borrow() {
            keeper.note.set_text_content(Some(text));
        }
    });
}

fn want(wanted: bool) {
    IS_WANTED.set(wanted);
    say("");
    match Fields::read() {
        Some(fields) => keep(&fields),
        None => secrets::wipe(),
    }
}

fn forget() {
    want(false);
    say_to_page("forget-secrets", "");
    verdict::forget();
    answer::forget();
    document::clear_timings();
    KEEPER.with(|last| {
        if let Some((_, keeper)) = &*last.borrow() {
            keeper.wanted.set_checked(false);
        }
    });
    say(words::forgotten(dom::lang()));
}

/// Draws it in a language, if it is not there.
pub(super) fn draw(lang: Lang) {
    // Where the page has no such place, nothing is made.
    let _ = KEEPER.with(|last| drawn(last, lang, || Keeper::new(lang)));
}

impl Keeper {
    fn new(lang: Lang) -> Option<Self> {
        let place = emptied(PLACE)?;
        let label = dom::element("label", &[("class", "check")])?;
        let wanted = dom::element("input", &[("type", "checkbox"), ("data-testid", "keep-secrets")])?;
        dom::fill(&label, &[&wanted, &dom::text("span", &[], words::keep(lang))?])?;
        let wanted: HtmlInputElement = wanted.unchecked_into();
        wanted.set_checked(IS_WANTED.get());
        let ticked = wanted.clone();
        dom::listen(&wanted, "change", move |_| want(ticked.checked()));
        let button = dom::text(
            "button",
            &[("type", "button"), ("class", "button button--quiet"), ("data-testid", "forget-secrets")],
            words::forget(lang),
        )?;
        dom::listen(&button, "click", |_| forget());
        let note = dom::element("p", &[("class", "field__hint"), ("role", "status")])?;
        dom::fill(&place, &[&label, &button, &note])?;
        Some(Self { wanted, note })
    }
}
