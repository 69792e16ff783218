//! The sandbox's card: which documents it follows, which fault it shows, its accounts, and a way back to a fresh one.

use crate::api::endpoint::Endpoint;
use crate::api::rules::Documents;
use crate::page::context::{Ui, use_ui};
use crate::page::control::{Choice, TextField, fold, quiet_button};
use crate::page::effect::clock;
use crate::sandbox::Sandbox;
use crate::state::layout::Card;
use crate::state::sandbox::{FaultChoice, SandboxAction, SandboxState};
use crate::state::{Action, Lang, State};
use crate::text::format::calendar;
use crate::text::sandbox as words;
use std::cmp::Reverse;
use yew::prelude::*;

/// How many messages are shown.
const MOST_MESSAGES: usize = 20;

/// What the card shows.
#[derive(Properties, PartialEq)]
pub struct SandboxCardProps {
    sandbox: SandboxState,
    is_unfolded: bool,
    /// Whether the sandbox is the chosen endpoint.
    is_chosen: bool,
}

impl SandboxCardProps {
    /// What there is to show of a state.
    pub fn of(state: &State) -> Self {
        Self {
            sandbox: state.sandbox.clone(),
            is_unfolded: state.layout.sandbox,
            is_chosen: state.endpoint == Endpoint::Sandbox,
        }
    }
}

/// The sandbox's card; nothing while another endpoint is chosen.
#[component]
pub fn SandboxCard(props: &SandboxCardProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    if !props.is_chosen {
        return html! {};
    }
    let SandboxState { fault, was_reset, .. } = &props.sandbox;
    let service = props.sandbox.service();
    let accounts = service.accounts().collect::<Vec<_>>().join(", ");
    let documents = [Documents::Current, Documents::Seed]
        .map(|documents| (documents.name().into(), words::documents_name(lang, documents).into()));
    let follow = {
        let ui = ui.clone();
        Callback::from(move |name: String| {
            if let Some(documents) = Documents::named(&name) {
                ui.say(Action::Sandbox(SandboxAction::DocumentsChosen(documents)));
            }
        })
    };
    let faults = words::faults(lang).map(|(kind, name)| (kind.into(), name.into()));
    html! {
        <section class="card" aria-label={words::title(lang)}>
            { fold(&ui, Card::Sandbox, props.is_unfolded, words::title(lang), html! {
              <>
            <div class="columns">
                <Choice id="sandbox-documents" label={words::documents(lang)}
                    value={service.settings().documents.name()} options={documents.to_vec()} on_chosen={follow} />
                <Choice id="sandbox-fault" label={words::fault(lang)} value={fault.kind.clone()}
                    options={faults.to_vec()} on_chosen={on(&ui, SandboxAction::FaultChosen)} />
                if fault.takes_number() { { number_field(&ui, fault) } }
            </div>
            if *was_reset { <p class="note" role="status">{ words::was_reset(lang) }</p> }
            <p class="note" data-testid="sandbox-accounts">{ words::accounts(lang, &accounts) }</p>
            { quiet_button(words::reset(lang), ui.click(Action::Sandbox(SandboxAction::Reset))) }
              </>
            }) }
            { messages(lang, service) }
        </section>
    }
}

fn on(ui: &Ui, action: fn(String) -> SandboxAction) -> Callback<String> {
    ui.on(move |text| Action::Sandbox(action(text)))
}

fn number_field(ui: &Ui, fault: &FaultChoice) -> Html {
    let field = TextField {
        id: "sandbox-fault-number",
        label: if fault.kind == FaultChoice::CODE { "ErrorCode" } else { words::seconds(ui.lang) },
        value: fault.number.clone().into(),
        numeric: true,
        invalid: fault.fault().is_none(),
        on_edited: on(ui, SandboxAction::FaultNumberEdited),
        ..TextField::default()
    };
    field.view()
}

/// The messages that accounts took, the latest first.
fn messages(lang: Lang, service: &Sandbox) -> Html {
    let mut all: Vec<_> = service.messages().enumerate().collect();
    if all.is_empty() {
        return html! {};
    }
    all.sort_unstable_by_key(|(i, (_, message))| Reverse((message.time, *i)));
    let earlier = all.len().saturating_sub(MOST_MESSAGES);
    let shown = all.iter().take(MOST_MESSAGES).map(|(_, (to, message))| {
        let time = calendar::clock_time(clock::local_ms(message.time * 1000));
        let head = match message.group {
            Some(group) => words::group_message(lang, to, message.from, group, &time),
            None => words::message(lang, to, message.from, &time),
        };
        html! {
            <li data-testid="sandbox-message" data-to={to.to_string()} data-key={message.key.to_owned()}>
                <span class="messages__head">{ head }</span>{ " " }{ message.words() }
            </li>
        }
    });
    html! {
        <div class="messages">
            <p class="field__label" id="messages-label">{ words::messages(lang) }</p>
            <ul aria-labelledby="messages-label">{ for shown }</ul>
            if earlier > 0 { <p class="note">{ words::more_messages(lang, earlier) }</p> }
        </div>
    }
}
