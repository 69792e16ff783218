//! The request as a curl line, to look from outside the browser. Secrets are masked until they are asked for; what is
//! copied is what is shown.

use super::copy::CopyMade;
use crate::api::call::{Prepared, Secrets};
use crate::exchange::curl::to_curl;
use crate::page::context::use_ui;
use crate::page::control::reveal_button;
use crate::text::cause;
use std::rc::Rc;
use yew::prelude::*;

/// The longest line that is shown, in bytes; a longer one is only copied.
const SHOWN: usize = 2_000;

/// What the line is made of.
#[derive(Properties, PartialEq)]
pub struct CurlProps {
    /// What was sent.
    pub sent: Rc<Prepared>,
}

/// The curl line.
#[component]
pub fn Curl(props: &CurlProps) -> Html {
    let ui = use_ui();
    let secrets = use_state(Secrets::default);
    let line = to_curl(&props.sent, *secrets);
    let made = {
        let line = line.clone();
        Callback::from(move |()| line.clone().into())
    };
    let toggle = {
        let secrets = secrets.clone();
        Callback::from(move |_: MouseEvent| secrets.set(secrets.toggled()))
    };
    html! {
        <details class="outside">
            <summary>{ cause::curl(ui.lang) }</summary>
            <div class="code__tools">
                { reveal_button(ui.words(), "curl-reveal", *secrets, toggle) }
                <CopyMade label={cause::copy_curl(ui.lang)} {made} testid="curl-copy" />
            </div>
            if line.len() <= SHOWN { <pre class="code" data-testid="curl" tabindex="0">{ line }</pre> }
        </details>
    }
}
