//! What stands in a panel while its data is not there.

use crate::page::context::Ui;
use crate::state::Action;
use crate::state::files::File;
use crate::text::panel as words;
use yew::prelude::*;

/// Stands in a panel for data that is on its way, or could not be had: then all of it is asked for once more.
pub fn missing(ui: &Ui, has_failed: bool, files: &'static [File]) -> Html {
    if !has_failed {
        return html! { <p class="note" role="status" data-testid="panel-loading">{ words::loading(ui.lang) }</p> };
    }
    let again = {
        let ui = ui.clone();
        Callback::from(move |_: MouseEvent| files.iter().for_each(|file| ui.say(Action::FileWanted(*file))))
    };
    html! {
        <div class="note note--bad" role="alert" data-testid="panel-failed">
            <p>{ words::failed(ui.lang) }</p>
            <button type="button" class="button" data-testid="panel-again" onclick={again}>{ words::again(ui.lang) }</button>
        </div>
    }
}
