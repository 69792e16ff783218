//! What is known of the UserSig, in the place below its field, and of the endpoint.

use super::fields::{Fields, put};
use super::room;
use crate::api::Secret;
use crate::api::endpoint::Endpoint;
use crate::api::reply::Failure;
use crate::api::usersig::{Cleaned, Dirt, judge, unwrap};
use crate::page::assist::dom;
use crate::page::effect::{clipboard, clock};
use crate::page::transport;
use crate::text::{Lang, endpoint, signature};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The page's place for the judgement; the judgement's name is its `data-state`.
const PLACE: &str = "[data-testid=usersig-status]";
/// The page's place for what there is to know about the endpoint.
const ENDPOINT: &str = "#endpoint-note";

thread_local! {
    /// The UserSig that was last freed of a wrapping, and of which, so that it can be said as long as it stays.
    static CLEANED: RefCell<(Secret, Vec<Dirt>)> = RefCell::default();
}

/// A UserSig in a wrapping is freed of it before an input swallows its line breaks without a word.
pub(super) fn pasted(event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if target.is_none_or(|target| target.id() != "usersig") {
        return;
    }
    if let Some(cleaned) = clipboard::pasted(event).as_deref().and_then(unwrap) {
        event.prevent_default();
        replace(&cleaned);
        // It may be what stood there before, and yet there is something new to say.
        super::look_anew();
    }
}

fn replace(cleaned: &Cleaned) {
    put("usersig", &cleaned.text);
    CLEANED.set((cleaned.text.clone(), cleaned.dirt.clone()));
}

/// Judges what stands in the fields and shows the judgement. A UserSig in a wrapping is replaced by what is in it.
pub(super) fn show(lang: Lang, fields: &Fields) {
    let cleaned = unwrap(fields.usersig.reveal());
    if let Some(cleaned) = &cleaned {
        replace(cleaned);
    }
    let usersig = cleaned.as_ref().map_or(&fields.usersig, |cleaned| &cleaned.text);
    let dirt = CLEANED.with_borrow(|(of, dirt)| if of == usersig { dirt.clone() } else { Vec::new() });
    let (key, now) = (Some(&fields.secret_key), clock::now_s());
    let verdict = judge(usersig.reveal(), &fields.sdkappid, &fields.identifier, key, now);
    let local = |s: u64| clock::local_ms(s.saturating_mul(1000)) / 1000;
    let lines = signature::told(lang, &verdict, &dirt, local);
    // An element that is not there has nothing to show.
    let _ = room(PLACE).and_then(|place| {
        place.set_attribute("data-state", verdict.state()).ok()?;
        // Only the judgement is read out when it changes, not the time that passes.
        write(&place, &lines, &[("role", "status")])
    });
    let note = endpoint_note(lang, fields).unwrap_or_default();
    let lines = if note.is_empty() { vec![] } else { vec![note] };
    let attributes = [("role", "status"), ("class", "note note--bad"), ("data-testid", "endpoint-warning")];
    let _ = room(ENDPOINT).and_then(|place| write(&place, &lines, &attributes));
}

/// Forgets what was last freed of a wrapping.
pub(super) fn forget() {
    CLEANED.take();
}

/// Puts lines into a place; the first has these attributes. What says the same already stays.
fn write(place: &Element, lines: &[String], first: &[(&str, &str)]) -> Option<()> {
    let children = place.children();
    let says = |at: usize| children.item(u32::try_from(at).ok()?)?.text_content();
    if children.length() as usize == lines.len()
        && lines.iter().enumerate().all(|(at, line)| says(at).as_ref() == Some(line))
    {
        return Some(());
    }
    if let (Some(line), Some(old)) = (lines.first(), children.item(0)) {
        // The first stays in the document: a status is read out when its text changes.
        if old.text_content().as_ref() != Some(line) {
            old.set_text_content(Some(line));
        }
        while let Some(later) = children.item(1) {
            later.remove();
        }
    } else {
        place.set_text_content(None);
        if let Some(line) = lines.first() {
            dom::fill(place, &[&dom::text("p", first, line)?])?;
        }
    }
    for line in lines.iter().skip(1) {
        dom::fill(place, &[&dom::text("p", &[], line)?])?;
    }
    Some(())
}

fn endpoint_note(lang: Lang, fields: &Fields) -> Option<String> {
    let chosen = fields.endpoint.as_ref().filter(|chosen| **chosen != Endpoint::Sandbox)?;
    let base = chosen.base_url().ok()?;
    if transport::forbidden(&base)? == Failure::MixedContent {
        return Some(endpoint::mixed(lang, base.as_str()));
    }
    Some(endpoint::forbidden(lang, base.origin()))
}
