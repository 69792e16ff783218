//! What every component may reach: a way to say what happened, and the language.

use super::effect::{clock, random};
use crate::state::place::Place;
use crate::state::read_back;
use crate::state::{Action, Lang};
use yew::prelude::*;

/// What components need of the page around them. It changes with the language only.
#[derive(Clone, PartialEq)]
pub struct Ui {
    /// Takes what happened.
    pub emit: Callback<Action>,
    /// The chosen language.
    pub lang: Lang,
}

impl Ui {
    /// Says what happened.
    pub fn say(&self, action: Action) {
        self.emit.emit(action);
    }

    /// A callback that says what `action` makes of its argument.
    pub fn on<T: 'static>(&self, action: impl Fn(T) -> Action + 'static) -> Callback<T> {
        let emit = self.emit.clone();
        Callback::from(move |value| emit.emit(action(value)))
    }

    /// A callback for a click that says always the same.
    pub fn click(&self, action: Action) -> Callback<MouseEvent> {
        self.on(move |_| action.clone())
    }

    /// A callback for a click that leads to a place in the request.
    pub fn go_to(&self, place: Place) -> Callback<MouseEvent> {
        self.click(Action::WentTo(place))
    }

    /// Sends the request on screen.
    pub fn send(&self) {
        self.say(Action::SendPressed { at_ms: clock::now_ms() });
    }

    /// Reads back what the exchange on screen has set.
    pub fn read_back(&self) {
        let step = read_back::Step::Pressed { at_ms: clock::now_ms(), random: random::uint32() };
        self.say(Action::ReadBack(step));
    }

    /// Calls off the request under way.
    pub fn cancel(&self) {
        self.say(Action::Cancelled { at_ms: clock::now_ms(), next_random: random::uint32() });
    }

    /// Draws another `random`.
    pub fn draw_random(&self) {
        self.say(Action::RandomDrawn(random::uint32()));
    }
}

/// What components need of the page around them.
#[hook]
pub fn use_ui() -> Ui {
    use_context().unwrap_or_else(|| Ui { emit: Callback::noop(), lang: Lang::default() })
}
