//! The card of environments, part of the engine: a small app of its own beside the page, like the answer's side. It is
//! told the page's fields ([`show`]) and fills them in through [`say`](super::say). It never sees a secret.

mod card;
mod custom_fields;
mod hosts;
mod kept;
mod list;
mod proxy;
mod transfer;
mod view;

use super::assist;
use super::effect::document;
use crate::exchange::environment::CustomField;
use crate::text::Lang;
pub use crate::workbench::setup::Fields;
use card::{Card, CardProps};
use std::cell::RefCell;
use yew::AppHandle;

thread_local! {
    static CARD: RefCell<Option<AppHandle<Card>>> = const { RefCell::new(None) };
}

/// Draws the card.
pub fn show(lang: Lang, fields: Fields) {
    let props = CardProps { lang, fields };
    CARD.with_borrow_mut(|card| match card {
        Some(handle) => handle.update(props),
        None => {
            let root = document::engine_root(document::SETUP);
            *card = root.map(|root| yew::Renderer::<Card>::with_root_and_props(root, props).render());
        }
    });
}

/// Another environment is in use, or its custom fields changed: the help in a row offers them.
fn offer_custom_fields(fields: &[CustomField]) {
    assist::fields::set_team_fields(fields.to_vec());
}
