//! Import and export. The export holds what an environment holds, so no secret; the import takes a text in whole or not
//! at all, and what was pasted stays until it is taken.

use super::view::{View, fold};
use crate::exchange::environment::{Environment, TEXT_MAX, write};
use crate::page::control::{CopyButton, button, on_typed};
use crate::page::effect::{download, file};
use crate::state::Action;
use crate::state::environments::{Said, Step};
use crate::text::{environment_error, environments as words};
use std::rc::Rc;
use yew::prelude::*;

const FILE_NAME: &str = "tim-tester-environments.json";

/// Draws it.
pub fn view(view: View) -> Html {
    let (lang, environments) = (view.lang(), view.environments);
    let made = {
        let own = Rc::clone(&environments.own);
        Callback::from(move |()| exported(&own).into())
    };
    let saving = {
        let own = Rc::clone(&environments.own);
        Callback::from(move |_: MouseEvent| {
            download::save(Rc::new(exported(&own).into_bytes()), FILE_NAME);
        })
    };
    let refused = refused(view);
    let is_blank = environments.import.trim().is_empty();
    let inside = html! {
        <>
            <p class="field__hint">{ words::export_hint(lang) }</p>
            <div class="setup__row">
                { button("env-export", words::download(lang), environments.own.is_empty(), saving) }
                <CopyButton label={words::copy_json(lang)} {made} testid="env-copy" />
            </div>
            <div class="field">
                <label class="field__label" for="env-import-text">{ words::import_text(lang) }</label>
                <textarea id="env-import-text" data-testid="env-import-text" class="input input--wire" rows="6"
                    spellcheck="false" autocomplete="off" value={environments.import.to_string()}
                    aria-invalid={refused.is_some().then_some("true")} aria-describedby="env-import-error"
                    oninput={on_typed(view.on(Step::ImportEdited))} />
            </div>
            if let Some(Said::Foreign(foreign)) = environments.said.as_deref() {
                <p class="note" role="status" data-testid="env-import-foreign">{ words::foreign(lang, foreign) }</p>
            }
            <div class="field__error" id="env-import-error" role="alert" data-testid="env-import-error">
                { for refused.into_iter().flatten().filter(|line| !line.is_empty()).map(|line| html! { <p>{ line }</p> }) }
            </div>
            <div class="setup__row">
                { button("env-import", words::import(lang), is_blank, view.click(Step::Imported)) }
                <label class="button setup__file">
                    <input type="file" class="visually-hidden" accept=".json,application/json" data-testid="env-file"
                        onchange={file_chosen(view)} />
                    { words::import_file(lang) }
                </label>
            </div>
        </>
    };
    fold("env-transfer", words::in_and_out(lang), inside)
}

/// Every change was checked by writing it.
fn exported(own: &[Environment]) -> String {
    write(own).unwrap_or_default()
}

/// Why the last import came to nothing.
fn refused(view: View) -> Option<[String; 3]> {
    let lang = view.lang();
    match view.environments.said.as_deref()? {
        Said::ImportRefused(error) => Some([
            environment_error::sentence(lang, error),
            words::import_refused(lang).to_owned(),
            environment_error::leak(lang, error).to_owned(),
        ]),
        Said::FileNotUtf8(offset) => Some([words::not_utf8(lang, *offset), String::new(), String::new()]),
        Said::FileUnread => Some([words::file_unread(lang).to_owned(), String::new(), String::new()]),
        Said::Foreign(_) | Said::Done(_) | Said::NoName | Said::NotSaved(_) | Said::FieldRefused(_) => None,
    }
}

/// Reads the chosen file into the text.
fn file_chosen(view: View) -> Callback<Event> {
    let emit = view.ui.emit.clone();
    Callback::from(move |event: Event| {
        let (emit, chosen) = (emit.clone(), file::chosen(&event));
        wasm_bindgen_futures::spawn_local(async move {
            if let Some(chosen) = chosen {
                let bytes = file::bytes(&chosen, TEXT_MAX).await;
                emit.emit(Action::Environments(Step::FileRead(bytes)));
            }
        });
    })
}
