//! A notice at the page's top, until it is put away: what a link did, what is wrong with the team's file.

use super::emptied;
use crate::page::assist::dom;
use crate::text::{Lang, caller as words};
use std::cell::RefCell;
use std::rc::Rc;

/// The page's place for notices.
const PLACE: &str = "#notice";

/// Words a notice.
type Wording = Rc<dyn Fn(Lang) -> String>;

thread_local! {
    /// What is shown, and in which language.
    static SHOWN: RefCell<Option<(Wording, Lang)>> = const { RefCell::new(None) };
}

/// Shows a notice, in place of the one before.
pub fn tell(wording: impl Fn(Lang) -> String + 'static) {
    show(Rc::new(wording), dom::lang());
}

/// Words what is shown in another language.
pub(super) fn draw(lang: Lang) {
    let shown = SHOWN.with_borrow(Clone::clone);
    if let Some((wording, _)) = shown.filter(|(_, last)| *last != lang) {
        show(wording, lang);
    }
}

fn show(wording: Wording, lang: Lang) {
    // Where the page has no such place, nobody is told.
    let _ = place(&wording(lang), lang);
    SHOWN.set(Some((wording, lang)));
}

fn place(text: &str, lang: Lang) -> Option<()> {
    let place = emptied(PLACE)?;
    let frame = dom::element("div", &[("class", "notice"), ("data-testid", "notice"), ("role", "alert")])?;
    let button = dom::text(
        "button",
        &[("type", "button"), ("class", "button button--quiet"), ("data-testid", "notice-dismiss")],
        words::dismiss(lang),
    )?;
    let gone = frame.clone();
    dom::listen(&button, "click", move |_| {
        SHOWN.take();
        gone.remove();
    });
    place.append_child(&frame).ok()?;
    dom::fill(&frame, &[&dom::text("p", &[], text)?, &button])
}
