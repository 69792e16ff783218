//! How two replies of the history differ, by path.

use crate::json::Span;
use crate::json::diff::{Difference, differences};
use crate::json::path::dollar;
use crate::json::pieces::head;
use crate::page::control::plain_text;
use crate::page::effect::clock;
use crate::state::Lang;
use crate::state::history::Entry;
use crate::text::format::calendar;
use crate::text::history as words;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// No more differences than these are listed.
const MOST: usize = 200;

/// How much of a value is shown, in bytes.
const SHOWN: usize = 300;

/// What is compared.
#[derive(Properties, PartialEq)]
pub struct ComparedProps {
    /// The older one.
    pub old: Rc<Entry>,
    /// The newer one.
    pub new: Rc<Entry>,
    /// The language.
    pub lang: Lang,
}

/// How two replies differ.
#[component]
pub fn Compared(props: &ComparedProps) -> Html {
    let ComparedProps { old, new, lang } = props;
    let lang = *lang;
    // What was found, of which two. Finding and drawing are a task each.
    let found = use_state(|| None);
    let pair = (old.key, new.key);
    {
        let (found, old, new) = (found.setter(), Rc::clone(old), Rc::clone(new));
        use_effect_with(pair, move |pair| {
            let pair = *pair;
            let task = Timeout::new(0, move || {
                let replies = old.reply.as_deref().zip(new.reply.as_deref());
                let differences = replies.and_then(|(old, new)| differences(old, new, MOST).ok());
                found.set(Some((pair, differences)));
            });
            move || drop(task)
        });
    }
    let Some((_, found)) = found.as_ref().filter(|(of, _)| *of == pair) else { return html! {} };
    let Some((found, count)) = found else {
        return html! { <p class="note" data-testid="compare">{ words::cannot(lang) }</p> };
    };
    if *count == 0 {
        return html! { <p class="note" data-testid="compare">{ words::same(lang) }</p> };
    }
    let side = |span: Option<Span>, entry: &Entry| match span {
        None => html! { <i>{ words::missing(lang) }</i> },
        Some(span) => {
            let text = span.of(entry.reply.as_deref().unwrap_or_default());
            let cut = if text.len() > SHOWN { "…" } else { "" };
            html! { <code>{ plain_text(head(text, SHOWN)) }{ cut }</code> }
        }
    };
    let row = |difference: &Difference| {
        html! {
            <tr>
                <th scope="row"><code>{ plain_text(head(&dollar(&difference.path), SHOWN)) }</code></th>
                <td data-side="old">{ side(difference.before, old) }</td>
                <td data-side="new">{ side(difference.after, new) }</td>
            </tr>
        }
    };
    let time = |entry: &Entry| calendar::date_time(lang, clock::local_ms(entry.key.at_ms) / 1000);
    html! {
        <div class="compare" data-testid="compare" tabindex="0">
            <p>{ words::count(lang, *count, found.len()) }</p>
            <table>
                <thead><tr>
                    <th scope="col">{ words::path(lang) }</th>
                    <th scope="col">{ time(old) }</th>
                    <th scope="col">{ time(new) }</th>
                </tr></thead>
                <tbody>{ for found.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
