//! The card of environments: the team's and one's own are listed, used, saved, imported and exported; regions with their
//! hosts; and what a proxy needs. It never sees a secret.

mod custom_fields;
mod hosts;
mod list;
mod proxy;
mod transfer;
mod view;

use crate::page::context::use_ui;
use crate::page::control::{button, fold};
use crate::page::effect::download;
use crate::state::State;
use crate::state::environments::{Environments, Fields, Refused, Step};
use crate::state::layout::Card;
use crate::text::{environment_error, environments as words};
use list::EnvironmentList;
use proxy::Proxy;
use std::rc::Rc;
use view::View;
use yew::prelude::*;

/// What the card shows.
#[derive(Properties, PartialEq)]
pub struct EnvironmentsCardProps {
    environments: Rc<Environments>,
    fields: Fields,
    is_unfolded: bool,
}

impl EnvironmentsCardProps {
    /// What there is to show of a state.
    pub fn of(state: &State) -> Self {
        Self {
            environments: Rc::clone(&state.environments),
            fields: state.fields(),
            is_unfolded: state.layout.environments.unwrap_or(state.environments.chosen().is_some()),
        }
    }
}

/// The card of environments.
#[component]
pub fn EnvironmentsCard(props: &EnvironmentsCardProps) -> Html {
    let ui = use_ui();
    let EnvironmentsCardProps { environments, fields, is_unfolded } = props;
    let view = View { ui: &ui, environments, fields };
    html! {
        <section class="card setup" aria-label={words::title(ui.lang)}>
            { troubles(view) }
            { fold(&ui, Card::Environments, *is_unfolded, words::title(ui.lang), html! {
              <>
            <EnvironmentList environments={Rc::clone(environments)} fields={fields.clone()} />
            { custom_fields::view(view) }
            { transfer::view(view) }
            { hosts::view(view) }
            <Proxy endpoint={fields.endpoint.clone()} />
              </>
            }) }
        </section>
    }
}

/// What is wrong with the team's file, and with what the browser keeps.
fn troubles(view: View) -> Html {
    let (lang, environments) = (view.lang(), view.environments);
    html! {
        <>
            if let Some(error) = &environments.team_refused {
                <div class="note note--bad" role="alert" data-testid="team-refused">
                    <p>{ words::team_refused(lang, &environment_error::sentence(lang, error)) }</p>
                    <p>{ environment_error::leak(lang, error) }</p>
                </div>
            }
            if let Some(refused) = &environments.kept_refused { { kept_refused(view, refused) } }
            if environments.unkept {
                <p class="note note--bad" role="alert" data-testid="env-unkept">{ words::unkept(lang) }</p>
            }
        </>
    }
}

/// What the browser kept can't be read: it can be saved as a file, or replaced.
fn kept_refused(view: View, refused: &Rc<Refused>) -> Html {
    let lang = view.lang();
    let saving = {
        let refused = Rc::clone(refused);
        Callback::from(move |_: MouseEvent| {
            let bytes = refused.text.as_bytes().to_vec();
            download::save(Rc::new(bytes), "tim-tester-environments-unread.txt");
        })
    };
    html! {
        <div class="note note--bad" role="alert" data-testid="env-kept-refused">
            <p>{ words::kept_refused(lang, &environment_error::sentence(lang, &refused.why)) }</p>
            <p>{ words::kept_hint(lang) }</p>
            <p class="setup__row">
                { button("env-kept-download", words::kept_download(lang), false, saving) }
                { button("env-kept-replace", words::kept_replace(lang), false, view.click(Step::KeptReplaced)) }
            </p>
        </div>
    }
}
