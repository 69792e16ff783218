//! What the history does to the rest of the page: a request that was sent becomes the draft again, or is sent once more.

use super::action::Action;
use super::catalogue::Asker;
use super::history::{Entry, Step};
use super::notice::Notice;
use super::page::State;
use crate::api::Secret;
use crate::exchange::link::Shared;
use std::rc::Rc;

impl State {
    pub(super) fn step_history(&mut self, step: Step) {
        let before = self.history.trouble();
        let secrets = self.secrets_beside(&self.caller().usersig);
        self.history.apply(step, &secrets);
        if let Some(trouble) = self.history.trouble().filter(|trouble| Some(*trouble) != before) {
            self.notice = Some(Notice::HistoryUnkept(trouble));
        }
    }

    /// This UserSig and all secrets that are in the page: none may be kept.
    pub(super) fn secrets_beside(&self, usersig: &Secret) -> Rc<[Secret]> {
        let aside = self.lessons.current.iter().map(|current| &current.own.caller);
        self.credentials.secrets(aside, usersig)
    }

    /// The body before comes back by undo.
    pub(super) fn open_entry(&mut self, entry: &Entry) {
        self.ask_for_entry(entry, Asker::Past);
    }

    /// One that can't be sent as it was is only opened; and one call at a time, as ever.
    pub(super) fn replay(&mut self, entry: &Entry, at_ms: u64, random: u32) {
        match (self.call.sending(), entry.can_be_replayed()) {
            (Some(_), _) => {}
            (None, true) => self.ask_for_entry(entry, Asker::Replay { at_ms, random }),
            (None, false) => self.open_entry(entry),
        }
    }

    fn ask_for_entry(&mut self, entry: &Entry, asker: Asker) {
        let Some(body) = &entry.body else { return };
        // It is one's own, and no part of a lesson.
        self.leave_lesson();
        let asked = Shared {
            endpoint: Some(entry.endpoint.clone()),
            sdkappid: Some(entry.sdkappid.to_string()),
            identifier: Some(entry.identifier.to_string()),
            body: Some(body.to_string()),
            ..Shared::of_command(&entry.command)
        };
        self.ask_for(Rc::new(asked), asker);
    }

