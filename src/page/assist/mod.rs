//! Help in the row that has the focus: the tag picker, and editors for values that are hard to write by hand. Part of
//! the engine. It reads the row's own fields and writes into them as a user would; it knows nothing of the workbench
//! behind.

pub(super) mod dom;
mod editors;
mod picker;

use super::effect::clock;
use crate::api::profile;
use crate::api::rules::{CustomKind, Known, Rules};
use crate::sandbox::Settings;
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
}

/// Helps from now on. `settings` tells the app's custom fields.
pub fn start(settings: fn() -> Settings) {
    let Some(document) = dom::document() else { return };
    dom::listen(&document, "focusin", move |event| focused(&event, settings));
    dom::listen(&document, "focusout", |_| close_picker());
    dom::listen(&document, "input", move |event| {
        if let Some(row) = tag_of(&event) {
            open_picker(&row, settings);
        }
        look_again(settings);
    });
    dom::listen(&document, "click", move |event| {
        if let Some(row) = tag_of(&event).filter(|_| PICKER.with_borrow(Option::is_none)) {
            open_picker(&row, settings);
        }
        look_again(settings);
    });
    dom::listen(&document, "keydown", move |event| {
        pressed(&event, settings);
        look_again(settings);
    });
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

fn open_picker(row: &Row, settings: fn() -> Settings) {
    close_picker();
    let settings = settings();
    let sdkappid = settings.sdkappid.to_string();
    let rules = Rules { documents: settings.documents, sdkappid: &sdkappid, custom: &settings.custom };
    let picker = Picker::open(row, &offers(dom::lang(), &row.tag(), &rules));
    PICKER.set(picker);
}

fn pressed(event: &Event, settings: fn() -> Settings) {
    let (Some(row), Some(key)) = (tag_of(event), event.dyn_ref::<KeyboardEvent>()) else { return };
    if key.alt_key() || key.ctrl_key() || key.meta_key() || key.is_composing() {
        return;
    }
    let opens = matches!(key.key().as_str(), "ArrowDown" | "ArrowUp");
    if opens && PICKER.with_borrow(Option::is_none) {
        open_picker(&row, settings);
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

/// The row that gets the focus gets the editor.
fn focused(event: &Event, settings: fn() -> Settings) {
    if let Some(row) = Row::of(event) {
        edit(&row, settings);
    }
}

fn edit(row: &Row, settings: fn() -> Settings) {
    let wanted = row.value().and_then(|text| Some((kind_of(&row.tag(), &settings())?, text)));
    let Some((kind, text)) = wanted else {
        EDITOR.take();
        return;
    };
    let is_there = EDITOR.with_borrow(|editor| {
        editor.as_ref().is_some_and(|editor| editor.kind == kind && editor.row == *row)
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

/// Which editor a field has.
fn kind_of(tag: &str, settings: &Settings) -> Option<Kind> {
    match tag {
        "Tag_Profile_IM_BirthDay" => return Some(Kind::Date),
        "Tag_Profile_IM_Location" => return Some(Kind::Location),
        "Tag_Profile_IM_Image" => return Some(Kind::Image),
        _ => {}
    }
    profile::custom_keyword(tag)?;
    let sdkappid = settings.sdkappid.to_string();
    let rules = Rules { documents: settings.documents, sdkappid: &sdkappid, custom: &settings.custom };
    match rules.find(tag) {
        Ok(Known::Custom(field)) if field.kind == CustomKind::Bytes => Some(Kind::Bytes),
        _ => None,
    }
}

/// Once the page has drawn what an event changed, the editor follows.
fn look_again(settings: fn() -> Settings) {
    if IS_DUE.replace(true) {
        return;
    }
    wasm_bindgen_futures::spawn_local(async move {
        clock::after(0).await;
        IS_DUE.set(false);
        let focused = dom::document().and_then(|document| document.active_element());
        let focused = focused.and_then(|element| element.closest(r#"[data-testid="item"]"#).ok()?);
        let row =
            focused.map(Row).or_else(|| EDITOR.with_borrow(|editor| Some(editor.as_ref()?.row.clone())));
        if let Some(row) = row.filter(|row| row.0.is_connected()) {
            edit(&row, settings);
        }
    });
}
