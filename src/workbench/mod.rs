//! The state of the page and every change to it: [`Action`]s go in, the next [`Workbench`] comes out. Knows no
//! browser; the clock, random numbers and replies arrive inside actions.

mod action;
pub mod advice;
pub mod body;
mod credentials;
mod draft;
mod exchange;
pub mod explain;
pub mod findings;
mod past;
mod reduce;
pub mod replies;
pub mod setup;
pub mod times;
pub mod window;

pub use action::Action;
pub use advice::Advice;
pub use credentials::{Credentials, Demo};
pub use exchange::{Ended, Exchange, Outcome, Sending, Settled, call_from_texts, call_to_texts};

use crate::api::Secret;
use crate::api::base_url::BaseUrlError;
use crate::api::call::{Call, Prepared, Secrets, prepare};
use crate::api::command::{self, Command};
use crate::api::endpoint::Endpoint;
use crate::text::Lang;
use body::Body;
use past::Past;
use std::rc::Rc;

/// The colours of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Its name in selects, storage and the style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The colours of a name; the system's for any other.
    pub fn named(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }
}

/// Which view of the body is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BodyView {
    /// Rows with an editor for each field.
    #[default]
    Form,
    /// The JSON text.
    Json,
}

/// The default time-out in seconds; the service's own is 3 (`data/README.md`).
pub const DEFAULT_TIMEOUT_S: u32 = 10;
/// The longest time-out in seconds.
pub const MAX_TIMEOUT_S: u32 = 600;

/// Everything the page shows. Cheap to clone: texts and rows are shared.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbench {
    /// The page's language.
    pub lang: Lang,
    /// The page's colours.
    pub theme: Theme,
    /// The command being called.
    pub command: &'static Command,
    /// Where to; a custom base URL is kept in `custom_base` while another endpoint is chosen.
    pub endpoint: Endpoint,
    /// The custom base URL as typed.
    pub custom_base: String,
    /// Who calls.
    pub credentials: Credentials,
    /// The `random` of the shown request, as typed or drawn.
    pub random: Rc<str>,
    /// Whether `random` stays as it is for the next send.
    pub random_pinned: bool,
    /// The request's body.
    pub body: Body,
    /// Which view of the body is open.
    pub body_view: BodyView,
    /// Earlier and undone bodies.
    past: Past,
    /// What there is to know about the draft before it is sent; it follows the draft at a distance.
    pub advice: Rc<[Advice]>,
    /// The time-out in seconds, as typed.
    pub timeout: Rc<str>,
    /// Whether secrets are spelt out on screen.
    pub secrets: Secrets,
    /// The call under way or the last one.
    pub exchange: Exchange,
}

impl Workbench {
    /// The page's first state: on the sandbox, with its demonstration credentials filled in and a body that
    /// succeeds. `random` is the first number to show.
    pub fn new(lang: Lang, demo: Demo, random: u32) -> Self {
        let command = &command::all()[0];
        Self {
            lang,
            theme: Theme::System,
            command,
            endpoint: Endpoint::Sandbox,
            custom_base: String::new(),
            credentials: Credentials::demonstration(demo),
            random: random.to_string().into(),
            random_pinned: false,
            body: Body::parse(command.example),
            body_view: BodyView::Form,
            past: Past::default(),
            advice: Rc::new([]),
            timeout: DEFAULT_TIMEOUT_S.to_string().into(),
            secrets: Secrets::Masked,
            exchange: Exchange::Idle,
        }
    }

    /// The draft with another `random`.
    fn call_with(&self, random: &Rc<str>) -> Call {
        Call {
            endpoint: self.endpoint.clone(),
            path: self.command.path.into(),
            sdkappid: Rc::clone(&self.credentials.sdkappid),
            identifier: Rc::clone(&self.credentials.identifier),
            usersig: Secret::clone(&self.credentials.usersig),
            random: Rc::clone(random),
            body: Rc::clone(self.body.text()),
        }
    }

    /// The request as the screen shows it.
    ///
    /// # Errors
    /// What is wrong with a custom base URL.
    pub fn prepared(&self) -> Result<Prepared, BaseUrlError> {
        prepare(&self.call_with(&self.random))
    }

    /// The call that leaves now: with the pinned `random`, or the one that was drawn for it.
    ///
    /// # Errors
    /// What is wrong with a custom base URL.
    pub fn departure(&self, drawn: u32) -> Result<Call, BaseUrlError> {
        let random = if self.random_pinned { Rc::clone(&self.random) } else { drawn.to_string().into() };
        self.endpoint.base_url()?;
        Ok(self.call_with(&random))
    }

    /// The time-out in seconds; `None` for what is not a number from 1 to [`MAX_TIMEOUT_S`].
    pub fn timeout_s(&self) -> Option<u32> {
        self.timeout.trim().parse().ok().filter(|seconds| (1..=MAX_TIMEOUT_S).contains(seconds))
    }

    /// Whether the shown answer belongs to another request than the one on screen. Another `random` alone makes none.
    pub fn answer_is_stale(&self) -> bool {
        self.exchange.ended().is_some_and(|ended| *ended.call != self.call_with(&ended.call.random))
    }

    /// Whether there is an edit to take back.
    pub fn can_undo(&self) -> bool {
        self.past.can_undo()
    }

    /// Whether there is an edit to do again.
    pub fn can_redo(&self) -> bool {
        self.past.can_redo()
    }
}
