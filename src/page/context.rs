//! What every component may reach: a way to say what the user wants, and the words of the chosen language.

use crate::text::{Lang, Words};
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

/// The way to say what the user wants.
#[derive(Clone, PartialEq)]
pub struct Emit(pub Callback<Intent>);

impl Emit {
    /// Says it.
    pub fn say(&self, intent: impl Into<Intent>) {
        self.0.emit(intent.into());
    }

    /// A callback that says what `wish` makes of its argument.
    pub fn on<T: 'static, I: Into<Intent>>(&self, wish: impl Fn(T) -> I + 'static) -> Callback<T> {
        self.0.reform(move |value| wish(value).into())
    }
}

/// The chosen language with its words.
#[derive(Clone, Copy, PartialEq)]
pub struct Tongue(pub Lang);

/// The way to say what the user wants.
#[hook]
pub fn use_emit() -> Emit {
    use_context().unwrap_or_else(|| Emit(Callback::noop()))
}

/// The chosen language.
#[hook]
pub fn use_lang() -> Lang {
    use_context::<Tongue>().map(|tongue| tongue.0).unwrap_or_default()
}

/// The words of the chosen language.
#[hook]
pub fn use_words() -> &'static Words {
    crate::text::words(use_lang())
}
