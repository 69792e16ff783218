//! A card's content that is folded away until it is wanted; whether it is open is the layout's, and outlives a visit.

use crate::page::context::Ui;
use crate::state::Action;
use crate::state::layout::{Card, LayoutStep};
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;
use yew::prelude::*;

/// A card's title and, once unfolded, its content.
pub fn fold(ui: &Ui, card: Card, is_open: bool, title: &'static str, content: Html) -> Html {
    // The browser opens it, also for what is searched for in the page: this only hears of it.
    let ontoggle = ui.on(move |event: Event| {
        let fold = event.target().and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
        Action::Layout(LayoutStep::Unfolded(card, fold.is_some_and(|fold| fold.open())))
    });
    html! {
        <details class="fold" data-testid={card.name()} open={is_open} {ontoggle}>
            <summary><h2 class="card__title">{ title }</h2></summary>
            <div class="fold__content">{ content }</div>
        </details>
    }
}
