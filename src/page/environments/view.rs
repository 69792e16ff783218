//! What each part of the card draws from, and how it says what happened.

use crate::page::say::say;
use crate::text::{Lang, setup as words};
use crate::workbench::setup::{Field, Fields, Setup, Step};
use yew::prelude::*;

/// What the parts of the card draw from.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The language.
    pub lang: Lang,
    /// The environments.
    pub setup: &'a Setup,
    /// The page's fields.
    pub fields: &'a Fields,
    /// Takes what happened.
    pub steps: &'a Callback<Step>,
}

impl View<'_> {
    /// A callback that says what `step` makes of its argument.
    pub fn on<T: 'static>(&self, step: impl Fn(T) -> Step + 'static) -> Callback<T> {
        let steps = self.steps.clone();
        Callback::from(move |value| steps.emit(step(value)))
    }

    /// A callback for a click that says always the same.
    pub fn click(&self, step: Step) -> Callback<MouseEvent> {
        self.on(move |_| step.clone())
    }

    /// The names of fields, as the page labels them.
    pub fn names(&self, fields: &[Field]) -> Vec<&'static str> {
        let name = |field: &Field| match field {
            Field::Endpoint => words::endpoint(self.lang),
            Field::SdkAppId => "SDKAppID",
            Field::Identifier => "identifier",
        };
        fields.iter().map(name).collect()
    }
}

/// A button with a name and a `data-testid`.
pub fn button(
    testid: &'static str,
    label: &'static str,
    disabled: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button type="button" class="button" data-testid={testid} {disabled} {onclick}>{ label }</button>
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

/// Has the page take an endpoint: its name, and its base URL where it is one's own.
pub fn say_endpoint(name: &str, base: Option<&str>) {
    if let Some(base) = base {
        say("endpoint-custom", base);
    }
    say("endpoint", name);
}
