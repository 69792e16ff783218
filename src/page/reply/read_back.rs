//! A profile that was set is read back at a click: what was set beside what is there.

use crate::api::command;
use crate::api::error_code;
use crate::json::pieces::head;
use crate::page::context::Ui;
use crate::page::control::plain_text;
use crate::state::Lang;
use crate::state::read_back::{Found, ReadBack, Row};
use crate::text::read_back as words;
use yew::prelude::*;

/// How much of a value is shown, in bytes.
const SHOWN: usize = 600;

/// Draws the button, and what came of it.
pub fn view(ui: &Ui, read_back: &ReadBack) -> Html {
    let lang = ui.lang;
    let is_reading = read_back.call.sending().is_some();
    let onclick = {
        let ui = ui.clone();
        Callback::from(move |_: MouseEvent| ui.read_back())
    };
    html! {
        <div class="readback">
            <p class="readback__ask">
                <button type="button" class="button" data-testid="read-back" disabled={is_reading} {onclick}>{ words::read(lang) }</button>
                <span class="note">{ words::hint(lang) }</span>
            </p>
            <div role="status">
                if is_reading { <p class="note">{ words::reading(lang) }</p> }
                if let Some(found) = &read_back.found { { found_view(lang, read_back, found) } }
            </div>
        </div>
    }
}

fn found_view(lang: Lang, read_back: &ReadBack, found: &Found) -> Html {
    match found {
        Found::Rows(rows) => html! {
            <>
                <p data-testid="read-back-result">{ words::summary(lang, rows) }</p>
                { table(lang, rows) }
            </>
        },
        Found::Failed => failed(lang, read_back),
        Found::Refused(code, info) => {
            let command = read_back.call.last().and_then(|last| command::find(&last.sent.path));
            let row = code.parse().ok().and_then(|code| error_code::find(command, code));
            failure(lang, &words::refused(lang, code, row, info), html! {})
        }
        Found::NoAccount => failure(lang, words::no_account(lang), html! {}),
    }
}

fn failed(lang: Lang, read_back: &ReadBack) -> Html {
    let Some(last) = read_back.call.last() else { return html! {} };
    match words::why(lang, last) {
        Some(told) => {
            let more = html! {
                <>
                    <p>{ told.sure }</p>
                    <ul class="verdict__checks">{ for told.checks.into_iter().map(|check| html! { <li>{ check }</li> }) }</ul>
                </>
            };
            failure(lang, &told.what, more)
        }
        None => {
            let code = last.says().and_then(|reply| reply.table_code());
            let row = code.and_then(|code| error_code::find(command::find(&last.sent.path), code));
            failure(lang, &words::code(lang, last, row), html! {})
        }
    }
}

fn failure(lang: Lang, what: &str, more: Html) -> Html {
    html! {
        <div class="verdict verdict--fail" data-testid="read-back-failed">
            <p class="verdict__meaning">{ words::failed(lang) }{ " " }{ plain_text(what) }</p>
            { more }
        </div>
    }
}

fn table(lang: Lang, rows: &[Row]) -> Html {
    let value = |text: &str| {
        let shown = head(text, SHOWN);
        html! { <code>{ plain_text(shown) }{ if shown.len() < text.len() { "…" } else { "" } }</code> }
    };
    html! {
        <div class="readback__scroll" tabindex="0" role="group" aria-label={words::table(lang)}>
            <table class="readback__table">
                <caption class="visually-hidden">{ words::table(lang) }</caption>
                <thead><tr>
                    <th scope="col">{ words::tag(lang) }</th><th scope="col">{ words::compared(lang) }</th>
                    <th scope="col">{ words::set(lang) }</th><th scope="col">{ words::got(lang) }</th>
                </tr></thead>
                <tbody>{ for rows.iter().map(|row| {
                    let compared = row.compared();
                    html! {
                        <tr key={row.tag.clone()} data-testid="read-back-row" data-tag={row.tag.clone()} data-state={compared.name()}>
                            <th scope="row">{ plain_text(&row.tag) }</th>
                            <td class="readback__state">{ words::state(lang, compared) }</td>
                            <td>{ value(&row.set) }</td>
                            <td>{ row.got.as_deref().map_or_else(|| html! { <em>{ words::nothing(lang) }</em> }, value) }</td>
                        </tr>
                    }
                }) }</tbody>
            </table>
        </div>
    }
}
