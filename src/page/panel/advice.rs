//! What there is to know before sending: asked of the engine when the draft rests, shown at the rows and summed up
//! by Send. It stops nothing.

use crate::api::command;
use crate::api::endpoint::Endpoint;
use crate::page::context::Ui;
use crate::page::effect::engine::{self, Advice};
use crate::page::effect::{clock, document};
use crate::workbench::Workbench;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// How long the draft must rest, in milliseconds, so that typing is never held up.
const REST_MS: u32 = 150;
/// How many pieces of advice are summed up.
const MOST: usize = 5;

/// What there is to know about the draft. An untouched example needs no advice, and so no engine.
#[hook]
pub fn use_advice(workbench: &Workbench) -> Rc<[Advice]> {
    let advice = use_state_eq(|| Rc::<[Advice]>::from([]));
    let body = Rc::clone(workbench.body.text());
    let is_asked = workbench.command.path == command::PORTRAIT_SET && *body != *workbench.command.example;
    let to_sandbox = workbench.endpoint == Endpoint::Sandbox;
    let sdkappid = Rc::clone(&workbench.credentials.sdkappid);
    let told = advice.clone();
    use_effect_with((workbench.lang, to_sandbox, sdkappid, is_asked.then_some(body)), move |draft| {
        let (lang, to_sandbox, sdkappid, body) = draft.clone();
        let outdated = Rc::new(Cell::new(false));
        let is_outdated = Rc::clone(&outdated);
        wasm_bindgen_futures::spawn_local(async move {
            clock::after(REST_MS).await;
            let found = match body {
                Some(body) if !is_outdated.get() => engine::advice(lang, to_sandbox, &sdkappid, &body).await,
                _ => Vec::new(),
            };
            if !is_outdated.get() {
                told.set(found.into());
            }
        });
        move || outdated.set(true)
    });
    Rc::clone(&advice)
}

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
                    let (field, item) = (advice.field.clone(), advice.item);
                    let onclick = move |_: MouseEvent| document::focus_field(item, &field);
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
