//! Whoever goes by keys keeps a place on the page, whatever is drawn.

use crate::page::effect::lost_focus;
use yew::prelude::*;

/// Gives the focus, after each drawing of the state, to what is next, if what had it is gone.
#[hook]
pub fn use_lost_focus() {
    let watch = use_mut_ref(|| None);
    use_effect(move || {
        watch.borrow_mut().get_or_insert_with(lost_focus::watch).give_back();
    });
}
