//! The whole page: it owns the workbench and the effects, and lays out the panels.

use super::context::{Intent, Ui};
use super::effect::document::Shortcut;
use super::effect::{clock, document, draft, engine, flight, random};
use super::panel::body::BodyPanel;
use super::panel::credentials::CredentialsPanel;
use super::panel::fallback::fallback;
use super::panel::header::header;
use super::panel::request::RequestPanel;
use crate::api::command::PORTRAIT_SET;
use crate::api::endpoint::Endpoint;
use crate::text::{Lang, words};
use crate::workbench::{Action, DEFAULT_TIMEOUT_S, Demo, Settled, Workbench};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// How long the draft must rest before it is kept and judged, in milliseconds, so that typing is never held up.
const REST_MS: u32 = 150;

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

/// What was judged last: the language, whether it goes to the sandbox, the SDKAppID and the body.
type Judged = (Lang, bool, Rc<str>, Rc<str>);

/// What outlives a drawing: the call under way and the last state.
#[derive(Default)]
struct Desk {
    flight: RefCell<Option<flight::Flight>>,
    latest: RefCell<Option<Rc<State>>>,
    calls: Cell<u32>,
    judged: RefCell<Option<Judged>>,
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
            timeout_s: workbench.timeout_s().unwrap_or(DEFAULT_TIMEOUT_S),
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

