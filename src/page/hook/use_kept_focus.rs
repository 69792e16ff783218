//! Browsers drop the focus of what moves within the document: after the drawing it goes back.

use crate::page::effect::focus::{self, Held};
use yew::prelude::*;

/// Keeps the focus where it is when what is drawn in this order has another one.
#[hook]
pub fn use_kept_focus<T: PartialEq + 'static>(order: T) {
    // Two drawings may come before the first one's effects: the focus that counts is the one before both.
    let (held, drawn) = (use_mut_ref(|| None::<Held>), use_mut_ref(|| None::<T>));
    if let Some(now) = focus::held() {
        held.replace(Some(now));
    }
    use_effect(move || {
        let held = held.take();
        if drawn.borrow().as_ref() != Some(&order) {
            drawn.replace(Some(order));
            held.iter().for_each(Held::give_back);
        }
    });
}
