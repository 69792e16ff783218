//! The pointer.

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

/// What tells that a pointer is up. A page need not hear of one that goes up outside of it; whatever comes next tells.
const SIGNS: [&str; 7] = ["mouseup", "pointerup", "pointercancel", "dragend", "blur", "keydown", "mousemove"];

/// Watches for a pointer that is down.
pub struct Watch(#[expect(dead_code, reason = "kept for as long as it listens")] Vec<EventListener>);

/// Calls `up` once the pointer is up, and the click that may come of it is over. Nothing is watched any more once the watch
/// is dropped.
pub fn when_up(up: impl Fn() + 'static) -> Watch {
    let (up, waiting) = (Rc::new(up), Rc::new(RefCell::new(None)));
    let listen = |window: &web_sys::Window, sign| {
        let (up, waiting) = (Rc::clone(&up), Rc::clone(&waiting));
        EventListener::new(window, sign, move |event| {
            if !is_down(event) {
                waiting.borrow_mut().get_or_insert_with(|| {
                    let up = Rc::clone(&up);
                    Timeout::new(0, move || up())
                });
            }
        })
    };
    Watch(web_sys::window().iter().flat_map(|window| SIGNS.map(|sign| listen(window, sign))).collect())
}

/// Whether a pointer that moves does so with a button down.
fn is_down(event: &Event) -> bool {
    event.type_() == "mousemove" && event.dyn_ref::<MouseEvent>().is_some_and(|event| event.buttons() != 0)
}
