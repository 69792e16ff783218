//! The body as it came: its first part, more on request, and the bytes around what is not UTF-8.

use super::copy::CopyMade;
use super::line::plain_text;
use super::reading::{Reading, Shared};
use crate::json::pieces::head;
use crate::text::{Lang, hex, viewer};
use yew::prelude::*;

/// How much is drawn at first, in bytes.
const FIRST: usize = 64 * 1024;

/// What is shown.
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
    let limit = use_state(|| FIRST);
    let RawProps { reading, lang, .. } = props;
    let state = reading.0.state();
    let shown = head(state.text(), *limit);
    let left = state.text().len() - shown.len();
    let more = {
        let limit = limit.clone();
        Callback::from(move |_: MouseEvent| limit.set(limit.saturating_mul(4)))
    };
    let made = {
        let reading = reading.clone();
        Callback::from(move |()| reading.0.state().text().to_owned())
    };
    let bytes = state.bad().zip(reading.0.received()).map(|(at, received)| hex::around(&received.body, at));
    html! {
        <>
            <div class="code__tools"><CopyMade label={viewer::copy_all(*lang)} {made} /></div>
            if let Some(bytes) = bytes {
                <p class="viewer__label">{ viewer::bytes_around(*lang) }</p>
                <pre class="code code--bytes" data-testid="reply-hex" tabindex="0">{ bytes }</pre>
            }
            <pre class="code" data-testid={props.testid} tabindex="0">{ plain_text(shown) }</pre>
            if left > 0 {
                <button type="button" class="button button--quiet" data-testid="raw-more" onclick={more}>
                    { viewer::left_out(*lang, left) }
                </button>
            }
        </>
    }
}
