//! The whole page: it owns the state and the effects, and lays out the panels.

use super::body::{BodyPanel, BodyPanelProps};
use super::chunk::{first_state, use_late};
use super::context::{Parts, Ui};
use super::credentials::{CredentialsPanel, CredentialsPanelProps};
use super::effect::{columns, document};
use super::header::{Header, HeaderProps};
use super::hook;
use super::reply::{call_told, card};
use super::request::{RequestPanel, RequestPanelProps, SendBar, SendBarProps};
use super::side::side;
use super::skip::skip;
use crate::state::layout::{Column, Divider};
use crate::state::{Action, State};
use crate::text::title::title;
use std::rc::Rc;
use yew::prelude::*;

/// The state in Yew's terms.
#[derive(Clone)]
struct Page(State);

/// What happens to it.
enum Step {
    /// An action.
    Happened(Action),
    /// The chunk came.
    Came(Parts),
}

impl Reducible for Page {
    type Action = Step;

    fn reduce(mut self: Rc<Self>, step: Step) -> Rc<Self> {
        let state = &mut Rc::make_mut(&mut self).0;
        match step {
            Step::Happened(action) => state.apply(action),
            Step::Came(parts) => state.complete(parts.rest, parts.restore),
        }
        self
    }
}

/// The whole page.
#[component]
pub fn App() -> Html {
    let page = use_reducer(|| Page(first_state()));
    let emit = use_callback(page.dispatcher(), |action, page| page.dispatch(Step::Happened(action)));
    let came = use_callback(page.dispatcher(), |parts, page| page.dispatch(Step::Came(parts)));
    // What was left or is linked to needs the chunk, and nothing else is to be seen, or typed into, before it.
    let waits = *use_memo((), |()| hook::is_asked_for_something());
    let late = use_late(&came, waits);
    let state = &page.0;
    let ui = Ui { emit: emit.clone(), lang: state.lang, late: late.clone() };
    use_effect_with(state.lang, |lang| document::set_lang(*lang));
    use_effect_with(title(state.lang, state), |title| document::set_title(title));
    use_effect_with(state.theme, |theme| document::set_theme(*theme));
    use_effect_with(state.layout, |layout| columns::set(*layout));
    hook::use_shortcuts(&ui, state);
    if waits && late.there().is_none() {
        return html! { <main class="boot">{ ui.part(|_| Html::default()) }</main> };
    }
    let divider =
        |divider, sizes_next| ui.rest(|parts| (parts.divider)(divider, state.layout.of(divider), sizes_next));
    html! {
        <ContextProvider<Ui> context={ui.clone()}>
            if let Some(parts) = late.there() { { (parts.effects)(state, &emit) } { (parts.offer)(state) } }
            if let Some(dialog) = state.dialog { { ui.rest(|parts| (parts.dialog)(&ui, dialog, state)) } }
            <div class="page">
                { skip(&ui) }
                <Header ..HeaderProps::of(state) />
                <main class="bench" data-folded={state.layout.folded().map(Column::name)} data-side={state.panel.map(|panel| if panel.is_before() { "before" } else { "after" })}>
                    if let Some(panel) = state.panel {
                        { side(&ui, panel, ui.part(|parts| (parts.side)(panel, state))) }
                        { divider(Divider::Panel, !panel.is_before()) }
                    }
                    <div class="bench__draft">
                        <CredentialsPanel ..CredentialsPanelProps::of(state) />
                        <BodyPanel ..BodyPanelProps::of(state) />
                        <RequestPanel ..RequestPanelProps::of(state, &late) />
                        { ui.part(|parts| (parts.setup)(state)) }
                    </div>
                    <SendBar ..SendBarProps::of(state) />
                    { divider(Divider::Request, false) }
                    <div class="bench__call">{ card(&ui, state) }</div>
                    { call_told(&ui, state) }
                    <div class="bench__export">{ ui.rest(|parts| (parts.export)(state)) }</div>
                </main>
            </div>
        </ContextProvider<Ui>>
    }
}
