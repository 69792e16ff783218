//! The whole page: it owns the workbench and the effects, and lays out the panels.

use super::context::{Intent, Ui};
use super::effect::{clock, document, engine, flight, random};
use super::panel::body::BodyPanel;
use super::panel::credentials::CredentialsPanel;
use super::panel::header::header;
use super::panel::reply::ReplyPanel;
use super::panel::request::RequestPanel;
use crate::api::profile;
use crate::text::{Lang, words};
use crate::workbench::{Action, Demo, Workbench};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// The workbench in Yew's terms.
#[derive(Clone, PartialEq)]
struct State(Workbench);

impl Reducible for State {
    type Action = Action;

    fn reduce(mut self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::make_mut(&mut self).0.apply(action);
        self
    }
}

/// What outlives a drawing: the call under way and the last state.
#[derive(Default)]
struct Desk {
    flight: RefCell<Option<flight::Flight>>,
    latest: RefCell<Option<Rc<State>>>,
    calls: Cell<u32>,
}

impl Desk {
    /// Sends the request on screen with a fresh `random`, unless one is under way.
    fn send(&self, dispatch: UseReducerDispatcher<State>) {
        let Some(state) = self.latest.borrow().clone() else { return };
        let workbench = &state.0;
        if workbench.exchange.sending().is_some() || self.flight.borrow().is_some() {
            return;
        }
        let Ok(departure) = workbench.departure(random::uint32()) else { return };
        self.calls.set(self.calls.get() + 1);
        let ticket = flight::Ticket {
            id: self.calls.get(),
            endpoint: workbench.endpoint.clone(),
            prepared: Rc::clone(&departure.sent),
            timeout_s: workbench.timeout_s(),
        };
        dispatch.dispatch(Action::Sent { id: ticket.id, departure, at_ms: clock::now_ms() });
        let settle = move |arrived| dispatch.dispatch(Action::Arrived(arrived));
        *self.flight.borrow_mut() = Some(flight::start(ticket, settle));
    }

    fn cancel(&self) {
        if let Some(flight) = &*self.flight.borrow() {
            flight.cancel();
        }
    }

    /// Notes the state that was drawn; a call that is no longer awaited is let go.
    fn note(&self, state: Rc<State>) {
        if state.0.exchange.sending().is_none() {
            self.flight.borrow_mut().take();
        }
        *self.latest.borrow_mut() = Some(state);
    }
}

/// The whole page.
#[component]
pub fn App() -> Html {
    let desk = use_memo((), |()| Desk::default());
    let state = use_reducer(|| {
        State(Workbench::new(document::preferred_lang(), Demo::of_the_sandbox(), random::uint32()))
    });
    desk.note(Rc::new(State::clone(&state)));
    let emit = {
        let desk = Rc::clone(&desk);
        use_callback(state.dispatcher(), move |intent: Intent, dispatch| match intent {
            Intent::Change(action) => dispatch.dispatch(action),
            Intent::Send => desk.send(dispatch.clone()),
            Intent::Cancel => desk.cancel(),
            Intent::DrawRandom => dispatch.dispatch(Action::RandomDrawn(random::uint32())),
        })
    };
    let workbench = &state.0;
    use_effect_with(workbench.lang, |lang| document::set_lang(*lang, words(*lang).title));
    use_effect_with(workbench.theme, |theme| document::set_theme(*theme));
    let onkeydown = {
        let emit = emit.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                emit.emit(Intent::Send);
            }
        })
    };
    // The first sign of a visitor at work fetches the engine, so that it is there when it is wanted.
    let prefetch = Callback::from(|_: FocusEvent| engine::prefetch());
    let ui = Ui { emit, lang: workbench.lang };
    let prepared = workbench.prepared();
    let stale = workbench.exchange.sending().is_some() || workbench.answer_is_stale();
    html! {
        <ContextProvider<Ui> context={ui.clone()}>
            <div class="page" {onkeydown} onfocusin={prefetch}>
                { header(&ui, workbench) }
                <main class="bench">
                    <div class="bench__draft">
                        <CredentialsPanel endpoint={workbench.endpoint.clone()}
                            base_error={prepared.as_ref().err().copied()}
                            credentials={workbench.credentials.clone()} />
                        <BodyPanel command={workbench.command.path} body={workbench.body.clone()}
                            view={workbench.body_view} can_undo={workbench.can_undo()} can_redo={workbench.can_redo()} />
                    </div>
                    <div class="bench__call">
                        <RequestPanel {prepared} endpoint={workbench.endpoint.clone()} secrets={workbench.secrets}
                            random={Rc::clone(&workbench.random)} random_pinned={workbench.random_pinned}
                            timeout={Rc::clone(&workbench.timeout)} sending_since={workbench.exchange.sending().map(|sending| sending.since_ms)} />
                        <ReplyPanel settled={workbench.exchange.settled().cloned()} {stale} tab={workbench.reply_tab}
                            secrets={workbench.secrets} />
                    </div>
                </main>
                { tag_list(workbench.lang) }
            </div>
        </ContextProvider<Ui>>
    }
}

/// The standard tags, for the rows' Tag fields to offer.
fn tag_list(lang: Lang) -> Html {
    html! {
        <datalist id="tags">
            { for profile::standard().iter().map(|field| html! {
                <option value={field.tag}>{ lang.pick(field.zh, field.en) }</option>
            }) }
        </datalist>
    }
}
