//! What each part of the card draws from, and how it says what happened.

use crate::page::context::Ui;
use crate::state::environments::{Environments, Field, Fields, Step};
use crate::state::{Action, Lang};
use crate::text::environments as words;
use yew::prelude::*;

/// What the parts of the card draw from.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The page around it.
    pub ui: &'a Ui,
    /// The environments.
    pub environments: &'a Environments,
    /// The page's fields.
    pub fields: &'a Fields,
}

impl View<'_> {
    /// The language.
    pub fn lang(&self) -> Lang {
        self.ui.lang
    }

    /// A callback that says what `step` makes of its argument.
    pub fn on<T: 'static>(&self, step: impl Fn(T) -> Step + 'static) -> Callback<T> {
        self.ui.on(move |value| Action::Environments(step(value)))
    }

    /// A callback for a click that says always the same.
    pub fn click(&self, step: Step) -> Callback<MouseEvent> {
        self.ui.click(Action::Environments(step))
    }

    /// A callback for the form that says always the same.
    pub fn submit(&self, step: Step) -> Callback<SubmitEvent> {
        self.on(move |event: SubmitEvent| {
            event.prevent_default();
            step.clone()
        })
    }

    /// The names of fields, as the page labels them.
    pub fn names(&self, fields: &[Field]) -> Vec<&'static str> {
        let name = |field: &Field| match field {
            Field::Endpoint => words::endpoint(self.lang()),
            Field::SdkAppId => "SDKAppID",
            Field::Identifier => "identifier",
        };
        fields.iter().map(name).collect()
    }
}

/// A part of the card that can be folded.
pub fn fold(testid: &'static str, title: &'static str, inside: Html) -> Html {
    html! {
        <details class="setup__fold">
            <summary data-testid={testid}>{ title }</summary>
            <div class="plain">{ inside }</div>
        </details>
    }
}
