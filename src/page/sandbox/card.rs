//! The sandbox's card: which documents it follows, which fault it shows, its accounts, and a way back to a fresh
//! one.

use super::{reset, set_fault, with_sandbox};
use crate::api::rules::Documents;
use crate::page::context::Ui;
use crate::page::control::{Choice, TextField, quiet_button};
use crate::sandbox::Fault;
use crate::text::Lang;
use crate::text::service::{self, ServiceWords};
use yew::prelude::*;

/// What the card shows.
#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// The language.
    pub lang: Lang,
    /// Whether the sandbox is the chosen endpoint.
    pub chosen: bool,
}

/// The fault as chosen: its kind, and the number that some kinds take, as typed.
#[derive(Clone, PartialEq, Default)]
struct Chosen {
    kind: String,
    number: String,
}

/// Kinds of fault that take a number.
const CODE: &str = "code";
const DELAY: &str = "delay";

impl Chosen {
    fn fault(&self) -> Option<Fault> {
        match self.kind.as_str() {
            CODE | DELAY => Fault::named(&format!("{}:{}", self.kind, self.number.trim())),
            kind => Fault::named(kind),
        }
    }

    fn takes_number(&self) -> bool {
        matches!(self.kind.as_str(), CODE | DELAY)
    }
}

/// The sandbox's card.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let ui = Ui { emit: Callback::noop(), lang: props.lang };
    let words = service::words(props.lang);
    let chosen = use_state(Chosen::default);
    let documents = use_state(|| with_sandbox(|sandbox| sandbox.settings().documents));
    let resets = use_state(|| 0);
    if !props.chosen {
        return html! {};
    }
    let choose = {
        let chosen = chosen.clone();
        move |next: Chosen| {
            set_fault(next.fault());
            chosen.set(next);
        }
    };
    let follow = {
        let documents = documents.clone();
        Callback::from(move |name: String| {
            let Some(choice) = Documents::named(&name) else { return };
            with_sandbox(|sandbox| {
                let settings = sandbox.settings().clone();
                sandbox.configure(crate::sandbox::Settings { documents: choice, ..settings });
            });
            documents.set(choice);
        })
    };
    let start_anew = {
        let resets = resets.clone();
        Callback::from(move |_: MouseEvent| {
            reset();
            resets.set(*resets + 1);
        })
    };
    let documents_choice = Choice {
        id: "sandbox-documents",
        label: words.documents,
        value: documents.name(),
        options: [Documents::Current, Documents::Seed]
            .map(|documents| (documents.name().into(), words.documents_name(documents).into()))
            .to_vec(),
        on_chosen: follow,
        ..Choice::default()
    };
    let fault_choice = Choice {
        id: "sandbox-fault",
        label: words.fault,
        value: &chosen.kind,
        options: words.faults.iter().map(|(kind, name)| ((*kind).into(), (*name).into())).collect(),
        on_chosen: {
            let choose = choose.clone();
            Callback::from(move |kind: String| {
                let number = if kind == DELAY { "5" } else { "40602" }.to_owned();
                choose(Chosen { kind, number });
            })
        },
        ..Choice::default()
    };
    html! {
        <section class="card" aria-labelledby="sandbox-title">
            <div class="card__head">
                <h2 class="card__title" id="sandbox-title">{ words.title }</h2>
                { quiet_button(words.reset, start_anew) }
            </div>
            <div class="columns">
                { documents_choice.view() }
                { fault_choice.view() }
                if chosen.takes_number() { { number_field(&chosen, words, choose) } }
            </div>
            if *resets > 0 { <p class="note" role="status">{ words.was_reset }</p> }
            <p class="note">{ accounts(words) }</p>
            { differences(&ui, words) }
        </section>
    }
}

fn number_field(chosen: &Chosen, words: &ServiceWords, choose: impl Fn(Chosen) + 'static) -> Html {
    let kind = chosen.kind.clone();
    let field = TextField {
        id: "sandbox-fault-number",
        label: if chosen.kind == CODE { "ErrorCode" } else { words.seconds },
        value: chosen.number.clone().into(),
        numeric: true,
        invalid: chosen.fault().is_none(),
        on_edited: Callback::from(move |number: String| choose(Chosen { kind: kind.clone(), number })),
        ..TextField::default()
    };
    field.view()
}

fn accounts(words: &ServiceWords) -> String {
    let names = with_sandbox(|sandbox| sandbox.accounts().map(str::to_owned).collect::<Vec<_>>());
    (words.accounts)(&names.join(", "))
}

fn differences(ui: &Ui, words: &ServiceWords) -> Html {
    html! {
        <details class="differences">
            <summary>{ words.differences }</summary>
            <table>
                <thead><tr>
                    <th scope="col">{ words.what }</th><th scope="col">{ words.seed }</th>
                    <th scope="col">{ words.current }</th>
                </tr></thead>
                <tbody>
                    { for service::differences().map(|row| html! {
                        <tr>
                            <th scope="row">{ ui.lang.pick(row.zh, row.en) }</th>
                            <td>{ row.seed }</td><td>{ row.current }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </details>
    }
}
