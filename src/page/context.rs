//! What every component may reach: a way to say what happened, the language, and what the chunk brings.

use super::body::{BodyPanelProps, FieldChoiceProps};
use super::effect::{clock, random};
use super::late;
use crate::api::Secret;
use crate::api::call::{Prepared, Secrets};
use crate::api::endpoint::Endpoint;
use crate::state::body::Row;
use crate::state::body::fields::FieldFinding;
use crate::state::body::offers::{Custom, Offer};
use crate::state::body::paste::Part;
use crate::state::call::Arriving;
use crate::state::credentials::Credentials;
use crate::state::dialog::Dialog;
use crate::state::findings::Finding;
use crate::state::layout::Divider;
use crate::state::linked::Linked;
use crate::state::notice::Notice;
use crate::state::panel::Panel;
use crate::state::place::Place;
use crate::state::read_back;
use crate::state::{Action, Lang, State};
use std::rc::Rc;
use yew::prelude::*;

/// What the chunk brings: functions, most of which draw a part of the page out of the state.
#[derive(Clone, Copy)]
pub struct Parts {
    /// The rest of the reducer.
    pub rest: fn(&mut State, Action),
    /// Takes up what was kept.
    pub restore: fn(&mut State),
    /// What touches the browser because of the state, and is not to be seen.
    pub effects: fn(&State, &Callback<Action>) -> Html,
    /// Whether a pasted text is a UserSig in a wrapping.
    pub is_wrapped: fn(&str) -> bool,
    /// The offer of a newer version of the page.
    pub offer: fn(&State) -> Html,
    /// What is known of the UserSig.
    pub judgement: fn(&Credentials) -> Html,
    /// What is done with the URL.
    pub url_tools: fn(Lang, &Linked, &Prepared, Secrets) -> Html,
    /// What a real endpoint replies to a command that the sandbox does not answer.
    pub unanswered: fn(&State) -> Option<String>,
    /// What there is to know of the draft before it is sent, summed up.
    pub findings: fn(&Ui, &[Finding], &[FieldFinding]) -> Html,
    /// A finding, with the button that mends the slip behind it.
    pub finding: fn(&Ui, &Finding) -> Html,
    /// That button alone.
    pub mend: fn(&Ui, &Finding) -> Html,
    /// What is odd about a SecretKey.
    pub key_hints: fn(&Ui, &Secret) -> Html,
    /// The slips of home-made UserSigs.
    pub slips: fn(Lang) -> Html,
    /// The open dialog.
    pub dialog: fn(&Ui, Dialog, &State) -> Html,
    /// What is told at the top.
    pub notice: fn(&Ui, &Notice) -> Html,
    /// The body in any form but that of the first screen.
    pub body: fn(&BodyPanelProps) -> Html,
    /// The help beside a row's Value.
    pub value_help: fn(&Rc<Row>, &Rc<[Custom]>) -> Html,
    /// The list under a row's Tag: the fields, the active one, and what takes the chosen one.
    pub offers: fn(Vec<Offer>, Option<usize>, Callback<String>) -> Html,
    /// The editor of a Value that is one of its field's choices.
    pub choice: fn(FieldChoiceProps) -> Html,
    /// The seconds since then (in milliseconds since 1970), as they pass, and how much of the reply is there.
    pub elapsed: fn(u64, Lang, Option<Arriving>) -> Html,
    /// Why the browser will not let the page call the endpoint.
    pub endpoint_warning: fn(Lang, &Endpoint) -> Option<String>,
    /// The rows that a text becomes where it is pasted into a row.
    pub pasted: fn(&str, &Row, Part) -> Option<Vec<String>>,
    /// The last reply.
    pub reply: fn(&State) -> Html,
    /// What came of the last call, in a sentence.
    pub told: fn(&State) -> String,
    /// What the open panel shows.
    pub side: fn(Panel, &State) -> Html,
    /// The line between two columns: which, where it stands, and whether what it sizes is behind it.
    pub divider: fn(Divider, u16, bool) -> Html,
    /// The cards below the request: the sandbox and the environments.
    pub setup: fn(&State) -> Html,
    /// What saves the request and its reply as files.
    pub export: fn(&State) -> Html,
}

/// There is one chunk only.
impl PartialEq for Parts {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Whether the chunk is there.
pub type Late = late::Late<Parts>;

/// What components need of the page around them. It changes with the language, and once the chunk is there.
#[derive(Clone, PartialEq)]
pub struct Ui {
    /// Takes what happened.
    pub emit: Callback<Action>,
    /// The chosen language.
    pub lang: Lang,
    /// What the first screen does not need.
    pub late: Late,
}

impl Ui {
    /// Draws what the chunk brings, or what stands in its place.
    pub fn part(&self, draw: impl FnOnce(&Parts) -> Html) -> Html {
        self.late.part(self.lang, draw)
    }

    /// Draws what only the chunk can have brought about; nothing until it is there.
    pub fn rest(&self, draw: impl FnOnce(&Parts) -> Html) -> Html {
        self.late.there().map(draw).unwrap_or_default()
    }

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
    use_context().unwrap_or_else(|| Ui { emit: Callback::noop(), lang: Lang::default(), late: Late::Coming })
}