    /// Sends the request on screen with this `random`. A pinned one stays pinned for what is sent after it.
    pub(super) fn send_with(&mut self, random: u32, at_ms: u64) {
        let pinned = self.random_pinned.then(|| Rc::clone(&self.random));
        self.apply(Action::RandomDrawn(random));
        self.send(at_ms);
        if let Some(pinned) = pinned {
            self.random = pinned;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::command::{PORTRAIT_GET, PORTRAIT_SET};
    use crate::api::endpoint::Endpoint;
    use crate::api::reply::Failure;
    use crate::state::Lang;
    use crate::state::call::{Outcome, Settled};
    use crate::state::catalogue::CatalogueFiles;
    use crate::state::files::File;
    use crate::state::history::Trouble;

    const BODY: &str = "{ \"From_Account\":\"a\",\r\n\"n\":5.0 }";

    fn after(state: &State, actions: impl IntoIterator<Item = Action>) -> State {
        let mut next = state.clone();
        actions.into_iter().for_each(|action| next.apply(action));
        next
    }

    fn failed(id: u32) -> Action {
        let outcome = Outcome::Failed(Failure::Cors);
        Action::Settled(Settled { id, took_ms: 1, outcome, kept: None, next_random: 100 + id })
    }

    /// A page that sent a body to a server of one's own, and went on to another request.
    fn sent(body: &str) -> (State, Rc<Entry>) {
        let state = after(
            &State::new(Lang::En, 7),
            [
                Action::EndpointChosen("custom".into()),
                Action::CustomBaseEdited("http://127.0.0.1:8080".into()),
                Action::SdkAppIdEdited("1400000001".into()),
                Action::UserSigEdited(Secret::new("eJxSecret")),
                Action::BodyReplaced(body.to_owned()),
                Action::SendPressed { at_ms: 5_000 },
                failed(1),
                Action::BodyReplaced("{}".to_owned()),
                Action::SdkAppIdEdited("1400000002".into()),
                Action::EndpointChosen("sandbox".into()),
                Action::CommandChosen(PORTRAIT_GET.into()),
            ],
        );
        let entry = state.history.entries().values().next().cloned().unwrap();
        (state, entry)
    }

    fn replayed(entry: &Rc<Entry>) -> Action {
        Action::EntryReplayed { entry: Rc::clone(entry), at_ms: 9_000, random: 42 }
    }

    #[test]
    fn what_was_sent_is_the_draft_again_to_the_letter() {
        let (state, entry) = sent(BODY);
        let opened = after(&state, [Action::EntryOpened(entry)]);
        assert_eq!(opened.command.path, PORTRAIT_SET);
        assert_eq!(opened.endpoint, Endpoint::Custom("http://127.0.0.1:8080".into()));
        assert_eq!((&*opened.caller().sdkappid, &**opened.draft.body.text()), ("1400000001", BODY));
        assert!(opened.call.sending().is_none());
        assert_eq!(&**after(&opened, [Action::Undone]).draft.body.text(), "{}");
    }

    #[test]
    fn it_is_sent_again_with_another_random_and_a_pinned_one_stays_pinned() {
        let (state, entry) = sent(BODY);
        let again = after(&state, [replayed(&entry)]);
        let sending = again.call.sending().unwrap();
        assert_eq!((&*sending.call.random, &*sending.sent.body, sending.at_ms), ("42", BODY, 9_000));
        let settled = after(&again, [failed(2)]);
        assert_eq!((&*settled.random, settled.history.entries().len()), ("102", 2));
        let pinned = after(&state, [Action::RandomEdited("5".into()), replayed(&entry)]);
        assert_eq!(&*pinned.call.sending().unwrap().call.random, "42");
        assert_eq!((&*pinned.random, pinned.random_pinned), ("5", true));
        assert_eq!(after(&again, [replayed(&entry)]), again, "one call at a time");
    }

    #[test]
    fn one_of_the_catalogues_is_sent_once_that_is_there() {
        let (state, entry) = sent(BODY);
        let entry = Rc::new(Entry { command: "v4/openim/sendmsg".into(), ..Entry::clone(&entry) });
        let waiting = after(&state, [replayed(&entry)]);
        assert!(waiting.call.sending().is_none());
        let files = CatalogueFiles::FILES.map(|file| {
            let text = match file {
                File::Catalogue => include_str!("../../data/catalogue.tsv"),
                _ => include_str!("../../data/catalogue-fields.tsv"),
            };
            Action::FileFetched(file, Some(text.to_owned()))
        });
        let sending = after(&waiting, files);
        let call = &sending.call.sending().unwrap().call;
        assert_eq!((&*call.path, &*call.random, &*call.body), (&*entry.command, "42", BODY));
    }

    #[test]
    fn one_with_a_masked_secret_is_only_opened() {
        let (state, entry) = sent(r#"{"sig":"eJxSecret"}"#);
        let again = after(&state, [replayed(&entry)]);
        assert!(again.call.sending().is_none());
        assert_eq!(&**again.draft.body.text(), r#"{"sig":"***"}"#);
    }

    #[test]
    fn a_secret_that_is_forgotten_on_the_way_is_masked_all_the_same() {
        let (state, _) = sent(BODY);
        let body = r#"{"key":"SecretKey0123","sig":"eJxSecret"}"#;
        let forgotten = after(
            &state,
            [
                Action::EndpointChosen("custom".into()),
                Action::SecretKeyEdited(Secret::new("SecretKey0123")),
                Action::BodyReplaced(body.to_owned()),
                Action::SendPressed { at_ms: 6_000 },
                Action::SecretsForgotten,
                failed(2),
            ],
        );
        let newest = forgotten.history.entries().values().next_back().unwrap();
        assert_eq!(newest.body.as_deref(), Some(r#"{"key":"***","sig":"***"}"#));
    }

    #[test]
    fn trouble_is_told_once() {
        let (state, _) = sent(BODY);
        let full = |end| Action::History(Step::Written(end, Err(Trouble::Full)));
        let told = after(&state, [full(1)]);
        assert_eq!(told.notice, Some(Notice::HistoryUnkept(Trouble::Full)));
        let put_away = after(&told, [Action::NoticeDismissed, full(1)]);
        assert_eq!(put_away.notice, None);
    }
}
