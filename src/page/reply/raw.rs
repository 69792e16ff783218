//! The body as it came, a part at a time, and the bytes around what is not UTF-8.

use super::reading::{Reading, Shared};
use crate::json::pieces::part;
use crate::page::control::LongText;
use crate::page::control::{CopyButton, Icon, IconButton};
use crate::state::Lang;
use crate::text::format::hex;
use crate::text::viewer;
use yew::prelude::*;

/// How much is in the document at once, in bytes.
const PART: usize = 256 * 1024;

/// What is shown. Each reply has a view of its own (a `key`), so that each begins with its first part.
#[derive(Properties, PartialEq)]
pub struct RawProps {
    /// The body.
    pub reading: Shared<Reading>,
    /// Changes when there is more of it.
    pub version: u32,
    /// The language.
    pub lang: Lang,
    /// `data-testid`.
    pub testid: &'static str,
}

/// The body as it came.
#[component]
pub fn Raw(props: &RawProps) -> Html {
    let chosen = use_state(|| 0);
    let RawProps { reading, lang, .. } = props;
    let known = reading.0.known();
    let parts = known.raw().len().div_ceil(PART).max(1);
    let at = (*chosen).min(parts - 1);
    let text = part(known.raw(), at, PART);
    let made = {
        let reading = reading.clone();
        Callback::from(move |()| reading.0.copied())
    };
    let turn = |testid, label: &'static str, icon, to: Option<usize>| {
        let chosen = chosen.setter();
        IconButton {
            testid: Some(testid),
            label: label.into(),
            icon,
            disabled: to.is_none(),
            onclick: Callback::from(move |_| to.into_iter().for_each(|to| chosen.set(to))),
            ..IconButton::default()
        }
        .view()
    };
    let bytes = known.bad().zip(reading.0.received()).map(|(at, received)| hex::around(&received.body, at));
    html! {
        <>
            <div class="code__tools">
                if parts > 1 {
                    <span class="viewer__count" data-testid="raw-part" role="status">{ viewer::part(*lang, at + 1, parts) }</span>
                    { turn("raw-previous", viewer::previous_part(*lang), Icon::Up, at.checked_sub(1)) }
                    { turn("raw-next", viewer::next_part(*lang), Icon::Down, Some(at + 1).filter(|at| *at < parts)) }
                }
                <CopyButton label={viewer::copy_all(*lang)} {made} />
            </div>
            if let Some(bytes) = bytes {
                <p class="viewer__label">{ viewer::bytes_around(*lang) }</p>
                <pre class="code code--bytes" data-testid="reply-hex" tabindex="0">{ bytes }</pre>
            }
            <LongText key={at} testid={props.testid} text={AttrValue::from(text.to_owned())} />
        </>
    }
}
