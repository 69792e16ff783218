//! Puts a lesson into the form and one's own request aside, notes what its replies come to, and brings back what was there.

use super::body::BodyDraft;
use super::call::Exchange;
use super::catalogue::Found;
use super::credentials::{Credentials, Realm};
use super::lesson::{EndsIn, LessonsState, OnScreen, Progress, PutAside, ToLoad};
use super::page::{DEFAULT_TIMEOUT_S, State};
use super::sandbox::FaultChoice;
use crate::api::call::Secrets;
use crate::api::endpoint::Endpoint;
use crate::api::lesson::Conditions;
use crate::json::node::{elements, members, root};
use crate::sandbox::{Rate, Settings, demo};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::rc::Rc;

/// The version of the stored forms; a text of another one is not read.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct StoredLesson {
    version: u32,
    id: String,
    ends_in: EndsIn,
    /// The draft in the form, as a text of its own form.
    draft: String,
}

#[derive(Serialize, Deserialize)]
struct StoredReached {
    version: u32,
    reached: BTreeSet<String>,
}

impl LessonsState {
    /// The lessons that were reached, to be kept.
    pub fn reached_text(&self) -> String {
        let stored = StoredReached { version: VERSION, reached: BTreeSet::clone(&self.reached) };
        serde_json::to_string(&stored).unwrap_or_default()
    }
}

impl State {
    /// Takes up which lessons were reached; a text that is none changes nothing.
    pub fn restore_reached(&mut self, text: &str) {
        if let Ok(stored) = serde_json::from_str::<StoredReached>(text)
            && stored.version == VERSION
        {
            self.lessons.reached = Rc::new(stored.reached);
        }
    }

    /// The lesson on screen, to be kept; nothing where there is none.
    pub fn lesson_text(&self) -> Option<String> {
        let current = self.lessons.current.as_ref()?;
        let (id, ends_in) = (current.id.clone(), current.ends_in);
        serde_json::to_string(&StoredLesson { version: VERSION, id, ends_in, draft: self.draft_text() }).ok()
    }

    /// Takes up the lesson that was on screen over one's own request; a text that is none changes nothing. Its UserSig and its
    /// sandbox were not kept, so it has to be loaded again.
    pub fn restore_lesson(&mut self, text: &str) {
        let Ok(stored) = serde_json::from_str::<StoredLesson>(text) else { return };
        if stored.version == VERSION {
            self.lessons.open = Some(stored.id.as_str().into());
            self.put_aside(stored.id, stored.ends_in);
            self.take_demonstration();
            self.restore_draft(&stored.draft);
        }
    }

    /// The state as it is once the lesson is left: what of it is one's own.
    pub fn own(&self) -> Self {
        let mut own = self.clone();
        own.leave_lesson();
        own
    }

    /// Puts a lesson into the form, and what stood there aside.
    pub(super) fn load_lesson(&mut self, lesson: &ToLoad) {
        let Found::Command(command) = self.catalogue.find(&lesson.command) else { return };
        self.awaited = None;
        self.lessons.open = Some(lesson.id.as_str().into());
        self.put_aside(lesson.id.clone(), lesson.ends_in);
        self.begin(lesson);
        self.take_demonstration();
        self.command = command;
        self.random_pinned = false;
        self.timeout = DEFAULT_TIMEOUT_S.to_string().into();
        self.secrets = Secrets::Masked;
        self.findings = Rc::default();
        let caller = self.credentials.of_mut(Realm::Sandbox);
        caller.sdkappid = lesson.loaded.sdkappid.as_str().into();
        caller.identifier = lesson.loaded.identifier.as_str().into();
        caller.usersig = lesson.loaded.usersig.clone();
        self.draft = BodyDraft::new(&lesson.loaded.body);
        let Conditions { documents, rate, account_limit, fault } = &lesson.conditions;
        let own = demo::settings();
        self.sandbox.begin_lesson(
            Settings {
                documents: *documents,
                rate: rate.map_or(own.rate, Rate::PerSecond),
                account_limit: account_limit.unwrap_or(own.account_limit),
                ..own
            },
            fault.as_deref().map(FaultChoice::named).unwrap_or_default(),
        );
    }

    /// Brings one's own request and sandbox back; nothing without a lesson.
    pub(super) fn leave_lesson(&mut self) {
        let Some(current) = self.lessons.current.take() else { return };
        let own = current.own.clone();
        self.command = own.command;
        self.endpoint = own.endpoint;
        self.custom_base = own.custom_base;
        *self.credentials.of_mut(Realm::Sandbox) = own.caller;
        self.credentials.begin_in(Realm::of(&self.endpoint));
        (self.random, self.random_pinned) = (own.random, own.random_pinned);
        self.timeout = own.timeout;
        (self.draft, self.shelf) = (own.draft, own.shelf);
        self.findings = Rc::default();
        self.sandbox.end_lesson();
    }

