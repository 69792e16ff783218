//! The UserSig: its field, what is known of it as it changes and as time passes, which other one is offered for it, and how a
//! new one is made.

use crate::api::Secret;
use crate::api::usersig::{State, Verdict, judge};
use crate::page::context::{Late, Ui, use_ui};
use crate::page::control::{SecretField, Told, on_typed, option, typed, use_chosen};
use crate::page::effect::{clock, focus};
use crate::page::hook::use_now;
use crate::state::credentials::Credentials;
use crate::state::place::Place;
use crate::state::{Action, Lang, MakerEdit, UserSigMaker};
use crate::text::{credentials as words, panel, usersig as told};
use std::rc::Rc;
use yew::prelude::*;

/// How often a judgement is looked at again, as it says for how long a UserSig is still valid. In milliseconds.
const AGAIN_MS: u32 = 30_000;

/// What a [`UserSigField`] shows.
#[derive(Properties, PartialEq)]
pub struct UserSigFieldProps {
    /// Who calls.
    pub credentials: Credentials,
}

/// The field, with what is known of the UserSig below it.
#[component]
pub fn UserSigField(props: &UserSigFieldProps) -> Html {
    let ui = use_ui();
    // Before that is known, a text is taken as it is, and freed of its wrapping later.
    let is_wrapped = use_callback(ui.late.clone(), |text: String, late| {
        late.there().is_some_and(|parts| (parts.is_wrapped)(&text))
    });
    html! {
        <>
            <SecretField id="usersig" label="UserSig" value={props.credentials.usersig.clone()}
                on_edited={ui.on(Action::UserSigEdited)} takes_paste={is_wrapped} described_by="usersig-status" />
            { match &ui.late {
                Late::There(parts) => (parts.judgement)(&props.credentials),
                Late::Coming => html! { <div class="signature"><p>{ panel::loading(ui.lang) }</p></div> },
                Late::Failed(_) => html! {},
            } }
        </>
    }
}

/// What a [`Judgement`] is of.
#[derive(Properties, PartialEq)]
struct JudgementProps {
    /// Who calls.
    credentials: Credentials,
}

/// What is known of the UserSig. It is judged again only if the credentials change or time has passed.
#[component]
fn Judgement(props: &JudgementProps) -> Html {
    let ui = use_ui();
    use_now(AGAIN_MS);
    let choices = use_memo(props.credentials.clone(), Credentials::choices);
    let (verdict, lines) = judged(ui.lang, &props.credentials, clock::now_s());
    let lines = if choices.is_empty() { lines } else { vec![told::choose(ui.lang).to_owned()] };
    html! {
        <div class="signature" id="usersig-status" data-testid="usersig-status" data-state={verdict.state()} role="group"
            aria-label={words::usersig_state(ui.lang)}>
            // Only the judgement is read out when it changes, not the time that passes.
            <Told text={lines.first().cloned().unwrap_or_default()} />
            { for lines.into_iter().enumerate().map(|(at, line)| html! { <p key={at}>{ line }</p> }) }
            { for choices.iter().map(|choice| {
                take(&ui, "usersig-choice", offered(ui.lang, &props.credentials, choice), choice)
            }) }
            if choices.is_empty() && let Some(mended) = &verdict.mended {
                { take(&ui, "usersig-mended", told::take_mended(ui.lang).into(), mended) }
            }
        </div>
    }
}

/// What is known of the UserSig.
pub fn judgement(credentials: &Credentials) -> Html {
    html! { <Judgement credentials={credentials.clone()} /> }
}

/// The judgement, and what there is to say.
fn judged(lang: Lang, credentials: &Credentials, now: u64) -> (Verdict, Vec<String>) {
    let Credentials { sdkappid, identifier, usersig, dirt, secret_key } = credentials;
    let verdict = judge(usersig.reveal(), sdkappid, identifier, Some(secret_key), now);
    let mut lines = told::told(lang, &verdict, dirt, clock::local_s);
    if verdict.state == State::Valid
        && *credentials == Credentials::demonstration()
        && let Some(first) = lines.first_mut()
    {
        words::demo_usersig(lang).clone_into(first);
    }
    (verdict, lines)
}

/// For whom one of several is, and what would be said of it in the field; no more of it is shown.
fn offered(lang: Lang, credentials: &Credentials, choice: &Secret) -> Html {
    let choice = Credentials { usersig: choice.clone(), dirt: Rc::default(), ..credentials.clone() };
    let (verdict, lines) = judged(lang, &choice, clock::now_s());
    html! {
        <>
            if let Some(opened) = &verdict.opened { { told::offered(lang, opened, clock::local_s) } }
            <span class="signature__judged">{ lines.into_iter().next() }</span>
        </>
    }
}

/// A button that takes another UserSig into the field.
fn take(ui: &Ui, testid: &'static str, label: Html, usersig: &Secret) -> Html {
    let (ui, usersig) = (ui.clone(), usersig.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        ui.say(Action::UserSigEdited(usersig.clone()));
        // The button goes; its focus shouldn't go with it.
        focus::go_to(Place::UserSig);
    });
    html! { <button type="button" class="button" data-testid={testid} {onclick}>{ label }</button> }
}

/// What a [`Maker`] shows.
#[derive(Properties, PartialEq)]
pub struct MakerProps {
    /// How a new one is to be.
    pub maker: Rc<UserSigMaker>,
}

/// Makes a new one from what stands in the fields.
#[component]
pub fn Maker(props: &MakerProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let UserSigMaker { validity, seconds, userbuf, refused } = &*props.maker;
    let select = use_chosen(validity);
    let edited = |edit: fn(String) -> MakerEdit| ui.on(move |text| Action::UserSigMaker(edit(text)));
    let chosen = edited(MakerEdit::Validity).reform(|event: Event| typed(&event));
    let making = ui.on(|_: MouseEvent| Action::UserSigWanted(clock::now_s()));
    html! {
        <div class="signer">
            <div class="signer__wishes">
                <label class="assist__field">
                    <span>{ words::validity(lang) }</span>
                    <select ref={select} class="input" data-testid="usersig-validity" onchange={chosen}>
                        { for words::validities(lang).map(|(seconds, name)| option(&seconds.into(), &name.into(), validity)) }
                    </select>
                </label>
                if validity.is_empty() {
                    { field("usersig-seconds", words::seconds(lang), seconds, edited(MakerEdit::Seconds)) }
                }
                { field("usersig-userbuf", words::userbuf(lang), userbuf, edited(MakerEdit::Userbuf)) }
                <p class="field__error" role="status" data-testid="usersig-refused">
                    { refused.map(|why| told::unusable(lang, why)).unwrap_or_default() }
                </p>
            </div>
            { make_button(&ui, making) }
        </div>
    }
}

fn make_button(ui: &Ui, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="button" data-testid="generate-usersig" {onclick}>
            { words::make_usersig(ui.lang) }
        </button>
    }
}

fn field(testid: &'static str, label: &'static str, value: &str, on_edited: Callback<String>) -> Html {
    html! {
        <label class="assist__field">
            <span>{ label }</span>
            <input type="text" class="input" data-testid={testid} value={value.to_owned()} oninput={on_typed(on_edited)}
                autocomplete="off" spellcheck="false" />
        </label>
    }
}
