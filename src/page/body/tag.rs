//! A row's Tag: a combobox (the ARIA pattern) that lists the fields whose tag or name holds what is typed.

use super::help::{HelpStep, Helper};
use super::value::{field_id, hint_id, on_pasted};
use crate::page::context::{Ui, use_ui};
use crate::page::control::{composes, typed};
use crate::page::effect::focus;
use crate::state::body::Row;
use crate::state::body::offers::{self as offered, CustomNames, Detail, Name, Offer};
use crate::state::body::paste::Part;
use crate::state::place::ItemPart;
use crate::state::{Action, Lang};
use crate::text::body as words;
use std::rc::Rc;
use yew::prelude::*;

/// The id of the list: one is open at most.
const LIST: &str = "tag-offers";

const NAMES: CustomNames = CustomNames { sandbox: words::SANDBOX_FIELD, team: words::TEAM_FIELD };

/// Draws a row's Tag, with its list if that is open.
pub fn tag(ui: &Ui, helper: &Helper, row: &Rc<Row>, number: usize, is_wrong: bool) -> Html {
    let id = row.id();
    let list = helper.list(id).map(|at| List::of(helper, row, at)).filter(|list| !list.offers.is_empty());
    let active = list.as_ref().and_then(|list| list.active);
    let oninput = {
        let (ui, helper) = (ui.clone(), helper.clone());
        Callback::from(move |event: InputEvent| {
            ui.say(Action::TagEdited(id, typed(&event)));
            helper.say(HelpStep::Listed(id, None));
        })
    };
    let (is_listed, is_open) = (helper.list(id).is_some(), list.is_some());
    html! {
        <>
            <input class="input input--wire" id={field_id(row, ItemPart::Tag)} data-testid="item-tag" type="text"
                role="combobox" aria-autocomplete="list" aria-haspopup="listbox"
                aria-expanded={if is_open { "true" } else { "false" }} aria-controls={is_open.then_some(LIST)}
                aria-activedescendant={active.map(option_id)} aria-label={words::item_tag(ui.lang, number)}
                aria-describedby={hint_id(row)} aria-invalid={is_wrong.then_some("true")}
                value={row.tag()} placeholder="Tag_Profile_…" autocomplete="off" autocapitalize="off" spellcheck="false"
                {oninput} onkeydown={keys(ui, helper, row)} onpaste={on_pasted(ui, row, Part::Tag)}
                onclick={(!is_listed).then(|| helper.on(move || HelpStep::Listed(id, None)))}
                onblur={is_listed.then(|| helper.on(|| HelpStep::Unlisted))} />
            <div class="item__offers">
                if let Some(list) = list {
                    { ui.rest(|parts| (parts.offers)(list.offers, active, chosen(ui, helper, id))) }
                }
            </div>
        </>
    }
}

/// A list and its active option: the one that an arrow key led to, or else the one that is typed out.
struct List {
    offers: Vec<Offer>,
    active: Option<usize>,
}

impl List {
    fn of(helper: &Helper, row: &Row, led_to: Option<usize>) -> Self {
        let offers = offered::offers(&row.tag(), &helper.offered, NAMES);
        let same = || offers.iter().position(|offer| *offer.tag == *row.tag());
        let active = led_to.filter(|at| *at < offers.len()).or_else(same);
        Self { offers, active }
    }
}

fn option_id(at: usize) -> String {
    format!("{LIST}-{at}")
}

fn chosen(ui: &Ui, helper: &Helper, id: u32) -> Callback<String> {
    let (ui, helper) = (ui.clone(), helper.clone());
    Callback::from(move |tag| {
        ui.say(Action::TagEdited(id, tag));
        helper.say(HelpStep::Unlisted);
    })
}

/// An arrow opens the list and goes through it, Enter chooses, Escape closes.
fn keys(ui: &Ui, helper: &Helper, row: &Rc<Row>) -> Callback<KeyboardEvent> {
    let (ui, helper, row) = (ui.clone(), helper.clone(), Rc::clone(row));
    Callback::from(move |event: KeyboardEvent| {
        let is_plain = !event.alt_key() && !event.ctrl_key() && !event.meta_key() && !composes(&event);
        let (id, key) = (row.id(), event.key());
        let is_arrow = matches!(key.as_str(), "ArrowDown" | "ArrowUp");
        let open = helper.list(id);
        if !is_plain || !is_arrow && open.is_none() {
            return;
        }
        let List { mut offers, active } = List::of(&helper, &row, open.flatten());
        let Some(last) = offers.len().checked_sub(1) else { return };
        match (key.as_str(), active) {
            ("ArrowDown", at) => {
                let next = at.map_or(0, |at| if at == last { 0 } else { at + 1 });
                helper.say(HelpStep::Listed(id, Some(next)));
            }
            ("ArrowUp", at) => {
                let next = at.map_or(last, |at| if at == 0 { last } else { at - 1 });
                helper.say(HelpStep::Listed(id, Some(next)));
            }
            ("Enter", Some(at)) => chosen(&ui, &helper, id).emit(offers.swap_remove(at).tag),
            ("Escape", _) => helper.say(HelpStep::Unlisted),
            _ => return,
        }
        event.prevent_default();
    })
}

/// The list under a Tag.
pub fn offers(offers: Vec<Offer>, active: Option<usize>, chosen: Callback<String>) -> Html {
    html! { <Offers {offers} {active} {chosen} /> }
}

#[derive(Properties, PartialEq)]
struct OffersProps {
    offers: Vec<Offer>,
    active: Option<usize>,
    chosen: Callback<String>,
}

/// The list. The focus stays in the Tag.
#[component]
fn Offers(props: &OffersProps) -> Html {
    let lang = use_ui().lang;
    let list = use_node_ref();
    let scrolled = list.clone();
    use_effect_with(props.active, move |active| {
        if let (Some(list), Some(at)) = (scrolled.cast(), *active) {
            focus::reveal_child(&list, at);
        }
    });
    let option = |(at, offer): (usize, &Offer)| {
        let (chosen, tag) = (props.chosen.clone(), offer.tag.clone());
        let onmousedown = Callback::from(move |_: MouseEvent| chosen.emit(tag.clone()));
        html! {
            <li role="option" id={option_id(at)} data-tag={offer.tag.clone()}
                aria-selected={if props.active == Some(at) { "true" } else { "false" }} {onmousedown}>
                <code>{ &offer.tag }</code>
                <span>{ name(lang, &offer.name) }</span>
                <small>{ detail(lang, offer.detail) }</small>
            </li>
        }
    };
    html! {
        <ul ref={list} class="picker" role="listbox" id={LIST} aria-label={words::fields(lang)}
            onmousedown={|event: MouseEvent| event.prevent_default()}>
            { for props.offers.iter().enumerate().map(option) }
        </ul>
    }
}

fn name(lang: Lang, name: &Name) -> String {
    let words = match name {
        Name::Standard(zh, en) => lang.pick(*zh, *en),
        Name::Sandbox => lang.pick(NAMES.sandbox[0], NAMES.sandbox[1]),
        Name::Team(description) if description.is_empty() => lang.pick(NAMES.team[0], NAMES.team[1]),
        Name::Team(description) => description,
    };
    words.to_owned()
}

fn detail(lang: Lang, detail: Detail) -> String {
    match detail {
        Detail::Integer => words::integer(lang).to_owned(),
        Detail::Choice(count) => words::choice(lang, count),
        Detail::String(limit) => words::string(lang, limit),
        Detail::Bytes(limit) => words::bytes(lang, limit),
    }
}
