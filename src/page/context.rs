//! What every component may reach: a way to say what the user wants, and the words of the chosen language.

use crate::text::{Lang, Words, words};
use crate::workbench::Action;
use yew::prelude::*;

/// What the user wants.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// A change of the workbench.
    Change(Action),
    /// The request is to be sent.
    Send,
    /// The request under way is to be cancelled.
    Cancel,
    /// Another `random` is to be drawn.
    DrawRandom,
}

impl From<Action> for Intent {
    fn from(action: Action) -> Self {
        Self::Change(action)
    }
}

/// What components need of the page around them.
#[derive(Clone, PartialEq)]
pub struct Ui {
    /// Takes what the user wants.
    pub emit: Callback<Intent>,
    /// The chosen language.
    pub lang: Lang,
}

impl Ui {
    /// The words of the chosen language.
    pub fn words(&self) -> &'static Words {
        words(self.lang)
    }

    /// Says what the user wants.
    pub fn say(&self, intent: impl Into<Intent>) {
        self.emit.emit(intent.into());
    }

    /// A callback that says what `wish` makes of its argument.
    pub fn on<T: 'static, I: Into<Intent>>(&self, wish: impl Fn(T) -> I + 'static) -> Callback<T> {
        let emit = self.emit.clone();
        Callback::from(move |value| emit.emit(wish(value).into()))
    }

    /// A callback for a click that says always the same.
    pub fn click(&self, intent: impl Into<Intent>) -> Callback<MouseEvent> {
        let (emit, intent) = (self.emit.clone(), intent.into());
        Callback::from(move |_| emit.emit(intent.clone()))
    }
}

/// What components need of the page around them.
#[hook]
pub fn use_ui() -> Ui {
    use_context().unwrap_or_else(|| Ui { emit: Callback::noop(), lang: Lang::default() })
}
