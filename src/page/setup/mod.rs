//! The card of environments, part of the engine: a small app of its own beside the page, like the answer's side. The
//! page tells it its fields ([`show`]); it fills them in through [`say`](super::say). It never sees a secret.

mod card;
mod custom_fields;
mod hosts;
mod kept;
mod list;
mod proxy;
mod transfer;
mod view;

use crate::exchange::environment::CustomField;
use crate::text::Lang;
use crate::workbench::setup::Fields;
use card::{Card, CardProps};
use std::cell::RefCell;
use yew::AppHandle;

thread_local! {
    static CARD: RefCell<Option<AppHandle<Card>>> = const { RefCell::new(None) };
    static CUSTOM_FIELDS: RefCell<Vec<CustomField>> = const { RefCell::new(Vec::new()) };
}

/// Draws the card inside an element, the same one each time.
pub fn show(root: web_sys::Element, lang: Lang, fields: Fields) {
    let props = CardProps { lang, fields };
    CARD.with_borrow_mut(|card| match card {
        Some(handle) => handle.update(props),
        None => *card = Some(yew::Renderer::<Card>::with_root_and_props(root, props).render()),
    });
}

/// The custom fields of the environment in use, for the help in a row.
pub fn custom_fields_in_use() -> Vec<CustomField> {
    CUSTOM_FIELDS.with_borrow(Clone::clone)
}

/// Another environment is in use, or its custom fields changed.
fn offer_custom_fields(fields: &[CustomField]) {
    CUSTOM_FIELDS.set(fields.to_vec());
}
