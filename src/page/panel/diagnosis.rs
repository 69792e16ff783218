//! The explanation where there is no usable reply.

use crate::api::call::Prepared;
use crate::api::reply::{Failure, NotReply};
use crate::page::context::use_lang;
use crate::text::trouble;
use std::rc::Rc;
use yew::prelude::*;

/// Why there is no usable reply.
#[derive(Debug, Clone, PartialEq)]
pub enum Trouble {
    /// Nothing came.
    Failed(Failure),
    /// Something came that is not the service's reply, with this HTTP status.
    NotReply(NotReply, u16),
}

/// What the explanation tells of.
#[derive(Properties, PartialEq)]
pub struct DiagnosisProps {
    /// Why.
    pub trouble: Trouble,
    /// What was sent.
    pub sent: Rc<Prepared>,
}

/// The explanation.
#[component]
pub fn Diagnosis(props: &DiagnosisProps) -> Html {
    let lang = use_lang();
    let (kind, told) = match &props.trouble {
        Trouble::Failed(failure) => (failure.kind(), trouble::of_failure(lang, failure, &props.sent.base)),
        Trouble::NotReply(not_reply, status) => {
            (not_reply.kind(), trouble::of_body(lang, not_reply, *status))
        }
    };
    html! {
        <div class="verdict verdict--fail" data-testid="diagnosis" data-kind={kind} role="status">
            <p class="verdict__meaning">{ told.what }</p>
            <p>{ told.sure }</p>
            <ul class="verdict__checks">{ for told.checks.iter().map(|check| html! { <li>{ check }</li> }) }</ul>
        </div>
    }
}
