//! How long a call took and where, what it weighed where the browser tells, and how it compares with those before.

use super::reading::Shared;
use crate::api::call::Secrets;
use crate::page::effect::timings;
use crate::state::Lang;
use crate::state::call::{Exchange, Outcome};
use crate::state::history::Times;
use crate::text::format::time::took;
use crate::text::measure as words;
use yew::prelude::*;

/// The chart's width and height.
const CHART: (u32, u32) = (120, 24);

/// A chart of fewer calls tells nothing that their words don't.
const CHARTED: usize = 4;

/// What is measured.
#[derive(Properties, PartialEq)]
pub struct MeasureProps {
    /// The exchange.
    pub exchange: Shared<Exchange>,
    /// How long the last answered calls took.
    pub times: Times,
    /// The language.
    pub lang: Lang,
}

/// How long a call took.
#[component]
pub fn Measure(props: &MeasureProps) -> Html {
    let MeasureProps { exchange, times, lang } = props;
    let (exchange, lang) = (&*exchange.0, *lang);
    let noted = use_memo(exchange.id, |_| timings::of(&exchange.sent.url(Secrets::Revealed)));
    let Outcome::Answered(received) = &exchange.outcome else { return html! {} };
    let total = exchange.took_ms.max(1);
    let headers = received.headers_ms.min(total);
    let connecting = noted.map_or(0, |noted| noted.connecting_ms).min(headers);
    let phases = [
        ("connecting", words::connecting(lang), connecting),
        ("waiting", words::waiting(lang), headers - connecting),
        ("reading", words::reading(lang), exchange.took_ms.saturating_sub(headers)),
    ];
    let is_divided = phases.iter().filter(|phase| phase.2 > 0).count() > 1;
    // A single phase takes the time that is told already.
    let spent = phases.iter().filter(|phase| is_divided && phase.2 > 0);
    let spent = spent.map(|(_, label, ms)| format!("{label} {}", took(*ms)));
    let sizes = noted.map(|noted| match noted.sizes {
        Some(sizes) => words::sizes(lang, sizes.wire, sizes.packed, sizes.unpacked),
        None => words::untold(lang).to_owned(),
    });
    let told: Vec<_> = spent.chain(sizes).collect();
    let mut from = 0;
    let bars = phases.map(|(name, label, ms)| {
        let x = from * 100 / total;
        from += ms;
        let width = (from * 100 / total).saturating_sub(x);
        html! {
            <rect class="measure__phase" data-phase={name} x={x.to_string()} y="0" width={width.to_string()} height="6">
                <title>{ format!("{label} {}", took(ms)) }</title>
            </rect>
        }
    });
    let all = times.median_and_p95().filter(|_| times.count() > 1).map(|(median, p95)| {
        html! { <span data-testid="measure-times">{ words::times(lang, times.count(), median, p95) }</span> }
    });
    let (in_line, charted) = if times.count() < CHARTED { (all, None) } else { (None, all) };
    if told.is_empty() && in_line.is_none() && charted.is_none() {
        return html! {};
    }
    html! {
        <div class="measure" data-testid="measure">
            if is_divided {
                <svg class="measure__bar" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={words::bar(lang)}>
                    { for bars }
                </svg>
            }
            if !told.is_empty() || in_line.is_some() {
                <p>
                    { told.join(" · ") }
                    if let Some(all) = in_line { if !told.is_empty() { { " · " } }{ all } }
                </p>
            }
            if let Some(all) = charted {
                <p class="measure__all">
                    <svg class="measure__chart" viewBox={format!("-1 -1 {} {}", CHART.0 + 2, CHART.1 + 2)} role="img"
                        aria-label={words::chart(lang)}>
                        <polyline points={times.points(CHART.0, CHART.1)} />
                    </svg>
                    { all }
                </p>
            }
        </div>
    }
}
