//! The request's body: From_Account and the ProfileItem rows, or the JSON text.

use crate::api::command;
use crate::page::context::{Ui, use_ui};
use crate::page::control::{Icon, IconButton, Tab, TextField, icon, on_typed, quiet_button, tabs};
use crate::page::effect::document;
use crate::page::panel::group::groups;
use crate::page::panel::item::add_item;
use crate::workbench::body::{Body, lines};
use crate::workbench::{Action, Advice, BodyView};
use std::rc::Rc;
use yew::prelude::*;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct BodyPanelProps {
    /// The command's path.
    pub command: &'static str,
    /// The body.
    pub body: Body,
    /// What there is to know before sending.
    pub advice: Rc<[Advice]>,
    /// Which view is open.
    pub view: BodyView,
    /// Whether there is an edit to take back.
    pub can_undo: bool,
    /// Whether there is an edit to do again.
    pub can_redo: bool,
}

/// The request's body.
#[component]
pub fn BodyPanel(props: &BodyPanelProps) -> Html {
    let ui = use_ui();
    let words = ui.words();
    // Browsers drop the focus of what moves within the document: after the drawing it goes back.
    let focused = document::focused();
    use_effect_with(props.body.rows().iter().map(|row| row.id()).collect::<Vec<_>>(), move |_| {
        if let Some(element) = focused {
            // What can't take the focus any more only loses a convenience.
            let _ = element.focus();
        }
    });
    let has_form = command::find(props.command).is_some_and(|command| command.form == command::Form::Profile);
    let view = if has_form { props.view } else { BodyView::Json };
    let tab = |value, testid, label| Tab {
        testid,
        label,
        open: view == value,
        opened: ui.on(move |()| Action::BodyViewChosen(value)),
    };
    let mut views = vec![tab(BodyView::Json, "view-json", "JSON")];
    if has_form {
        views.insert(0, tab(BodyView::Form, "view-form", words.form));
    }
    let button = |label: &'static str, icon, enabled: bool, action: Action| {
        let onclick = ui.click(action);
        IconButton { label: label.into(), icon, disabled: !enabled, onclick, ..IconButton::default() }.view()
    };
    html! {
        <section class="card" aria-labelledby="body-title">
            <div class="card__head">
                <h2 class="card__title" id="body-title">{ words.body }</h2>
                <div class="card__tools">
                    { button(words.undo, Icon::Undo, props.can_undo, Action::Undone) }
                    { button(words.redo, Icon::Redo, props.can_redo, Action::Redone) }
                    { tabs(words.body_views, views) }
                </div>
            </div>
            { if view == BodyView::Form { form(&ui, &props.body, &props.advice) } else { text(&ui, &props.body) } }
            if has_form {
                // The engine's menu of examples.
                <div class="examples" id="examples" />
            }
        </section>
    }
}

fn form(ui: &Ui, body: &Body, advice: &[Advice]) -> Html {
    let words = ui.words();
    let rows = body.rows();
    let account = TextField {
        id: "from-account",
        label: "From_Account",
        value: body.from_account().shown().into(),
        hint: if body.from_account().is_text() { "" } else { words.from_account_other }.into(),
        on_edited: ui.on(Action::FromAccountEdited),
        ..TextField::default()
    };
    let obstacle = match body.error() {
        Some(_) => words.form_waits_for_text,
        None => words.form_needs_object,
    };
    let add = {
        let ui = ui.clone();
        move |_: MouseEvent| add_item(&ui)
    };
    html! {
        <fieldset class="plain" disabled={!body.is_editable()}>
            if !body.is_editable() {
                <p class="note note--bad" role="status">{ obstacle }</p>
            }
            { account.view() }
            <div class="items__head">
                <span class="field__label" id="items-label">{ "ProfileItem" }</span>
                <span class="items__count">{ (words.item_count)(rows.len()) }</span>
            </div>
            <div class="items" role="list" aria-labelledby="items-label">
                { groups(body, advice) }
            </div>
            if rows.is_empty() {
                <p class="note">{ words.no_items }</p>
            }
            <div class="items__tools">
                <button type="button" class="button" data-testid="add-item" onclick={add}>
                    { icon(Icon::Add) }{ words.add_item }
                </button>
                if !rows.is_empty() {
                    { quiet_button(words.clear_items, ui.click(Action::ItemsCleared)) }
                }
            </div>
        </fieldset>
    }
}

fn text(ui: &Ui, body: &Body) -> Html {
    let words = ui.words();
    let text = body.text();
    let lines = text.lines().count().clamp(6, 24);
    html! {
        <>
            <label class="visually-hidden" for="body-json">{ words.body_json }</label>
            <textarea id="body-json" data-testid="body-json" class="input input--wire" rows={lines.to_string()}
                value={lines::shown(text)} oninput={on_typed(ui.on(Action::BodyEdited))} spellcheck="false"
                autocapitalize="off" autocomplete="off"
                aria-invalid={body.error().is_some().then_some("true")} aria-describedby="body-error" />
            // The engine says here what is wrong.
            <p class="field__error" id="body-error" data-testid="body-error" role="status" />
            <div class="items__tools">
                { quiet_button(words.format, ui.click(Action::BodyFormatted)) }
                { quiet_button(words.minify, ui.click(Action::BodyMinified)) }
            </div>
        </>
    }
}
