//! Help while a body is built: the tag picker, editors for values that are hard to write by hand, examples, and the
//! words for an error of syntax. Part of the engine. It reads the page's own fields and writes into them as a user
//! would; it knows nothing of the workbench behind.

pub(super) mod dom;
mod editors;
mod examples;
pub mod fields;
mod picker;
mod syntax;

use super::effect::clock;
use crate::api::example;
use crate::workbench::body::offers::offers;
use dom::Row;
use editors::{Editor, Kind};
use picker::{Picker, Verdict};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

thread_local! {
    static PICKER: RefCell<Option<Picker>> = const { RefCell::new(None) };
    static EDITOR: RefCell<Option<Editor>> = const { RefCell::new(None) };
    static IS_DUE: Cell<bool> = const { Cell::new(false) };
    /// Whether a pointer is down: nothing may move under it, or the click would be lost.
    static IS_DOWN: Cell<bool> = const { Cell::new(false) };
}

/// Helps from now on.
pub fn start() {
    let Some(document) = dom::document() else { return };
    dom::listen(&document, "focusin", |_| look_again());
    dom::listen(&document, "pointerdown", |_| IS_DOWN.set(true));
    for kind in ["pointerup", "pointercancel"] {
        dom::listen(&document, kind, |_| {
            IS_DOWN.set(false);
            look_again();
        });
    }
    dom::listen(&document, "focusout", |_| close_picker());
    dom::listen(&document, "input", |event| {
        if let Some(row) = tag_of(&event) {
            open_picker(&row);
        }
        look_again();
    });
    dom::listen(&document, "click", |event| {
        if let Some(row) = tag_of(&event).filter(|_| PICKER.with_borrow(Option::is_none)) {
            open_picker(&row);
        }
        look_again();
    });
    dom::listen(&document, "keydown", |event| {
        pressed(&event);
        look_again();
    });
    look_again();
}

/// Closes the list of tags.
fn close_picker() {
    PICKER.take();
}

/// The row of an event in its Tag.
fn tag_of(event: &Event) -> Option<Row> {
    let row = Row::of(event)?;
    let input = row.tag_input()?;
    (event.target()? == *input.unchecked_ref::<web_sys::EventTarget>()).then_some(row)
}

fn open_picker(row: &Row) {
    close_picker();
    PICKER.set(Picker::open(row, &offers(dom::lang(), &row.tag(), &fields::offered())));
}

fn pressed(event: &Event) {
    let (Some(row), Some(key)) = (tag_of(event), event.dyn_ref::<KeyboardEvent>()) else { return };
    if key.alt_key() || key.ctrl_key() || key.meta_key() || key.is_composing() {
        return;
    }
    let opens = matches!(key.key().as_str(), "ArrowDown" | "ArrowUp");
    if opens && PICKER.with_borrow(Option::is_none) {
        open_picker(&row);
    }
    let verdict = PICKER
        .with_borrow_mut(|picker| picker.as_mut().map_or(Verdict::Ignore, |picker| picker.key(&key.key())));
    match verdict {
        Verdict::Ignore => return,
        Verdict::Moved => {}
        Verdict::Close => close_picker(),
        Verdict::Choose(input, tag) => {
            dom::say(&input, &tag);
            close_picker();
        }
    }
    event.prevent_default();
}

/// The row with the focus gets the editor.
fn edit(row: &Row) {
    let wanted = row.value().and_then(|text| Some((kind_of(&row.tag(), &text)?, text)));
    let Some((kind, text)) = wanted else {
        EDITOR.take();
        return;
    };
    let is_there = EDITOR.with_borrow(|editor| {
        editor
            .as_ref()
            .is_some_and(|editor| editor.kind == kind && editor.row == *row && editor.lang == dom::lang())
    });
    if !is_there {
        EDITOR.take();
        EDITOR.set(Editor::open(kind, row));
    }
    EDITOR.with_borrow(|editor| {
        if let Some(editor) = editor {
            editor.show(&text);
        }
    });
}

/// Which editor a field with this text has. One without an editor of its own has the example while it is empty.
fn kind_of(tag: &str, text: &str) -> Option<Kind> {
    match tag {
        "Tag_Profile_IM_BirthDay" => Some(Kind::Date),
        "Tag_Profile_IM_Location" => Some(Kind::Location),
        "Tag_Profile_IM_Image" => Some(Kind::Image),
        _ if fields::offered().iter().any(|field| field.bytes && field.tag == tag) => Some(Kind::Bytes),
        _ => (text.is_empty() && example::value_json(tag).is_some()).then_some(Kind::Plain),
    }
}

/// Once the page has drawn what an event changed, the help follows.
fn look_again() {
    if IS_DUE.replace(true) {
        return;
    }
    wasm_bindgen_futures::spawn_local(async move {
        clock::after(0).await;
        IS_DUE.set(false);
        if IS_DOWN.get() {
            return;
        }
        syntax::show();
        examples::show();
        let focused = dom::document().and_then(|document| document.active_element());
        let focused = focused.and_then(|element| element.closest(r#"[data-testid="item"]"#).ok()?);
        let row =
            focused.map(Row).or_else(|| EDITOR.with_borrow(|editor| Some(editor.as_ref()?.row.clone())));
        if let Some(row) = row.filter(|row| row.0.is_connected()) {
            edit(&row);
        }
    });
}
