//! A dialog over the page.

use crate::page::context::use_ui;
use crate::page::effect::dialog;
use crate::state::Action;
use yew::prelude::*;

/// What a dialog is.
#[derive(Properties, PartialEq)]
pub struct ModalProps {
    /// `data-testid`.
    pub id: &'static str,
    /// Its name.
    pub label: &'static str,
    /// What stands in it.
    pub children: Html,
}

/// A dialog that is open for as long as it is drawn. Escape and a press behind it say that it is closed.
#[component]
pub fn Modal(props: &ModalProps) -> Html {
    let ui = use_ui();
    let node = use_node_ref();
    let opened = node.clone();
    use_effect_with((), move |()| {
        dialog::open(&opened);
        move || dialog::close(&opened)
    });
    let pressed = ui.clone();
    let onmousedown = Callback::from(move |event: MouseEvent| {
        if dialog::is_behind(&event) {
            pressed.say(Action::DialogClosed);
        }
    });
    let tabbed = node.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| dialog::keep_inside(&tabbed, &event));
    html! {
        <dialog ref={node} class="dialog" data-testid={props.id} aria-label={props.label}
            onclose={ui.on(|_: Event| Action::DialogClosed)} {onmousedown} {onkeydown}>
            { props.children.clone() }
        </dialog>
    }
}
