//! The request's body: From_Account and the ProfileItem rows, or the JSON text.

use crate::api::command;
use crate::page::context::{use_emit, use_lang, use_words};
use crate::page::control::{Icon, Tab, Tabs, TextField, icon, typed};
use crate::page::panel::item::Item;
use crate::text::json_error;
use crate::workbench::body::Body;
use crate::workbench::{Action, BodyView};
use std::rc::Rc;
use yew::prelude::*;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct BodyPanelProps {
    /// The command's path.
    pub command: &'static str,
    /// The body.
    pub body: Body,
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
    let (emit, words) = (use_emit(), use_words());
    let has_form = props.command == command::PORTRAIT_SET;
    let view = if has_form { props.view } else { BodyView::Json };
    let mut tabs = vec![Tab { value: BodyView::Json, testid: "view-json", label: "JSON".into() }];
    if has_form {
        tabs.insert(0, Tab { value: BodyView::Form, testid: "view-form", label: words.form.into() });
    }
    let button = |label: &'static str, shape: Icon, enabled: bool, action: Action| {
        let onclick = emit.on(move |_: MouseEvent| action.clone());
        html! {
            <button type="button" class="button button--icon" aria-label={label} title={label}
                disabled={!enabled} {onclick}>{ icon(shape) }</button>
        }
    };
    html! {
        <section class="card" aria-labelledby="body-title">
            <div class="card__head">
                <h2 class="card__title" id="body-title">{ words.body }</h2>
                <div class="card__tools">
                    { button(words.undo, Icon::Undo, props.can_undo, Action::Undone) }
                    { button(words.redo, Icon::Redo, props.can_redo, Action::Redone) }
                    <Tabs<BodyView> label={words.body_views} {tabs} open={view}
                        on_opened={emit.on(Action::BodyViewChosen)} />
                </div>
            </div>
            if view == BodyView::Form {
                <BodyForm body={props.body.clone()} />
            } else {
                <BodyText body={props.body.clone()} />
            }
        </section>
    }
}

/// What the form and the text show.
#[derive(Properties, PartialEq)]
struct BodyProps {
    body: Body,
}

#[component]
fn BodyForm(props: &BodyProps) -> Html {
    let (emit, words) = (use_emit(), use_words());
    let body = &props.body;
    let rows = body.rows();
    let account = body.from_account();
    html! {
        <fieldset class="plain" disabled={!body.is_editable()}>
            if body.error().is_some() {
                <p class="note note--bad" role="status">{ words.form_waits_for_text }</p>
            } else if !body.is_editable() {
                <p class="note note--bad" role="status">{ words.form_needs_object }</p>
            }
            <TextField id="from-account" testid="from-account" label="From_Account" value={account.shown()}
                hint={if account.is_text() { "" } else { words.from_account_other }}
                on_edited={emit.on(Action::FromAccountEdited)} />
            <div class="items__head">
                <span class="field__label" id="items-label">{ "ProfileItem" }</span>
                <span class="items__count">{ (words.item_count)(rows.len()) }</span>
            </div>
            <ol class="items" aria-labelledby="items-label">
                { for rows.iter().enumerate().map(|(at, row)| html! {
                    <Item key={row.id()} row={Rc::clone(row)} {at} last={at + 1 == rows.len()} />
                }) }
            </ol>
            if rows.is_empty() {
                <p class="note">{ words.no_items }</p>
            }
            <div class="items__tools">
                <button type="button" class="button" data-testid="add-item"
                    onclick={emit.on(|_: MouseEvent| Action::ItemAdded)}>
                    { icon(Icon::Add) }{ words.add_item }
                </button>
                if !rows.is_empty() {
                    <button type="button" class="button button--quiet"
                        onclick={emit.on(|_: MouseEvent| Action::ItemsCleared)}>{ words.clear_items }</button>
                }
            </div>
        </fieldset>
    }
}

#[component]
fn BodyText(props: &BodyProps) -> Html {
    let (emit, words, lang) = (use_emit(), use_words(), use_lang());
    let text = props.body.text();
    let error = props.body.error().map(|error| json_error::sentence(lang, error, text));
    let oninput = emit.on(|event: InputEvent| Action::BodyEdited(typed(&event)));
    let lines = text.lines().count().clamp(6, 24);
    html! {
        <>
            <label class="visually-hidden" for="body-json">{ words.body_json }</label>
            <textarea id="body-json" data-testid="body-json" class="input input--wire" rows={lines.to_string()}
                value={text.to_string()} {oninput} spellcheck="false" autocapitalize="off" autocomplete="off"
                aria-invalid={error.is_some().then_some("true")} aria-describedby="body-error" />
            <p class="field__error" id="body-error" data-testid="body-error" role="status">
                { error.unwrap_or_default() }
            </p>
            <div class="items__tools">
                <button type="button" class="button button--quiet"
                    onclick={emit.on(|_: MouseEvent| Action::BodyFormatted)}>{ words.format }</button>
                <button type="button" class="button button--quiet"
                    onclick={emit.on(|_: MouseEvent| Action::BodyMinified)}>{ words.minify }</button>
            </div>
        </>
    }
}
