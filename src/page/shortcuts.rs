//! The list of the keys: the table that the page itself goes by.

use super::context::Ui;
use super::control::{Modal, ticked};
use crate::state::shortcut::{self, Keys};
use crate::state::{Action, Lang};
use crate::text::shortcuts as words;
use yew::prelude::*;

/// The list of the keys; `single_keys` says whether a character alone does something.
pub fn shortcuts(ui: &Ui, single_keys: bool) -> Html {
    let lang = ui.lang;
    html! {
        <Modal id="shortcuts" label={words::title(lang)}>
            <div class="dialog__head">
                <h2 class="card__title">{ words::title(lang) }</h2>
                { close_button(ui, "shortcuts-close") }
            </div>
            <div class="dialog__body">
                <table class="keys">
                    <thead><tr>
                        <th scope="col">{ words::keys(lang) }</th>
                        <th scope="col">{ words::what(lang) }</th>
                        <th scope="col">{ words::place(lang) }</th>
                    </tr></thead>
                    <tbody>{ for shortcut::ALL.iter().map(|keys| row(lang, keys)) }</tbody>
                </table>
                <label class="check">
                    <input type="checkbox" data-testid="single-keys" checked={single_keys}
                        onchange={ui.on(|event: Event| Action::SingleKeysChosen(ticked(&event)))} />
                    { words::single(lang) }
                </label>
                <p class="field__hint">{ words::more(lang) }</p>
            </div>
        </Modal>
    }
}

fn row(lang: Lang, keys: &Keys) -> Html {
    let does = words::does(lang, keys.does);
    html! {
        <tr key={does} data-testid="shortcut">
            <td class="keys__keys">{ key_names(keys) }</td>
            <th scope="row">{ does }</th>
            <td class="keys__where">{ words::reach(lang, keys.reach) }</td>
        </tr>
    }
}

/// What to press.
pub fn key_names(keys: &Keys) -> Html {
    html! { <>{ for keys.names().map(|name| html! { <kbd>{ name }</kbd> }) }</> }
}

/// The button that closes a dialog.
pub fn close_button(ui: &Ui, testid: &'static str) -> Html {
    html! {
        <button type="button" class="button button--quiet" data-testid={testid}
            onclick={ui.click(Action::DialogClosed)}>{ words::close(ui.lang) }</button>
    }
}
