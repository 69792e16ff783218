//! What went over the wire beside the reply's body: its headers, and the request as it was sent.

use crate::api::call::{Prepared, Secrets};
use crate::api::reply::Received;
use crate::page::context::use_ui;
use crate::page::control::LongText;
use crate::page::control::{CopyButton, made, reveal_button};
use crate::state::Lang;
use crate::text::reply as words;
use std::rc::Rc;
use yew::prelude::*;

/// Draws the reply's headers.
pub fn headers(lang: Lang, received: &Received) -> Html {
    html! {
        <div data-testid="reply-headers">
            <dl class="headers">
                { for received.headers.iter().map(|(name, value)| html! {
                    <div class="headers__line"><dt>{ name }</dt><dd>{ value }</dd></div>
                }) }
            </dl>
            <p class="note">{ words::headers_note(lang) }</p>
        </div>
    }
}

/// The request.
#[derive(Properties, PartialEq)]
pub struct SentProps {
    /// What was sent.
    pub sent: Rc<Prepared>,
}

/// The request as it was sent: request line and headers, then the body.
#[component]
pub fn Sent(SentProps { sent }: &SentProps) -> Html {
    let lang = use_ui().lang;
    let secrets = use_state(Secrets::default);
    let toggle = {
        let secrets = secrets.clone();
        Callback::from(move |_: MouseEvent| secrets.set(secrets.toggled()))
    };
    let mut head = format!("{} {}\n", sent.method, sent.url(*secrets));
    for (name, value) in sent.headers {
        head.push_str(&format!("{name}: {value}\n"));
    }
    html! {
        <div class="plain" data-testid="sent-request">
            <div class="code__tools">
                { reveal_button(lang, "sent-reveal", *secrets, toggle) }
                <CopyButton label={words::copy_body(lang)} made={made(Rc::clone(&sent.body))} />
            </div>
            <pre class="code">{ head }</pre>
            <LongText testid="sent-body" text={AttrValue::from(Rc::clone(&sent.body))} />
            if *secrets == Secrets::Masked { <p class="note">{ words::masked_note(lang) }</p> }
        </div>
    }
}
