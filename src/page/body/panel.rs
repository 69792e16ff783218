//! The body's panel: undo and redo, the two views, and the menu of examples.

use super::about::about;
use super::asking::Asking;
use super::examples::Examples;
use super::fields::Fields;
use super::form::Form;
use super::json_text::JsonText;
use super::shown::BodyPanelProps;
use crate::api::command::Form as FormKind;
use crate::page::context::use_ui;
use crate::page::control::{Icon, IconButton, Tab, tabs};
use crate::page::effect::focus::BODY;
use crate::state::Action;
use crate::state::body::BodyView;
use crate::text::body as words;
use std::rc::Rc;
use yew::prelude::*;

/// The body in any form but that of the first screen.
pub fn other_forms(props: &BodyPanelProps) -> Html {
    match (props.view, props.form) {
        (BodyView::Json, _) => html! { <JsonText body={props.body.clone()} /> },
        (BodyView::Form, FormKind::Profiles) => html! {
            <Asking text={Rc::clone(props.body.text())} fields={props.fields.clone()}
                offered={Rc::clone(&props.offered)} accounts={Rc::clone(&props.accounts)} />
        },
        (BodyView::Form, _) => html! { <Fields ..props.fields.clone() /> },
    }
}

/// The `data-testid` of a view's tab.
fn tab_of(view: BodyView) -> &'static str {
    match view {
        BodyView::Form => "view-form",
        BodyView::Json => "view-json",
    }
}

/// The request's body.
#[component]
pub fn BodyPanel(props: &BodyPanelProps) -> Html {
    let ui = use_ui();
    let lang = ui.lang;
    let tab = |value, label| Tab {
        testid: tab_of(value),
        label,
        open: props.view == value,
        opened: ui.on(move |()| Action::BodyViewChosen(value)),
    };
    let views = vec![tab(BodyView::Form, words::form(lang)), tab(BodyView::Json, "JSON")];
    let button = |label: &'static str, icon, enabled: bool, action: Action| {
        let onclick = ui.click(action);
        IconButton { label: label.into(), icon, disabled: !enabled, onclick, ..IconButton::default() }.view()
    };
    html! {
        <section class="card" id={BODY} tabindex="-1" aria-labelledby="body-title">
            <div class="card__head">
                <h2 class="card__title" id="body-title">{ words::body(lang) }</h2>
                <div class="card__tools">
                    { button(words::undo(lang), Icon::Undo, props.can_undo, Action::Undone) }
                    { button(words::redo(lang), Icon::Redo, props.can_redo, Action::Redone) }
                    { tabs(words::body_views(lang), "body-view", views) }
                </div>
            </div>
            { about(&ui, props.command, props.documents) }
            <div class="card__view" role="tabpanel" id="body-view" aria-labelledby={tab_of(props.view)}>
                { match (props.view, props.form) {
                    (BodyView::Json, _) | (_, FormKind::Json | FormKind::Profiles) => ui.part(|parts| (parts.body)(props)),
                    (BodyView::Form, FormKind::Profile) => html! {
                        <Form body={props.body.clone()} findings={Rc::clone(&props.findings)}
                            offered={Rc::clone(&props.offered)} />
                    },
                } }
            </div>
            if props.form == FormKind::Profile {
                <Examples examples={props.examples.clone()} documents={props.documents} />
            }
        </section>
    }
}
