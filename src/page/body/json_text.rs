//! The body as JSON text, and what is wrong with it.

use crate::json::{Position, wide};
use crate::page::context::use_ui;
use crate::page::control::{Told, quiet_button};
use crate::page::effect::focus::BODY_JSON;
use crate::page::hook::{rest_ms, use_area, use_rested};
use crate::state::Action;
use crate::state::body::{Body, lines};
use crate::text::{body as words, json_error};
use std::rc::Rc;
use yew::prelude::*;

/// How many lines are seen at once.
const LINES: std::ops::RangeInclusive<usize> = 6..=24;

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct JsonTextProps {
    /// The body.
    pub body: Body,
}

/// The text.
#[component]
pub fn JsonText(JsonTextProps { body }: &JsonTextProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let text = body.text();
    let wrong = body.error().map(|error| json_error::sentence(lang, error, text)).unwrap_or_default();
    let oninput = use_area(BODY_JSON, &lines::shown(text), ui.on(Action::BodyEdited));
    let rested = use_rested((Rc::clone(text), body.error().is_some()), rest_ms(text.len()));
    let straight = use_memo(rested, |(text, is_faulty)| is_faulty.then(|| straightened(text)).flatten());
    let lines = text.lines().take(*LINES.end()).count().max(*LINES.start());
    html! {
        <>
            <label class="visually-hidden" for={BODY_JSON}>{ words::body_json(lang) }</label>
            <textarea id={BODY_JSON} data-testid="body-json" class="input input--wire" rows={lines.to_string()}
                {oninput} spellcheck="false" autocapitalize="off" autocomplete="off"
                aria-invalid={body.error().is_some().then_some("true")} aria-describedby="body-error"
                aria-errormessage="body-error" />
            <p class="field__error" id="body-error" data-testid="body-error">{ wrong.clone() }</p>
            <Told text={wrong} />
            { match (*straight, body.error()) {
                (Some((count, at)), Some(_)) => html! {
                    <button type="button" class="button button--mend" data-testid="body-mend"
                        onclick={ui.click(Action::BodyStraightened)}>
                        { words::straighten(lang, count, at.line, at.column) }
                    </button>
                },
                _ => Html::default(),
            } }
            <div class="items__tools">
                { quiet_button(words::format(lang), ui.click(Action::BodyFormatted)) }
                { quiet_button(words::minify(lang), ui.click(Action::BodyMinified)) }
            </div>
        </>
    }
}

/// How many marks of an input method can be made plain, and where the first stands.
fn straightened(text: &str) -> Option<(usize, Position)> {
    let edits = wide::straightened(text);
    let first = edits.first()?;
    Some((edits.len(), Position::of(text.as_bytes(), first.span.start)))
}
