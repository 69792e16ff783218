//! The whole page: it owns the state and the effects, and lays out the panels.

use super::body::{BodyPanel, BodyPanelProps};
use super::chunk::use_late;
use super::context::Ui;
use super::credentials::{CredentialsPanel, CredentialsPanelProps};
use super::effect::document;
use super::header::{Header, HeaderProps};
use super::hook;
use super::reply::{ReplyPanel, ReplyPanelProps};
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

impl Reducible for Page {
    type Action = Action;

    fn reduce(mut self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::make_mut(&mut self).0.apply(action);
        self
    }
}

/// The whole page.
#[component]
pub fn App() -> Html {
    let page = use_reducer(|| Page(hook::restored()));
    let emit = use_callback(page.dispatcher(), |action: Action, page| page.dispatch(action));
    let state = &page.0;
    let late = use_late();
    let ui = Ui { emit: emit.clone(), lang: state.lang };
    use_effect_with(state.lang, |lang| document::set_lang(*lang, words::title(*lang)));
    use_effect_with(state.theme, |theme| document::set_theme(*theme));
    hook::use_address(state, &emit);
    hook::use_call(state, &emit);
    hook::use_decoding(state, &emit);
    hook::use_environments(state, &emit);
    hook::use_files(state, &emit);
    hook::use_findings(state, &emit);
    hook::use_focus(state);
    hook::use_history(state, &emit);
    hook::use_network(&emit);
    hook::use_focused_field(state, &emit);
    hook::use_persistence(state, &emit);
    hook::use_sandbox(state, &emit);
    hook::use_shortcuts(&ui);
    html! {
        <ContextProvider<Ui> context={ui.clone()}>
            <div class="page">
                <Header ..HeaderProps::of(state) />
                <main class="bench" data-side={state.panel.map(Panel::name)}>
                    if let Some(panel) = state.panel { <Side {panel} content={late.part(&ui, |parts| (parts.side)(panel, state))} /> }
                    <div class="bench__draft">
                        <CredentialsPanel ..CredentialsPanelProps::of(state) />
                        <BodyPanel ..BodyPanelProps::of(state) />
                    </div>
                    <div class="bench__call">
                        <RequestPanel ..RequestPanelProps::of(state) />
                        <ReplyPanel ..ReplyPanelProps::of(state) />
                        { late.part(&ui, |parts| (parts.cards)(state)) }
                    </div>
                </main>
            </div>
        </ContextProvider<Ui>>
    }
}
