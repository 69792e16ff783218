//! The whole page: it owns the workbench and the effects, and lays out the panels.

use super::context::{Intent, Ui};
use super::desk::{Desk, State};
use super::effect::document::Shortcut;
use super::effect::{clock, document, draft, engine, random, secrets};
use super::panel::body::BodyPanel;
use super::panel::credentials::CredentialsPanel;
use super::panel::fallback::fallback;
use super::panel::header::header;
use super::panel::request::RequestPanel;
use crate::api::encode;
use crate::api::endpoint::Endpoint;
use crate::exchange::link::{FRAGMENT_MAX, Shared, to_fragment};
use crate::text::words;
use crate::workbench::{Action, Demo, Workbench};
use std::rc::Rc;
use yew::prelude::*;

/// How long the draft must rest before it is kept and judged, in milliseconds, so that typing is never held up.
const REST_MS: u32 = 150;

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
            Intent::Cancel => desk.cancel(dispatch.clone()),
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
            let said = emit.clone();
            document::on_said(move |field, text| {
                if let Some(action) = Action::of_field(field, text.to_owned()) {
                    said.emit(action.into());
                }
            });
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
    let ended = workbench.exchange.ended();
    let stale = workbench.exchange.sending().is_some() || workbench.answer_is_stale();
    use_effect_with(
        (workbench.lang, stale, ended.map(|ended| (ended.id, ended.shown))),
        |(lang, stale, _)| engine::mark(*lang, *stale),
    );
    // The first sign of a visitor at work fetches the engine, so that it is there when it is wanted; at once where there
    // is something that it alone can judge or open.
    let at_work = use_state(|| {
        !workbench.credentials.are_untouched() || secrets::are_kept() || !document::fragment().is_empty()
    });
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
                            link={link(workbench)}
                            random={Rc::clone(&workbench.random)} random_pinned={workbench.random_pinned}
                            timeout={Rc::clone(&workbench.timeout)} timeout_bad={workbench.timeout_s().is_none()} sending_since={workbench.exchange.sending().map(|sending| sending.since_ms)} />
                        { fallback(&ui, ended.and_then(|ended| ended.shown)) }
                    </div>
                </main>
            </div>
        </ContextProvider<Ui>>
    }
}

/// The address that opens the request on screen elsewhere, never with a secret; `None` where it would be too long.
fn link(workbench: &Workbench) -> Option<String> {
    // Most long bodies are told by this, at a fraction of the cost.
    if encode::query_value_len(workbench.body.text()) > FRAGMENT_MAX {
        return None;
    }
    let shared = Shared {
        command: workbench.command,
        endpoint: Some(workbench.endpoint.clone()),
        sdkappid: Some(workbench.credentials.sdkappid.to_string()),
        identifier: Some(workbench.credentials.identifier.to_string()),
        body: Some(workbench.body.text().to_string()),
    };
    to_fragment(&shared).ok().map(|fragment| document::address() + &fragment)
}
