//! The way past the head: the first that the Tab key comes to.

use super::context::Ui;
use super::effect::focus;
use crate::text::page as words;
use yew::prelude::*;

/// The link to the request's body; to be seen once it has the focus.
pub fn skip(ui: &Ui) -> Html {
    let onclick = Callback::from(|event: MouseEvent| {
        // The address is the page's own language; a link to a part of it would be taken for a command.
        event.prevent_default();
        focus::go_to_id(focus::BODY);
    });
    html! { <a class="skip" href={format!("#{}", focus::BODY)} data-testid="skip" {onclick}>{ words::skip(ui.lang) }</a> }
}
