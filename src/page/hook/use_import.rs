//! What an import's text is taken for. A long one is read once it is on screen that this is done: it takes a while in which the
//! page stands still.

use crate::exchange::import::{self, Import};
use crate::page::effect::clock;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// From this length on a text is long, in bytes.
const LONG: usize = 512 * 1024;

/// How far reading is.
#[derive(Clone)]
pub enum Taken {
    /// There is nothing to read.
    Blank,
    /// It is about to be read.
    Reading,
    /// It was read.
    Read(Rc<Import>),
}

/// Reads a text.
#[hook]
pub fn use_import(text: Rc<str>) -> Taken {
    let is_long = text.len() >= LONG;
    let read = use_memo(Rc::clone(&text), |text| match is_long || text.trim().is_empty() {
        true => None,
        false => Some(Rc::new(import::read(text))),
    });
    let late = use_state(|| None::<(Rc<str>, Rc<Import>)>);
    let set = late.setter();
    use_effect_with(Rc::clone(&text), move |text| {
        let (text, wanted) = (Rc::clone(text), Rc::new(Cell::new(is_long)));
        let is_wanted = Rc::clone(&wanted);
        if is_long {
            wasm_bindgen_futures::spawn_local(async move {
                clock::painted().await;
                // Another text may stand there by now, or none.
                if is_wanted.get() {
                    let read = Rc::new(import::read(&text));
                    set.set(Some((text, read)));
                }
            });
        }
        move || wanted.set(false)
    });
    let of_late = late.as_ref().filter(|(of, _)| Rc::ptr_eq(of, &text)).map(|(_, read)| Rc::clone(read));
    match (&*read, of_late) {
        (Some(read), _) => Taken::Read(Rc::clone(read)),
        (None, Some(read)) if is_long => Taken::Read(read),
        (None, _) if is_long => Taken::Reading,
        (None, _) => Taken::Blank,
    }
}
