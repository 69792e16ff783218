//! How long a call took and where, what it weighed where the browser tells, and how it compares with those before.

use super::reading::Shared;
use crate::api::call::Secrets;
use crate::text::{Lang, compare};
use crate::workbench::times::{median_and_p95, points};
use crate::workbench::{Outcome, Settled};
use wasm_bindgen::JsCast;
use web_sys::PerformanceResourceTiming;
use yew::prelude::*;

/// The chart's width and height, and the bar's width.
const CHART: (u32, u32) = (120, 24);

/// What is measured.
#[derive(Properties, PartialEq)]
pub struct MeasureProps {
    /// The outcome.
    pub settled: Shared<Settled>,
    /// How long the last answered calls took, in milliseconds.
    pub times: Vec<u32>,
    /// The language.
    pub lang: Lang,
}

/// What the browser notes of a call.
struct Noted {
    connecting_ms: u32,
    /// With headers, packed, and unpacked, in bytes; nothing where the browser does not tell.
    sizes: Option<[usize; 3]>,
}

/// How long a call took.
#[component]
pub fn Measure(props: &MeasureProps) -> Html {
    let MeasureProps { settled, times, lang } = props;
    let noted = use_memo(settled.clone(), |settled| noted(&settled.0));
    let lang = *lang;
    let Outcome::Answered(received) = &settled.0.outcome else { return html! {} };
    let total = settled.0.took_ms.max(1);
    let headers = received.headers_ms.min(total);
    let connecting = noted.as_ref().as_ref().map_or(0, |noted| noted.connecting_ms).min(headers);
    let phases = [
        ("connecting", compare::connecting(lang), connecting),
        ("waiting", compare::waiting(lang), headers - connecting),
        ("reading", compare::reading(lang), settled.0.took_ms.saturating_sub(headers)),
    ];
    let told: Vec<_> =
        phases.iter().filter(|phase| phase.2 > 0).map(|(_, label, ms)| format!("{label} {ms} ms")).collect();
    let mut from = 0;
    let bars = phases.map(|(name, label, ms)| {
        let x = from * 100 / total;
        from += ms;
        let width = (from * 100 / total).saturating_sub(x);
        html! {
            <rect class="measure__phase" data-phase={name} x={x.to_string()} y="0" width={width.to_string()} height="6">
                <title>{ format!("{label} {ms} ms") }</title>
            </rect>
        }
    });
    let sizes = match noted.as_ref().as_ref().map(|noted| noted.sizes) {
        Some(Some([wire, packed, unpacked])) => Some(compare::sizes(lang, wire, packed, unpacked)),
        Some(None) => Some(compare::untold(lang).to_owned()),
        None => None,
    };
    let all = median_and_p95(times).filter(|_| times.len() > 1);
    html! {
        <div class="measure" data-testid="measure">
            <svg class="measure__bar" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={compare::bar(lang)}>
                { for bars }
            </svg>
            <p>{ told.join(" · ") }
                if let Some(sizes) = sizes { if !told.is_empty() { { " · " } } { sizes } }</p>
            if let Some((median, p95)) = all {
                <p class="measure__all">
                    <svg class="measure__chart" viewBox={format!("-1 -1 {} {}", CHART.0 + 2, CHART.1 + 2)} role="img"
                        aria-label={compare::chart(lang)}>
                        <polyline points={points(times, CHART.0, CHART.1)} />
                    </svg>
                    <span data-testid="measure-times">{ compare::times(lang, times.len(), median, p95) }</span>
                </p>
            }
        </div>
    }
}

/// The browser's note of a call. It goes by the URL, which is not said anywhere; of several calls the last counts.
fn noted(settled: &Settled) -> Option<Noted> {
    let performance = web_sys::window()?.performance()?;
    let entry = performance.get_entries_by_name(&settled.sent.url(Secrets::Revealed)).pop();
    let entry: PerformanceResourceTiming = entry.dyn_into().ok()?;
    let bytes = |size: f64| size.max(0.0) as usize;
    let sizes = [entry.transfer_size(), entry.encoded_body_size(), entry.decoded_body_size()].map(bytes);
    Some(Noted {
        connecting_ms: (entry.connect_end() - entry.domain_lookup_start()).max(0.0) as u32,
        sizes: (sizes[2] > 0).then_some(sizes),
    })
}
