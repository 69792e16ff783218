//! A row of tabs, by the ARIA pattern: arrow keys, Home and End move between them.

use wasm_bindgen::JsCast;
use yew::prelude::*;

/// One tab.
pub struct Tab {
    /// `data-testid`.
    pub testid: &'static str,
    /// Its name.
    pub label: &'static str,
    /// Whether it is the open one.
    pub open: bool,
    /// It was opened.
    pub opened: Callback<()>,
}

/// Draws a row of tabs; `label` is the row's name, and `panel` the id of what they open.
pub fn tabs(label: &'static str, panel: &'static str, tabs: Vec<Tab>) -> Html {
    let onkeydown = {
        let open = tabs.iter().position(|tab| tab.open).unwrap_or(0);
        let opened: Vec<_> = tabs.iter().map(|tab| tab.opened.clone()).collect();
        Callback::from(move |event: KeyboardEvent| {
            // Alt with an arrow is the browser's way back and forth.
            if event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            let next = match event.key().as_str() {
                "ArrowRight" => (open + 1) % opened.len(),
                "ArrowLeft" => (open + opened.len() - 1) % opened.len(),
                "Home" => 0,
                "End" => opened.len() - 1,
                _ => return,
            };
            event.prevent_default();
            focus_tab(&event, next);
            opened[next].emit(());
        })
    };
    let tab = |tab: Tab| {
        let opened = tab.opened;
        let onclick = Callback::from(move |_: MouseEvent| opened.emit(()));
        html! {
            <button type="button" role="tab" class="tabs__tab" id={tab.testid} data-testid={tab.testid}
                {onclick} aria-controls={panel} aria-selected={if tab.open { "true" } else { "false" }}
                tabindex={if tab.open { "0" } else { "-1" }}>{ tab.label }</button>
        }
    };
    html! {
        <div class="tabs" role="tablist" aria-label={label} {onkeydown}>{ for tabs.into_iter().map(tab) }</div>
    }
}

fn focus_tab(event: &KeyboardEvent, index: usize) {
    // Yew listens at the page's root, so the event's own `current_target` is that; the key was pressed on a tab.
    let list = event.target_dyn_into::<web_sys::Element>().and_then(|tab| tab.parent_element());
    let tab = list.and_then(|list| list.children().item(u32::try_from(index).unwrap_or(0)));
    if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A tab that can't take the focus only loses a convenience.
        let _ = tab.focus();
    }
}
