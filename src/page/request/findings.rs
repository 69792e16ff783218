//! What there is to know before sending, summed up by Send. It stops nothing.

use crate::page::context::Ui;
use crate::page::effect::document;
use crate::workbench::Advice;
use std::rc::Rc;
use yew::prelude::*;

/// How many pieces of advice are summed up.
const MOST: usize = 5;

/// The advice in a few lines; each leads to its field.
pub fn summary(ui: &Ui, advice: &[Advice]) -> Html {
    if advice.is_empty() {
        return html! {};
    }
    html! {
        <div class="advice" data-testid="findings" role="status">
            <p>{ (ui.words().findings)(advice.len()) }</p>
            <ul>
                { for advice.iter().take(MOST).map(|advice| {
                    let (field, row) = (Rc::clone(&advice.field), advice.row);
                    let onclick = move |_: MouseEvent| document::focus_field(row, &field);
                    html! {
                        <li><button type="button" class="advice__entry" data-testid="finding" {onclick}>
                            <code>{ Rc::clone(&advice.place) }</code>{ " " }{ Rc::clone(&advice.words) }
                        </button></li>
                    }
                }) }
            </ul>
        </div>
    }
}
