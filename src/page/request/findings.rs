//! What there is to know before sending, summed up by Send. It stops nothing.

use crate::page::context::Ui;
use crate::state::findings::Finding;
use crate::text::{finding as said, request as words};
use yew::prelude::*;

/// How many findings are summed up.
const MOST: usize = 5;

/// The findings in a few lines; each leads to its place.
pub fn summary(ui: &Ui, findings: &[Finding]) -> Html {
    if findings.is_empty() {
        return html! {};
    }
    html! {
        <div class="advice" data-testid="findings" role="status">
            <p>{ words::findings(ui.lang, findings.len()) }</p>
            <ul>
                { for findings.iter().take(MOST).map(|finding| html! {
                    <li><button type="button" class="advice__entry" data-testid="finding" onclick={ui.go_to(finding.place)}>
                        <code>{ finding.place.path() }</code>{ " " }{ said::finding(ui.lang, finding) }
                    </button></li>
                }) }
            </ul>
        </div>
    }
}
