//! The body's panel: undo and redo, the two views, and the menu of examples.

use super::about::about;
use super::asking::Asking;
use super::examples::Examples;
use super::fields::{Fields, FieldsProps};
use super::form::Form;
use super::json_text::json_text;
use crate::api::command::{Command, Form as FormKind};
use crate::api::example::Example;
use crate::api::rules::Documents;
use crate::page::context::use_ui;
use crate::page::control::{Icon, IconButton, Tab, tabs};
use crate::state::body::offers::Custom;
use crate::state::body::{Body, BodyView};
use crate::state::files::Fetched;
use crate::state::findings::Finding;
use crate::state::{Action, State};
use crate::text::body as words;
use std::rc::Rc;
use yew::prelude::*;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct BodyPanelProps {
    command: &'static Command,
    body: Body,
    form: FormKind,
    fields: FieldsProps,
    view: BodyView,
    can_undo: bool,
    can_redo: bool,
    findings: Rc<[Finding]>,
    /// The accounts to offer: those of the sandbox where it is the endpoint.
    accounts: Rc<[String]>,
    /// The custom fields to offer for a Tag.
    offered: Rc<[Custom]>,
    examples: Fetched<Vec<Example>>,
    /// Those of the sandbox, which say how an example is answered.
    documents: Documents,
}

impl BodyPanelProps {
    /// What there is to show of a state.
    pub fn of(state: &State) -> Self {
        Self {
            command: state.command,
            body: state.draft.body.clone(),
            form: state.command.form,
            fields: FieldsProps::of(state.command, &state.draft),
            view: state.draft.view,
            can_undo: state.can_undo(),
            can_redo: state.can_redo(),
            findings: Rc::clone(&state.findings),
            accounts: state.offered_accounts(),
            offered: state.offered_fields(),
            examples: state.body_examples.clone(),
            documents: state.sandbox.service().settings().documents,
        }
    }
}

/// The request's body.
#[component]
pub fn BodyPanel(props: &BodyPanelProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let tab = |value, testid, label| Tab {
        testid,
        label,
        open: props.view == value,
        opened: ui.on(move |()| Action::BodyViewChosen(value)),
    };
    let views =
        vec![tab(BodyView::Form, "view-form", words::form(lang)), tab(BodyView::Json, "view-json", "JSON")];
    let button = |label: &'static str, icon, enabled: bool, action: Action| {
        let onclick = ui.click(action);
        IconButton { label: label.into(), icon, disabled: !enabled, onclick, ..IconButton::default() }.view()
    };
    html! {
        <section class="card" aria-labelledby="body-title">
            <div class="card__head">
                <h2 class="card__title" id="body-title">{ words::body(lang) }</h2>
                <div class="card__tools">
                    { button(words::undo(lang), Icon::Undo, props.can_undo, Action::Undone) }
                    { button(words::redo(lang), Icon::Redo, props.can_redo, Action::Redone) }
                    { tabs(words::body_views(lang), views) }
                </div>
            </div>
            { about(&ui, props.command, props.documents) }
            { match (props.view, props.form) {
                (BodyView::Json, _) => json_text(&ui, &props.body),
                (BodyView::Form, FormKind::Json) => html! { <Fields ..props.fields.clone() /> },
                (BodyView::Form, FormKind::Profiles) => html! {
                    <Asking text={Rc::clone(props.body.text())} fields={props.fields.clone()}
                        offered={Rc::clone(&props.offered)} accounts={Rc::clone(&props.accounts)} />
                },
                (BodyView::Form, FormKind::Profile) => html! {
                    <Form body={props.body.clone()} findings={Rc::clone(&props.findings)}
                        offered={Rc::clone(&props.offered)} />
                },
            } }
            if props.form == FormKind::Profile {
                <Examples examples={props.examples.clone()} documents={props.documents} />
            }
        </section>
    }
}
