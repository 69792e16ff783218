//! What the vendor's support asks for, to be copied in one piece.

use crate::page::control::{CopyButton, made, plain_text};
use crate::page::effect::clock;
use crate::state::Lang;
use crate::state::call::Exchange;
use crate::text::format::calendar;
use crate::text::support as words;
use yew::prelude::*;

/// Draws it, folded.
pub fn view(lang: Lang, exchange: &Exchange) -> Html {
    let zone = clock::local_ms(exchange.at_ms).cast_signed() - exchange.at_ms.cast_signed();
    let time = calendar::date_time_zone(exchange.at_ms, zone);
    let lines = std::iter::once(("time".to_owned(), time)).chain(exchange.for_support());
    let text: String = lines.map(|(name, value)| format!("{name}: {value}\n")).collect();
    html! {
        <details class="outside" data-testid="support">
            <summary>{ words::support(lang, &exchange.traces()) }</summary>
            <div class="code__tools">
                <CopyButton label={words::copy(lang)} made={made(text.as_str())} testid="support-copy" />
            </div>
            <pre class="code" data-testid="support-text" tabindex="0">{ plain_text(&text) }</pre>
        </details>
    }
}
