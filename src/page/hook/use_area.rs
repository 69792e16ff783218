//! A long text in an area. It comes over from the browser once for each input, and goes back only where it is another one; as
//! Yew would have it, each drawing fetches it to compare.

use crate::page::control::typed;
use crate::page::effect::focus;
use std::rc::Rc;
use yew::prelude::*;

/// Has the area of this id hold a text; gives what the area's `oninput` is.
#[hook]
pub fn use_area(id: &'static str, text: &Rc<str>, on_typed: Callback<String>) -> Callback<InputEvent> {
    // What the area is known to hold.
    let held = use_mut_ref(|| None::<Rc<str>>);
    let (holds, text) = (Rc::clone(&held), Rc::clone(text));
    use_effect(move || {
        if holds.borrow().as_ref() != Some(&text) {
            focus::put_text(id, &text);
        }
        // The next drawing compares addresses.
        holds.replace(Some(text));
    });
    Callback::from(move |event: InputEvent| {
        let typed = typed(&event);
        held.replace(Some(typed.as_str().into()));
        on_typed.emit(typed);
    })
}
