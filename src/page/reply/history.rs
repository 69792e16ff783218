//! The replies of this visit, and how two of them differ.

use crate::json::Span;
use crate::json::diff::{Difference, differences};
use crate::json::path::dollar;
use crate::json::pieces::head;
use crate::page::context::use_ui;
use crate::page::control::plain_text;
use crate::page::control::ticked;
use crate::page::effect::clock;
use crate::state::history::{History, Past};
use crate::state::{Action, Lang};
use crate::text::format::{calendar, size};
use crate::text::history as words;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// No more differences than these are listed.
const MOST: usize = 200;

/// How much of a value is shown, in bytes.
const SHOWN: usize = 300;

/// The numbers of the two that are compared, the one ticked last at the end.
#[derive(Default)]
struct Ticks(Vec<u32>);

impl Reducible for Ticks {
    /// A reply's number, and whether it is ticked.
    type Action = (u32, bool);

    fn reduce(self: Rc<Self>, (id, on): (u32, bool)) -> Rc<Self> {
        let others = self.0.iter().copied().filter(|other| *other != id);
        let mut next: Vec<u32> = others.chain(on.then_some(id)).collect();
        let extra = next.len().saturating_sub(2);
        Rc::new(Self(next.split_off(extra)))
    }
}

/// What is listed.
#[derive(Properties, PartialEq)]
pub struct PastRepliesProps {
    /// The replies.
    pub history: History,
}

/// The replies of this visit.
#[component]
pub fn PastReplies(PastRepliesProps { history }: &PastRepliesProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let ticks = use_reducer(Ticks::default);
    let entry = |past: &Rc<Past>| {
        let id = past.id;
        let onchange = {
            let ticks = ticks.dispatcher();
            Callback::from(move |event: Event| ticks.dispatch((id, ticked(&event))))
        };
        let facts = format!(
            "{} · {} · {} ms · {}",
            calendar::clock_time(clock::local_ms(past.at_ms)),
            past.status,
            past.took_ms,
            size::bytes(past.size)
        );
        html! {
            <li class="history__entry" data-testid="history-entry" key={id}>
                <label class="check">
                    <input type="checkbox" checked={ticks.0.contains(&id)} {onchange} />
                    <strong>{ words::request(lang, id) }</strong>
                    <span>{ past.path.to_string() }</span>
                    <span>{ facts }</span>
                </label>
            </li>
        }
    };
    let mut ticked = history.kept().iter().filter(|past| ticks.0.contains(&past.id)).cloned();
    let compared = match (ticked.next(), ticked.next()) {
        (Some(one), Some(other)) => {
            let (old, new) = if one.id < other.id { (one, other) } else { (other, one) };
            Some(html! { <Compared {old} {new} {lang} /> })
        }
        _ => None,
    };
    if history.kept().is_empty() {
        return html! {};
    }
    html! {
        <details class="history">
            <summary>{ format!("{} ({})", words::title(lang), history.kept().len()) }</summary>
            <p class="history__how">{ words::how(lang) }</p>
            <ul>{ for history.kept().iter().map(entry) }</ul>
            <button type="button" class="button button--quiet" data-testid="history-clear"
                onclick={ui.click(Action::HistoryCleared)}>
                { words::clear(lang) }
            </button>
            { compared }
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
        let (found, old, new) = (found.setter(), Rc::clone(old), Rc::clone(new));
        use_effect_with(pair, move |pair| {
            let pair = *pair;
            let task = Timeout::new(0, move || {
                let bodies = old.body.as_deref().zip(new.body.as_deref());
                let differences = bodies.and_then(|(old, new)| differences(old, new, MOST).ok());
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
    let side = |span: Option<Span>, past: &Past| match span {
        None => html! { <i>{ words::missing(lang) }</i> },
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
            <p>{ words::count(lang, *count, found.len()) }</p>
            <table>
                <thead><tr>
                    <th scope="col">{ words::path(lang) }</th>
                    <th scope="col">{ words::request(lang, old.id) }</th>
                    <th scope="col">{ words::request(lang, new.id) }</th>
                </tr></thead>
                <tbody>{ for found.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
