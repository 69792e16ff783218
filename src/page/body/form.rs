//! The body as a form: From_Account and the rows.

use super::group::groups;
use super::help::{HelpStep, use_help};
use crate::page::context::{Ui, use_ui};
use crate::page::control::{Icon, TextField, icon, quiet_button};
use crate::page::effect::focus;
use crate::page::effect::focus::FINDING_OF_ACCOUNT;
use crate::page::hook::use_kept_focus;
use crate::state::body::offers::Custom;
use crate::state::body::{Account, Body, Items};
use crate::state::findings::Finding;
use crate::state::place::Place;
use crate::state::{Action, Lang};
use crate::text::body as words;
use std::rc::Rc;
use yew::prelude::*;

/// What the form shows.
#[derive(Properties, PartialEq)]
pub struct FormProps {
    /// The body.
    pub body: Body,
    /// What there is to know before sending.
    pub findings: Rc<[Finding]>,
    /// The custom fields to offer for a Tag.
    pub offered: Rc<[Custom]>,
}

/// The form.
#[component]
pub fn Form(props: &FormProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let body = &props.body;
    let helper = use_help(&props.offered);
    use_kept_focus(body.rows().iter().map(|row| row.id()).collect::<Vec<_>>());
    let is_wrong = props.findings.iter().any(|finding| finding.place == Place::FromAccount);
    let account = TextField {
        id: "from-account",
        label: "From_Account",
        value: body.from_account().shown().into(),
        hint: match body.from_account() {
            Account::Missing | Account::Text(_) => "",
            Account::Half(_) => words::from_account_half(lang),
            Account::Other(_) => words::from_account_other(lang),
        }
        .into(),
        invalid: is_wrong,
        described_by: if is_wrong { FINDING_OF_ACCOUNT } else { "" },
        on_edited: ui.on(Action::FromAccountEdited),
        ..TextField::default()
    };
    // One child, however many they are: else those beside it would be made anew, and lose the focus.
    let mends = props.findings.iter().filter(|finding| finding.place == Place::Items);
    let mends = mends.map(|finding| ui.rest(|parts| (parts.mend)(&ui, finding))).collect::<Html>();
    html! {
        <fieldset class="plain" disabled={!body.is_editable()}>
            if !body.is_editable() {
                <p class="note note--bad" role="status">{ obstacle(lang, body) }</p>
            }
            { account.view() }
            <div class="items__head">
                <span class="field__label" id="items-label">{ "ProfileItem" }</span>
                <span class="items__count">{ words::item_count(lang, body.rows().len()) }</span>
            </div>
            <div class="items" role="list" aria-labelledby="items-label"
                onmousedown={helper.on(|| HelpStep::PointerDown)} onfocusout={Callback::from(focus::show_beginning)}>
                { groups(&helper, body, &props.findings) }
            </div>
            if let Some(remark) = remark(lang, body) { <p class="note" data-testid="items-note">{ remark }</p> }
            { mends }
            { tools(&ui, body) }
        </fieldset>
    }
}

/// Why the form can't be edited.
fn obstacle(lang: Lang, body: &Body) -> &'static str {
    match body.error() {
        Some(_) => words::form_waits_for_text(lang),
        None => words::form_needs_object(lang),
    }
}

/// What is sent where the rows don't tell.
fn remark(lang: Lang, body: &Body) -> Option<String> {
    match body.items() {
        _ if !body.is_editable() => None,
        Items::Missing => Some(words::items_missing(lang).to_owned()),
        Items::Other(kind) => Some(words::items_other(lang, words::kind(lang, kind))),
        Items::List if body.rows().is_empty() => Some(words::no_items(lang).to_owned()),
        Items::List if body.rows().iter().all(|row| !row.enabled()) => {
            Some(words::items_off(lang).to_owned())
        }
        Items::List => None,
    }
}

fn tools(ui: &Ui, body: &Body) -> Html {
    let lang = ui.lang;
    let add = match body.items() {
        Items::Other(_) => words::replace_items(lang),
        Items::List | Items::Missing => words::add_item(lang),
    };
    html! {
        <div class="items__tools">
            <button type="button" class="button" id="add-item" data-testid="add-item" onclick={ui.click(Action::ItemAdded)}>
                { icon(Icon::Add) }{ add }
            </button>
            if !body.rows().is_empty() {
                { quiet_button(words::clear_items(lang), ui.click(Action::ItemsCleared)) }
            }
        </div>
    }
}
