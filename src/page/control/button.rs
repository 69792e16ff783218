//! Buttons.

use super::icon::{Icon, icon};
use yew::prelude::*;

/// A small button that shows an icon alone; `label` is its name and its tip.
#[derive(Default)]
pub struct IconButton {
    /// `data-testid`.
    pub testid: Option<&'static str>,
    /// Its name.
    pub label: AttrValue,
    /// What it shows.
    pub icon: Icon,
    /// Whether it is a switch, and is on.
    pub pressed: Option<bool>,
    /// Whether it can't be used now.
    pub disabled: bool,
    /// It was pressed.
    pub onclick: Callback<MouseEvent>,
}

impl IconButton {
    /// Draws it.
    pub fn view(self) -> Html {
        html! {
            <button type="button" class="button button--icon" data-testid={self.testid}
                aria-label={self.label.clone()} title={self.label} disabled={self.disabled}
                aria-pressed={self.pressed.map(|on| if on { "true" } else { "false" })} onclick={self.onclick}>
                { icon(self.icon) }
            </button>
        }
    }
}

/// A button without a frame.
pub fn quiet_button(label: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="button button--quiet" {onclick}>{ label }</button> }
}

/// A button with a name and a `data-testid`.
pub fn button(
    testid: &'static str,
    label: &'static str,
    disabled: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button type="button" class="button" data-testid={testid} {disabled} {onclick}>{ label }</button>
    }
}
