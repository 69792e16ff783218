//! The body of `portrait_get` as a form: the accounts to read and the tags to read of each. What it can't show is in the lines
//! below, one for each value.

use super::fields::{Fields, FieldsProps};
use crate::api::profile;
use crate::json::string;
use crate::page::context::{Ui, use_ui};
use crate::page::control::{Icon, icon, on_typed, ticked};
use crate::page::effect::focus;
use crate::state::Action;
use crate::state::Lang;
use crate::state::body::asking::{ACCOUNTS, Item, Part, TAGS, asking};
use crate::state::body::offers::Custom;
use crate::state::body::value_edit::ValueEdit;
use crate::state::place::{FieldPart, Place};
use crate::text::{asking as words, body, field};
use std::rc::Rc;
use yew::prelude::*;

/// What the form shows.
#[derive(Properties, PartialEq)]
pub struct AskingProps {
    /// The body's text.
    pub text: Rc<str>,
    /// The same in lines.
    pub fields: FieldsProps,
    /// The custom fields to offer.
    pub offered: Rc<[Custom]>,
    /// The accounts to offer.
    pub accounts: Rc<[String]>,
}

/// The form.
#[component]
pub fn Asking(props: &AskingProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let by_value = use_state(|| false);
    let switch = {
        let by_value = by_value.clone();
        Callback::from(move |_: MouseEvent| by_value.set(!*by_value))
    };
    let lists = asking(&props.text);
    let is_by_value = *by_value || lists.is_none();
    let (true, Some([accounts, tags])) = (!is_by_value, lists) else {
        return html! {
            <>
                <Fields ..props.fields.clone() />
                if *by_value { { switch_button(words::by_choice(lang), switch) } }
            </>
        };
    };
    html! {
        <>
            <div class="asking" role="group" aria-labelledby="asking-accounts">
                <p class="items__head">
                    <span class="field__label" id="asking-accounts">{ ACCOUNTS }</span>
                    <span class="items__count">{ body::item_count(lang, accounts.items().len()) }</span>
                </p>
                { of_part(&ui, &accounts, ACCOUNTS) }
                <>{ for accounts.items().iter().zip(1..).map(|(item, number)| account(&ui, item, number)) }</>
                <div class="asking__offers">
                    <button type="button" class="button" data-testid="account-add" onclick={ui.click(blank(&accounts))}>
                        { icon(Icon::Add) }{ words::add_account(lang) }
                    </button>
                    { for props.accounts.iter().filter(|known| !accounts.has(known)).map(|known| html! {
                        <button type="button" class="button fields__offer" key={known.clone()} data-testid="account-offer"
                            data-account={known.clone()} onclick={adds(&ui, &accounts, ACCOUNTS, known)}>
                            { icon(Icon::Add) }{ known }
                        </button>
                    }) }
                </div>
            </div>
            <div class="asking" role="group" aria-labelledby="asking-tags">
                <p class="items__head">
                    <span class="field__label" id="asking-tags">{ TAGS }</span>
                    <span class="items__count">{ body::item_count(lang, tags.items().len()) }</span>
                </p>
                { of_part(&ui, &tags, TAGS) }
                <div class="asking__tags">{ for offers(lang, props, &tags).into_iter().map(|offer| tag(&ui, &tags, offer)) }</div>
                <div class="asking__offers">
                    <button type="button" class="button button--quiet" data-testid="tags-all" onclick={all(&ui, props, &tags)}>
                        { words::all_tags(lang) }
                    </button>
                    <button type="button" class="button button--quiet" data-testid="tags-none" onclick={none(&ui, &tags)}>
                        { words::no_tags(lang) }
                    </button>
                </div>
            </div>
            { switch_button(words::value_by_value(lang), switch) }
        </>
    }
}

fn switch_button(label: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="button button--quiet" data-testid="asking-switch" {onclick}>{ label }</button> }
}

/// What there is to say of a part that is no list.
fn of_part(ui: &Ui, part: &Part, key: &str) -> Html {
    match part {
        Part::List(..) => html! {},
        Part::Missing => html! { <p class="note">{ words::missing(ui.lang, key) }</p> },
        Part::Other => html! { <p class="note note--bad">{ words::other(ui.lang, key) }</p> },
    }
}

