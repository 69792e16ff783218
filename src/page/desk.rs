//! What outlives a drawing of the page: the call under way, the last state, and what was judged of it.

use super::effect::{clock, draft, engine, random};
use crate::api::command::Judge;
use crate::api::endpoint::Endpoint;
use crate::text::Lang;
use crate::workbench::{Action, DEFAULT_TIMEOUT_S, Workbench};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::AbortController;
use yew::prelude::*;

/// The workbench in Yew's terms.
#[derive(Clone, PartialEq)]
pub struct State(pub Workbench);

impl Reducible for State {
    type Action = Action;

    fn reduce(mut self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::make_mut(&mut self).0.apply(action);
        self
    }
}

/// What was judged last: the language, whether it goes to the sandbox, the SDKAppID and the body.
type Judged = (Lang, bool, Rc<str>, Rc<str>);

/// What outlives a drawing.
#[derive(Default)]
pub struct Desk {
    /// The number of the call under way, and what calls it off.
    under_way: RefCell<Option<(u32, Option<AbortController>)>>,
    latest: RefCell<Option<Rc<State>>>,
    calls: Cell<u32>,
    judged: RefCell<Option<Judged>>,
}

impl Desk {
    /// Has the engine send the request on screen with a fresh `random`, unless one is under way.
    pub fn send(&self, dispatch: UseReducerDispatcher<State>) {
        let Some(state) = self.latest.borrow().clone() else { return };
        let workbench = &state.0;
        if self.under_way.borrow().is_some() {
            return;
        }
        let Ok(call) = workbench.departure(random::uint32()) else { return };
        self.calls.set(self.calls.get() + 1);
        let (id, call, at_ms) = (self.calls.get(), Rc::new(call), clock::now_ms());
        let (lang, timeout_s) = (workbench.lang, workbench.timeout_s().unwrap_or(DEFAULT_TIMEOUT_S));
        let abort = AbortController::new().ok();
        let cancel = abort.as_ref().map(AbortController::signal);
        *self.under_way.borrow_mut() = Some((id, abort));
        dispatch.dispatch(Action::Sent { id, call: Rc::clone(&call), at_ms });
        wasm_bindgen_futures::spawn_local(async move {
            let shown = engine::send(lang, id, at_ms, timeout_s, &call, cancel).await;
            dispatch.dispatch(Action::Ended { id, shown: Some(shown) });
        });
    }

    /// Calls off what is under way. The page waits no longer, even where the engine that tells it is still being fetched.
    pub fn cancel(&self, dispatch: UseReducerDispatcher<State>) {
        if let Some((id, abort)) = self.under_way.borrow_mut().take() {
            dispatch.dispatch(Action::Ended { id, shown: None });
            if let Some(abort) = abort {
                abort.abort();
            }
        }
    }

    /// Keeps the draft and has the engine judge what is new in it. An untouched example needs no advice, and so no
    /// engine.
    pub fn rest(self: Rc<Self>, dispatch: UseReducerDispatcher<State>) {
        self.keep();
        let Some(state) = self.latest.borrow().clone() else { return };
        let (workbench, body) = (&state.0, state.0.body.text());
        let is_asked = workbench.command.judge == Judge::Portrait && **body != *workbench.command.example;
        if workbench.body.error().is_some() {
            engine::fetch();
        }
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
    pub fn keep(&self) {
        if let Some(state) = &*self.latest.borrow() {
            draft::keep(&state.0.to_draft());
        }
    }

    /// Notes the state that is drawn; a call that came to an end is no longer under way.
    pub fn note(&self, state: Rc<State>) {
        if let Some(ended) = state.0.exchange.ended() {
            self.under_way.borrow_mut().take_if(|(id, _)| *id == ended.id);
        }
        *self.latest.borrow_mut() = Some(state);
    }
}
