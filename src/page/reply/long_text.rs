//! A long text to the letter, in blocks: browsers take their time over long lines, and lay out a block only as it comes into
//! sight.

use super::line::plain_text;
use crate::json::pieces::part;
use crate::page::effect::clipboard;
use yew::prelude::*;

/// The size of a block in bytes.
const BLOCK: usize = 4 * 1024;

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct LongTextProps {
    /// The text.
    pub text: AttrValue,
    /// `data-testid`.
    pub testid: &'static str,
}

/// A long text.
#[component]
pub fn LongText(LongTextProps { text, testid }: &LongTextProps) -> Html {
    html! {
        <pre class="code" data-testid={*testid} tabindex="0" oncopy={Callback::from(clipboard::copy_selection)}>
            { for (0..text.len().div_ceil(BLOCK)).map(|number| html! {
                <span class="code__block">{ plain_text(part(text, number, BLOCK)) }</span>
            }) }
        </pre>
    }
}