/// Puts an account into the list that is yet to be typed, and has the focus.
fn blank(accounts: &Part) -> Action {
    match accounts {
        Part::List(number, _) => Action::FieldEdited(*number, ValueEdit::Added),
        Part::Missing | Part::Other => added(accounts, ACCOUNTS, [""]),
    }
}

/// Puts a string into a list; where there is none, a list with it.
fn adds(ui: &Ui, part: &Part, key: &'static str, text: &str) -> Callback<MouseEvent> {
    ui.click(added(part, key, [text]))
}

fn added<'a>(part: &Part, key: &'static str, texts: impl IntoIterator<Item = &'a str>) -> Action {
    let tokens: Vec<_> = texts.into_iter().map(string::encode).collect();
    match part {
        Part::List(number, _) => Action::FieldEdited(*number, ValueEdit::Appended(tokens)),
        Part::Missing | Part::Other => {
            Action::FieldEdited(0, ValueEdit::Put(key, ["[", &tokens.join(","), "]"].concat()))
        }
    }
}

/// An account, whose text can be typed.
fn account(ui: &Ui, item: &Item, number: usize) -> Html {
    let at = item.number;
    html! {
        <div class="field__row" key={number}>
            <input id={focus::field_id(Place::field(at, FieldPart::Value))} class="input" type="text" data-testid="account"
                value={Rc::clone(&item.shown)} readonly={!item.is_text} aria-label={words::account(ui.lang, number)}
                autocomplete="off" autocapitalize="off" spellcheck="false"
                oninput={on_typed(ui.on(move |text| Action::FieldEdited(at, ValueEdit::Typed(text))))} />
            <button type="button" class="button button--icon" data-testid="field-remove" title={field::remove(ui.lang, &item.shown)}
                aria-label={field::remove(ui.lang, &item.shown)} onclick={ui.click(Action::FieldEdited(at, ValueEdit::Removed))} />
        </div>
    }
}

/// A tag to choose: itself, and what it is.
struct Offer {
    tag: Rc<str>,
    name: String,
}

/// The tags to choose from, and those that are chosen beside.
fn offers(lang: Lang, props: &AskingProps, tags: &Part) -> Vec<Offer> {
    let standard = profile::standard().iter();
    let mut offers: Vec<_> = standard
        .map(|field| Offer { tag: field.tag.into(), name: lang.pick(field.zh, field.en).to_owned() })
        .collect();
    offers.extend(props.offered.iter().map(|field| {
        Offer {
            tag: field.tag.as_str().into(),
            name: field
                .description
                .clone()
                .filter(|text| !text.is_empty())
                .unwrap_or_else(|| lang.pick(body::SANDBOX_FIELD[0], body::SANDBOX_FIELD[1]).to_owned()),
        }
    }));
    for item in tags.items() {
        if item.is_text && offers.iter().all(|offer| offer.tag != item.shown) {
            offers.push(Offer { tag: Rc::clone(&item.shown), name: words::no_offer(lang).to_owned() });
        }
    }
    offers
}

fn tag(ui: &Ui, tags: &Part, offer: Offer) -> Html {
    let chosen = tags.items().iter().rev().find(|item| item.is_text && item.shown == offer.tag);
    let number = chosen.map(|item| item.number);
    let add = added(tags, TAGS, [&*offer.tag]);
    let onchange = ui.on(move |event: Event| match number {
        Some(number) if !ticked(&event) => Action::FieldEdited(number, ValueEdit::Removed),
        _ => add.clone(),
    });
    html! {
        <label class="check asking__tag" key={offer.tag.to_string()}>
            <input type="checkbox" data-testid="tag" data-tag={Rc::clone(&offer.tag)} checked={number.is_some()} {onchange} />
            <span>{ offer.name }{ " " }<code>{ &*offer.tag }</code></span>
        </label>
    }
}

/// Chooses every tag that can be chosen and is not.
fn all(ui: &Ui, props: &AskingProps, tags: &Part) -> Callback<MouseEvent> {
    let offers = offers(ui.lang, props, tags);
    let absent: Vec<_> = offers.iter().map(|offer| &*offer.tag).filter(|tag| !tags.has(tag)).collect();
    ui.click(added(tags, TAGS, absent))
}

fn none(ui: &Ui, tags: &Part) -> Callback<MouseEvent> {
    match tags {
        Part::List(number, _) => ui.click(Action::FieldEdited(*number, ValueEdit::Set("[]".to_owned()))),
        Part::Missing | Part::Other => Callback::noop(),
    }
}