    /// Keeps the draft and has the engine judge what is new in it. An untouched example needs no advice, and so no
    /// engine.
    fn rest(self: Rc<Self>, dispatch: UseReducerDispatcher<State>) {
        self.keep();
        let Some(state) = self.latest.borrow().clone() else { return };
        let (workbench, body) = (&state.0, state.0.body.text());
        let is_asked = workbench.command.path == PORTRAIT_SET && **body != *workbench.command.example;
        let (to_sandbox, sdkappid) =
            (workbench.endpoint == Endpoint::Sandbox, &workbench.credentials.sdkappid);
        let draft = is_asked.then(|| (workbench.lang, to_sandbox, Rc::clone(sdkappid), Rc::clone(body)));
        if *self.judged.borrow() == draft {
            return;
        }
        *self.judged.borrow_mut() = draft.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let advice = match &draft {
                Some((lang, to_sandbox, sdkappid, _)) => {
                    engine::advice(*lang, *to_sandbox, sdkappid, &state.0.body).await
                }
                None => Rc::new([]),
            };
            if *self.judged.borrow() == draft {
                dispatch.dispatch(Action::Advised(advice));
            }
        });
    }

    /// Keeps the draft for the next visit.
    fn keep(&self) {
        if let Some(state) = &*self.latest.borrow() {
            draft::keep(&state.0.to_draft());
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
        let mut workbench =
            Workbench::new(document::preferred_lang(), Demo::of_the_sandbox(), random::uint32());
        if let Some(draft) = draft::load() {
            workbench.restore_draft(&draft);
        }
        State(workbench)
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
    use_effect_with((), {
        let (emit, desk) = (emit.clone(), Rc::clone(&desk));
        move |()| {
            document::on_leaving(move || desk.keep());
            document::on_shortcuts(move |shortcut| {
                emit.emit(match shortcut {
                    Shortcut::Send => Intent::Send,
                    Shortcut::Undo => Action::Undone.into(),
                    Shortcut::Redo => Action::Redone.into(),
                });
            });
        }
    });
    // After each drawing; the next one puts it off.
    use_effect({
        let desk = Rc::clone(&desk);
        let dispatch = state.dispatcher();
        move || clock::rested(REST_MS, move || desk.rest(dispatch))
    });
    let stale = workbench.exchange.sending().is_some() || workbench.answer_is_stale();
    let missing = use_answer(workbench.lang, stale, workbench.exchange.settled().cloned());
    // The first sign of a visitor at work fetches the engine, so that it is there when it is wanted.
    let at_work = use_state(|| false);
    let onfocusin = {
        let at_work = at_work.clone();
        Callback::from(move |_: FocusEvent| at_work.set(true))
    };
    use_effect_with(
        (*at_work, workbench.lang, workbench.endpoint == Endpoint::Sandbox),
        |(at_work, lang, chosen)| {
            if *at_work {
                engine::show_sandbox(*lang, *chosen);
            }
        },
    );
    use_effect_with((), {
        let at_work = at_work.clone();
        move |()| {
            wasm_bindgen_futures::spawn_local(async move {
                if engine::has_team().await {
                    at_work.set(true);
                }
            });
        }
    });
    let setup = [
        workbench.lang.name(),
        workbench.endpoint.name(),
        &workbench.custom_base,
        &workbench.credentials.sdkappid,
        &workbench.credentials.identifier,
        workbench.command.path,
    ];
    use_effect_with((*at_work, setup.map(str::to_owned)), {
        let dispatch = state.dispatcher();
        move |(at_work, setup)| {
            if *at_work {
                let say = move |field: String, text| {
                    if let Some(action) = Action::of_field(&field, text) {
                        dispatch.dispatch(action);
                    }
                };
                engine::show_setup(setup.to_vec(), Rc::new(say));
            }
        }
    });
    let ui = Ui { emit, lang: workbench.lang };
    let prepared = workbench.prepared();
    html! {
        <ContextProvider<Ui> context={ui.clone()}>
            <div class="page" {onfocusin}>
                { header(&ui, workbench) }
                <main class="bench">
                    <div class="bench__draft">
                        <CredentialsPanel endpoint={workbench.endpoint.clone()}
                            base_error={prepared.as_ref().err().copied()}
                            credentials={workbench.credentials.clone()} />
                        <BodyPanel command={workbench.command.path} body={workbench.body.clone()} advice={Rc::clone(&workbench.advice)}
                            view={workbench.body_view} can_undo={workbench.can_undo()} can_redo={workbench.can_redo()} />
                    </div>
                    <div class="bench__call">
                        <RequestPanel {prepared} advice={Rc::clone(&workbench.advice)} endpoint={workbench.endpoint.clone()} secrets={workbench.secrets}
                            random={Rc::clone(&workbench.random)} random_pinned={workbench.random_pinned}
                            timeout={Rc::clone(&workbench.timeout)} timeout_bad={workbench.timeout_s().is_none()} sending_since={workbench.exchange.sending().map(|sending| sending.since_ms)} />
                        { fallback(&ui, workbench.exchange.settled(), missing) }
                    </div>
                </main>
            </div>
        </ContextProvider<Ui>>
    }
}

/// Has the engine show the last outcome; whether the engine could not be had.
#[hook]
fn use_answer(lang: Lang, stale: bool, settled: Option<Rc<Settled>>) -> bool {
    // The number of the outcome that is shown; 0 where it could not be.
    let shown = use_state(|| None);
    {
        let shown = shown.clone();
        use_effect_with(settled.map(ByAddress), move |settled| {
            let Some(ByAddress(settled)) = settled.clone() else { return };
            wasm_bindgen_futures::spawn_local(async move {
                let engine = engine::engine().await;
                shown.set(Some(if engine.is_some() { settled.id } else { 0 }));
                if let (Some(engine), Some(root)) = (engine, document::engine_root(document::ANSWER)) {
                    engine.show_settled(&root, lang, stale, &settled);
                }
            });
        });
    }
    // What changed while the engine was on its way is told it as well: `shown` is among the causes.
    use_effect_with((lang, stale, *shown), |(lang, stale, _)| engine::mark(*lang, *stale));
    *shown == Some(0)
}

/// An outcome that is another one if it stands elsewhere in memory, so that large replies are not compared.
#[derive(Clone)]
struct ByAddress(Rc<Settled>);

impl PartialEq for ByAddress {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
