//! The card: it owns the environments, keeps one's own, and lays out its parts.

use super::view::{View, button};
use super::{custom_fields, hosts, kept, list, proxy, transfer};
use crate::exchange::environment::{Environment, EnvironmentError, parse, write};
use crate::page::answer::copy;
use crate::page::caller;
use crate::page::context::Ui;
use crate::text::{Lang, setup as words, setup_refused};
use crate::workbench::setup::{Fields, Refused, Setup, Step};
use std::rc::Rc;
use yew::prelude::*;

/// What the card shows.
#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// The language.
    pub lang: Lang,
    /// The page's fields.
    pub fields: Fields,
}

/// The environments in Yew's terms.
#[derive(Clone, PartialEq, Default)]
struct State(Setup);

impl Reducible for State {
    type Action = Step;

    fn reduce(mut self: Rc<Self>, step: Step) -> Rc<Self> {
        Rc::make_mut(&mut self).0.apply(step);
        self
    }
}

/// The card of environments.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let lang = props.lang;
    let state = use_reducer(|| {
        let mut setup = Setup::default();
        setup.apply(Step::KeptRead(kept::environments()));
        State(setup)
    });
    let steps = use_callback(state.dispatcher(), |step: Step, dispatch| dispatch.dispatch(step));
    let setup = &state.0;
    use_effect_with((), {
        let steps = steps.clone();
        move |()| stay_up_to_date(steps)
    });
    use_effect_with((Rc::clone(&setup.own), setup.kept_refused.is_some()), {
        let steps = steps.clone();
        move |(own, refused)| {
            if !refused {
                keep(own, &steps);
            }
        }
    });
    use_effect_with(setup.used.clone(), |used| {
        if let Some(key) = used {
            kept::keep_used(key);
        }
    });
    use_effect_with(setup.team_refused.clone(), move |refused| {
        if let Some(error) = refused {
            let error = error.clone();
            caller::tell(move |lang| team_refused(lang, &error).join(" "));
        }
    });
    let in_use = setup.in_use(&props.fields);
    let custom = in_use.map(|(_, environment)| environment.custom_fields.clone()).unwrap_or_default();
    use_effect_with(custom, |custom| super::offer_custom_fields(custom));
    let view = View { lang, setup, fields: &props.fields, steps: &steps };
    let ui = Ui { emit: Callback::noop(), lang };
    html! {
        <ContextProvider<Ui> context={ui}>
            <section class="card setup" aria-labelledby="setup-title">
                <h2 class="card__title" id="setup-title">{ words::title(lang) }</h2>
                { for setup.team_refused.as_ref().map(|error| html! {
                    <div class="note note--bad" role="alert" data-testid="team-refused">
                        { for team_refused(lang, error).map(|line| html! { <p>{ line }</p> }) }
                    </div>
                }) }
                { for setup.kept_refused.as_ref().map(|refused| kept_refused(view, refused)) }
                if setup.unkept {
                    <p class="note note--bad" role="alert" data-testid="env-unkept">{ words::unkept(lang) }</p>
                }
                { list::view(view) }
                { custom_fields::view(view) }
                { transfer::view(view) }
                { hosts::view(view) }
                <proxy::Proxy {lang} endpoint={props.fields.endpoint.clone()} />
            </section>
        </ContextProvider<Ui>>
    }
}

/// Takes over what other tabs change, the team's file, and which environment was used before.
fn stay_up_to_date(steps: Callback<Step>) {
    let again = steps.clone();
    kept::on_change(move || again.emit(Step::KeptRead(kept::environments())));
    let used = kept::used();
    let use_again = move |steps: &Callback<Step>| {
        if let Some(key) = used.clone() {
            steps.emit(Step::UsedBefore(key));
        }
    };
    use_again(&steps);
    wasm_bindgen_futures::spawn_local(async move {
        steps.emit(Step::TeamRead(kept::team().await));
        // It may be one of the team's.
        use_again(&steps);
    });
}

/// Keeps one's own, if they are others than those that are kept. What can't be read is left as it is.
fn keep(own: &Rc<[Environment]>, steps: &Callback<Step>) {
    let before = kept::environments();
    let same = match before.as_deref().map(parse) {
        None => own.is_empty(),
        Some(Ok(kept)) => *kept == **own,
        Some(Err(_)) => return steps.emit(Step::KeptRead(before)),
    };
    if !same {
        write_over(own, steps);
    }
}

/// Keeps one's own, whatever was there before; whether the browser did.
fn write_over(own: &[Environment], steps: &Callback<Step>) -> bool {
    // Every change was checked by writing it.
    let kept = write(own).is_ok_and(|text| kept::keep_environments(&text));
    steps.emit(Step::Kept(kept));
    kept
}

/// Why the team's file is refused, and what that calls for.
fn team_refused(lang: Lang, error: &EnvironmentError) -> [String; 2] {
    let why = words::team_refused(lang, &setup_refused::sentence(lang, error));
    [why, setup_refused::leak(lang, error).to_owned()]
}

/// What the browser kept can't be read: it can be saved as a file, or replaced.
fn kept_refused(view: View, refused: &Rc<Refused>) -> Html {
    let lang = view.lang;
    let download = {
        let refused = Rc::clone(refused);
        Callback::from(move |_: MouseEvent| {
            let text = Rc::new(refused.text.as_bytes().to_vec());
            copy::save(text, "tim-tester-environments-unread.txt".to_owned());
        })
    };
    let replace = {
        let (own, steps) = (Rc::clone(&view.setup.own), view.steps.clone());
        Callback::from(move |_: MouseEvent| {
            if write_over(&own, &steps) {
                steps.emit(Step::KeptReplaced);
            }
        })
    };
    html! {
        <div class="note note--bad" role="alert" data-testid="env-kept-refused">
            <p>{ words::kept_refused(lang, &setup_refused::sentence(lang, &refused.why)) }</p>
            <p>{ words::kept_hint(lang) }</p>
            <p class="setup__row">
                { button("env-kept-download", words::kept_download(lang), false, download) }
                { button("env-kept-replace", words::kept_replace(lang), false, replace) }
            </p>
        </div>
    }
}
