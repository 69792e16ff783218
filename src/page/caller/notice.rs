//! A notice at the page's top, until it is put away: what a link did, what is wrong with the team's file.

use crate::page::assist::dom;
use crate::text::caller as words;

/// The page's place for notices.
const PLACE: &str = "#notice";

/// Shows a notice, in place of the one before.
pub fn tell(text: &str) {
    // Where the page has no such place, nobody is told.
    let _ = show(text);
}

fn show(text: &str) -> Option<()> {
    let place = dom::document()?.query_selector(PLACE).ok()??;
    place.set_text_content(None);
    let frame = dom::element("div", &[("class", "notice"), ("data-testid", "notice"), ("role", "alert")])?;
    let button = dom::text(
        "button",
        &[("type", "button"), ("class", "button button--quiet"), ("data-testid", "notice-dismiss")],
        words::dismiss(dom::lang()),
    )?;
    let gone = frame.clone();
    dom::listen(&button, "click", move |_| gone.remove());
    place.append_child(&frame).ok()?;
    dom::fill(&frame, &[&dom::text("p", &[], text)?, &button])
}
