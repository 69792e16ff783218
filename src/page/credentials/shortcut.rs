//! The way from who calls to the card of environments, which stands further down.

use super::{Drawn, drawn, emptied};
use crate::page::assist::dom;
use crate::page::effect::document;
use crate::text::{Lang, caller as words};

/// The page's place for it.
const PLACE: &str = "#caller-tools";
/// What is chosen from, or where there is nothing yet, what is saved under a name.
const TARGETS: &str = "[data-testid=env-select]:enabled, #setup:not(:has([data-testid=env-select]:enabled)) [data-testid=env-name]";

thread_local! {
    static SHORTCUT: Drawn<()> = const { Drawn::new(None) };
}

/// Draws it in a language, if it is not there.
pub(super) fn draw(lang: Lang) {
    // Where the page has no such place, nothing is made.
    let _ = SHORTCUT.with(|last| drawn(last, lang, || make(lang)));
}

fn make(lang: Lang) -> Option<()> {
    let place = emptied(PLACE)?;
    let button = dom::text(
        "button",
        &[("type", "button"), ("class", "button button--quiet"), ("data-testid", "env-go")],
        words::environments(lang),
    )?;
    dom::listen(&button, "click", |_| document::focus(TARGETS));
    dom::fill(&place, &[&button])
}
