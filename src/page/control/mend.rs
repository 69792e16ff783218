//! The button that mends the slip behind a finding.

use crate::page::context::Ui;
use crate::state::Action;
use crate::state::findings::Finding;
use crate::text::body_slip as words;
use yew::prelude::*;

/// The button; nothing where there is no slip, or only a person can mend it.
pub fn mend(ui: &Ui, finding: &Finding, testid: &'static str) -> Html {
    let label = finding.slip.as_ref().and_then(|slip| words::mend(ui.lang, slip));
    let finding = finding.clone();
    label.map_or_else(Html::default, |label| html! {
        <button type="button" class="button button--mend" data-testid={testid} onclick={ui.click(Action::Mended(finding))}>
            { label }
        </button>
    })
}
