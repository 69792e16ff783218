//! The offer of a newer version of the page. It takes no focus and nothing away.

use super::context::use_ui;
use crate::state::version::VersionStep;
use crate::state::{Action, State};
use crate::text::version as words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct VersionOfferProps {
    loses_secrets: bool,
}

#[component]
fn VersionOffer(props: &VersionOfferProps) -> Html {
    let ui = use_ui();
    let told = if props.loses_secrets { words::offered_without_secrets } else { words::offered };
    let step = |step| ui.click(Action::Version(step));
    html! {
        <div class="notice notice--offer" data-testid="version-offer" role="status">
            <p>{ told(ui.lang) }</p>
            <button type="button" class="button" data-testid="version-take"
                onclick={step(VersionStep::Wanted)}>{ words::take(ui.lang) }</button>
            <button type="button" class="button button--quiet" data-testid="version-later"
                onclick={step(VersionStep::PutOff)}>{ words::put_off(ui.lang) }</button>
        </div>
    }
}

/// The offer, where there is one.
pub fn offer(state: &State) -> Html {
    state
        .offered_version()
        .map(|loses_secrets| html! { <VersionOffer {loses_secrets} /> })
        .unwrap_or_default()
}
