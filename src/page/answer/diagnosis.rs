//! The explanation where there is no usable reply.

use crate::api::call::Prepared;
use crate::api::reply::Failure;
use crate::page::context::Ui;
use crate::text::trouble::{self, Told};
use yew::prelude::*;

/// Explains a call that brought nothing.
pub fn diagnosis(ui: &Ui, failure: &Failure, sent: &Prepared) -> Html {
    explained(failure.kind(), trouble::of_failure(ui.lang, failure, &sent.base))
}

/// An explanation of this kind.
pub fn explained(kind: &'static str, told: Told) -> Html {
    html! {
        <div class="verdict verdict--fail" data-testid="diagnosis" data-kind={kind} role="status">
            <p class="verdict__meaning">{ told.what }</p>
            <p>{ told.sure }</p>
            <ul class="verdict__checks">{ for told.checks.into_iter().map(|check| html! { <li>{ check }</li> }) }</ul>
        </div>
    }
}
