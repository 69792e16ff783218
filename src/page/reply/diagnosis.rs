//! The explanation where there is no usable reply.

use super::curl::Curl;
use super::line::plain_text;
use crate::api::call::Prepared;
use crate::text::trouble::Told;
use std::rc::Rc;
use yew::prelude::*;

/// An explanation of this kind, with a curl line to look from outside the browser.
pub fn explained(kind: &'static str, told: Told, sent: &Rc<Prepared>) -> Html {
    html! {
        <div class="verdict verdict--fail" data-testid="diagnosis" data-kind={kind} role="status">
            <p class="verdict__meaning">{ plain_text(&told.what) }</p>
            <p>{ told.sure }</p>
            <ul class="verdict__checks">{ for told.checks.into_iter().map(|check| html! { <li>{ check }</li> }) }</ul>
            <Curl sent={Rc::clone(sent)} />
        </div>
    }
}
