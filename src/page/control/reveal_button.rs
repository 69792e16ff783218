//! A button that spells out the secrets of one place, or masks them again.

use super::icon::{Icon, icon};
use crate::api::call::Secrets;
use crate::state::Lang;
use crate::text::control as words;
use yew::prelude::*;

/// Draws it.
pub fn reveal_button(
    lang: Lang,
    testid: &'static str,
    secrets: Secrets,
    onclick: Callback<MouseEvent>,
) -> Html {
    let revealed = secrets == Secrets::Revealed;
    html! {
        <button type="button" class="button button--quiet" data-testid={testid}
            aria-pressed={if revealed { "true" } else { "false" }} {onclick}>
            { icon(if revealed { Icon::Hide } else { Icon::Show }) }
            { if revealed { words::hide(lang) } else { words::show(lang) } }
        </button>
    }
}
