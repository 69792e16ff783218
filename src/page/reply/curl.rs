//! The request as a curl line, to look from outside the browser. Secrets are masked until they are asked for; what is
//! copied is what is shown.

use crate::api::call::{Prepared, Secrets};
use crate::page::context::use_ui;
use crate::page::control::{CopyButton, made, reveal_button};
use crate::snippet::curl_line;
use crate::text::explain as words;
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
    let lang = use_ui().lang;
    let secrets = use_state(Secrets::default);
    let line = curl_line(&props.sent, (*secrets).into());
    let toggle = {
        let secrets = secrets.clone();
        Callback::from(move |_: MouseEvent| secrets.set(secrets.toggled()))
    };
    html! {
        <details class="outside">
            <summary>{ words::curl(lang) }</summary>
            <div class="code__tools">
                { reveal_button(lang, "curl-reveal", *secrets, toggle) }
                <CopyButton label={words::copy_curl(lang)} made={made(line.as_str())} testid="curl-copy" />
            </div>
            if line.len() <= SHOWN { <pre class="code" data-testid="curl" tabindex="0">{ line }</pre> }
        </details>
    }
}