    /// What an exchange means to the lesson: it is reached once a reply ended in its code, and stays so.
    pub(super) fn note_for_lesson(&mut self, exchange: &Exchange) {
        let Some(current) = &mut self.lessons.current else { return };
        let Some(Ok(reply)) = &exchange.reply else { return };
        if current.is_fixed || matches!(current.progress, Progress::New | Progress::Reached) {
            return;
        }
        let has_code =
            reply.error_code.as_ref().and_then(|code| code.number()) == Some(current.ends_in.code.into());
        let is_reached = has_code && current.ends_in.item.is_none_or(|code| has_item(exchange, code));
        let current = Rc::make_mut(current);
        current.progress = if is_reached { Progress::Reached } else { Progress::Missed };
        if is_reached && !self.lessons.reached.contains(&current.id) {
            Rc::make_mut(&mut self.lessons.reached).insert(current.id.clone());
        }
    }

    /// Begins a lesson; where another one is on screen, what it put aside stays aside.
    fn put_aside(&mut self, id: String, ends_in: EndsIn) {
        let mut progress = Progress::New;
        let own = match self.lessons.current.take() {
            Some(before) => {
                if before.id == id {
                    progress = before.progress;
                }
                before.own.clone()
            }
            None => PutAside {
                command: self.command,
                endpoint: self.endpoint.clone(),
                custom_base: Rc::clone(&self.custom_base),
                caller: self.credentials.of(Realm::Sandbox).clone(),
                random: Rc::clone(&self.random),
                random_pinned: self.random_pinned,
                timeout: Rc::clone(&self.timeout),
                draft: self.draft.clone(),
                shelf: Rc::clone(&self.shelf),
            },
        };
        self.lessons.current = Some(Rc::new(OnScreen { id, ends_in, progress, is_fixed: false, own }));
    }

    /// The lesson begins; put right, it is as far as it was.
    fn begin(&mut self, lesson: &ToLoad) {
        let Some(current) = &mut self.lessons.current else { return };
        let current = Rc::make_mut(current);
        current.is_fixed = lesson.is_fixed;
        if !lesson.is_fixed {
            current.progress = Progress::Loaded;
        }
    }

    /// The sandbox with its demonstration credentials, and no draft beside the one on screen.
    fn take_demonstration(&mut self) {
        self.endpoint = Endpoint::Sandbox;
        *self.credentials.of_mut(Realm::Sandbox) = Credentials::demonstration();
        self.credentials.begin_in(Realm::Sandbox);
        self.shelf = Rc::default();
    }
}

