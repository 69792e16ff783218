//! The explanation where there is no usable reply.

use crate::api::call::Prepared;
use crate::api::reply::{Failure, NotReply};
use crate::page::context::Ui;
use crate::text::trouble::{self, Told};
use yew::prelude::*;

/// Explains a call that brought nothing.
pub fn of_failure(ui: &Ui, failure: &Failure, sent: &Prepared) -> Html {
    view(failure.kind(), trouble::of_failure(ui.lang, failure, &sent.base))
}

/// Explains a body that is not the service's reply, which came with this HTTP status.
pub fn of_body(ui: &Ui, not_reply: &NotReply, status: u16) -> Html {
    view(not_reply.kind(), trouble::of_body(ui.lang, not_reply, status))
}

fn view(kind: &'static str, told: Told) -> Html {
    html! {
        <div class="verdict verdict--fail" data-testid="diagnosis" data-kind={kind} role="status">
            <p class="verdict__meaning">{ told.what }</p>
            <p>{ told.sure }</p>
            <ul class="verdict__checks">{ for told.checks.into_iter().map(|check| html! { <li>{ check }</li> }) }</ul>
        </div>
    }
}
