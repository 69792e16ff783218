//! The whole page: it owns the state and the effects, and lays out the panels.

use super::body::{BodyPanel, BodyPanelProps};
use super::chunk::{Rest, use_late};
use super::context::Ui;
use super::credentials::{CredentialsPanel, CredentialsPanelProps};
use super::effect::document;
use super::header::{Header, HeaderProps};
use super::hook;
use super::reply::card;
use super::request::{RequestPanel, RequestPanelProps};
use super::side::Side;
use crate::state::panel::Panel;
use crate::state::{Action, State};
use crate::text::page as words;
use std::rc::Rc;
use yew::prelude::*;

/// The state in Yew's terms.
#[derive(Clone)]
struct Page(State);

/// What happens to it.
enum Step {
    /// An action.
    Happened(Action),
    /// The rest of the reducer came.
    Came(Rest),
}

impl Reducible for Page {
    type Action = Step;

    fn reduce(mut self: Rc<Self>, step: Step) -> Rc<Self> {
        let state = &mut Rc::make_mut(&mut self).0;
        match step {
            Step::Happened(action) => state.apply(action),
            Step::Came(rest) => state.complete(rest),
        }
        self
    }
}

/// The whole page.
#[component]
pub fn App() -> Html {
    let page = use_reducer(|| Page(hook::restored()));
    let emit = use_callback(page.dispatcher(), |action, page| page.dispatch(Step::Happened(action)));
    let came = use_callback(page.dispatcher(), |rest, page| page.dispatch(Step::Came(rest)));
    let late = use_late(&came);
    let state = &page.0;
    let ui = Ui { emit: emit.clone(), lang: state.lang };
    use_effect_with(state.lang, |lang| document::set_lang(*lang, words::title(*lang)));
    use_effect_with(state.theme, |theme| document::set_theme(*theme));
    hook::use_address(state, &emit);
    hook::use_focus(state);
    hook::use_persistence(state, &emit);
    hook::use_shortcuts(&ui);
    html! {
        <ContextProvider<Ui> context={ui.clone()}>
            if let Some(parts) = late.there() { { (parts.effects)(state, &emit) } }
            <div class="page">
                <Header ..HeaderProps::of(state) />
                <main class="bench" data-side={state.panel.map(Panel::name)}>
                    if let Some(panel) = state.panel { <Side {panel} content={late.part(&ui, |parts| (parts.side)(panel, state))} /> }
                    <div class="bench__draft">
                        <CredentialsPanel ..CredentialsPanelProps::of(state, &late) />
                        <BodyPanel ..BodyPanelProps::of(state) />
                    </div>
                    <div class="bench__call">
                        <RequestPanel ..RequestPanelProps::of(state, &late) />
                        { card(&ui, state, &late) }
                        { late.part(&ui, |parts| (parts.cards)(state)) }
                    </div>
                </main>
            </div>
        </ContextProvider<Ui>>
    }
}
