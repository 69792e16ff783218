//! The explanation where nothing came back. Its words are part of the page: without a network nothing more can be
//! fetched.

use crate::api::call::Prepared;
use crate::api::reply::Failure;
use crate::page::context::Ui;
use crate::text::trouble;
use yew::prelude::*;

/// Explains a call that brought nothing.
pub fn diagnosis(ui: &Ui, failure: &Failure, sent: &Prepared) -> Html {
    let told = trouble::of_failure(ui.lang, failure, &sent.base);
    let lines = [told.what, told.sure].into_iter().chain(told.checks).collect::<Vec<_>>();
    explained(failure.kind(), &lines)
}

/// An explanation of this kind: what happened, how sure that is, and what to check.
pub fn explained(kind: &'static str, lines: &[String]) -> Html {
    html! {
        <div class="verdict verdict--fail" data-testid="diagnosis" data-kind={kind} role="status">
            { for lines.iter().take(2).map(|line| html! { <p>{ line }</p> }) }
            <ul class="verdict__checks">{ for lines.iter().skip(2).map(|check| html! { <li>{ check }</li> }) }</ul>
        </div>
    }
}
