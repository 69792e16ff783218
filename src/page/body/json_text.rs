//! The body as JSON text, and what is wrong with it.

use crate::json::{Position, wide};
use crate::page::context::Ui;
use crate::page::control::{on_typed, quiet_button};
use crate::page::effect::focus::BODY_JSON;
use crate::state::Action;
use crate::state::body::{Body, lines};
use crate::text::{body as words, json_error};
use yew::prelude::*;

/// How many lines are seen at once.
const LINES: std::ops::RangeInclusive<usize> = 6..=24;

/// Draws the text.
pub fn json_text(ui: &Ui, body: &Body) -> Html {
    let lang = ui.lang;
    let text = body.text();
    let lines = text.lines().take(*LINES.end()).count().max(*LINES.start());
    html! {
        <>
            <label class="visually-hidden" for={BODY_JSON}>{ words::body_json(lang) }</label>
            <textarea id={BODY_JSON} data-testid="body-json" class="input input--wire" rows={lines.to_string()}
                value={lines::shown(text)} oninput={on_typed(ui.on(Action::BodyEdited))} spellcheck="false"
                autocapitalize="off" autocomplete="off"
                aria-invalid={body.error().is_some().then_some("true")} aria-describedby="body-error" />
            <p class="field__error" id="body-error" data-testid="body-error" role="status">
                { for body.error().map(|error| json_error::sentence(lang, error, text)) }
            </p>
            { straighten(ui, body) }
            <div class="items__tools">
                { quiet_button(words::format(lang), ui.click(Action::BodyFormatted)) }
                { quiet_button(words::minify(lang), ui.click(Action::BodyMinified)) }
            </div>
        </>
    }
}

/// Offers to make plain what an input method typed, where that may be what is wrong.
fn straighten(ui: &Ui, body: &Body) -> Html {
    let Some(_) = body.error() else { return Html::default() };
    let text = body.text();
    let edits = wide::straightened(text);
    let Some(first) = edits.first() else { return Html::default() };
    let at = Position::of(text.as_bytes(), first.span.start);
    html! {
        <button type="button" class="button button--mend" data-testid="body-mend" onclick={ui.click(Action::BodyStraightened)}>
            { words::straighten(ui.lang, edits.len(), at.line, at.column) }
        </button>
    }
}
