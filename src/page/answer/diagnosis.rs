//! The explanation where there is no usable reply.

use super::copy::CopyMade;
use super::line::plain_text;
use crate::api::call::{Prepared, Secrets};
use crate::exchange::curl::to_curl;
use crate::page::context::Ui;
use crate::text::cause;
use crate::text::trouble::Told;
use std::rc::Rc;
use yew::prelude::*;

/// The longest curl line that is shown, in bytes; a longer one is only copied.
const SHOWN: usize = 2_000;

/// An explanation of this kind, with a curl line to look from outside the browser. The line holds no secret.
pub fn explained(ui: &Ui, kind: &'static str, told: Told, sent: &Rc<Prepared>) -> Html {
    let line = to_curl(sent, Secrets::Masked);
    let sent = Rc::clone(sent);
    let made = Callback::from(move |()| to_curl(&sent, Secrets::Masked).into());
    html! {
        <div class="verdict verdict--fail" data-testid="diagnosis" data-kind={kind} role="status">
            <p class="verdict__meaning">{ plain_text(&told.what) }</p>
            <p>{ told.sure }</p>
            <ul class="verdict__checks">{ for told.checks.into_iter().map(|check| html! { <li>{ check }</li> }) }</ul>
            <details class="outside">
                <summary>{ cause::curl(ui.lang) }</summary>
                <CopyMade label={cause::copy_curl(ui.lang)} {made} testid="curl-copy" />
                if line.len() <= SHOWN { <pre class="code" data-testid="curl">{ line }</pre> }
            </details>
        </div>
    }
}
