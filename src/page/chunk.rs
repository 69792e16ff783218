//! The chunk that comes late: which parts of the page are in it, and how it comes. What only `parts` can reach is in the
//! chunk (README, "Code split"); without the feature `split` it is in the program like all else, and nothing is fetched.

use super::body;
use super::context::{Late, Parts, Ui};
use super::control::mend;
use super::credentials::{endpoint_warning, judgement, secret_key, slips};
use super::divider::ColumnDivider;
use super::effect::clock;
use super::effects::effects;
use super::environments::{EnvironmentsCard, EnvironmentsCardProps};
use super::export::{ExportCard, ExportCardProps};
use super::header;
use super::hook;
use super::palette::Palette;
use super::reply::{Answer, AnswerProps, told};
use super::request;
use super::sandbox::{SandboxCard, SandboxCardProps};
use super::shortcuts::shortcuts;
use super::side;
use super::version::offer;
use crate::api::usersig::unwrap;
use crate::state::State;
use crate::state::body::paste;
use crate::state::dialog::Dialog;
use std::rc::Rc;
use yew::prelude::*;

/// What is in the chunk.
fn parts() -> Parts {
    Parts {
        rest: State::apply_rest,
        restore: |state| {
            hook::restore(state);
            state.foresee();
        },
        effects,
        is_wrapped: |text| unwrap(text).is_some(),
        offer,
        judgement,
        url_tools: request::tools,
        findings: request::summary,
        finding: request::in_row,
        mend: |ui, finding| mend(ui, finding, "items-mend"),
        key_hints: secret_key::hints,
        slips: slips::slip_list,
        dialog,
        notice: header::notice,
        body: body::other_forms,
        value_help: body::value_help,
        offers: body::offers,
        choice: |props| html! { <body::FieldChoice ..props /> },
        elapsed: request::elapsed,
        endpoint_warning,
        pasted: paste::rows,
        unanswered: |state| state.unanswered().then(|| state.command.reply_shape()),
        reply: |state| AnswerProps::of(state).map(|props| html! { <Answer ..props /> }).unwrap_or_default(),
        told,
        side: side::content,
        divider: |divider, at, sizes_next| html! { <ColumnDivider {divider} {at} {sizes_next} /> },
        setup,
        export: |state| html! { <ExportCard ..ExportCardProps::of(state) /> },
    }
}

/// The open dialog.
fn dialog(ui: &Ui, dialog: Dialog, state: &State) -> Html {
    match dialog {
        Dialog::Palette => html! { <Palette state={Rc::new(state.clone())} /> },
        Dialog::Shortcuts => shortcuts(ui, state.single_keys),
    }
}

/// The cards below the request.
fn setup(state: &State) -> Html {
    html! {
        <>
            <SandboxCard ..SandboxCardProps::of(state) />
            <EnvironmentsCard ..EnvironmentsCardProps::of(state) />
        </>
    }
}

/// The page's first state. Without the chunk it is as nobody has left it.
pub fn first_state() -> State {
    let mut state = hook::first_state();
    if let Some(parts) = at_hand() {
        (parts.restore)(&mut state);
    }
    state
}

/// The chunk as the page comes up, and then as it comes: it is asked for as soon as the first screen is
/// painted, or at once where that has nothing to show without it. `came`
/// takes it before anything of it is drawn.
#[hook]
pub fn use_late(came: &Callback<Parts>, at_once: bool) -> Late {
    let late = use_state(|| at_hand().map_or(Late::Coming, Late::There));
    let turn = use_state(|| 0_u32);
    let (set, is_coming) = (late.setter(), matches!(*late, Late::Coming));
    let again = {
        let (set, turn) = (late.setter(), turn.clone());
        Callback::from(move |_: MouseEvent| {
            set.set(Late::Coming);
            turn.set(*turn + 1);
        })
    };
    let came = came.clone();
    use_effect_with(*turn, move |_| {
        if is_coming {
            wasm_bindgen_futures::spawn_local(async move {
                if !at_once {
                    clock::painted().await;
                }
                let parts = fetched().await;
                // First, so that what is drawn then goes by what was left for it.
                parts.iter().for_each(|parts| came.emit(*parts));
                set.set(parts.map_or(Late::Failed(again), Late::There));
            });
        }
    });
    (*late).clone()
}

/// The chunk without waiting, where it is part of the program.
fn at_hand() -> Option<Parts> {
    (!cfg!(feature = "split")).then(parts)
}

/// The chunk, fetched; what could not be fetched is fetched anew the next time.
#[cfg(feature = "split")]
async fn fetched() -> Option<Parts> {
    #[wasm_split_helpers::wasm_split(late, fallible)]
    fn cut() -> Result<Parts, wasm_split_helpers::SplitLoaderError> {
        Ok(parts())
    }
    cut().await.ok()
}

#[cfg(not(feature = "split"))]
async fn fetched() -> Option<Parts> {
    at_hand()
}