/// Whether an item of a reply has a code of its own that is this one.
fn has_item(exchange: &Exchange, code: u32) -> bool {
    let Some(text) = exchange.received().and_then(|received| std::str::from_utf8(&received.body).ok()) else {
        return false;
    };
    let Ok(root) = root(text) else { return false };
    let items = members(text, root.span).flat_map(|field| elements(text, field.value.span));
    let code = code.to_string();
    items.flat_map(|item| members(text, item.span)).any(|field| {
        ["ResultCode", "ErrorCode"].contains(&&*field.name(text)) && field.value.span.of(text) == code
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Secret;
    use crate::api::lesson::{Lesson, Lessons, Own};
    use crate::state::call::{Outcome, Settled};
    use crate::state::{Action, Lang};

    fn lesson(id: &str) -> Lesson {
        Lessons::parse(include_str!("../../data/lessons.json")).unwrap().find(id).unwrap().clone()
    }

    fn to_load(id: &str, is_fixed: bool) -> Action {
        let (usersig, key) = (Secret::new(demo::USERSIG), Secret::new(demo::KEY));
        let own = Own {
            sdkappid: demo::SDKAPPID,
            identifier: "admin",
            usersig: &usersig,
            key: &key,
            now: 1_800_000_000,
        };
        Action::LessonRun(Rc::new(ToLoad::of(&lesson(id), &own, is_fixed).unwrap()))
    }

    /// A page with a request of one's own.
    fn begun() -> State {
        let mut state = State::new(Lang::En, 7);
        for action in [
            Action::FromAccountEdited("bob".into()),
            Action::UserSigEdited(Secret::new("mine")),
            Action::EndpointChosen("custom".into()),
            Action::CustomBaseEdited("http://127.0.0.1:1".into()),
            Action::RandomEdited("42".into()),
        ] {
            state.apply(action);
        }
        state
    }

    /// Sends what is in the form to the sandbox.
    fn send(state: &mut State) {
        state.apply(Action::SendPressed { at_ms: 1_800_000_000_000 });
        let sending = state.call.sending().unwrap().clone();
        let crate::sandbox::Answer::Reply(reply) = &**sending.answer.as_ref().unwrap() else {
            panic!("no reply")
        };
        let received = crate::api::reply::Received {
            status: reply.status,
            headers: Rc::default(),
            body: Rc::new(reply.body.clone()),
            headers_ms: 1,
            complete: true,
        };
        let outcome = Outcome::Answered(received);
        state.apply(Action::Settled(Settled {
            id: sending.id,
            took_ms: 1,
            outcome,
            kept: None,
            next_random: 8,
        }));
    }

    #[test]
    fn one_send_leads_to_the_code_and_ones_own_request_comes_back() {
        let before = begun();
        let mut state = before.clone();
        state.apply(to_load("p40601", false));
        assert_eq!(
            (state.endpoint.clone(), state.lessons.progress("p40601")),
            (Endpoint::Sandbox, Progress::Loaded)
        );
        send(&mut state);
        assert_eq!(state.lessons.progress("p40601"), Progress::Reached);
        state.apply(to_load("p40601", true));
        send(&mut state);
        assert!(state.call.last().unwrap().reply.as_ref().unwrap().as_ref().unwrap().is_ok());
        assert_eq!(state.lessons.progress("p40601"), Progress::Reached, "put right it is still done");
        state.apply(Action::LessonLeft);
        assert_eq!(state.prepared(), before.prepared());
        assert_eq!((&state.credentials, &state.sandbox), (&before.credentials, &before.sandbox));
        assert_eq!(state.lessons.progress("p40601"), Progress::Reached);
    }

    #[test]
    fn another_reply_misses_it_and_the_next_can_still_reach_it() {
        let mut state = begun();
        state.apply(to_load("p40601", false));
        let wrong = state.draft.body.text().to_string();
        state.apply(Action::BodyReplaced(r#"{"From_Account":"alice","ProfileItem":[]}"#.into()));
        send(&mut state);
        assert_eq!(state.lessons.progress("p40601"), Progress::Missed);
        state.apply(Action::BodyReplaced(wrong));
        send(&mut state);
        assert_eq!(state.lessons.progress("p40601"), Progress::Reached);
    }

    #[test]
    fn from_lesson_to_lesson_ones_own_request_stays_aside_and_the_sandbox_is_fresh() {
        let before = begun();
        let mut state = before.clone();
        state.apply(to_load("first-nickname", false));
        send(&mut state);
        state.apply(to_load("read-it-back", false));
        assert_eq!(state.lessons.progress("first-nickname"), Progress::Reached);
        assert!(state.sandbox.service().has_accounts_of(before.sandbox.own()));
        send(&mut state);
        assert_eq!(state.lessons.progress("read-it-back"), Progress::Reached);
        assert_eq!(state.own().prepared(), before.prepared());
    }

    #[test]
    fn over_a_reload_ones_own_request_is_still_aside() {
        let before = begun();
        let mut state = before.clone();
        state.apply(to_load("expired", false));
        let kept = (state.own().draft_text(), state.lesson_text().unwrap());
        for text in [&kept.0, &kept.1] {
            assert!(!text.contains(state.caller().usersig.reveal()) && !text.contains("mine"));
        }
        let mut again = State::new(Lang::En, 7);
        again.restore_draft(&kept.0);
        again.restore_lesson(&kept.1);
        assert_eq!(again.draft.body.text(), state.draft.body.text());
        assert_eq!(
            again.lessons.progress("expired"),
            Progress::New,
            "it is to be loaded again: its UserSig is gone"
        );
        again.apply(Action::LessonLeft);
        assert_eq!(again.draft_text(), before.draft_text());
        for text in ["", "{}", &kept.1.replace("\"version\":1", "\"version\":9")] {
            let mut untouched = State::new(Lang::En, 7);
            untouched.restore_lesson(text);
            untouched.restore_reached(text);
            assert_eq!(untouched, State::new(Lang::En, 7), "{text}");
        }
    }

    #[test]
    fn what_was_reached_is_kept_and_secrets_aside_are_forgotten() {
        let mut state = begun();
        state.apply(Action::EndpointChosen("sandbox".into()));
        state.apply(Action::UserSigEdited(Secret::new("mine")));
        state.apply(to_load("first-nickname", false));
        send(&mut state);
        let mut again = State::new(Lang::En, 7);
        again.restore_reached(&state.lessons.reached_text());
        assert_eq!(again.lessons.progress("first-nickname"), Progress::Reached);
        state.apply(Action::SecretsForgotten);
        assert!(state.own().credentials.of(Realm::Sandbox).usersig.is_empty());
    }

    #[test]
    fn an_items_code_counts_where_the_lesson_ends_in_it() {
        let body =
            br#"{"ActionStatus":"OK","ErrorCode":0,"ResultItem":[{"To_Account":"x","ResultCode":30539}]}"#;
        let mut state = begun();
        state.apply(to_load("first-nickname", false));
        send(&mut state);
        let mut exchange = Exchange::clone(state.call.last().unwrap());
        let Outcome::Answered(received) = &mut exchange.outcome else { panic!("no reply") };
        received.body = Rc::new(body.to_vec());
        assert!(has_item(&exchange, 30539) && !has_item(&exchange, 0) && !has_item(&exchange, 3053));
    }
}
