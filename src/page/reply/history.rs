//! The replies of this visit, and how two of them differ.

use super::line::plain_text;
use crate::json::Span;
use crate::json::diff::{Difference, differences};
use crate::json::path::dollar;
use crate::json::pieces::head;
use crate::page::control::ticked;
use crate::page::effect::clock;
use crate::text::{Lang, compare, moment, size};
use crate::workbench::replies::{Past, Replies};
use std::rc::Rc;
use yew::prelude::*;

/// No more differences than these are listed.
const MOST: usize = 200;

/// How much of a value is shown, in bytes.
const SHOWN: usize = 300;

/// The replies, and who forgets them.
#[derive(Properties, PartialEq)]
pub struct HistoryProps {
    /// The replies.
    pub replies: Replies,
    /// They are to be forgotten.
    pub cleared: Callback<MouseEvent>,
    /// The language.
    pub lang: Lang,
}

/// The replies of this visit.
#[component]
pub fn History(props: &HistoryProps) -> Html {
    let HistoryProps { replies, cleared, lang } = props;
    let lang = *lang;
    // The numbers of the two that are compared, the one ticked last at the end.
    let ticks = use_state(Vec::<u32>::new);
    let entry = |past: &Rc<Past>| {
        let id = past.id;
        let onchange = {
            let ticks = ticks.clone();
            Callback::from(move |event: Event| {
                let mut next: Vec<u32> = ticks.iter().copied().filter(|&other| other != id).collect();
                if ticked(&event) {
                    next.push(id);
                }
                let extra = next.len().saturating_sub(2);
                ticks.set(next.split_off(extra));
            })
        };
        let facts = format!(
            "{} · {} · {} ms · {}",
            moment::clock_time(clock::local_ms(past.at_ms)),
            past.status,
            past.took_ms,
            size::bytes(past.size)
        );
        html! {
            <li class="history__entry" data-testid="history-entry" key={id}>
                <label class="check">
                    <input type="checkbox" checked={ticks.contains(&id)} {onchange} />
                    <strong>{ compare::request(lang, id) }</strong>
                    <span>{ past.path.to_string() }</span>
                    <span>{ facts }</span>
                </label>
            </li>
        }
    };
    let of = |id: &u32| replies.kept().iter().find(|past| past.id == *id).cloned();
    let mut pair: Vec<_> = ticks.iter().filter_map(of).collect();
    pair.sort_by_key(|past| past.id);
    let compared =
        <[Rc<Past>; 2]>::try_from(pair).ok().map(|[old, new]| html! { <Compared {old} {new} {lang} /> });
    if replies.kept().is_empty() {
        return html! {};
    }
    html! {
        <details class="history">
            <summary>{ format!("{} ({})", compare::title(lang), replies.kept().len()) }</summary>
            <p class="history__how">{ compare::how(lang) }</p>
            <ul>{ for replies.kept().iter().map(entry) }</ul>
            <button type="button" class="button button--quiet" data-testid="history-clear" onclick={cleared}>
                { compare::clear(lang) }
            </button>
            { for compared }
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct ComparedProps {
    old: Rc<Past>,
    new: Rc<Past>,
    lang: Lang,
}

#[component]
fn Compared(props: &ComparedProps) -> Html {
    let ComparedProps { old, new, lang } = props;
    let lang = *lang;
    // What was found, of which two. Finding and drawing are a task each.
    let found = use_state(|| None);
    let pair = (old.id, new.id);
    {
        let (found, old, new) = (found.clone(), Rc::clone(old), Rc::clone(new));
        use_effect_with(pair, move |pair| {
            let pair = *pair;
            clock::rested(0, move || {
                let bodies = old.body.as_deref().zip(new.body.as_deref());
                let differences = bodies.and_then(|(old, new)| differences(old, new, MOST).ok());
                found.set(Some((pair, differences)));
            })
        });
    }
    let Some((_, found)) = found.as_ref().filter(|(of, _)| *of == pair) else { return html! {} };
    let Some((found, count)) = found else {
        return html! { <p class="note" data-testid="compare">{ compare::cannot(lang) }</p> };
    };
    if *count == 0 {
        return html! { <p class="note" data-testid="compare">{ compare::same(lang) }</p> };
    }
    let side = |span: Option<Span>, past: &Past| match span {
        None => html! { <i>{ compare::missing(lang) }</i> },
        Some(span) => {
            let text = span.of(past.body.as_deref().unwrap_or_default());
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
    html! {
        <div class="compare" data-testid="compare" tabindex="0">
            <p>{ compare::count(lang, *count, found.len()) }</p>
            <table>
                <thead><tr>
                    <th scope="col">{ compare::path(lang) }</th>
                    <th scope="col">{ compare::request(lang, old.id) }</th>
                    <th scope="col">{ compare::request(lang, new.id) }</th>
                </tr></thead>
                <tbody>{ for found.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
