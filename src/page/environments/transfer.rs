//! Import and export. The export holds what an environment holds, so no secret; the import takes a text in whole or not
//! at all, and what was pasted stays until it is taken.

use super::view::{View, button, fold};
use crate::exchange::environment::{TEXT_MAX, write};
use crate::page::answer::copy::{self, CopyMade};
use crate::page::control::on_typed;
use crate::text::{setup as words, setup_refused};
use crate::workbench::setup::{Said, Step};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use yew::prelude::*;

const FILE_NAME: &str = "tim-tester-environments.json";

/// Draws it.
pub fn view(view: View) -> Html {
    let lang = view.lang;
    // Every change was checked by writing it.
    let written = {
        let own = Rc::clone(&view.setup.own);
        move || write(&own).unwrap_or_default()
    };
    let made = {
        let written = written.clone();
        Callback::from(move |()| written().into())
    };
    let download = Callback::from(move |_: MouseEvent| {
        copy::save(Rc::new(written().into_bytes()), FILE_NAME.to_owned());
    });
    let refused = refused(view);
    let inside = html! {
        <>
            <p class="field__hint">{ words::export_hint(lang) }</p>
            <div class="setup__row">
                { button("env-export", words::download(lang), view.setup.own.is_empty(), download) }
                <CopyMade label={words::copy_json(lang)} {made} testid={Some("env-copy")} />
            </div>
            <div class="field">
                <label class="field__label" for="env-import-text">{ words::import_text(lang) }</label>
                <textarea id="env-import-text" data-testid="env-import-text" class="input input--wire" rows="6"
                    spellcheck="false" autocomplete="off" value={view.setup.import.to_string()}
                    aria-invalid={refused.is_some().then_some("true")} aria-describedby="env-import-error"
                    oninput={on_typed(view.on(Step::ImportEdited))} />
            </div>
            <div class="field__error" id="env-import-error" role="alert" data-testid="env-import-error">
                { for refused.into_iter().flatten().filter(|line| !line.is_empty()).map(|line| html! { <p>{ line }</p> }) }
            </div>
            <div class="setup__row">
                { button("env-import", words::import(lang), view.setup.import.trim().is_empty(), view.click(Step::Imported)) }
                <label class="button setup__file">
                    <input type="file" class="visually-hidden" accept=".json,application/json" data-testid="env-file"
                        onchange={chosen(view)} />
                    { words::import_file(lang) }
                </label>
            </div>
        </>
    };
    fold("env-transfer", words::in_and_out(lang), inside)
}

/// Why the last import came to nothing.
fn refused(view: View) -> Option<[String; 3]> {
    let lang = view.lang;
    match view.setup.said.as_deref()? {
        Said::ImportRefused(error) => Some([
            setup_refused::sentence(lang, error),
            words::import_refused(lang).to_owned(),
            setup_refused::leak(lang, error).to_owned(),
        ]),
        Said::FileNotUtf8(offset) => Some([words::not_utf8(lang, *offset), String::new(), String::new()]),
        Said::FileUnread => Some([words::file_unread(lang).to_owned(), String::new(), String::new()]),
        Said::Done(_) | Said::NoName | Said::NotSaved(_) | Said::FieldRefused(_) => None,
    }
}

/// Reads the chosen file into the text. The same file can be chosen again then.
fn chosen(view: View) -> Callback<Event> {
    let steps = view.steps.clone();
    Callback::from(move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        input.set_value("");
        let steps = steps.clone();
        wasm_bindgen_futures::spawn_local(async move {
            steps.emit(Step::FileRead(bytes(&file).await));
        });
    })
}

/// A file's bytes; `None` where it is too long for environments, or can't be read.
async fn bytes(file: &web_sys::File) -> Option<Vec<u8>> {
    if file.size() > TEXT_MAX as f64 {
        return None;
    }
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
