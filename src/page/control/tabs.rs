//! A row of tabs, by the ARIA pattern: arrow keys move between them.

use wasm_bindgen::JsCast;
use yew::prelude::*;

/// One tab.
#[derive(Clone, PartialEq)]
pub struct Tab<T: Copy + PartialEq + 'static> {
    /// What it stands for.
    pub value: T,
    /// `data-testid`.
    pub testid: &'static str,
    /// Its name.
    pub label: AttrValue,
}

/// What [`Tabs`] shows.
#[derive(Properties, PartialEq)]
pub struct TabsProps<T: Copy + PartialEq + 'static> {
    /// The name of the row.
    pub label: AttrValue,
    /// The tabs.
    pub tabs: Vec<Tab<T>>,
    /// The open one.
    pub open: T,
    /// Another one was opened.
    pub on_opened: Callback<T>,
}

/// A row of tabs.
#[component]
pub fn Tabs<T: Copy + PartialEq + 'static>(props: &TabsProps<T>) -> Html {
    let onkeydown = {
        let values: Vec<T> = props.tabs.iter().map(|tab| tab.value).collect();
        let (open, on_opened) = (props.open, props.on_opened.clone());
        Callback::from(move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "ArrowRight" => 1,
                "ArrowLeft" => values.len() - 1,
                _ => return,
            };
            event.prevent_default();
            let at = values.iter().position(|value| *value == open).unwrap_or(0);
            let next = (at + step) % values.len();
            focus_tab(&event, next);
            on_opened.emit(values[next]);
        })
    };
    html! {
        <div class="tabs" role="tablist" aria-label={props.label.clone()} {onkeydown}>
            { for props.tabs.iter().map(|tab| {
                let (selected, value) = (tab.value == props.open, tab.value);
                let onclick = props.on_opened.reform(move |_: MouseEvent| value);
                html! {
                    <button type="button" role="tab" class="tabs__tab" data-testid={tab.testid} {onclick}
                        aria-selected={selected.to_string()} tabindex={if selected { "0" } else { "-1" }}>
                        { &tab.label }
                    </button>
                }
            }) }
        </div>
    }
}

fn focus_tab(event: &KeyboardEvent, index: usize) {
    let list = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let tab = list.and_then(|list| list.children().item(u32::try_from(index).unwrap_or(0)));
    if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A tab that can't take the focus only loses a convenience.
        let _ = tab.focus();
    }
}
