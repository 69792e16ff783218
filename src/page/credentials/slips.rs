//! The slips of home-made UserSigs that the page can name, to learn from before they happen.

use crate::api::usersig::{Slip, Step};
use crate::page::context::use_ui;
use crate::page::effect::focus;
use crate::state::Lang;
use crate::text::slip as words;
use yew::prelude::*;

/// The list, folded; it is drawn once it is opened.
#[component]
pub fn Slips() -> Html {
    let ui = use_ui();
    let is_open = use_state(|| false);
    let ontoggle = {
        let is_open = is_open.setter();
        Callback::from(move |event: Event| {
            is_open.set(focus::target(&event).is_some_and(|fold| fold.has_attribute("open")));
        })
    };
    html! {
        <details class="slips" {ontoggle}>
            <summary data-testid="slips">{ words::slips(ui.lang) }</summary>
            if *is_open { { ui.part(|parts| (parts.slips)(ui.lang)) } }
        </details>
    }
}

/// Every slip by the step of the making in which it happens: what is wrong, and how to mend it.
pub fn slip_list(lang: Lang) -> Html {
    let step = |step: Step| {
        let slips = Slip::ALL.into_iter().filter(|slip| slip.step() == step);
        html! {
            <>
                <h3>{ words::step(lang, step) }</h3>
                <dl>
                    { for slips.map(|slip| html! {
                        <div data-testid="slip">
                            <dt>{ words::what(lang, slip) }</dt><dd>{ words::mend(lang, slip) }</dd>
                        </div>
                    }) }
                </dl>
            </>
        }
    };
    html! {
        <div class="slips__list">
            <p>{ words::slips_hint(lang) }</p>
            { for Step::ALL.map(step) }
            <p>{ words::jsons_tried(lang) }</p>
        </div>
    }
}
