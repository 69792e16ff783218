//! The line between two columns, moved by pointer and by keys: a window splitter of the ARIA practices. Where it stands is the
//! state's; the style sheet lays the columns out by it.

use super::context::use_ui;
use super::effect::columns;
use crate::state::Action;
use crate::state::layout::{Divider, LayoutStep};
use crate::text::page as words;
use yew::prelude::*;

/// Which line, and where it stands.
#[derive(Properties, PartialEq)]
pub struct ColumnDividerProps {
    /// Which.
    pub divider: Divider,
    /// Where, in its own unit.
    pub at: u16,
    /// Whether what it sizes is behind it.
    pub sizes_next: bool,
}

/// The line between two columns.
#[component]
pub fn ColumnDivider(props: &ColumnDividerProps) -> Html {
    let ui = use_ui();
    let ColumnDividerProps { divider, at, sizes_next } = *props;
    let (least, most) = divider.range();
    let label = match divider {
        Divider::Request => words::divider_request(ui.lang),
        Divider::Panel => words::divider_panel(ui.lang),
    };
    let stepped = {
        let ui = ui.clone();
        move |step| ui.say(Action::Layout(step))
    };
    let onkeydown = {
        let stepped = stepped.clone();
        Callback::from(move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "ArrowLeft" => LayoutStep::Stepped(divider, sizes_next),
                "ArrowRight" => LayoutStep::Stepped(divider, !sizes_next),
                "Home" => LayoutStep::Divided(divider, least.into()),
                "End" => LayoutStep::Divided(divider, most.into()),
                "Enter" => LayoutStep::Restored(divider),
                _ => return,
            };
            event.prevent_default();
            stepped(step);
        })
    };
    let onpointermove = Callback::from(move |event: PointerEvent| {
        if let Some(at) = columns::dragged(&event, divider) {
            stepped(LayoutStep::Divided(divider, at));
        }
    });
    let restored = ui.click(Action::Layout(LayoutStep::Restored(divider)));
    html! {
        <div class="divider" role="separator" aria-orientation="vertical" tabindex="0" aria-label={label}
            data-divider={divider.name()} data-testid={format!("divider-{}", divider.name())}
            aria-valuemin={least.to_string()} aria-valuemax={most.to_string()} aria-valuenow={at.to_string()}
            {onkeydown} ondblclick={restored} onpointerdown={Callback::from(|event: PointerEvent| columns::hold(&event))} {onpointermove} />
    }
}
